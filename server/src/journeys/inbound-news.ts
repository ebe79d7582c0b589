import { REACTIONS, type Reaction } from '@souk/contract/afterwards.ts'
import type { Arrival } from '../channels/arrival.ts'
import { editMessage, unsendMessage } from '../conversations/edit.ts'
import type { Inbound } from '../conversations/inbound.ts'
import { react } from '../conversations/reactions.ts'
import { hearOf, messageOfRef, refsUpTo } from '../conversations/sent.ts'
import { say } from '../conversations/say.ts'
import { changeSpeaker, speakerOf } from '../conversations/speaker.ts'
import { lastConversation, messageOfClient } from '../conversations/store.ts'
import { Failure } from '../kernel/failure.ts'
import { findHandle, moveHandle } from '../people/store.ts'
import type { Context } from './context.ts'
import { clientIdOf, shownParts } from './inbound-message.ts'
import { optIn, optOut } from './opt-out.ts'

type News = Exclude<Arrival, { kind: 'message' }>
type Of<Kind extends News['kind']> = Extract<News, { kind: Kind }>

/** Takes down what a provider reports of messages and addresses. False where what it is about is not known (yet). */
export async function hearNews(context: Context, item: Inbound, news: News): Promise<boolean> {
  const at = context.clock.now()
  const { home, connection } = item
  if (news.kind === 'status') {
    const told = { home, connection, at, ...news }
    return context.database.transact((tx) => hearOf(tx, told, context.newId))
  }
  const { channel } = item.raw
  const known = await findHandle(context.database.read, { home, channel, scope: news.scope, address: news.address })
  if (!known) return false
  switch (news.kind) {
    case 'upto':
      return hearUpTo(context, item, known.handle, news)
    case 'reaction':
      return hearReaction(context, item, known.customer, news)
    case 'edit':
    case 'unsend':
      return hearChange(context, item, known.customer, news)
    case 'consent':
      await context.database.transact((tx) =>
        news.wants
          ? optIn(tx, { home, handle: known.handle })
          : optOut(tx, { home, handle: known.handle, at, by: 'provider' }),
      )
      return true
    case 'moved':
      await context.database.transact((tx) => moveHandle(tx, { home, handle: known.handle, address: news.to }))
      return true
    case 'echo':
      return hearEcho(context, item, known.customer, news)
  }
}

/** Whatever was sent to them until then has come to this, each message once. */
async function hearUpTo(
  context: Context,
  item: Inbound,
  handle: string,
  { state, until }: Of<'upto'>,
): Promise<boolean> {
  const { home, connection } = item
  const at = context.clock.now()
  await context.database.transact(async (tx) => {
    for (const ref of await refsUpTo(tx.db, { home, handle, state, until: new Date(until) }))
      await hearOf(tx, { home, connection, ref, state, at }, context.newId)
  })
  return true
}

/** Messengers know hundreds; ours has six, and those which mean the same are one. */
const MEANT: Readonly<Record<Reaction, string>> = {
  heart: '❤🧡💛💚💙💜🖤🤍🤎💕💖💗😍🥰😘',
  'thumbs-up': '👍👌✅💯🔥👏💪',
  laugh: '😂🤣😆😄😁😀😅',
  surprised: '😮😯😲😱🤯',
  sad: '😢😭😞☹🙁💔👎😡😠',
  thanks: '🙏🤝🤗',
}

async function hearReaction(
  context: Context,
  item: Inbound,
  customer: string,
  { ref, emoji }: Of<'reaction'>,
): Promise<boolean> {
  const { home, connection } = item
  const { read } = context.database
  const clientId = clientIdOf(item.raw.channel, ref)
  const target =
    (await messageOfRef(read, { home, connection, ref })) ?? (await messageOfClient(read, { home, customer, clientId }))
  if (!target) return false
  const sign = emoji === null ? null : [...emoji][0]
  const reaction = sign === null ? null : REACTIONS.find((name) => sign !== undefined && MEANT[name].includes(sign))
  if (reaction === undefined) return true
  const by = { kind: 'shopper' as const, id: customer }
  await settle(context.database.transact((tx) => react(tx, { ...target, by, reaction, at: context.clock.now() })))
  return true
}

async function hearChange(
  context: Context,
  item: Inbound,
  customer: string,
  news: Of<'edit'> | Of<'unsend'>,
): Promise<boolean> {
  const clientId = clientIdOf(item.raw.channel, news.ref)
  const target = await messageOfClient(context.database.read, { home: item.home, customer, clientId })
  if (!target) return false
  const change = { ...target, by: { kind: 'shopper' as const, id: customer }, at: context.clock.now() }
  await settle(
    context.database.transact((tx) =>
      news.kind === 'edit' ? editMessage(tx, { ...change, text: news.text }) : unsendMessage(tx, change),
    ),
  )
  return true
}

/** What comes too late to change anything is over. */
async function settle(change: Promise<unknown>): Promise<void> {
  await change.catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error
  })
}

/** Staff answered in the provider's own app: it stands in the thread, and the concierge keeps quiet from now on. */
async function hearEcho(context: Context, item: Inbound, customer: string, { parts }: Of<'echo'>): Promise<boolean> {
  const { home, dedupe } = item
  const { read } = context.database
  if (await messageOfRef(read, { home, connection: item.connection, ref: dedupe })) return true
  const last = await lastConversation(read, home, customer)
  if (!last) return false
  const place = { home, conversation: last.conversation }
  const at = context.clock.now()
  const said = await shownParts(context, item, parts)
  await context.database.transact(async (tx) => {
    const { kind, epoch } = await speakerOf(tx, place)
    const speaker = kind === 'staff' ? { epoch } : await changeSpeaker(tx, { ...place, to: 'staff', at })
    const clientId = clientIdOf(item.raw.channel, dedupe)
    const author = { kind: 'staff' as const }
    await say(tx, {
      ...place,
      author,
      purpose: 'service',
      parts: said,
      clientId,
      epoch: speaker.epoch,
      at,
      newId: context.newId,
      told: true,
    })
  })
  return true
}
