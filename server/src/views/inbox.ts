import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '../kernel/database.ts'
import { fewThreads, keptBy } from './inbox-filter.ts'
import type { InboxQuery } from './inbox-query.ts'
import { detailsOf, type InboxDetail } from './inbox-row.ts'

/** So many threads are looked at for one page, whatever the filter: what it costs is bounded, and the cursor goes on. */
const MOST_LOOKED_AT = 1000

/** Lists in one order each. `needs` goes through two of them: who waits, and then the others. */
const LISTS = ['waiting', 'recent', 'snoozed', 'cart'] as const
type ListName = (typeof LISTS)[number]

/** How far a reader has come in a list: below which key, and of keys that are equal, which place. */
export const Position = z.object({
  /** A time as PostgreSQL writes it, to the microsecond; of carts their worth. */
  key: z.string().regex(/^[\d :.+-]{1,40}$/),
  place: z.uuid(),
})
export type Position = z.infer<typeof Position>
/** Above all that is in a list by time. */
const TOP: Position = { key: '9999-12-31 00:00:00+00', place: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
/** `since`: when they began to read. */
export const InboxCursor = Position.extend({ list: z.enum(LISTS), since: z.iso.datetime() })
export type InboxCursor = z.infer<typeof InboxCursor>

/**
 * A page of the inbox. Who reads on meets no thread twice, and misses none that stays where it is: what has moved since
 * they began stands above, where it is told of live or read anew.
 */
export async function inboxPage(
  read: Reader,
  query: InboxQuery,
  { cursor, limit, most = MOST_LOOKED_AT }: { cursor: InboxCursor | null; limit: number; most?: number },
): Promise<{ rows: InboxDetail[]; cursor: InboxCursor | null }> {
  const lists = listsOf(query)
  const since = cursor?.since ?? query.now.toISOString()
  const among = await fewThreads(read, query)
  const rows: InboxDetail[] = []
  for (const list of lists.slice(cursor ? lists.indexOf(cursor.list) : 0)) {
    // The page is full at the end of the list before: this one is begun by the next page.
    if (rows.length === limit) return { rows, cursor: { list, since, ...TOP } }
    const from = cursor?.list === list ? cursor : null
    const found = await walk(read, { query, list, since, among, from, most }, limit - rows.length)
    rows.push(...found.rows)
    if (found.position) return { rows, cursor: { list, since, ...found.position } }
  }
  return { rows, cursor: null }
}

function listsOf({ state, order }: InboxQuery): ListName[] {
  if (order === 'cart') return ['cart']
  if (state === 'waiting') return ['waiting']
  if (state === 'snoozed') return ['snoozed']
  return state === 'open' && order === 'needs' ? ['waiting', 'recent'] : ['recent']
}

type Walk = {
  query: InboxQuery
  list: ListName
  since: string
  among: string[] | null
  from: Position | null
  most: number
}

/** Goes along a list; `position` tells where to go on, null at its end. */
async function walk(
  read: Reader,
  list: Walk,
  limit: number,
): Promise<{ rows: InboxDetail[]; position: Position | null }> {
  const along = alongList(list)
  const { query } = list
  const { rows: kept } = await sql<Position & { id: string }>`
    select c.id, c.key, c.place from (${along} limit ${list.most}) c
    where ${keptBy(query, list)} limit ${limit + 1}`.execute(read)
  const page = kept.slice(0, limit)
  const rows = await detailsOf(
    read,
    query,
    page.map(({ id }) => id),
  )
  const last = page.at(-1)
  if (kept.length > limit) return { rows, position: last ? { key: last.key, place: last.place } : list.from }
  // Fewer than asked for: this is the end of the list, or of what is looked at for one page.
  const edge = await sql<Position>`
    select c.key, c.place from (${along} limit 1 offset ${list.most - 1}) c`.execute(read)
  return { rows, position: edge.rows[0] ?? null }
}

/** The threads of a list in its order, from a position on. */
function alongList(walk: Walk): RawBuilder<unknown> {
  const { query, list, since, among, from } = walk
  if (list === 'recent' && among === null) return byHours(walk)
  const { home } = query
  const { key, place, listed, order, below } = ORDERS[list]
  const threads =
    list === 'cart'
      ? sql`carts k join conversations c on c.home = k.home and c.id = k.conversation`
      : among
        ? sql`unnest(${among}::uuid[]) as few(id) cross join lateral
            (select * from conversations where home = ${home}::uuid and id = few.id offset 0) c`
        : sql`conversations c`
  return sql`
    select c.*, (${key})::text as key, ${place} as place from ${threads}
    where ${list === 'cart' ? sql`k.home` : sql`c.home`} = ${home}::uuid and c.kind = 'shop' and ${listed(query.now)}
      ${assigned(query)}
      ${list === 'waiting' ? sql`and c.waiting_since <= ${since}::timestamptz` : sql``}
      ${from ? sql`and ${below(from)}` : sql``}
    order by ${order}`
}

type Hourly = { query: Pick<InboxQuery, 'home' | 'state' | 'assignee' | 'member'>; from: Position | null }

/** Nobody's are found by going along. */
function assigned({ assignee, member }: Hourly['query']): RawBuilder<unknown> {
  if (assignee === undefined || assignee === 'none') return sql``
  return sql`and c.assignee = ${assignee === 'me' ? member : assignee}::uuid`
}

/**
 * Threads by when something last happened. The index holds the hour: hour by hour, each sorted for itself, which a planner
 * that takes every shop for an average one would not do of its own accord.
 */
export function byHours({ query, from }: Hourly): RawBuilder<unknown> {
  const own = sql`c.home = ${query.home}::uuid and c.kind = 'shop' ${assigned(query)}`
  // Closed threads and the others each have an index, and so have those of a member.
  const closed = [sql`c.closed_at is null`, sql`c.closed_at is not null`]
  const states = query.state === 'all' ? closed : closed.slice(...(query.state === 'closed' ? [1] : [0, 1]))
  const newest = (of: RawBuilder<unknown>) =>
    sql`greatest(${sql.join(
      states.map(
        (state) =>
          sql`(select c.active_hour from conversations c where ${own} and ${state} and ${of} order by c.active_hour desc limit 1)`,
      ),
    )})`
  const { key, place, below, order } = ORDERS.recent
  const begin = from ? sql`c.active_hour <= date_trunc('hour', ${from.key}::timestamptz, 'UTC')` : sql`true`
  return sql`
    select c.* from (
      with recursive hours(hour) as (
        select ${newest(begin)}
        union all
        select ${newest(sql`c.active_hour < hours.hour`)} from hours where hours.hour is not null
      )
      select hour from hours where hour is not null
    ) hours cross join lateral (
      select c.*, (${key})::text as key, ${place} as place from (
        ${sql.join(
          states.map(
            (state) => sql`select c.* from conversations c where ${own} and ${state} and c.active_hour = hours.hour`,
          ),
          sql` union all `,
        )}
      ) c ${from ? sql`where ${below(from)}` : sql``}
      order by ${order}
    ) c`
}

type Order = {
  key: RawBuilder<unknown>
  place: RawBuilder<unknown>
  listed(now: Date): RawBuilder<boolean>
  order: RawBuilder<unknown>
  below(from: Position): RawBuilder<boolean>
}

const ORDERS: Readonly<Record<ListName, Order>> = {
  waiting: {
    key: sql`c.waiting_since`,
    place: sql`c.id`,
    listed: () => sql`c.waiting_since is not null and c.closed_at is null`,
    order: sql`c.waiting_since, c.id`,
    below: ({ key, place }) => sql`(c.waiting_since, c.id) > (${key}::timestamptz, ${place}::uuid)`,
  },
  recent: {
    key: sql`c.active_at`,
    place: sql`c.id`,
    listed: () => sql`true`,
    order: sql`c.active_at desc, c.id desc`,
    below: ({ key, place }) => sql`(c.active_at, c.id) < (${key}::timestamptz, ${place}::uuid)`,
  },
  snoozed: {
    key: sql`c.snoozed_until`,
    place: sql`c.id`,
    listed: (now) => sql`c.snoozed_until > ${now}::timestamptz`,
    order: sql`c.snoozed_until, c.id`,
    below: ({ key, place }) => sql`(c.snoozed_until, c.id) > (${key}::timestamptz, ${place}::uuid)`,
  },
  cart: {
    key: sql`k.worth`,
    place: sql`k.id`,
    listed: () => sql`k.state = 'live' and k.worth > 0`,
    order: sql`k.worth desc, k.id desc`,
    below: ({ key, place }) => sql`(k.worth, k.id) < (${key}::bigint, ${place}::uuid)`,
  },
}
