import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../kernel/database.ts'
import { endCalls } from './calls.ts'

const Row = z.object({
  id: z.string(),
  closed_at: z.date().nullable(),
  snoozed_until: z.date().nullable(),
  assignee: z.string().nullable(),
})
/** What staff decided about a thread, beside its tags. */
export type StandingRow = z.infer<typeof Row>

/** These threads of a shop as they stand, locked in one order until the transaction ends. */
export async function lockStandings(tx: Tx, home: string, threads: readonly string[]): Promise<StandingRow[]> {
  const rows = await tx.db
    .selectFrom('conversations')
    .select(['id', 'closed_at', 'snoozed_until', 'assignee'])
    .where('home', '=', home)
    .where('id', 'in', [...threads])
    .where('kind', '=', 'shop')
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => Row.parse(row))
}

export type Decision = {
  closed?: boolean | undefined
  snoozedUntil?: Date | null | undefined
  assignee?: string | null | undefined
}

/**
 * Carries out what was decided about locked threads. Who sleeps stands in the list where they will wake; who is woken,
 * where something was last said.
 */
export async function setStanding(
  tx: Tx,
  home: string,
  threads: readonly string[],
  { closed, snoozedUntil, assignee, at }: Decision & { at: Date },
): Promise<void> {
  if (threads.length === 0) return
  // What is closed does not sleep.
  const wakes = snoozedUntil === null || closed === true
  const until = wakes ? null : snoozedUntil
  const place = sql<Date>`coalesce((select f.at from facts f where f.home = conversations.home and f.stream = conversations.id
    and f.kind = 'message.created' order by f.seq desc limit 1), active_at)`
  const stands = until ? sql<Date>`${until}::timestamptz` : place
  await tx.db
    .updateTable('conversations')
    .set({
      ...(closed === undefined ? {} : { closed_at: closed ? at : null }),
      ...(until === undefined
        ? {}
        : {
            snoozed_until: until,
            active_at: sql`case when snoozed_until is null and ${until}::timestamptz is null then active_at else ${stands} end`,
            active_hour: sql`date_trunc('hour', case when snoozed_until is null and ${until}::timestamptz is null then active_at else ${stands} end, 'UTC')`,
          }),
      ...(assignee === undefined ? {} : { assignee }),
    })
    .where('home', '=', home)
    .where('id', 'in', [...threads])
    .execute()
  // Nobody is called any more for what somebody has looked at and decided about.
  if (closed || until) await endCalls(tx, { home, conversations: threads }, closed ? 'back' : 'taken', at)
}
