import type { DeployedShop, Queue } from '@souk/contract/deployment.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '../kernel/database.ts'

/** Of each queue no more than so many are counted: a backlog makes looking at it no dearer. */
const MOST_COUNTED = 10_000
const MOST_SHOPS = 500

const Server = z.object({
  version: z.string(),
  bytes: z.coerce.number(),
  connections: z.number(),
  most: z.number(),
  servers: z.number(),
  at: z.date(),
})

/** The database, and who is on it. */
export async function databaseFigures(read: Reader): Promise<z.infer<typeof Server>> {
  const { rows } = await sql`select current_setting('server_version') as version,
    pg_database_size(current_database()) as bytes,
    (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
    current_setting('max_connections')::int as most,
    (select count(*)::int from processes where seen_at > now() - interval '20 seconds') as servers,
    now() as at`.execute(read)
  return Server.parse(rows[0])
}

const QueueRow = z.object({
  queue: z.enum(['inbound', 'mailboxes', 'deliveries', 'jobs']),
  state: z.string(),
  count: z.number(),
  more: z.boolean(),
  oldest: z.date().nullable(),
})

/** What waits, by its queue and state. Each part reads by the partial index of what is not done, and stops at its most. */
export async function queueFigures(read: Reader): Promise<Queue[]> {
  const { rows } = await sql`
    with inbound as (
      select state, received_at as since from inbound_items where state <> 'done' order by next_at limit ${MOST_COUNTED}
    ), mailbox as (
      select f.at as since from (select home, conversation, first_in from mailboxes limit ${MOST_COUNTED}) m
      left join facts f on f.home = m.home and f.stream = m.conversation and f.seq = m.first_in
    ), due as (
      select state, created_at as since from deliveries where state in ('queued', 'sending') limit ${MOST_COUNTED}
    ), unsent as (
      select state, updated_at as since from deliveries where state in ('failed', 'uncertain') order by id limit ${MOST_COUNTED}
    ), job as (
      select case when attempts >= max_attempts then 'failed' else 'waiting' end as state, run_at as since
      from graphile_worker._private_jobs where attempts >= max_attempts or run_at <= now() limit ${MOST_COUNTED}
    ), waiting as (
      select 'inbound' as queue, state, since from inbound
      union all select 'mailboxes', 'waiting', since from mailbox
      union all select 'deliveries', state, since from due
      union all select 'deliveries', state, since from unsent
      union all select 'jobs', state, since from job
    )
    select queue, state, count(*)::int as count, count(*) >= ${MOST_COUNTED} as more, min(since) as oldest
    from waiting group by queue, state order by queue, state`.execute(read)
  return QueueRow.array()
    .parse(rows)
    .map(({ oldest, ...rest }) => ({ ...rest, ...(oldest && { oldest: oldest.toISOString() }) }))
}

const ShopRow = z.object({
  slug: z.string(),
  name: z.string(),
  test: z.boolean(),
  created_at: z.date(),
  connections: z.number(),
  refused: z.number(),
  last_error: z.string().nullable(),
  last_error_at: z.date().nullable(),
})

/** The shops, and how their connections are. */
export async function shopFigures(read: Reader): Promise<DeployedShop[]> {
  const { rows } = await sql`
    select s.slug, s.name, s.test, s.created_at, c.connections, c.refused, e.last_error, e.last_error_at
    from (select * from shops order by slug limit ${MOST_SHOPS}) s
    cross join lateral (
      select count(*)::int as connections, count(unauthorised_since)::int as refused from connections where shop = s.id
    ) c
    left join lateral (
      select last_error, last_error_at from connections
      where shop = s.id and last_error_at > now() - interval '1 day' order by last_error_at desc limit 1
    ) e on true
    order by s.slug`.execute(read)
  return ShopRow.array()
    .parse(rows)
    .map(({ created_at, last_error, last_error_at, ...rest }) => ({
      ...rest,
      createdAt: created_at.toISOString(),
      ...(last_error !== null && { lastError: last_error }),
      ...(last_error_at && { lastErrorAt: last_error_at.toISOString() }),
    }))
}
