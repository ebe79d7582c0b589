import { z } from 'zod'
import type { Place } from '../conversations/conversation.ts'
import {
  dropReaches,
  markTold,
  type Reach,
  reachedOf,
  reachedSince,
  reachesOf,
  type UnreadAnswer,
  unreadAnswer,
} from '../conversations/reaches.ts'
import type { Tx } from '../kernel/database.ts'
import { addJob } from '../kernel/jobs.ts'
import { push } from '../kernel/push.ts'
import type { StoredFact } from '../kernel/stored-fact.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { excerptOf, threadMail } from './mail/answer-mail.ts'
import { mailLanguage } from './mail/texts.ts'
import { mayTell } from './may-tell.ts'

/** How long an answer may lie unread before somebody who is away is told of it. */
export const UNREAD_MS = 60_000
const TICK_MS = 5_000
/** After a start: what may have been said while nobody was counting. */
const LOOK_BACK_MS = 24 * 3_600_000

/**
 * Watches what the shop says. What is still unread after a minute is told to those who asked for it, by push or e-mail:
 * once, until they have read again. The waiting is counted in memory, as almost all of it ends by being read; what a
 * crash forgets is looked for at the next start.
 */
export function startNudges(context: Context): { stop(): void; tick(): Promise<void> } {
  const waiting = new Map<string, Place & { seq: number; since: number }>()

  function hear(facts: readonly StoredFact[]): void {
    for (const { home, stream, seq, kind, data } of facts) {
      if (kind === 'message.created') {
        if (isOfShopper(data)) waiting.delete(stream)
        else waiting.set(stream, { home, conversation: stream, seq, since: context.clock.now().getTime() })
      } else if (kind === 'message.status' && isRead(data, waiting.get(stream)?.seq)) {
        waiting.delete(stream)
      }
    }
  }

  async function tick(): Promise<void> {
    const due = context.clock.now().getTime() - UNREAD_MS
    const places = [...waiting.values()].filter(({ since }) => since <= due)
    for (const { conversation } of places) waiting.delete(conversation)
    if (places.length > 0) for (const place of await reachedOf(context.database, places)) await tell(place)
  }

  async function tell(place: Place): Promise<void> {
    await nudge(context, place).catch((error: unknown) => {
      context.log.error({ err: error, conversation: place.conversation }, 'who waits for an answer could not be told')
    })
  }

  async function lookBack(): Promise<void> {
    const now = context.clock.now().getTime()
    for (const place of await reachedSince(context.database, new Date(now - LOOK_BACK_MS))) await tell(place)
  }

  context.hub.onPublish(hear)
  context.background.start('nudges of before', lookBack)
  const timer = setInterval(() => context.background.start('nudges', tick), TICK_MS)
  timer.unref()
  return { stop: () => clearInterval(timer), tick }
}

const Message = z.object({ message: z.object({ author: z.object({ kind: z.string() }) }) })
const Status = z.object({ status: z.literal('read'), by: z.literal('shopper'), upTo: z.number() })

function isOfShopper(data: unknown): boolean {
  return Message.safeParse(data).data?.message.author.kind === 'shopper'
}

function isRead(data: unknown, seq: number | undefined): boolean {
  const mark = seq === undefined ? undefined : Status.safeParse(data).data
  return mark !== undefined && seq !== undefined && mark.upTo >= seq
}

/** Tells whoever has not read the last answer of a thread, unless they were told of what they have still not read. */
export async function nudge(context: Context, place: Place): Promise<void> {
  const answer = await unreadAnswer(context.database, place)
  if (!answer || context.clock.now().getTime() - answer.at.getTime() < UNREAD_MS) return
  const shop = await context.directory.byId(place.home)
  if (!shop || !(await mayTell(context, context.database.read, { shop, place, answer }))) return
  await context.database.transact(async (tx) => {
    const reaches = await reachesOf(tx.db, place)
    if (reaches.some((reach) => reach.told_seq > answer.read_seq) || !(await markTold(tx, place, answer.seq))) return
    const devices = reaches.filter(({ kind }) => kind === 'push').map(({ id }) => id)
    if (devices.length > 0) tx.later(addJob(tx, 'push', { ...place, devices, seq: answer.seq }))
    else await mailAnswer(context, tx, { shop, place, answer, reaches })
  })
}

type Told = { shop: Shop; place: Place; answer: UnreadAnswer; reaches: readonly Reach[] }

async function mailAnswer(context: Context, tx: Tx, { shop, place, answer, reaches }: Told): Promise<void> {
  const address = reaches.find(({ kind }) => kind === 'email')?.address
  if (address === undefined || !(await mayTell(context, tx.db, { shop, place, answer, address }))) return
  const { conversation } = place
  const language = answer.language || answer.locale
  threadMail(context, tx, { shop, conversation, address, language, cause: `answer/${answer.id}`, answer })
}

const PushJob = z.object({
  home: z.string(),
  conversation: z.string(),
  devices: z.array(z.string()),
  seq: z.number(),
})

/** Pushes an answer to the devices of a thread; a device that is gone is forgotten, and where none is left, an e-mail goes. */
export async function pushAnswer(context: Context, payload: unknown): Promise<void> {
  const { home, conversation, devices, seq } = PushJob.parse(payload)
  const place = { home, conversation }
  const [answer, shop] = await Promise.all([unreadAnswer(context.database, place), context.directory.byId(home)])
  // Read meanwhile, or followed by another answer that is told by itself.
  if (!answer || answer.seq !== seq || !shop) return
  // Or they have said STOP.
  if (!(await mayTell(context, context.database.read, { shop, place, answer }))) return
  const reaches = await reachesOf(context.database.read, place)
  const text = excerptOf(answer.parts, mailLanguage(answer.language || answer.locale))
  const message = { title: shop.name, body: text, url: `/s/${shop.slug}`, tag: conversation }
  const gone: string[] = []
  for (const { id, address, keys } of reaches) {
    if (keys === null || !devices.includes(id)) continue
    if ((await push(context, { endpoint: address, keys }, message)) === 'gone') gone.push(id)
  }
  if (gone.length === 0) return
  await context.database.transact(async (tx) => {
    await dropReaches(tx, place, gone)
    if (gone.length === devices.length) await mailAnswer(context, tx, { shop, place, answer, reaches })
  })
}
