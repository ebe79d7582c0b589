import { sql } from 'kysely'
import { z } from 'zod'
import type { Database, Statement, Tx } from '../kernel/database.ts'

/** A poll has the id of its connection. */
type At = { home: string; id: string }
/** Whose turn it is to read; an older one moves nothing. */
export type PollClaim = At & { claim: number }
export type DuePoll = PollClaim & { since: Date; cursor: unknown; failures: number }

/** Until then whoever reads says again that they do. */
const LEASE_SECONDS = 30
const LEASE = `now() + interval '${LEASE_SECONDS} seconds'`

const CLAIM: Statement = {
  name: 'claim-polls',
  text: `
with due as (
  select home, id from polls where next_at <= now() order by next_at limit $1 for update skip locked
)
update polls p set claim = p.claim + 1, next_at = ${LEASE} from due d where p.home = d.home and p.id = d.id
returning p.home, p.id, p.since, p.cursor, p.claim, p.failures`,
}

const HELD = `from jsonb_to_recordset($1::jsonb) as x(home uuid, id uuid, claim int)
where p.home = x.home and p.id = x.id and p.claim = x.claim`

const KEEP: Statement = {
  name: 'keep-polls',
  text: `update polls p set next_at = ${LEASE} ${HELD} returning p.id`,
}

const SAVE: Statement = {
  name: 'save-poll',
  text: `update polls p set cursor = $2::jsonb ${HELD} returning p.id`,
}

const END: Statement = {
  name: 'end-poll',
  text: `update polls p set failures = $2::int, next_at = now() + $3::int * interval '1 millisecond' ${HELD}`,
}

const Due = z.object({
  home: z.string(),
  id: z.string(),
  since: z.date(),
  cursor: z.unknown(),
  claim: z.number(),
  failures: z.number(),
})
const Id = z.object({ id: z.string() })

/**
 * An account is read from now on, at once; with its old name where it was left. What came a moment before counts as well:
 * clocks differ. Without one nothing is read.
 */
export async function planPoll(tx: Tx, { home, id }: At, account: string | undefined): Promise<void> {
  if (account === undefined) return dropPoll(tx, { home, id })
  await sql`
    insert into polls as p (home, id, account, since) values (${home}, ${id}, ${account}, now() - interval '5 minutes')
    on conflict (home, id) do update set account = excluded.account, claim = p.claim + 1, failures = 0, next_at = now(),
      since = case when p.account = excluded.account then p.since else excluded.since end,
      cursor = case when p.account = excluded.account then p.cursor end`.execute(tx.db)
}

export async function dropPoll(tx: Tx, { home, id }: At): Promise<void> {
  await tx.db.deleteFrom('polls').where('home', '=', home).where('id', '=', id).execute()
}

/** What was put right need not wait. */
export async function hurryPoll(tx: Tx, { home, id }: At): Promise<void> {
  const now = { next_at: sql<Date>`now()` }
  await tx.db
    .updateTable('polls')
    .set(now)
    .where('home', '=', home)
    .where('id', '=', id)
    .where('failures', '>', 0)
    .execute()
}

/** Those that are due, the longest waiting first, are ours for a while. */
export async function claimPolls(database: Database, limit: number): Promise<DuePoll[]> {
  return (await database.run(CLAIM, [limit])).map((row) => Due.parse(row))
}

/** They go on being ours; answers the ids of those that are. */
export async function keepPolls(database: Database, held: readonly PollClaim[]): Promise<Set<string>> {
  const rows = await database.run(KEEP, [JSON.stringify(held)])
  return new Set(rows.map((row) => Id.parse(row).id))
}

/** Where reading goes on. False where it is no longer ours to say. */
export async function savePoll(database: Database, poll: PollClaim, cursor: unknown): Promise<boolean> {
  return (await database.run(SAVE, [JSON.stringify([poll]), JSON.stringify(cursor)])).length > 0
}

/** Its turn has ended; the next one comes after a while. */
export async function endPoll(
  database: Database,
  poll: PollClaim,
  { failures, afterMs }: { failures: number; afterMs: number },
): Promise<void> {
  await database.run(END, [JSON.stringify([poll]), failures, Math.round(afterMs)])
}

/** For whoever starts alone on the database: nobody else is reading. */
export async function releasePolls(database: Database): Promise<void> {
  await database.pool.query('update polls set next_at = now(), claim = claim + 1 where next_at > now()')
}
