import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import type { PurchaseRecord } from '../law/retention.ts'

type Place = { home: string; id: string }
type OldRecords = { before: Date; after: Place | undefined; limit: number }

const NOWHERE = '00000000-0000-0000-0000-000000000000'

/** Purchases begun before a moment, by their checkouts, with what tells how long each has to be kept. */
export async function oldRecords(
  read: Reader,
  { before, after, limit }: OldRecords,
): Promise<(Place & { record: PurchaseRecord })[]> {
  const { rows } = await sql<Place & { country: string | null; made_at: Date; has_invoice: boolean }>`
    select c.home, c.id, s.country, coalesce(o.placed_at, c.created_at) as made_at,
      exists (select from invoices i where i.home = o.home and i.order_id = o.id) as has_invoice
    from checkouts c
    left join shops s on s.id = c.home
    left join orders o on o.home = c.home and o.checkout = c.id
    where c.created_at < ${before} and (c.home, c.id) > (${after?.home ?? NOWHERE}, ${after?.id ?? NOWHERE})
    order by c.home, c.id limit ${limit}`.execute(read)
  return rows.map(({ home, id, country, made_at: madeAt, has_invoice: hasInvoice }) => ({
    home,
    id,
    record: { country, madeAt, hasInvoice },
  }))
}
