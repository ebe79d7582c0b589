import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { endCalls } from './calls.ts'
import type { Place } from './conversation.ts'

/** A person has answered: nobody waits any more in the threads of whoever writes in this one, and it is open. */
export async function answered(tx: Tx, { home, conversation }: Place, at: Date): Promise<void> {
  await sql`
    update conversations set waiting_since = null, active_at = ${at}::timestamptz,
      active_hour = date_trunc('hour', ${at}::timestamptz, 'UTC'), closed_at = null, snoozed_until = null
    where home = ${home}::uuid and id = ${conversation}::uuid`.execute(tx.db)
  await endCalls(tx, { home, conversations: [conversation] }, 'answered', at)
  const { rows } = await sql<{ id: string }>`
    update conversations c set waiting_since = null
    where c.home = ${home}::uuid and c.waiting_since is not null and c.id <> ${conversation}::uuid and c.customer = any(array(
      select o.id from conversations t join customers me on me.home = t.home and me.id = t.customer
      join customers o on o.home = me.home and o.one_with = me.one_with
      where t.home = ${home}::uuid and t.id = ${conversation}::uuid))
    returning c.id`.execute(tx.db)
  if (rows.length > 0) await endCalls(tx, { home, conversations: rows.map(({ id }) => id) }, 'answered', at)
}
