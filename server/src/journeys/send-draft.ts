import { isDeepStrictEqual } from 'node:util'
import type { Author } from '@souk/contract/conversation.ts'
import type { DraftSend } from '@souk/contract/draft.ts'
import type { Part } from '@souk/contract/parts.ts'
import { answered } from '../conversations/answered.ts'
import type { Claimed, Place } from '../conversations/conversation.ts'
import { handedBackOf } from '../conversations/handed-back.ts'
import { asWritten } from '../conversations/heard.ts'
import { readContext, waitingMessages } from '../conversations/mailbox.ts'
import { say } from '../conversations/say.ts'
import { lockStream } from '../conversations/speaker.ts'
import { keepTalk } from '../conversations/talk.ts'
import { type DraftRow, gistOf } from '../drafts/draft.ts'
import { endDraft, findDraft, putDraft } from '../drafts/store.ts'
import { countDraft } from '../drafts/trust.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { speaking, tellDraft } from './draft.ts'
import { planPreview } from './preview/preview.ts'
import { rehearse, type Rehearsed } from './rehearse.ts'
import { turnTools } from './tools.ts'
import { Overtaken } from './turn-change.ts'
import { keptAfter, keptOf, turnOf } from './turn-of.ts'

/** `by` for the audit, and which member that is; `author` who says it where a person holds the thread. */
type Who = { by: string; member: string | undefined }
export type SendDraft = { shop: Shop; place: Place; send: DraftSend; author: Author } & Who

type Ready = Pick<DraftRow, 'messages' | 'talk' | 'language' | 'handover'>

/**
 * Sends what the concierge thought of, as it is or in other words, and does what it would have done. It is thought through
 * once more before: where the answer would now be another one, that becomes the draft, and nothing is sent. Twice is once.
 */
export async function sendDraft(context: Context, input: SendDraft): Promise<string[]> {
  const { place, send } = input
  const row = await findDraft(context.database.read, place, { id: send.draft })
  if (!row) throw new Failure('not_found')
  if (row.state === 'sent') return row.sent
  if (row.state !== 'open') throw new Failure('draft_stale')
  const acts = send.act && (row.reasons.acts.length > 0 || row.unforeseen)
  const ready = send.messages && !acts ? row : await readyOf(context, input, row, acts)
  const messages = send.messages ? edited(send.messages, row.messages, ready.messages) : ready.messages
  const sent = await context.database.transact((tx) =>
    finish(context, tx, input, { row, ready: { ...ready, messages } }),
  )
  context.deliver.wake()
  return sent
}

/** The draft thought through once more, and done where it does something. */
async function readyOf(context: Context, { shop }: SendDraft, row: DraftRow, acts: boolean): Promise<Ready> {
  const thread = await readContext(context.database, row, row.handle)
  if (!thread) throw new Failure('not_found')
  const said = (await waitingMessages(context.database, row, row.from, row.upTo)).map(asWritten)
  const [message, ...following] = said.filter(({ handle }) => handle === said[0]?.handle)
  // What it answers was taken back.
  if (!message) throw new Failure('draft_stale')
  const kept = keptOf(thread.state)
  const handedBack = await handedBackOf(context.database.read, { ...row, context: thread })
  const turn = await turnOf(context, { shop, thread: speaking(thread), message, following, kept, handedBack })
  const claim: Claimed = { ...row, claim: row.id, first: row.from, last: row.upTo, context: thread }
  const again = await rehearse(context, { shop, claim, turn, upTo: row.upTo })
  const answers = [message, ...following]
  if (again.unforeseen !== row.unforeseen || gistOf(again.messages) !== gistOf(row.messages)) {
    const talk = keptAfter(kept, answers, again.state)
    await replace(context, row, again, talk)
    throw new Failure('draft_stale')
  }
  if (!acts) return { ...again, talk: keptAfter(kept, answers, again.state) }
  try {
    const tools = turnTools(context, { shop, claim, message: message.id, upTo: row.upTo })
    const { messages, state, language, handover } = await context.reply(turn, tools)
    return { messages, language, talk: keptAfter(kept, answers, state), handover: handover?.reason }
  } catch (error) {
    if (error instanceof Overtaken) throw new Failure('draft_stale')
    throw error
  }
}

