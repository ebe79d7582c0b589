import { METHODS } from '@souk/contract/methods.ts'
import { ensureCart } from '../carts/store.ts'
import { actsForShop, type Caller, callerName, type Grant, issueGrant } from '../journeys/caller.ts'
import { cancelOrder } from '../journeys/cancel.ts'
import type { Context } from '../journeys/context.ts'
import { advance } from '../journeys/fulfil.ts'
import { resolve } from '../journeys/exceptions.ts'
import { mailLanguage } from '../journeys/mail/texts.ts'
import { slipHtml } from '../journeys/papers/slip.ts'
import { changeOrderAddress, orderDesk, resendConfirmation } from '../journeys/order-desk.ts'
import { orderView, orderViews } from '../journeys/order-view.ts'
import { isBuyer } from '../journeys/own-orders.ts'
import { paidTogether } from '../journeys/paid-together.ts'
import { refundOrder } from '../journeys/refund.ts'
import { reorder } from '../journeys/reorder.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { findCheckout } from '../orders/checkout-store.ts'
import { listOrders } from '../orders/list.ts'
import { deleteNote, insertNote } from '../orders/notes.ts'
import { findOrder, type OrderRow } from '../orders/store.ts'
import { isSamePerson } from '../people/same-person.ts'
import { listExceptions } from '../payments/exceptions.ts'
import { localMoment } from '../resources/slots.ts'
import type { Shop } from '../shops/shop.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

/** The order, if it is the caller's own or their shop's. */
export async function admitOrder(context: Context, shop: Shop, caller: Caller, number: string): Promise<OrderRow> {
  const row = await findOrder(context.database.read, shop.id, number)
  if (!row) throw new Failure('not_found')
  if (actsForShop(caller, shop.id)) return row
  if (caller.kind === 'shopper' && caller.grant.home === shop.id) {
    const { checkout, cart, customer } = caller.grant
    if (checkout === row.checkout) return row
    if (await isBuyer(context.database.read, shop.id, customer, row)) return row
    if (cart !== undefined && (await findCheckout(context.database.read, shop.id, row.checkout))?.cart === cart)
      return row
  }
  throw new Failure('not_found')
}

async function audit(
  context: Context,
  tx: Tx,
  entry: { shop: Shop; caller: Caller; action: string; number: string; data?: Record<string, unknown> },
): Promise<void> {
  const { shop, caller, action, number, data } = entry
  await recordAudit(tx, {
    home: shop.id,
    id: context.newId(),
    actor: callerName(caller),
    action,
    target: number,
    ...(data ? { data } : {}),
  })
}

export const orderHandlers: Handlers<
  | 'getOrder'
  | 'listOrders'
  | 'getOrderDesk'
  | 'addOrderNote'
  | 'removeOrderNote'
  | 'changeOrderAddress'
  | 'resendConfirmation'
  | 'getPackingSlip'
  | 'cancelOrder'
  | 'reorder'
  | 'refundOrder'
  | 'advanceFulfilment'
  | 'listExceptions'
  | 'resolveException'
