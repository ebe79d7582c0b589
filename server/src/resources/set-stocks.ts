import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { NewId } from '../kernel/ids.ts'

export type StockCount = { variant: string; stock: number | null }

/** Sets how many there are of many variants at once; null stops counting. */
export async function setStocks(
  tx: Tx,
  input: { home: string; counts: readonly StockCount[]; newId: NewId },
): Promise<void> {
  const { home, counts, newId } = input
  const counted = counts.filter(({ stock }) => stock !== null).toSorted((a, b) => (a.variant < b.variant ? -1 : 1))
  const uncounted = counts.filter(({ stock }) => stock === null).map(({ variant }) => variant)
  if (uncounted.length > 0) {
    await sql`
      delete from holds h using resources r
      where r.home = ${home}::uuid and r.kind = 'stock' and r.subject = any(${uncounted}::uuid[]) and h.home = r.home and h.resource = r.id`.execute(
      tx.db,
    )
    await sql`delete from resources where home = ${home}::uuid and kind = 'stock' and subject = any(${uncounted}::uuid[])`.execute(
      tx.db,
    )
  }
  if (counted.length === 0) return
  await sql`
    insert into resources (home, id, kind, subject, capacity)
    select ${home}::uuid, r.id, 'stock', r.subject, r.capacity
    from unnest(${counted.map(() => newId())}::uuid[], ${counted.map(({ variant }) => variant)}::uuid[], ${counted.map(({ stock }) => stock)}::int[])
      as r(id, subject, capacity)
    on conflict (home, kind, subject) do update set capacity = excluded.capacity`.execute(tx.db)
}
