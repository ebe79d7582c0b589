import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { NewId } from '../kernel/ids.ts'
import { lockResources } from './stock.ts'

export type StockCount = { variant: string; stock: number | null }

/** Sets how many there are of many variants at once; null stops counting. */
export async function setStocks(
  tx: Tx,
  input: { home: string; counts: readonly StockCount[]; newId: NewId },
): Promise<void> {
  const { home, counts, newId } = input
  const counted = counts.filter(({ stock }) => stock !== null).toSorted((a, b) => (a.variant < b.variant ? -1 : 1))
  const uncounted = new Set(counts.filter(({ stock }) => stock === null).map(({ variant }) => variant))
  // All of them, in the one order: whoever is about to hold what will not be counted any more is waited for.
  const variants = counts.map(({ variant }) => variant)
  const known = uncounted.size === 0 ? [] : await lockResources(tx, home, variants)
  const gone = known.filter(({ variant }) => uncounted.has(variant)).map(({ id }) => id)
  if (gone.length > 0) {
    tx.later(sql`delete from holds where home = ${home}::uuid and resource = any(${gone}::uuid[])`.execute(tx.db))
    tx.later(sql`delete from resources where home = ${home}::uuid and id = any(${gone}::uuid[])`.execute(tx.db))
  }
  if (counted.length === 0) return
  await sql`
    insert into resources (home, id, kind, subject, capacity)
    select ${home}::uuid, r.id, 'stock', r.subject, r.capacity
    from unnest(${counted.map(() => newId())}::uuid[], ${counted.map(({ variant }) => variant)}::uuid[], ${counted.map(({ stock }) => stock)}::int[])
      as r(id, subject, capacity)
    on conflict (home, kind, subject) do update set capacity = excluded.capacity`.execute(tx.db)
}

/** The same of one variant. */
export async function setStock(
  tx: Tx,
  { home, variant, stock, newId }: { home: string; variant: string; stock: number | null; newId: NewId },
): Promise<void> {
  await setStocks(tx, { home, counts: [{ variant, stock }], newId })
}
