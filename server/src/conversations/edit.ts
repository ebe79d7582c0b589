import { EDITABLE_MS } from '@souk/contract/afterwards.ts'
import { type Author, Message } from '@souk/contract/conversation.ts'
import type { Part } from '@souk/contract/parts.ts'
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import { Failure } from '../kernel/failure.ts'
import type { Place } from './conversation.ts'
import { dropFromHistory, rewordHistory } from './history.ts'
import { linkIn } from './link.ts'
import { maskCards } from './mask.ts'
import { messageOf, updateOf } from './message.ts'
import { lockStream } from './speaker.ts'
import { dropUploads } from './uploads.ts'

export type ChangeInput = Place & { message: string; by: Author; at: Date }

/** A message whose stream is locked: nothing else becomes of it before the commit. */
export type Locked = { message: Message; seq: number; at: Date; dismissed: boolean }

/** Parts that did something when they were sent: what was done is not undone by taking the words back. */
const DONE = new Set<Part['type']>([
  'choice',
  'form',
  'address',
  'cart',
  'checkout',
  'payment.request',
  'order',
  'tracking',
  'system',
])

export async function lockMessage(tx: Tx, place: Place, id: string): Promise<Locked> {
  await lockStream(tx, place)
  const row = await tx.db
    .selectFrom('messages')
    .selectAll()
    .where('home', '=', place.home)
    .where('conversation', '=', place.conversation)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Failure('not_found')
  const message = Message.parse(messageOf(row))
  return { message, seq: row.seq, at: row.at, dismissed: row.preview !== null && message.preview === undefined }
}

export type Change = {
  parts?: readonly Part[]
  edited_at?: Date
  removed_at?: Date
  reactions?: Message['reactions'] | null
  preview?: NonNullable<Message['preview']> | Record<string, never> | null
}

/** Stores what became of a message and tells of it. */
export async function changeMessage(tx: Tx, place: Place, id: string, change: Change, at: Date): Promise<Message> {
  const { parts, reactions, preview, ...times } = change
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value))
  const row = await tx.db
    .updateTable('messages')
    .set({
      ...times,
      ...(parts === undefined ? {} : { parts: JSON.stringify(parts) }),
      ...(reactions === undefined ? {} : { reactions: json(reactions) }),
      ...(preview === undefined ? {} : { preview: json(preview) }),
    })
    .where('home', '=', place.home)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const message = Message.parse(messageOf(row))
  await appendFacts(tx, { home: place.home, stream: place.conversation }, at, [
    { kind: 'message.updated', data: updateOf(message), subject: id },
  ])
  return message
}

/**
 * Changes the text of a message; the same text again changes nothing. Whoever has not begun to answer reads the new one.
 * Throws `forbidden` for what somebody else wrote, `not_editable` where it is too late.
 */
export async function editMessage(tx: Tx, input: ChangeInput & { text: string }): Promise<Message> {
  const { message, at } = await lockMessage(tx, input, input.message)
  const own = mustBeOwn(message, input.by)
  const text = maskCards(input.text)
  const before = textOf(own.parts)
  if (before === undefined || own.removed) throw new Failure('not_editable')
  if (before === text) return own
  await mustBeOpen(tx, input, own, at)
  const parts = own.parts.map((part) => (part.type === 'text' ? { ...part, text } : part))
  await rewordHistory(tx, input, before, text)
  const preview = linkIn(parts) === linkIn(own.parts) ? {} : await withoutPreview(tx, input, own)
  return changeMessage(tx, input, own.id, { parts, edited_at: input.at, ...preview }, input.at)
}

/** Takes a message back: what it said is deleted, with its pictures. Twice is once. Throws as `editMessage`. */
export async function unsendMessage(tx: Tx, input: ChangeInput): Promise<Message> {
  const { message, seq, at } = await lockMessage(tx, input, input.message)
  const own = mustBeOwn(message, input.by)
  if (own.removed) return own
  if (own.parts.some(({ type }) => DONE.has(type))) throw new Failure('not_editable')
  await mustBeOpen(tx, input, own, at)
  const texts = own.parts.flatMap((part) => (part.type === 'text' ? part.text : []))
  await dropFromHistory(tx, { ...input, seq }, texts, input.at)
  const urls = own.parts.flatMap((part) => ('url' in part ? part.url : []))
  await dropUploads(tx, input, urls)
  const gone = { parts: [], removed_at: input.at, reactions: null, ...(await withoutPreview(tx, input, own)) }
  return changeMessage(tx, input, own.id, gone, input.at)
}

/** The one text of a message that says and does nothing else that could be meant by changing it. */
function textOf(parts: readonly Part[]): string | undefined {
  const [text, ...others] = parts.filter((part) => part.type === 'text')
  return others.length > 0 || parts.some(({ type }) => DONE.has(type)) ? undefined : text?.text
}

export function mustBeOwn(message: Message, by: Author): Message {
  if (message.author.kind !== by.kind || message.author.id !== by.id)
    throw new Failure('forbidden', 'only who wrote a message may do this')
  return message
}

async function mustBeOpen(tx: Tx, input: ChangeInput, { id, author }: Message, at: Date): Promise<void> {
  if (input.at.getTime() - at.getTime() > EDITABLE_MS) throw new Failure('not_editable')
  if (author.kind !== 'shopper' && !(await holdDelivery(tx, input.home, id))) throw new Failure('not_editable')
}

/**
 * False where a messenger outside has been given the message, or is being given it: there it stays as it is. What still
 * waits is held back a moment, so that nobody sends what they read before the change.
 */
async function holdDelivery(tx: Tx, home: string, message: string): Promise<boolean> {
  const deliveries = await tx.db
    .selectFrom('deliveries')
    .select(['id', 'state', 'attempts'])
    .where('home', '=', home)
    .where('message', '=', message)
    .forUpdate()
    .execute()
  if (deliveries.some(({ state, attempts }) => state !== 'queued' || attempts > 0)) return false
  await tx.db
    .updateTable('deliveries')
    .set({ next_at: sql<Date>`now() + interval '1 second'` })
    .where('home', '=', home)
    .where('message', '=', message)
    .execute()
  return true
}

/** The preview of a text that has changed is of another one; what was dismissed stays so. */
async function withoutPreview(tx: Tx, place: Place, { preview }: Message): Promise<Pick<Change, 'preview'>> {
  if (preview === undefined) return {}
  if (preview.image) await dropUploads(tx, place, [preview.image.url])
  return { preview: null }
}
