import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { hasSold } from '../orders/sold.ts'
import { type Shop, zoneOf } from '../shops/shop.ts'
import { setPlace } from '../shops/store.ts'

/**
 * Sets the country whose law a shop sells under. Throws `bad_transition` once something was sold for real: those orders,
 * their invoices and their taxes stand under the law of the country they were made in.
 */
export async function moveShop(tx: Tx, shop: Shop, country: string): Promise<Shop> {
  if (!shop.test && (await hasSold(tx.db, shop.id)))
    throw new Failure('bad_transition', 'orders have been placed under the law of another country')
  // Nobody chose the zone of a shop that was nowhere.
  const isNowhere = shop.country === null && shop.timezone === zoneOf({})
  const place = { country, timezone: isNowhere ? zoneOf({ country }) : shop.timezone }
  await setPlace(tx, shop.id, place)
  return { ...shop, ...place }
}
