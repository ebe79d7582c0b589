import type { Order } from '@souk/contract/order.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { isCancellable } from '../orders/order.ts'
import { advanceFulfilment, fulfilmentsOf, lockOrder, type OrderRow, setOrderState } from '../orders/store.ts'
import { releaseHolds, returnStock, type StockWish } from '../resources/stock.ts'
import type { Shop } from '../shops/shop.ts'
import { wakeWatchers } from '../watches/store.ts'
import type { Context } from './context.ts'
import { mailOrder } from './mail/tell.ts'
import { orderView } from './order-view.ts'
import { requestRefunds, tellOrder } from './refund.ts'

export type CancelInput = {
  shop: Shop
  number: string
  reason?: string | undefined
  /** Staff may cancel what has been packed. */ byStaff: boolean
}

/** Cancels an order that has not left: deliveries stop, the stock comes back, what was paid is refunded. Twice is once. */
export async function cancelOrder(context: Context, tx: Tx, input: CancelInput): Promise<Order> {
  const { shop, number } = input
  const order = await lockOrder(tx, shop.id, number)
  if (order.state === 'canceled') return orderView(context, tx.db, shop, order)
  const deliveries = (await fulfilmentsOf(tx.db, shop.id, [order.id])).get(order.id) ?? []
  const until = input.byStaff ? 'shipped' : shop.settings.cancelUntil
  const at = context.clock.now()
  if (!isCancellable(order.state, deliveries, until, input.byStaff ? null : at)) throw new Failure('not_cancellable')
  for (const { id } of deliveries) await advanceFulfilment(tx, shop.id, id, { to: 'canceled', at })
  await setOrderState(tx, shop.id, order.id, 'canceled')
  const back = takenOf(order)
  await returnStock(tx, shop.id, back)
  tx.later(
    wakeWatchers(
      tx,
      shop.id,
      back.map(({ variant }) => variant),
    ),
  )
  // The times that were booked are free again.
  await releaseHolds(tx, shop.id, order.checkout)
  const canceled: OrderRow = { ...order, state: 'canceled' }
  await requestRefunds(context, tx, { shop, order: canceled, reason: input.reason ?? 'canceled' })
  const view = await orderView(context, tx.db, shop, canceled)
  mailOrder(context, tx, { kind: 'canceled', shop, order: view, language: order.language, cause: order.id })
  await tellOrder(context, tx, { shop, order: canceled, view, news: 'canceled' })
  return view
}

/** What an order has taken out of the stock: what was short was never there. */
function takenOf({ lines, short }: OrderRow): StockWish[] {
  const missing = Object.entries(short).map(([variant, quantity]) => ({ variant, quantity: -quantity }))
  return [...lines.map(({ variant, quantity }) => ({ variant, quantity })), ...missing]
}
