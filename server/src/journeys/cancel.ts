import type { Order } from '@souk/contract/order.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { isCancellable } from '../orders/order.ts'
import { fulfilmentsOf, lockOrder } from '../orders/store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { mailOrder } from './mail/tell.ts'
import { orderView } from './order-view.ts'
import { requestRefunds, tellOrder } from './refund.ts'
import { stopOrder } from './stop-order.ts'

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
  const canceled = await stopOrder(tx, { shop, order, deliveries, at })
  await requestRefunds(context, tx, { shop, order: canceled, reason: input.reason ?? 'canceled' })
  const view = await orderView(context, tx.db, shop, canceled)
  mailOrder(context, tx, { kind: 'canceled', shop, order: view, language: order.language, cause: order.id })
  await tellOrder(context, tx, { shop, order: canceled, view, news: 'canceled' })
  return view
}
