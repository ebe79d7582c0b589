import { isDeepStrictEqual } from 'node:util'
import type { Author } from '@souk/contract/conversation.ts'
import type { Part } from '@souk/contract/parts.ts'
import { consentState } from '../consent/consent.ts'
import { RULES, type SaidFor } from '../consent/purpose.ts'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import { Failure } from '../kernel/failure.ts'
import type { NewId } from '../kernel/ids.ts'
import { answered } from './answered.ts'
import type { Place } from './conversation.ts'
import { shownChannel } from './message.ts'
import { lockStream } from './speaker.ts'

export type SayInput = Place & {
  author: Author
  /** What decides whether it may be sent: checked for each handle at the moment of sending. */
  purpose: SaidFor
  parts: readonly Part[]
  at: Date
  newId: NewId
  /** The sender's own key: the same one twice is one message. */
  clientId?: string
  /** For staff: the epoch they speak in. */
  epoch?: number
  /** Another handle of the customer's than the one the thread is with. */
  to?: { handle: string; connection: string | null; channel?: string }
  /** It has reached them already, by the provider's own app. */
  told?: boolean
}

/**
 * Says something for the shop outside a turn: a stylist's answer, news of a delivery. Stores the message, its fact, and a
 * delivery where the conversation's handle is one that is pushed to.
 */
export async function say(tx: Tx, input: SayInput): Promise<{ message: string; seq: number; known: boolean }> {
  const { home, conversation, author, parts, at, newId, clientId } = input
  await lockStream(tx, input)
  if (clientId !== undefined) {
    const known = await tx.db
      .selectFrom('messages')
      .select(['id', 'seq', 'author_kind', 'parts', 'edited_at', 'removed_at'])
      .where('home', '=', home)
      .where('conversation', '=', conversation)
      .where('client_id', '=', clientId)
      .executeTakeFirst()
    if (known) {
      // What was changed since is no longer what was sent; who repeats it hears that it was stored.
      const changed = input.told || known.edited_at !== null || known.removed_at !== null
      if (known.author_kind !== author.kind || !(changed || isDeepStrictEqual(known.parts, parts)))
        throw new Failure('conflicting_client_id')
      return { message: known.id, seq: known.seq, known: true }
    }
  }
  const target = await tx.db
    .selectFrom('conversations as c')
    .leftJoin('handles as h', (join) => join.onRef('h.home', '=', 'c.home').onRef('h.id', '=', 'c.handle'))
    .select(['c.epoch', 'c.speaker_kind', 'c.handle', 'h.connection', 'h.channel', 'h.stopped_at'])
    .where('c.home', '=', home)
    .where('c.id', '=', conversation)
    .forUpdate(['c'])
    .executeTakeFirstOrThrow()
  if (author.kind === 'staff' && (target.speaker_kind !== 'staff' || target.epoch !== input.epoch)) {
    throw new Failure('stale_epoch')
  }
  const { handle, connection } = input.to ?? target
  // On the web saying is sending: no delivery stands between, which would be refused.
  if (handle !== null && connection === null && RULES[input.purpose].needs === 'consent') {
    const consent = await consentState(tx.db, { home, handle, purpose: input.purpose })
    if (consent !== 'given' || target.stopped_at !== null)
      throw new Failure('forbidden', 'they have not agreed to that')
  }
  if (author.kind === 'staff') tx.later(answered(tx, input, at))
  const id = newId()
  const { channel } = input.to ?? target
  const message = { id, author, parts, ...(clientId === undefined ? {} : { clientId }), ...shownChannel(channel) }
  const [fact] = await appendFacts(tx, { home, stream: conversation }, at, [
    { kind: 'message.created', data: { message }, subject: id },
  ])
  const seq = fact?.seq ?? 0
  await tx.db
    .insertInto('messages')
    .values({
      home,
      id,
      conversation,
      seq,
      author_kind: author.kind,
      author_id: author.id ?? null,
      author_name: author.name ?? null,
      handle,
      client_id: clientId ?? null,
      said_for: input.purpose,
      parts: JSON.stringify(parts),
      at,
    })
    .execute()
  if (!input.told && connection !== null && handle !== null) {
    await tx.db
      .insertInto('deliveries')
      .values({
        home,
        id: newId(),
        conversation,
        message: id,
        seq,
        handle,
        connection,
        purpose: input.purpose,
      })
      .execute()
  }
  return { message: id, seq, known: false }
}
