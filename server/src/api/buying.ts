import type { Checkout } from '@souk/contract/order.ts'
import { METHODS } from '@souk/contract/methods.ts'
import { cartOf } from '../carts/cart.ts'
import { addLine, changeLine, pricedIn, removeLine } from '../carts/change.ts'
import { ensureCart } from '../carts/store.ts'
import { cartGuard, cartView, checkoutGuard } from '../journeys/buying.ts'
import { actsForShop, type Caller, hasScope, issueGrant } from '../journeys/caller.ts'
import { changeCheckout } from '../journeys/change-checkout.ts'
import { cancelCheckout, checkoutOfLines, openCheckout } from '../journeys/checkout.ts'
import { extendCheckout } from '../journeys/hold.ts'
import { checkoutOf, checkoutView, seeCheckout } from '../journeys/order-view.ts'
import { completeCheckout } from '../journeys/pay.ts'
import { withPlacing } from '../journeys/placing.ts'
import { checkReturn } from '../journeys/return-url.ts'
import { Failure } from '../kernel/failure.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
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
  | 'extendCheckout'
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
      let cart = row.customer === null ? cartOf(row, [], [], shop, at) : await pricedIn(tx, shop, row, at)
      for (const line of body.lines) {
        cart = await addLine(tx, { shop, cart: row.id, at, line, handle: buyer.handle, newId: context.newId })
      }
      const isNobodys = row.customer === null && !actsForShop(caller, shop.id)
      return isNobodys ? { ...cart, token: issueGrant(context, { home: shop.id, cart: row.id }) } : cart
    })
    return { body: made }
  },

  async getCart(context, { shop, params, caller }) {
    return { body: await cartView(context, shop, params.cart, cartGuard(context, shop, caller)) }
  },

  async addLine(context, { shop, params, body, caller, idempotencyKey }) {
    const request = { cart: params.cart, body }
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
      addLine(tx, {
        shop,
        cart: params.cart,
        at,
        line: body,
        handle,
        newId: context.newId,
        admit: cartGuard(context, shop, caller),
      }),
    )
    return { body: cart }
  },

  async changeLine(context, { shop, params, body, caller }) {
    const admit = cartGuard(context, shop, caller)
    const target = { shop, cart: params.cart, at: context.clock.now(), admit, line: params.line, ...body }
    return { body: await context.database.transact((tx) => changeLine(tx, target)) }
  },

  async removeLine(context, { shop, params, caller }) {
    const admit = cartGuard(context, shop, caller)
    const target = { shop, cart: params.cart, at: context.clock.now(), admit, line: params.line }
    return { body: await context.database.transact((tx) => removeLine(tx, target)) }
  },

  async createCheckout(context, { shop, body, caller, idempotencyKey }) {
    if ((body.cart === undefined) === (body.lines === undefined)) {
      throw new Failure('invalid_request', 'a checkout is made either from a cart or from lines')
    }
    if (body.cart !== undefined && !hasScope(caller, 'orders', 'write')) throw new Failure('forbidden')
    const answer = METHODS.createCheckout.response
    const input = { home: shop.id, method: 'createCheckout', caller, idempotencyKey, request: body, answer }
    const { handle } = buyerOf(caller, shop)
    let opened: CheckoutRow | undefined
    const made = await create(context, input, async (tx): Promise<Checkout & { token?: string }> => {
      const row =
        body.cart === undefined
          ? await checkoutOfLines(context, tx, shop, body.lines ?? [])
          : await openCheckout(context, tx, { shop, cart: body.cart, handle, admit: cartGuard(context, shop, caller) })
      opened = row
      const view = withPlacing(context, shop, row, await checkoutView(context, tx.db, shop, row))
      // Of lines alone it belongs to nobody, whoever made it: the token opens it.
      const isNobodys = row.cart === null && !actsForShop(caller, shop.id)
      return isNobodys ? { ...view, token: issueGrant(context, { home: shop.id, checkout: row.id }) } : view
    })
    if (opened) context.checkouts.keep({ row: opened })
    return { body: made }
  },

  async getCheckout(context, { shop, params, caller }) {
    const { row, standing } = await seeCheckout(context, shop, params.checkout)
    await checkoutGuard(context, shop, caller)(row)
    return { body: withPlacing(context, shop, row, checkoutOf(context, shop, row, standing)) }
  },

  async updateCheckout(context, { shop, params, body, caller }) {
    const admit = checkoutGuard(context, shop, caller)
    const row = await changeCheckout(context, { shop, checkout: params.checkout, change: body, admit })
    return { body: withPlacing(context, shop, row, await checkoutView(context, context.database.read, shop, row)) }
  },

  async completeCheckout(context, { shop, params, body, caller }) {
    if (body.returnUrl !== undefined) await checkReturn(context, shop, body.returnUrl)
    const handle = caller.kind === 'shopper' ? caller.grant.handle : undefined
    const who = { admit: checkoutGuard(context, shop, caller), byShop: actsForShop(caller, shop.id), handle }
    return { body: await completeCheckout(context, { shop, checkout: params.checkout, ...body, ...who }) }
  },

  async extendCheckout(context, { shop, params, caller }) {
    const admit = checkoutGuard(context, shop, caller)
    const { checkout } = params
    const row = await context.database.transact((tx) => extendCheckout(context, tx, { shop, checkout, admit }))
    return { body: withPlacing(context, shop, row, await checkoutView(context, context.database.read, shop, row)) }
  },

  async cancelCheckout(context, { shop, params, caller }) {
    const { checkout } = params
    const admit = checkoutGuard(context, shop, caller)
    const row = await context.database.transact((tx) => cancelCheckout(context, tx, shop, { checkout, admit }))
    return { body: await checkoutView(context, context.database.read, shop, row) }
  },
}
