import { addressFaults, wholeAddress } from '@souk/contract/address.ts'
import type { OrderDesk } from '@souk/contract/desk.ts'
import type { Address, Order } from '@souk/contract/order.ts'
import { isSent } from '@souk/contract/steps.ts'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import { Failure } from '../kernel/failure.ts'
import { shippingFor } from '../orders/checkout.ts'
import { notesOf } from '../orders/notes.ts'
import { isCancellable } from '../orders/order.ts'
import { parcelOf, parcelsOf } from '../orders/parcel-store.ts'
import { returnOf, returnsOf } from '../orders/return-store.ts'
import { lockOrder, type OrderRow, setOrderAddress } from '../orders/store.ts'
import type { Shop } from '../shops/shop.ts'
import { auditOf } from '../views/audit.ts'
import type { Context } from './context.ts'
import { mailOrder } from './mail/tell.ts'
import { orderView } from './order-view.ts'

/** All of an order that staff work with. */
export async function orderDesk(context: Context, shop: Shop, row: OrderRow): Promise<OrderDesk> {
  const { read } = context.database
  const [order, returns, parcels, notes, log] = await Promise.all([
    orderView(context, read, shop, row),
    returnsOf(read, shop.id, row.id),
    parcelsOf(read, shop.id, [row.id]),
    notesOf(read, shop.id, row.id),
    auditOf(read, shop.id, row),
  ])
  const hasLabel = parcels.some(({ direction, state }) => direction === 'out' && state !== 'cancelled')
  return {
    order,
    ...(row.customer === null ? {} : { customer: row.customer }),
    language: row.language,
    returns: returns.map((one) => returnOf(one, parcels)),
    parcels: parcels.map(parcelOf),
    notes,
    log,
    may: {
      cancel: isCancellable(row.state, order.fulfilments, 'shipped', null),
      address: row.address !== null && isStillHere(order) && !hasLabel,
      refund: order.payments.reduce((sum, { state, amount, refunded }) => {
        return state === 'captured' || state === 'authorised' ? sum + amount.amount - refunded : sum
      }, 0),
    },
  }
}

/** Nothing has left, and something is still to be sent. */
function isStillHere({ state, fulfilments }: Order): boolean {
  const goods = fulfilments.filter(({ kind, state: step }) => isSent(kind) && step !== 'canceled')
  const isHere = goods.every(({ state: step }) => step === 'placed' || step === 'packed')
  return state === 'placed' && goods.length > 0 && isHere
}

type Move = { shop: Shop; number: string; address: Address }

/**
 * The order goes to another address. It was priced and taxed for its country, region and way of delivery: those stay.
 * Throws `bad_transition` once something has left or a label is made, `invalid_request` for an address it cannot go to.
 */
export async function changeOrderAddress(context: Context, tx: Tx, { shop, number, address }: Move): Promise<Order> {
  const order = await lockOrder(tx, shop.id, number)
  const view = await orderView(context, tx.db, shop, order)
  const parcels = await parcelsOf(tx.db, shop.id, [order.id])
  const hasLabel = parcels.some(({ direction, state }) => direction === 'out' && state !== 'cancelled')
  if (!order.address || !isStillHere(view)) throw new Failure('bad_transition', 'it has left already, or goes nowhere')
  if (hasLabel) throw new Failure('bad_transition', 'its label is made: give that back first')
  const whole = wholeAddress({ ...address, name: address.name ?? order.address.name })
  const [fault] = addressFaults(whole)
  if (fault) throw new Failure('invalid_request', `the ${fault.field} does not fit its country`)
  const isFar =
    whole.country !== order.address.country || (whole.country === 'US' && whole.region !== order.address.region)
  if (isFar) throw new Failure('invalid_request', 'it was priced and taxed for another country or state')
  const ways = shippingFor(shop, order.lines, whole)
  const before = shippingFor(shop, order.lines, order.address)
  if (before.length > 0 && ways.length === 0) throw new Failure('invalid_request', 'nothing is delivered there')
  await setOrderAddress(tx, order, whole)
  const moved = await orderView(context, tx.db, shop, { ...order, address: whole })
  if (order.conversation !== null)
    await appendFacts(tx, { home: shop.id, stream: order.conversation }, context.clock.now(), [
      { kind: 'order.changed', data: { order: moved } },
    ])
  return moved
}

/** The confirmation once more, as the order is now. Throws `invalid_request` where there is nobody to send it to. */
export async function resendConfirmation(
  context: Context,
  tx: Tx,
  { shop, number }: { shop: Shop; number: string },
): Promise<void> {
  const order = await lockOrder(tx, shop.id, number)
  if (order.buyer.email === undefined) throw new Failure('invalid_request', 'the buyer has given no e-mail address')
  const view = await orderView(context, tx.db, shop, order)
  mailOrder(context, tx, { kind: 'placed', shop, order: view, language: order.language, cause: context.newId() })
}
