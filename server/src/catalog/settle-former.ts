import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { type Former, pricesAsked } from './former-price.ts'

type Place = { home: string; currency: string; at: Date; former: Former }
type Struck = { id: string; variant: string; amount: number; compare_at: number }

/**
 * What stands struck through beside the prices that hold now, computed anew: a claim of before the shop was live, or before
 * the law was what it is, goes or becomes what may be said. What was computed stays as it is, since it does not depend on the
 * day. Answers how many were put right.
 */
export async function settleFormer(tx: Tx, { home, currency, at, former }: Place): Promise<number> {
  const { rows } = await sql<Struck>`
    select id, variant, amount, compare_at from prices
    where home = ${home}::uuid and currency = ${currency} and market = '' and valid_to is null and compare_at is not null
    order by id for update`.execute(tx.db)
  const asked = await pricesAsked(tx, { home, currency, variants: rows.map(({ variant }) => variant), at })
  const settled = rows.map((row) => ({
    ...row,
    now: former([...(asked.get(row.variant) ?? []), { from: at, to: null, amount: row.amount }]),
  }))
  const wrong = settled.filter(({ compare_at, now }) => now !== compare_at)
  if (wrong.length === 0) return 0
  await sql`
    update prices p set compare_at = r.now
    from unnest(${wrong.map(({ id }) => id)}::uuid[], ${wrong.map(({ now }) => now)}::bigint[]) as r(id, now)
    where p.home = ${home}::uuid and p.id = r.id`.execute(tx.db)
  return wrong.length
}
