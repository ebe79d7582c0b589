import { randomBytes } from 'node:crypto'
import type { Device } from '@souk/contract/device.ts'
import type { Language } from '@souk/contract/understanding.ts'
import type { Place } from '../conversations/conversation.ts'
import { keepLink, lockLink, markUsed, setHandle } from '../conversations/devices.ts'
import { say } from '../conversations/say.ts'
import { lockStream } from '../conversations/speaker.ts'
import { findConversation } from '../conversations/store.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { hashKey } from '../kernel/secrets.ts'
import { insertHandle } from '../people/store.ts'
import type { Shop } from '../shops/shop.ts'
import { type Grant, issueGrant } from './caller.ts'
import type { Context } from './context.ts'
import { mailLanguage } from './mail/texts.ts'

/** As long as it takes to find the other device. */
const LINK_MS = 10 * 60_000
/** 128 bits: nobody guesses it, and the picture of its link is still coarse enough for any camera. */
const CODE_BYTES = 16

/** A new code for the thread. What is stored is its digest: a copy of the table opens nothing. */
export async function createLink(context: Context, tx: Tx, place: Place): Promise<{ code: string; expiresAt: string }> {
  const code = randomBytes(CODE_BYTES).toString('base64url')
  const expires_at = new Date(context.clock.now().getTime() + LINK_MS)
  const { home, conversation } = place
  await keepLink(tx, { home, conversation, id: context.newId(), code: hashKey(code), expires_at })
  return { code, expiresAt: expires_at.toISOString() }
}

export type ArriveInput = {
  shop: Shop
  code: string
  device: Device
  /** What the browser that opens the link could open already. */
  own: Grant | undefined
  /** Its own other thread may give way. */
  instead: boolean
}
export type Arrived = { conversation: string; token: string; handle: string }

/**
 * Goes on with a thread where its code was opened: the device becomes a handle of the same customer, with a token of its
 * own. Throws `link_used` for a code that was exchanged or is too old, and `other_thread`, before it is used up, where
 * the browser would lose a thread of its own.
 */
export async function arrive(context: Context, tx: Tx, input: ArriveInput): Promise<Arrived> {
  const { shop, code, device, own, instead } = input
  const home = shop.id
  const at = context.clock.now()
  const link = await lockLink(tx, home, hashKey(code))
  if (!link) throw new Failure('not_found')
  if (link.used_at !== null || link.expires_at.getTime() <= at.getTime()) throw new Failure('link_used')
  const { conversation } = link
  const here = own?.home === home ? own : undefined
  const isBack = here?.conversation === conversation
  if (here?.conversation !== undefined && !isBack && !instead) throw new Failure('other_thread')
  await markUsed(tx, link, at)
  const row = await findConversation(tx.db, conversation, home)
  if (!row || row.customer === null) throw new Failure('not_found')
  const { customer } = row
  const handle = (isBack ? here.handle : undefined) ?? (await newDevice(context, tx, { home, customer }))
  await moveThread(context, tx, { home, conversation, handle, device })
  return { conversation, handle, token: issueGrant(context, { home, customer, handle, conversation }) }
}

/** A browser of the customer's, as a handle of its own. */
export async function newDevice(context: Context, tx: Tx, whose: { home: string; customer: string }): Promise<string> {
  const handle = context.newId()
  await insertHandle(tx, {
    ...whose,
    handle,
    link: context.newId(),
    channel: 'web',
    scope: whose.home,
    address: handle,
    evidence: 'continue_link',
  })
  return handle
}

/** The shopper goes on at this handle, and its other devices are told so by a message. Where it is there already, nothing. */
export async function moveThread(
  context: Context,
  tx: Tx,
  { home, conversation, handle, device }: Place & { handle: string; device: Device },
): Promise<void> {
  // The stream before the conversation, as everywhere.
  await lockStream(tx, { home, conversation })
  const row = await findConversation(tx.db, conversation, home)
  if (!row || !(await setHandle(tx, { home, conversation }, handle))) return
  const text = MOVED[mailLanguage(row.language || row.locale)][device]
  await say(tx, {
    home,
    conversation,
    author: { kind: 'system' },
    purpose: 'service',
    parts: [{ type: 'system', code: 'thread.moved', text, to: { handle, device } }],
    at: context.clock.now(),
    newId: context.newId,
  })
}

const MOVED: { readonly [L in Language]: { readonly [D in Device]: string } } = {
  en: { phone: 'Continued on a phone', tablet: 'Continued on a tablet', computer: 'Continued on a computer' },
  de: { phone: 'Weiter auf einem Handy', tablet: 'Weiter auf einem Tablet', computer: 'Weiter auf einem Computer' },
  nl: { phone: 'Verder op een telefoon', tablet: 'Verder op een tablet', computer: 'Verder op een computer' },
  ru: {
    phone: 'Разговор продолжен на телефоне',
    tablet: 'Разговор продолжен на планшете',
    computer: 'Разговор продолжен на компьютере',
  },
  zh: { phone: '已在手机上继续', tablet: '已在平板上继续', computer: '已在电脑上继续' },
  ka: {
    phone: 'საუბარი გრძელდება ტელეფონზე',
    tablet: 'საუბარი გრძელდება პლანშეტზე',
    computer: 'საუბარი გრძელდება კომპიუტერზე',
  },
}
