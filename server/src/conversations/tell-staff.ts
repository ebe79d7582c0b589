import type { Fact } from '@souk/contract/conversation.ts'
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'

/** What became of a thread by what staff did. */
export type StaffChange = Extract<Fact, { kind: 'conversation.changed' }>['data']

/**
 * Tells the shop's live clients what its people changed, in a stream of the shop's own: no shopper's stream ever holds
 * it. The last thing of a transaction, so that others of the shop wait for it but a moment.
 */
export async function tellStaff(tx: Tx, home: string, at: Date, changes: readonly StaffChange[]): Promise<void> {
  if (changes.length === 0) return
  await sql`insert into streams (home, id) values (${home}::uuid, ${home}::uuid) on conflict do nothing`.execute(tx.db)
  await appendFacts(
    tx,
    { home, stream: home },
    at,
    changes.map((data) => ({ kind: 'conversation.changed', data })),
  )
}

/** What staff were told of these threads goes with them. */
export async function forgetTold(tx: Tx, home: string, threads: readonly string[]): Promise<void> {
  if (threads.length === 0) return
  await sql`delete from facts where home = ${home}::uuid and stream = ${home}::uuid and kind = 'conversation.changed'
    and data ->> 'conversation' = any(${[...threads]}::text[])`.execute(tx.db)
}
