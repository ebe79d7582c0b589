import type { Order } from '@souk/contract/order.ts'
import type { ShopSettings } from '@souk/contract/shop.ts'

export type OrderState = Order['state']
export type FulfilmentState = Order['fulfilments'][number]['state']

export const ORDER_TRANSITIONS: Record<OrderState, readonly OrderState[]> = {
  placed: ['fulfilled', 'canceled'],
  fulfilled: [],
  canceled: [],
}

/** A step may be left out (a pizza is never packed by itself), but no step goes back. */
export const FULFILMENT_TRANSITIONS: Record<FulfilmentState, readonly FulfilmentState[]> = {
  placed: ['packed', 'shipped', 'delivered', 'canceled'],
  packed: ['shipped', 'delivered', 'canceled'],
  shipped: ['delivered'],
  delivered: [],
  canceled: [],
}

const STEP: Record<FulfilmentState, number> = { placed: 0, packed: 1, shipped: 2, delivered: 3, canceled: 4 }

/** May the customer still cancel, by the shop's own rule? Until a step is reached, none of the deliveries may be at or past it. */
export function isCancellable(
  state: OrderState,
  fulfilments: readonly { state: FulfilmentState }[],
  until: ShopSettings['cancelUntil'],
): boolean {
  if (state !== 'placed') return false
  return fulfilments.every((fulfilment) => STEP[fulfilment.state] < STEP[until])
}

/** Order numbers begin here: a shop's first customer need not know that they are the first. */
export const FIRST_NUMBER = 1001
