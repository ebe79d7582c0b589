import type { Cart } from '@souk/contract/order.ts'
import { cartOf } from '../carts/cart.ts'
import { offersOf } from '../carts/offers.ts'
import { type Admit, cartLines, findCart, findLiveCart, type CartRow } from '../carts/store.ts'
import { Failure } from '../kernel/failure.ts'
import { isSamePerson } from '../people/same-person.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import type { Shop } from '../shops/shop.ts'
import { actsForShop, type Caller } from './caller.ts'
import type { Context } from './context.ts'

/** A cart priced now, outside a transaction. Throws `not_found`, or what `admit` throws. */
export async function cartView(context: Context, shop: Shop, id: string, admit?: Admit<CartRow>): Promise<Cart> {
  const at = context.clock.now()
  const [row, lines, products] = await context.database.look((read) =>
    Promise.all([findCart(read, shop.id, id), cartLines(read, shop.id, id), offersOf(read, shop, { cart: id, at })]),
  )
  if (!row) throw new Failure('not_found')
  await admit?.(row)
  return cartOf(row, lines, products, shop, context.clock.now())
}

/** The customer's live cart, if they have one. */
export async function liveCart(context: Context, home: string, customer: string): Promise<Cart | null> {
  const [shop, row] = await Promise.all([
    context.directory.byId(home),
    findLiveCart(context.database.read, home, customer),
  ])
  return shop && row ? cartView(context, shop, row.id) : null
}

/** Throws unless the caller may see the cart: their own, the one their token was made for, or any of the shop for its keys. */
export function cartGuard(context: Context, shop: Shop, caller: Caller): Admit<CartRow> {
  return async (row) => {
    if (actsForShop(caller, shop.id)) return
    if (caller.kind === 'shopper' && caller.grant.home === shop.id) {
      if (caller.grant.cart === row.id) return
      if (await isSamePerson(context.database.read, shop.id, caller.grant.customer, row.customer)) return
    }
    throw new Failure('not_found')
  }
}

/** The same for a checkout. */
export function checkoutGuard(context: Context, shop: Shop, caller: Caller): Admit<CheckoutRow> {
  return async (row) => {
    if (actsForShop(caller, shop.id)) return
    if (caller.kind === 'shopper' && caller.grant.home === shop.id) {
      const { checkout, cart, customer } = caller.grant
      if (checkout === row.id || (row.cart !== null && cart === row.cart)) return
      if (await isSamePerson(context.database.read, shop.id, customer, row.customer)) return
    }
    throw new Failure('not_found')
  }
}
