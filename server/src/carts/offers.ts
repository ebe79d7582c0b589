import type { Product } from '@souk/contract/catalog.ts'
import { CompiledQuery } from 'kysely'
import { parseProduct, selectOffers, type Seller } from '../catalog/products.ts'
import type { Reader } from '../kernel/database.ts'
import { cartsOfPersonText } from './person.ts'

/** A cart's offers $4 and those that are about to join it $2. What the checkout of this very cart holds is there for it. */
const OF_CART = selectOffers(
  `
from (
  select offer as id from cart_lines where home = $1 and cart = ${cartsOfPersonText('$1', '$4')}
  union
  select * from unnest($2::uuid[])
) as wanted
cross join lateral (select o.* from offers o where o.home = $1 and o.id = wanted.id and o.active limit 1) o`,
  '$5',
  `array(select c.id from checkouts c where c.home = $1 and c.cart = ${cartsOfPersonText('$1', '$4')})`,
)

export type CartOffers = { cart: string; also?: readonly string[]; at: Date }

/** The offers of a cart as they are at this moment, whatever its lines turn out to be: it can be asked with the lines. */
export async function offersOf(read: Reader, seller: Seller, { cart, also = [], at }: CartOffers): Promise<Product[]> {
  const { rows } = await read.executeQuery(CompiledQuery.raw(OF_CART, [seller.id, also, seller.currency, cart, at]))
  return rows.map((raw) => parseProduct(raw, seller))
}
