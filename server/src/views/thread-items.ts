import { Speaker } from '@souk/contract/conversation.ts'
import type { ThreadItem } from '@souk/contract/inbox.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { MESSAGE_COLUMNS, messageOf } from '../conversations/message.ts'
import { MESSAGE_OF_FACT } from '../conversations/store.ts'
import { noteOf } from '../inbox/notes.ts'
import type { Reader } from '../kernel/database.ts'

/** How far back a reader has come: in each thread, and among the notes. Threads that were not one with these begin at `at`. */
export const ThreadCursor = z.object({
  before: z.record(z.uuid(), z.int()),
  note: z.tuple([z.iso.datetime(), z.guid()]),
  at: z.iso.datetime(),
})
export type ThreadCursor = z.infer<typeof ThreadCursor>

/** Above every other id. */
const HIGHEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** An item as it goes out; its message was parsed when it was stored. */
export type Item =
  | Exclude<ThreadItem, { kind: 'message' }>
  | (Omit<Extract<ThreadItem, { kind: 'message' }>, 'message'> & { message: ReturnType<typeof messageOf> })

/**
 * What was said, done and noted in these threads, as one: newest first in each, and of the next ones always the newest.
 * The cursor says how far each was read, so that whatever comes in meanwhile moves nothing.
 */
export async function threadItems(
  read: Reader,
  {
    home,
    threads,
    cursor,
    limit,
  }: { home: string; threads: readonly string[]; cursor: ThreadCursor | null; limit: number },
): Promise<{ items: Item[]; cursor: ThreadCursor | null }> {
  const [facts, notes] = await Promise.all([
    factsBefore(read, { home, threads, cursor, limit: limit + 1 }),
    notesBefore(read, { home, threads, cursor, limit: limit + 1 }),
  ])
  const streams = [...threads.map((thread) => facts.filter(({ conversation }) => conversation === thread)), notes]
  const items = newestOf(streams, limit)
  const last = items.at(-1)
  if (!last || streams.flat().length <= limit) return { items: items.toReversed(), cursor: null }
  const taken = new Set(items)
  const isTaken = (item: Item) => taken.has(item)
  const before = Object.fromEntries(
    threads.map((thread, n) => [
      thread,
      seqOf(streams[n]?.findLast(isTaken)) ?? endOf(streams[n], cursor?.before[thread]),
    ]),
  )
  return { items: items.toReversed(), cursor: { before, note: noteBefore(notes, isTaken, cursor), at: last.at } }
}

function seqOf(item: Item | undefined): number | undefined {
  return item && item.kind !== 'note' ? item.seq : undefined
}

/** Of a thread that nothing was taken of: all that was found is still to come, and nothing newer. */
function endOf([first]: readonly Item[] = [], before = 1): number {
  const seq = seqOf(first)
  return seq === undefined ? before : seq + 1
}

function noteBefore(
  notes: readonly Item[],
  isTaken: (item: Item) => boolean,
  cursor: ThreadCursor | null,
): ThreadCursor['note'] {
  const last = notes.findLast(isTaken)
  if (last?.kind === 'note') return [last.at, last.note.id]
  return notes[0] ? [notes[0].at, HIGHEST] : (cursor?.note ?? [new Date(0).toISOString(), HIGHEST])
}

/** The newest so many of several lists, each of which keeps its own order. */
export function newestOf<T extends { at: string }>(lists: readonly (readonly T[])[], limit: number): T[] {
  const next = lists.map(() => 0)
  const taken: T[] = []
  while (taken.length < limit) {
    let newest = -1
    for (let n = 0; n < lists.length; n += 1) {
      const one = lists[n]?.[next[n] ?? 0]
      const best = lists[newest]?.[next[newest] ?? 0]
      if (one && (!best || one.at > best.at)) newest = n
    }
    const one = lists[newest]?.[next[newest] ?? 0]
    if (!one) break
    taken.push(one)
    next[newest] = (next[newest] ?? 0) + 1
  }
  return taken
}

const NEWEST = Number.MAX_SAFE_INTEGER

type Back = { home: string; threads: readonly string[]; cursor: ThreadCursor | null; limit: number }

const FactRow = z.object({
  conversation: z.string(),
  seq: z.number(),
  kind: z.enum(['message.created', 'speaker.changed', 'order.placed']),
  fact_at: z.date(),
  data: z.unknown(),
  id: z.string().nullable(),
})
const SpeakerData = z.object({ speaker: Speaker, note: z.string().optional() })
const OrderData = z.object({ number: z.string() })

async function factsBefore(read: Reader, { home, threads, cursor, limit }: Back): Promise<Item[]> {
  const before = threads.map((thread) => cursor?.before[thread] ?? NEWEST)
  const { rows } = await sql`
    select t.conversation, f.seq, f.kind, f.at as fact_at, f.data, ${sql.raw(MESSAGE_COLUMNS)}
    from unnest(${[...threads]}::uuid[], ${before}::bigint[]) as t(conversation, before)
    cross join lateral (
      select home, seq, kind, at, subject,
        case kind when 'order.placed' then jsonb_build_object('number', data -> 'order' -> 'number') else data end as data
      from facts where home = ${home}::uuid and stream = t.conversation and seq < t.before
        and kind in ('message.created', 'speaker.changed', 'order.placed')
        and (t.before < ${NEWEST}::bigint or at <= ${cursor?.at ?? 'infinity'}::timestamptz)
      order by seq desc limit ${limit}
    ) f ${sql.raw(MESSAGE_OF_FACT)}
    order by t.conversation, f.seq desc`.execute(read)
  return rows.flatMap((raw) => factItem(raw) ?? [])
}

function factItem(raw: unknown): Item | undefined {
  const { conversation, seq, kind, fact_at, data, id } = FactRow.parse(raw)
  const place = { conversation, seq, at: fact_at.toISOString() }
  if (kind === 'message.created')
    return id === null ? undefined : { kind: 'message', ...place, message: messageOf(raw) }
  if (kind === 'order.placed') return { kind: 'order', ...place, ...OrderData.parse(data) }
  return { kind: 'speaker', ...place, ...SpeakerData.parse(data) }
}

async function notesBefore(read: Reader, { home, threads, cursor, limit }: Back): Promise<Item[]> {
  const [at, id] = cursor?.note ?? []
  const rows = await read
    .selectFrom('notes')
    .selectAll()
    .where('home', '=', home)
    .where('conversation', 'in', [...threads])
    .$if(at !== undefined, (query) => query.where(sql<boolean>`(at, id) < (${at}::timestamptz, ${id}::uuid)`))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    kind: 'note',
    conversation: row.conversation,
    at: row.at.toISOString(),
    note: noteOf(row),
  }))
}