> = {
  async getOrder(context, { shop, params, caller }) {
    const row = await admitOrder(context, shop, caller, params.number)
    const order = await orderView(context, context.database.read, shop, row)
    const together = caller.kind === 'shopper' ? await paidTogether(context, order) : undefined
    return { body: { ...order, ...(together ? { together } : {}) } }
  },

  async listOrders(context, { shop, query }) {
    const today = localMoment(context.clock.now().getTime(), shop.timezone).slice(0, 10)
    const rows = await listOrders(context.database.read, shop.id, { ...query, today })
    return { body: await orderViews(context, context.database.read, shop, rows) }
  },

  async getOrderDesk(context, { shop, params, caller }) {
    const row = await admitOrder(context, shop, caller, params.number)
    return { body: await orderDesk(context, shop, row) }
  },

  async addOrderNote(context, { shop, params, body, caller, idempotencyKey }) {
    const row = await admitOrder(context, shop, caller, params.number)
    const request = { number: row.number, body }
    const answer = METHODS.addOrderNote.response
    const input = { home: shop.id, method: 'addOrderNote', caller, idempotencyKey, request, answer }
    const note = { home: shop.id, order_id: row.id, by: callerName(caller), text: body.text }
    const made = await create(context, input, (tx) =>
      insertNote(tx, { ...note, id: context.newId(), at: context.clock.now() }),
    )
    return { body: made }
  },

  async removeOrderNote(context, { shop, params, caller }) {
    const row = await admitOrder(context, shop, caller, params.number)
    const gone = await context.database.transact((tx) =>
      deleteNote(tx, { home: shop.id, order: row.id, id: params.note }),
    )
    if (!gone) throw new Failure('not_found')
    return { body: gone }
  },

  async changeOrderAddress(context, { shop, params, body, caller }) {
    const { number } = params
    const order = await context.database.transact(async (tx) => {
      await audit(context, tx, { shop, caller, action: 'order.address', number })
      return changeOrderAddress(context, tx, { shop, number, ...body })
    })
    return { body: order }
  },

  async resendConfirmation(context, { shop, params, caller, idempotencyKey }) {
    const { number } = params
    const answer = METHODS.resendConfirmation.response
    const input = { home: shop.id, method: 'resendConfirmation', caller, idempotencyKey, request: params, answer }
    const sent = await create(context, input, async (tx) => {
      await audit(context, tx, { shop, caller, action: 'order.resend', number })
      await resendConfirmation(context, tx, { shop, number })
      return { sent: true as const }
    })
    return { body: sent }
  },

  async getPackingSlip(context, { shop, params, caller }) {
    const row = await admitOrder(context, shop, caller, params.number)
    const order = await orderView(context, context.database.read, shop, row)
    const html = slipHtml(shop, order, mailLanguage(row.language))
    return { body: new Uint8Array(Buffer.from(html)), filename: `${row.number}.html` }
  },

  async cancelOrder(context, { shop, params, body, caller }) {
    const { number } = await admitOrder(context, shop, caller, params.number)
    const order = await context.database.transact(async (tx) => {
      await audit(context, tx, { shop, caller, action: 'order.cancel', number })
      return cancelOrder(context, tx, { shop, number, reason: body.reason, byStaff: caller.kind !== 'shopper' })
    })
    context.deliver.wake()
    return { body: order }
  },

  async reorder(context, { shop, params, caller, idempotencyKey }) {
    const order = await admitOrder(context, shop, caller, params.number)
    const answer = METHODS.reorder.response
    const input = { home: shop.id, method: 'reorder', caller, idempotencyKey, request: params, answer }
    const own: Partial<Grant> = caller.kind === 'shopper' ? caller.grant : {}
    // Who came by a letter's link gets a cart of their own: the link opens the order, not the customer.
    const isOwn = await isSamePerson(context.database.read, shop.id, own.customer, order.customer)
    const isOwners = actsForShop(caller, shop.id) || isOwn
    const customer = isOwn ? (own.customer ?? null) : isOwners ? order.customer : null
    const conversation = isOwners ? (own.conversation ?? order.conversation) : null
    const made = await create(context, input, async (tx) => {
      const owner = { customer, conversation, currency: shop.currency }
      const cart = await ensureCart(tx, { home: shop.id, id: context.newId(), ...owner })
      const again = await reorder(context, tx, { shop, lines: order.lines, cart, handle: own.handle ?? null })
      const isNobodys = customer === null && !actsForShop(caller, shop.id)
      return isNobodys ? { ...again, token: issueGrant(context, { home: shop.id, cart: cart.id }) } : again
    })
    return { body: made }
  },

  async refundOrder(context, { shop, params, body, caller, idempotencyKey }) {
    const { number } = params
    const request = { number, body }
    const input = {
      home: shop.id,
      method: 'refundOrder',
      caller,
      idempotencyKey,
      request,
      answer: METHODS.refundOrder.response,
    }
    const order = await create(context, input, async (tx) => {
      await audit(context, tx, { shop, caller, action: 'order.refund', number, data: body })
      return refundOrder(context, tx, { shop, number, ...body })
    })
    return { body: order }
  },

  async advanceFulfilment(context, { shop, params, body, caller }) {
    const { number, fulfilment } = params
    const { to, tracking } = body
    const order = await context.database.transact(async (tx) => {
      await audit(context, tx, { shop, caller, action: `fulfilment.${to}`, number })
      return advance(context, tx, { shop, number, fulfilment, to, ...(tracking ? { tracking } : {}) })
    })
    context.deliver.wake()
    return { body: order }
  },

  async listExceptions(context, { shop, query }) {
    return { body: await listExceptions(context.database.read, shop.id, query) }
  },

  async resolveException(context, { shop, params, body, caller }) {
    const { exception: id } = params
    const input = { shop, id, by: callerName(caller), ...body }
    return { body: await context.database.transact((tx) => resolve(context, tx, input)) }
  },
}