async function replace(context: Context, row: DraftRow, again: Rehearsed, talk: unknown): Promise<void> {
  const { reasons, messages, language, unforeseen, handover } = again
  const { state: _state, sent: _sent, handover: _before, ...kept } = row
  const at = context.clock.now().toISOString()
  const fresh = { ...kept, id: context.newId(), at, reasons, messages, language, unforeseen, talk }
  await context.database.transact(async (tx) => {
    await lockStream(tx, row)
    const now = await findDraft(tx.db, row, { id: row.id })
    if (now?.state !== 'open') return
    await putDraft(tx, { ...fresh, ...(handover ? { handover } : {}) })
    await tellDraft(tx, fresh, 'new', { at: new Date(at) })
  })
}

/** Parts of the draft that an edit kept are those that really came to be: a cart, a page to pay on. */
function edited(wanted: DraftSend['messages'], thought: DraftRow['messages'], made: readonly Part[][]): Part[][] {
  const before = thought.flat()
  const now = made.flat()
  return (wanted ?? []).map((parts) =>
    parts.map((part) => now[before.findIndex((one) => isDeepStrictEqual(one, part))] ?? part),
  )
}

async function finish(
  context: Context,
  tx: Tx,
  { shop, place, send, by, member, author }: SendDraft,
  { row, ready }: { row: DraftRow; ready: Ready },
): Promise<string[]> {
  await lockStream(tx, place)
  const now = await findDraft(tx.db, place, { id: row.id, lock: true })
  if (now?.state === 'sent') return now.sent
  if (now?.state !== 'open') throw new Failure('draft_stale')
  const at = context.clock.now()
  const isWhisper = row.kind === 'whisper'
  const { persona, draftsUntilLive } = shop.settings
  const speaks: Author = isWhisper ? author : { kind: 'concierge', name: persona.name || shop.name }
  const sent: string[] = []
  for (const [index, parts] of ready.messages.entries()) {
    const said = await say(tx, {
      ...place,
      author: speaks,
      purpose: 'service',
      parts,
      clientId: `draft/${row.id}/${index}`,
      ...(isWhisper ? { epoch: row.epoch } : {}),
      at,
      newId: context.newId,
    })
    await planPreview(tx, { ...place, message: said.message, parts })
    sent.push(said.message)
  }
  await keepTalk(tx, place, { state: ready.talk, language: ready.language, introduced: row.introduces, at })
  // Who is to be called goes on being waited for.
  if (!isWhisper && ready.handover === undefined) await answered(tx, place, at)
  await endDraft(tx, { home: row.home, id: row.id }, 'sent', sent)
  const fate = send.messages ? 'edited' : 'unedited'
  const live = await countDraft(tx, row.home, { intents: row.intents, fate, needed: draftsUntilLive, at })
  await recordAudit(tx, {
    home: row.home,
    id: context.newId(),
    actor: by,
    action: 'draft.send',
    target: place.conversation,
    data: { draft: row.id, edited: fate === 'edited', ...(live.length > 0 ? { live } : {}) },
  })
  await tellDraft(tx, row, 'sent', { at, by: member })
  return sent
}

/** Puts a draft away. What is not wanted of a concierge that may not speak yet is no sign of trust in it. */
export async function dismissDraft(
  context: Context,
  { shop, place, draft, by, member }: { shop: Shop; place: Place; draft: string } & Who,
): Promise<DraftRow> {
  return context.database.transact(async (tx) => {
    await lockStream(tx, place)
    const row = await findDraft(tx.db, place, { id: draft, lock: true })
    if (!row) throw new Failure('not_found')
    if (!(await endDraft(tx, { home: row.home, id: row.id }, 'dismissed'))) return row
    const { intents, kind, home } = row
    const needed = shop.settings.draftsUntilLive
    const at = context.clock.now()
    if (kind === 'draft') await countDraft(tx, home, { intents, fate: 'dismissed', needed, at })
    const target = place.conversation
    const data = { draft: row.id }
    await recordAudit(tx, { home, id: context.newId(), actor: by, action: 'draft.dismiss', target, data })
    await tellDraft(tx, row, 'dismissed', { at, by: member })
    return { ...row, state: 'dismissed' }
  })
}
