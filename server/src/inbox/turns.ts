import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'

/** When each member was last given a thread. Until the transaction ends nobody else of the shop is given one. */
export async function lockTurns(tx: Tx, home: string): Promise<Map<string, number>> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`turns/${home}`}::text, 0))`.execute(tx.db)
  const rows = await tx.db.selectFrom('turns').select(['id', 'at']).where('home', '=', home).execute()
  return new Map(rows.map(({ id, at }) => [id, at.getTime()]))
}

export async function markTurn(tx: Tx, home: string, { id, at }: { id: string; at: Date }): Promise<void> {
  await tx.db
    .insertInto('turns')
    .values({ home, id, at })
    .onConflict((conflict) => conflict.columns(['home', 'id']).doUpdateSet({ at }))
    .execute()
}
