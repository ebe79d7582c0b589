import { REACTIONS, type Reaction } from '@souk/contract/afterwards.ts'
import type { Arrival } from '../channels/arrival.ts'
import { endConsentsOfHandle } from '../consent/consent.ts'
import { editMessage, unsendMessage } from '../conversations/edit.ts'
import type { Inbound } from '../conversations/inbound.ts'
import { react } from '../conversations/reactions.ts'
import { hearOf, type Told } from '../conversations/told.ts'
import { hearInDoubt, isSending, messageOfRef, refsUpTo, unsentOf } from '../conversations/sent.ts'
import { say } from '../conversations/say.ts'
import { changeSpeaker, speakerOf } from '../conversations/speaker.ts'
import { messageOfClient } from '../conversations/store.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { moveHandle } from '../people/store.ts'
import { setTemplateState } from '../shops/templates.ts'
import type { Context } from './context.ts'
import { planFetching } from './fetch-media.ts'
import { clientIdOf, refsOf, shownParts, threadOf } from './inbound-message.ts'
import { knownHandle } from './known-handle.ts'
import { type OptOut, optIn, optOut } from './opt-out.ts'
import { sendInstead } from './send-instead.ts'

type News = Exclude<Arrival, { kind: 'message' }>
type Of<Kind extends News['kind']> = Extract<News, { kind: Kind }>

/** Takes down what a provider reports of messages and addresses. False where what it is about is not known (yet). */
export async function hearNews(context: Context, item: Inbound, news: News): Promise<boolean> {
  const at = context.clock.now()
  const { home, connection } = item
  if (news.kind === 'status') {
    const told = { home, connection, at, ...news }
    return news.unreached ? hearUnreached(context, told) : context.writer.hear({ told, newId: context.newId })
  }
  if (news.kind === 'template') {
    await context.database.transact((tx) => setTemplateState(tx, { home, ...news }))
    return true
  }
  if (news.kind === 'echo') return hearEcho(context, item, news)
  const known = await knownHandle(context, item, news)
  if (!known) return false
  switch (news.kind) {
    case 'upto':
      return hearUpTo(context, item, known.handle, news)
    case 'reaction':
      return hearReaction(context, item, known, news)
    case 'edit':
    case 'unsend':
      return hearChange(context, item, known.customer, news)
    case 'consent':
      await context.database.transact((tx) => hearConsent(tx, { home, handle: known.handle, at, by: 'provider' }, news))
      return true
    case 'moved':
      await context.database.transact((tx) => moveHandle(tx, { home, handle: known.handle, address: news.to }))
      return true
  }
}

/** A notice that a messenger took and then could not bring goes to another address, once, and the thread says so. */
async function hearUnreached(context: Context, told: Told & Pick<Of<'status'>, 'unreached'>): Promise<boolean> {
  const known = await context.database.transact(async (tx) => {
    const unsent = await unsentOf(tx.db, told)
    const instead = unsent && (await sendInstead(context, tx, unsent, told.unreached))
    return hearOf(tx, { ...told, reason: told.unreached, instead }, context.newId)
  })
  context.deliver.wake()
  return known
}

/** That offers are welcome again is no agreement to any: that is asked in the shop's own words. */
async function hearConsent(tx: Tx, said: OptOut, { wants, about }: Of<'consent'>): Promise<void> {
  if (about === undefined) await (wants ? optIn(tx, said) : optOut(tx, said))
  else if (!wants) await endConsentsOfHandle(tx, { ...said, purpose: about })
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
  { handle, customer }: { handle: string; customer: string },
  { ref, emoji, scope }: Of<'reaction'>,
): Promise<boolean> {
  const { home, connection } = item
  const { read } = context.database
  const clientId = clientIdOf({ channel: item.raw.channel, scope }, ref)
  const target =
    (await messageOfRef(read, { home, connection, ref, handle })) ??
    (await messageOfClient(read, { home, customer, clientId }))
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
  const clientId = clientIdOf({ ...news, channel: item.raw.channel }, news.ref)
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
async function hearEcho(context: Context, item: Inbound, news: Of<'echo'>): Promise<boolean> {
  const { home, connection, dedupe, raw } = item
  const { read } = context.database
  // It may be our own, whose name we have not been told yet.
  const known = context.channels.get(raw.channel)?.limits.ownEchoes && (await knownHandle(context, item, news))
  // Asked in this order: what is sent by then has its name.
  const sending = known && (await isSending(read, home, known.handle))
  if (await messageOfRef(read, { home, connection, ref: dedupe })) return true
  if (sending) return false
  const at = context.clock.now()
  const own = known && { home, handle: known.handle, ref: dedupe, at, newId: context.newId }
  if (own && (await context.database.transact((tx) => hearInDoubt(tx, own)))) return true
  const { conversation, handle } = await threadOf(context, item, news)
  const place = { home, conversation }
  const said = await shownParts(context, item, news.parts, handle)
  const { message } = await context.database.transact(async (tx) => {
    const { kind, epoch } = await speakerOf(tx, place)
    const speaker = kind === 'staff' ? { epoch } : await changeSpeaker(tx, { ...place, to: 'staff', at })
    const author = { kind: 'staff' as const }
    const told = { clientId: clientIdOf({ ...news, channel: raw.channel }, dedupe), epoch: speaker.epoch, told: true }
    return say(tx, { ...place, author, purpose: 'service', parts: said, ...told, at, newId: context.newId })
  })
  await planFetching(context, { ...place, connection, message, channel: raw.channel, refs: refsOf(news) })
  return true
}
