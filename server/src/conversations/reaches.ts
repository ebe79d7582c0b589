import { Part } from '@souk/contract/parts.ts'
import { z } from 'zod'
import { SAID_FOR } from '../consent/purpose.ts'
import type { Database, Reader, Statement, Tx } from '../kernel/database.ts'
import type { Place } from './conversation.ts'

/** Devices of one thread; the oldest gives way to a new one. */
const MOST = 5

const Row = z.object({
  id: z.string(),
  kind: z.enum(['push', 'email']),
  address: z.string(),
  keys: z.object({ p256dh: z.string(), auth: z.string() }).nullable(),
  told_seq: z.number(),
})
const Address = Row.pick({ kind: true, address: true })
/** Where somebody wants to be told of answers: a browser's push service, or an e-mail address. */
export type Reach = z.infer<typeof Row>

export type NewReach = Place & Pick<Reach, 'id' | 'kind' | 'address' | 'keys'> & { at: Date }

const COLUMNS = ['id', 'kind', 'address', 'keys', 'told_seq'] as const

export async function reachesOf(read: Reader, { home, conversation }: Place): Promise<Reach[]> {
  const rows = await read
    .selectFrom('reaches')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('conversation', '=', conversation)
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => Row.parse(row))
}

/** Where whoever writes in this thread is told of answers, in any of their threads with the shop, the newest first. */
export async function reachesOfWriter(read: Reader, place: Place): Promise<Pick<Reach, 'kind' | 'address'>[]> {
  const rows = await read
    .selectFrom('reaches')
    .select(['kind', 'address'])
    .where('home', '=', place.home)
    .where('conversation', 'in', threadsOfWriter(read, place))
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => Address.parse(row))
}

/** Places as they are shown; one browser is one device, in however many threads it asked. */
export function shownReaches(reaches: readonly { kind: string; address: string }[]): {
  devices: number
  email?: string
} {
  const email = reaches.find(({ kind }) => kind === 'email')?.address
  const devices = new Set(reaches.flatMap(({ kind, address }) => (kind === 'push' ? address : [])))
  return { devices: devices.size, ...(email !== undefined && { email }) }
}

/** A thread has one e-mail address, the newest, and a few devices. The same place twice is one. */
export async function keepReach(tx: Tx, { keys, ...reach }: NewReach): Promise<void> {
  // None at all, and not the word `null` of JSON: by it a mail address is told from a device.
  const stored = keys === null ? null : JSON.stringify(keys)
  await tx.db
    .insertInto('reaches')
    .values({ ...reach, keys: stored })
    .onConflict((conflict) =>
      conflict.columns(['home', 'conversation', 'kind', 'address']).doUpdateSet({ keys: stored }),
    )
    .execute()
  const others = (await reachesOf(tx.db, reach)).filter(({ kind }) => kind === reach.kind)
  const old = others.slice(reach.kind === 'email' ? 1 : MOST).map(({ id }) => id)
  if (old.length > 0) await dropReaches(tx, reach, old)
}

/** Forgets these places of the thread. */
export async function dropReaches(tx: Tx, { home, conversation }: Place, ids: readonly string[]): Promise<void> {
  await tx.db
    .deleteFrom('reaches')
    .where('home', '=', home)
    .where('conversation', '=', conversation)
    .where('id', 'in', ids)
    .execute()
}

/** Forgets all places of whoever writes in this thread, of their other threads with the shop too. */
export async function dropReachesOfWriter(tx: Tx, place: Place): Promise<void> {
  await tx.db
    .deleteFrom('reaches')
    .where('home', '=', place.home)
    .where('conversation', 'in', threadsOfWriter(tx.db, place))
    .execute()
}

function threadsOfWriter(read: Reader, { home, conversation }: Place) {
  const threads = read.selectFrom('conversations').where('home', '=', home)
  const writer = threads.select('customer').where('id', '=', conversation)
  return threads
    .select('id')
    .where((where) => where.or([where('id', '=', conversation), where('customer', '=', writer)]))
}

/** The first, that they were told of this message; false when that was done before, or nobody wants to be told. */
export async function markTold(tx: Tx, { home, conversation }: Place, seq: number): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('reaches')
    .set({ told_seq: seq })
    .where('home', '=', home)
    .where('conversation', '=', conversation)
    .where('told_seq', '<', seq)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The threads, of those given or of all with something new since a time, in which somebody wants to be told. */
