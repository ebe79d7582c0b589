import type { Checkout } from '@souk/contract/order.ts'
import { METHODS } from '@souk/contract/methods.ts'
import { addLine, changeLine, pricedIn, removeLine } from '../carts/change.ts'
import { ensureCart } from '../carts/store.ts'
import { findCheckout } from '../orders/checkout-store.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import { admitCart, cartView } from '../journeys/buying.ts'
import { actsForShop, type Caller, hasScope, issueGrant } from '../journeys/caller.ts'
import { cancelCheckout, checkoutOfLines, openCheckout, updateCheckout } from '../journeys/checkout.ts'
import type { Context } from '../journeys/context.ts'
import { checkoutView } from '../journeys/order-view.ts'
import { completeCheckout } from '../journeys/pay.ts'
import { Failure } from '../kernel/failure.ts'
import type { Shop } from '../shops/shop.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

/** Whose cart it is: the shopper of a thread has one; anybody else gets one of their own. */
function buyerOf(
  caller: Caller,
  shop: Shop,
): { customer: string | null; conversation: string | null; handle: string | null } {
  if (caller.kind !== 'shopper') return { customer: null, conversation: null, handle: null }
  if (caller.grant.home !== shop.id) throw new Failure('forbidden')
  const { customer, conversation, handle } = caller.grant
  return { customer: customer ?? null, conversation: conversation ?? null, handle: handle ?? null }
}

/** The checkout, if it is the caller's own or their shop's. */
async function admitCheckout(context: Context, shop: Shop, caller: Caller, id: string): Promise<CheckoutRow> {
  const row = await findCheckout(context.database.read, shop.id, id)
  if (!row) throw new Failure('not_found')
  if (actsForShop(caller, shop.id)) return row
  if (caller.kind === 'shopper' && caller.grant.home === shop.id) {
    const { checkout, cart, customer } = caller.grant
    if (checkout === row.id || (row.cart !== null && cart === row.cart)) return row
    if (row.customer !== null && customer === row.customer) return row
  }
  throw new Failure('not_found')
}

export const buyingHandlers: Handlers<
  | 'createCart'
  | 'getCart'
  | 'addLine'
  | 'changeLine'
  | 'removeLine'
  | 'createCheckout'
  | 'getCheckout'
  | 'updateCheckout'
  | 'completeCheckout'
  | 'cancelCheckout'
> = {
  async createCart(context, { shop, body, caller, idempotencyKey }) {
    const buyer = buyerOf(caller, shop)
    const answer = METHODS.createCart.response
    const input = { home: shop.id, method: 'createCart', caller, idempotencyKey, request: body, answer }
    const at = context.clock.now()
    const made = await create(context, input, async (tx) => {
      const row = await ensureCart(tx, {
        home: shop.id,
        id: context.newId(),
        currency: shop.currency,
        customer: buyer.customer,
        conversation: buyer.conversation,
      })
      let cart = await pricedIn(tx, shop, row)
      for (const line of body.lines) {
        cart = await addLine(tx, { shop, cart: row.id, at, line, handle: buyer.handle, newId: context.newId })
      }
      const isNobodys = row.customer === null && !actsForShop(caller, shop.id)
      return isNobodys ? { ...cart, token: issueGrant(context, { home: shop.id, cart: row.id }) } : cart
    })
    return { body: made }
  },

  async getCart(context, { shop, params, caller }) {
    return { body: await cartView(context, shop, await admitCart(context, shop, caller, params.cart)) }
  },

  async addLine(context, { shop, params, body, caller, idempotencyKey }) {
    const row = await admitCart(context, shop, caller, params.cart)
    const request = { cart: row.id, body }
    const input = {
      home: shop.id,
      method: 'addLine',
      caller,
      idempotencyKey,
      request,
      answer: METHODS.addLine.response,
    }
    const at = context.clock.now()
    const { handle } = buyerOf(caller, shop)
    const cart = await create(context, input, (tx) =>
      addLine(tx, { shop, cart: row.id, at, line: body, handle, newId: context.newId }),
    )
    return { body: cart }
  },

  async changeLine(context, { shop, params, body, caller }) {
    const row = await admitCart(context, shop, caller, params.cart)
    const target = { shop, cart: row.id, at: context.clock.now(), line: params.line, ...body }
    return { body: await context.database.transact((tx) => changeLine(tx, target)) }
  },

  async removeLine(context, { shop, params, caller }) {
    const row = await admitCart(context, shop, caller, params.cart)
    const target = { shop, cart: row.id, at: context.clock.now(), line: params.line }
    return { body: await context.database.transact((tx) => removeLine(tx, target)) }
  },

  async createCheckout(context, { shop, body, caller, idempotencyKey }) {
    if ((body.cart === undefined) === (body.lines === undefined)) {
      throw new Failure('invalid_request', 'a checkout is made either from a cart or from lines')
    }
    if (body.cart !== undefined) {
      if (!hasScope(caller, 'orders', 'write')) throw new Failure('forbidden')
      await admitCart(context, shop, caller, body.cart)
    }
    const answer = METHODS.createCheckout.response
    const input = { home: shop.id, method: 'createCheckout', caller, idempotencyKey, request: body, answer }
    const { handle } = buyerOf(caller, shop)
    const made = await create(context, input, async (tx): Promise<Checkout & { token?: string }> => {
      const row =
        body.cart === undefined
          ? await checkoutOfLines(context, tx, shop, body.lines ?? [])
          : await openCheckout(context, tx, { shop, cart: body.cart, handle })
      const view = await checkoutView(context, tx.db, shop, row)
      // Of lines alone it belongs to nobody, whoever made it: the token opens it.
      const isNobodys = row.cart === null && !actsForShop(caller, shop.id)
      return isNobodys ? { ...view, token: issueGrant(context, { home: shop.id, checkout: row.id }) } : view
    })
    return { body: made }
  },

  async getCheckout(context, { shop, params, caller }) {
    const row = await admitCheckout(context, shop, caller, params.checkout)
    return { body: await checkoutView(context, context.database.read, shop, row) }
  },

  async updateCheckout(context, { shop, params, body, caller }) {
    const { id } = await admitCheckout(context, shop, caller, params.checkout)
    const row = await context.database.transact((tx) =>
      updateCheckout(context, tx, { shop, checkout: id, change: body }),
    )
    return { body: await checkoutView(context, context.database.read, shop, row) }
  },

  async completeCheckout(context, { shop, params, body, caller }) {
    const { id } = await admitCheckout(context, shop, caller, params.checkout)
    return {
      body: await completeCheckout(context, { shop, checkout: id, gateway: body.gateway, returnUrl: body.returnUrl }),
    }
  },

  async cancelCheckout(context, { shop, params, caller }) {
    const { id } = await admitCheckout(context, shop, caller, params.checkout)
    const row = await context.database.transact((tx) => cancelCheckout(context, tx, shop, id))
    return { body: await checkoutView(context, context.database.read, shop, row) }
  },
}
