import type { Fulfilment } from '@souk/contract/order.ts'
import type { Tx } from '../kernel/database.ts'
import { advanceFulfilment, type OrderRow, setOrderState } from '../orders/store.ts'
import { releaseHolds, returnStock, type StockWish } from '../resources/stock.ts'
import type { Shop } from '../shops/shop.ts'
import { dropLabels } from './parcels.ts'
import { wakeWatchers } from '../watches/store.ts'

type Stop = { shop: Shop; order: OrderRow; deliveries: readonly Fulfilment[]; at: Date }

/** Nothing of an order comes any more: its deliveries stop, the stock comes back. Whether it may be stopped is asked before. */
export async function stopOrder(tx: Tx, { shop, order, deliveries, at }: Stop): Promise<OrderRow> {
  for (const { id } of deliveries) await advanceFulfilment(tx, shop.id, id, { to: 'canceled', at })
  await dropLabels(tx, order)
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
  return { ...order, state: 'canceled' }
}

/** What an order has taken out of the stock: what was short was never there. */
function takenOf({ lines, short }: OrderRow): StockWish[] {
  const missing = Object.entries(short).map(([variant, quantity]) => ({ variant, quantity: -quantity }))
  return [...lines.map(({ variant, quantity }) => ({ variant, quantity })), ...missing]
}
