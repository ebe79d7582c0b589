import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { PurchaseRecord } from '../law/retention.ts'

type Place = { home: string; id: string }
type OldRecords = { before: Date; after: Place | undefined; limit: number }

const NOWHERE = '00000000-0000-0000-0000-000000000000'

/** That an order has something of which the tax is another country's, declared to the One Stop Shop. */
export function declaredAbroad(order: string): RawBuilder<boolean> {
  return sql<boolean>`jsonb_path_exists(${sql.ref(`${order}.lines`)}, '$[*].taxes[*].country')`
}

/** Purchases begun before a moment, by their checkouts, with what tells how long each has to be kept. */
export async function oldRecords(
  read: Reader,
  { before, after, limit }: OldRecords,
): Promise<(Place & { record: PurchaseRecord })[]> {
  const { rows } = await sql<Place & { country: string | null; made_at: Date; has_invoice: boolean; is_oss: boolean }>`
    select c.home, c.id, s.country, coalesce(o.placed_at, c.created_at) as made_at,
      exists (select from invoices i where i.home = o.home and i.order_id = o.id) as has_invoice,
      coalesce(${declaredAbroad('o')}, false) as is_oss
    from checkouts c
    left join shops s on s.id = c.home
    left join orders o on o.home = c.home and o.checkout = c.id
    where c.created_at < ${before} and (c.home, c.id) > (${after?.home ?? NOWHERE}, ${after?.id ?? NOWHERE})
    order by c.home, c.id limit ${limit}`.execute(read)
  return rows.map(({ home, id, country, made_at: madeAt, has_invoice: hasInvoice, is_oss: isOss }) => ({
    home,
    id,
    record: { country, madeAt, hasInvoice, isOss },
  }))
}
