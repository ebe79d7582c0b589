import type { Cart } from '@souk/contract/order.ts'
import { cartOf } from '../carts/cart.ts'
import { cartLines, findCart, findLiveCart, type CartRow } from '../carts/store.ts'
import { loadProducts } from '../catalog/products.ts'
import { Failure } from '../kernel/failure.ts'
import type { Shop } from '../shops/shop.ts'
import { actsForShop, type Caller } from './caller.ts'
import type { Context } from './context.ts'

/** A cart priced now, outside a transaction. */
export async function cartView(context: Context, shop: Shop, row: CartRow): Promise<Cart> {
  const lines = await cartLines(context.database.read, shop.id, row.id)
  const products = await loadProducts(context.database, shop, [...new Set(lines.map(({ offer }) => offer))])
  return cartOf(row, lines, products, shop)
}

/** The customer's live cart, if they have one. */
export async function liveCart(context: Context, home: string, customer: string): Promise<Cart | null> {
  const [shop, row] = await Promise.all([
    context.directory.byId(home),
    findLiveCart(context.database.read, home, customer),
  ])
  return shop && row ? cartView(context, shop, row) : null
}

/** The cart, if the caller may see it: their own, the one their token was made for, or any of the shop for its keys. */
export async function admitCart(context: Context, shop: Shop, caller: Caller, id: string): Promise<CartRow> {
  const row = await findCart(context.database.read, shop.id, id)
  if (!row) throw new Failure('not_found')
  if (actsForShop(caller, shop.id)) return row
  if (caller.kind === 'shopper' && caller.grant.home === shop.id) {
    if (caller.grant.cart === row.id) return row
    if (row.customer !== null && caller.grant.customer === row.customer) return row
  }
  throw new Failure('not_found')
}