const REACHED: Statement = {
  name: 'reached-threads',
  text: `
select w.home, w.conversation from unnest($1::uuid[], $2::uuid[]) as w(home, conversation)
where exists (select from reaches r where r.home = w.home and r.conversation = w.conversation)`,
}
const RECENT: Statement = {
  name: 'recent-reached-threads',
  text: `
select distinct r.home, r.conversation from reaches r
cross join lateral (
  select f.at from facts f where f.home = r.home and f.stream = r.conversation order by f.seq desc limit 1
) f
where f.at > $1`,
}
const PlaceRow = z.object({ home: z.string(), conversation: z.string() })

export async function reachedOf(database: Database, places: readonly Place[]): Promise<Place[]> {
  const homes = places.map(({ home }) => home)
  const rows = await database.run(REACHED, [homes, places.map(({ conversation }) => conversation)])
  return rows.map((row) => PlaceRow.parse(row))
}

export async function reachedSince(database: Database, since: Date): Promise<Place[]> {
  return (await database.run(RECENT, [since])).map((row) => PlaceRow.parse(row))
}

const UNREAD: Statement = {
  name: 'unread-answer',
  text: `
select f.seq, f.at, f.id, f.author_kind, f.author_name, f.parts, f.answers, f.purpose, p.read_seq, c.language, c.locale,
  h.id as handle, h.connection is not null as pushed, h.stopped_at, (
    select o.at from facts g join messages o on o.home = g.home and o.id = g.subject and o.author_kind = 'shopper'
    where g.home = c.home and g.stream = c.id and g.kind = 'message.created' order by g.seq desc limit 1) as heard_at
from conversations c
join participants p on p.home = c.home and p.conversation = c.id and p.actor_kind = 'customer'
left join handles h on h.home = c.home and h.id = c.handle
cross join lateral (
  select f.seq, f.at, m.id, m.author_kind, m.author_name, m.parts, m.in_reply_to is not null as answers, m.said_for as purpose from facts f
  join messages m on m.home = f.home and m.id = f.subject and m.removed_at is null
  where f.home = c.home and f.stream = c.id and f.seq > p.read_seq and f.kind = 'message.created' order by f.seq desc limit 1
) f
where c.home = $1 and c.id = $2 and not p.muted`,
}
const Unread = z.object({
  id: z.string(),
  seq: z.number(),
  at: z.date(),
  author_kind: z.string(),
  author_name: z.string().nullable(),
  parts: z.array(Part),
  read_seq: z.number(),
  language: z.string(),
  locale: z.string(),
  /** What the send gate asks about: what it is said for, and who was to read it. */
  answers: z.boolean(),
  purpose: z.enum(SAID_FOR).nullable(),
  handle: z.string().nullable(),
  stopped_at: z.date().nullable(),
  heard_at: z.date().nullable(),
  /** The messenger it is written in tells of it by itself. */
  pushed: z.boolean(),
})
export type UnreadAnswer = z.infer<typeof Unread>

/** When something of this purpose was said in the thread before, the newest first. */
export async function saidBefore(
  read: Reader,
  { home, conversation }: Place,
  { seq, purpose, most }: { seq: number; purpose: string | null; most: number },
): Promise<Date[]> {
  const rows = await read
    .selectFrom('facts as f')
    .innerJoin('messages as m', (join) => join.onRef('m.home', '=', 'f.home').onRef('m.id', '=', 'f.subject'))
    .select('m.at')
    .where('f.home', '=', home)
    .where('f.stream', '=', conversation)
    .where('f.kind', '=', 'message.created')
    .where('f.seq', '<', seq)
    .where('m.said_for', '=', purpose)
    .orderBy('f.seq', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ at }) => at)
}

/** What the shop said last, where the shopper has neither read it nor written since, and has not silenced the thread. */
export async function unreadAnswer(
  database: Database,
  { home, conversation }: Place,
): Promise<UnreadAnswer | undefined> {
  const [row] = await database.run(UNREAD, [home, conversation])
  const found = row && Unread.parse(row)
  return found && found.author_kind !== 'shopper' && !found.pushed ? found : undefined
}
