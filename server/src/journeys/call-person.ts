import { z } from 'zod'
import { CALL_PERSON, type Call, openCallIn, lockCall, markCalled } from '../conversations/calls.ts'
import type { Tx } from '../kernel/database.ts'
import { addJob } from '../kernel/jobs.ts'
import { push } from '../kernel/push.ts'
import type { Shop } from '../shops/shop.ts'
import { deviceOnDuty, devicesOf, markDevice } from '../staff/devices.ts'
import { answerersOf } from '../staff/duty.ts'
import type { MemberRow } from '../staff/members.ts'
import { assignWaiting } from './assign-waiting.ts'
import type { Context } from './context.ts'
import { callMail, contactOf, threadPage } from './mail/call-mail.ts'
import { mailLanguage, mailText } from './mail/texts.ts'

/** So long after the browsers the mailboxes are told, if nobody has answered. */
export const MAIL_AFTER_MS = 120_000
export const CALL_PUSH = 'call-push'
export const CALL_MAIL = 'call-mail'

const CallJob = z.object({ home: z.string(), call: z.string() })
const PushJob = CallJob.extend({ device: z.string() })

/**
 * The jobs of a call, the first of which was stored with it. Each looks again whether somebody still waits, so that none
 * calls after an answer, and marks what it has done in the commit that does it, so that none calls twice.
 */
export function callJobs(context: Context): Record<string, (payload: unknown) => Promise<void>> {
  return {
    [CALL_PERSON]: (payload) => callPerson(context, payload),
    [CALL_PUSH]: (payload) => callByPush(context, payload),
    [CALL_MAIL]: (payload) => callByMail(context, payload),
  }
}

/** Somebody began to wait: who is on duty is told in their browsers; where nobody is, the shop's contact by mail at once. */
async function callPerson(context: Context, payload: unknown): Promise<void> {
  const key = CallJob.parse(payload)
  const shop = await context.directory.byId(key.home)
  if (!shop) return
  const conversation = await openCallIn(context.database.read, key)
  if (conversation) await assignWaiting(context, { home: key.home, conversation })
  await context.database.transact(async (tx) => {
    const call = await lockCall(tx, key)
    if (!call || call.told_at) return
    const at = context.clock.now()
    const onDuty = (await answerersOf(tx.db, key.home)).filter((one) => one.onDuty)
    await markCalled(tx, call, { told_at: at, staffed: onDuty.length > 0 })
    if (onDuty.length === 0) return mail(context, tx, { shop, call })
    const devices = await devicesOf(
      tx.db,
      onDuty.map(({ user }) => user),
    )
    for (const { id } of devices) tx.later(addJob(tx, CALL_PUSH, { ...key, device: id }))
    tx.later(addJob(tx, CALL_MAIL, key, { runAt: new Date(call.at.getTime() + MAIL_AFTER_MS) }))
  })
}

async function callByPush(context: Context, payload: unknown): Promise<void> {
  const { home, call, device: id } = PushJob.parse(payload)
  const { database } = context
  const [shop, device] = await Promise.all([context.directory.byId(home), deviceOnDuty(database.read, home, id)])
  if (!shop || !device || device.told === call) return
  const conversation = await openCallIn(database.read, { home, call })
  if (!conversation) return
  const language = mailLanguage(shop.locale)
  const message = {
    title: shop.name,
    body: mailText(language, 'call.title'),
    url: threadPage(shop, conversation),
    // Told once more after a crash, it takes the place of what the browser shows already.
    tag: call,
  }
  const fate = await push(context, device, message)
  await database.transact((tx) => markDevice(tx, id, fate === 'gone' ? 'gone' : { told: call }))
}

async function callByMail(context: Context, payload: unknown): Promise<void> {
  const key = CallJob.parse(payload)
  const shop = await context.directory.byId(key.home)
  if (!shop) return
  await context.database.transact(async (tx) => {
    const call = await lockCall(tx, key)
    if (call && !call.mailed_at) await mail(context, tx, { shop, call })
  })
}

/** To everybody who is on duty now; where nobody is, to the shop's contact, else to its owners. */
async function mail(context: Context, tx: Tx, { shop, call }: { shop: Shop; call: Call }): Promise<void> {
  await markCalled(tx, call, { mailed_at: context.clock.now() })
  const team = await answerersOf(tx.db, shop.id)
  const onDuty = team.filter((one) => one.onDuty)
  const contact = contactOf(shop)
  const owners = team.filter(({ role }) => role === 'owner')
  const recipients: Pick<MemberRow, 'email' | 'name'>[] =
    onDuty.length > 0 ? onDuty : contact === undefined ? owners : [{ email: contact, name: shop.name }]
  for (const { email: address, name } of recipients)
    callMail(context, tx, { shop, call, recipient: { address, name }, staffed: onDuty.length > 0 })
}
