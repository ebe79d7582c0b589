import type { Fulfilment, Order } from '@souk/contract/order.ts'
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

/**
 * May the customer still cancel, by the shop's own rule? Until a step is reached, none of the deliveries may be at or past
 * it, and none of the appointments too near to be given to somebody else. Staff (`at` null) may at any time before.
 */
export function isCancellable(
  state: OrderState,
  fulfilments: readonly Pick<Fulfilment, 'state' | 'appointment'>[],
  until: ShopSettings['cancelUntil'],
  at: Date | null,
): boolean {
  if (state !== 'placed') return false
  return fulfilments.every(
    ({ state: step, appointment }) => STEP[step] < STEP[until] && (at === null || isChangeable(appointment, at)),
  )
}

/** Is it still early enough to move or give up what was booked? */
export function isChangeable(appointment: Fulfilment['appointment'], at: Date): boolean {
  return !appointment || at.getTime() < Date.parse(appointment.until ?? appointment.from)
}

/** Order numbers begin here: a shop's first customer need not know that they are the first. */
export const FIRST_NUMBER = 1001
