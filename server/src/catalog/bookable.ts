import type { Product } from '@souk/contract/catalog.ts'
import { sql } from 'kysely'
import type { Database } from '../kernel/database.ts'
import { loadProducts, type Seller } from './products.ts'

/** More than these nobody looks through. */
const MOST = 30

/** The offers of a shop that are booked by the time. */
export async function bookableOffers(database: Database, seller: Seller): Promise<Product[]> {
  const rows = await database.read
    .selectFrom('offers')
    .select('id')
    .where('home', '=', seller.id)
    // Word for word the predicate of the index.
    .where(sql<boolean>`fulfilment = 'slot'`)
    .where('active', '=', true)
    .orderBy('title')
    .limit(MOST)
    .execute()
  const ids = rows.map(({ id }) => id)
  return loadProducts(database, seller, ids)
}
