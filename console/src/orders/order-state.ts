import type { Order } from '@souk/contract/order.ts'
import { isSent } from '@souk/contract/steps.ts'

export type Standing = 'to_pack' | 'packed' | 'under_way' | 'done' | 'booked' | 'canceled'

/** What somebody has to do next, in one word: the least of its deliveries counts. */
export function standingOf({ state, fulfilments }: Pick<Order, 'state' | 'fulfilments'>): Standing {
  if (state === 'canceled') return 'canceled'
  const goods = fulfilments.filter((one) => isSent(one.kind) && one.state !== 'canceled')
  if (goods.some((one) => one.state === 'placed')) return 'to_pack'
  if (goods.some((one) => one.state === 'packed')) return 'packed'
  if (goods.some((one) => one.state === 'shipped')) return 'under_way'
  return state === 'fulfilled' ? 'done' : 'booked'
}

export type Paid = 'paid' | 'unpaid' | 'refunded' | 'part_refunded' | 'free'

/** How its money stands. What was paid back was paid. */
export function paidOf({ totals, payments, paid }: Pick<Order, 'totals' | 'payments' | 'paid'>): Paid {
  const refunded = payments.reduce((sum, payment) => sum + payment.refunded, 0)
  if (sumOf({ totals }) === 0) return 'free'
  if (refunded > 0) return paid > 0 ? 'part_refunded' : 'refunded'
  return paid < sumOf({ totals }) ? 'unpaid' : 'paid'
}

/** Minor units. */
export function sumOf({ totals }: Pick<Order, 'totals'>): number {
  return totals.find(({ type }) => type === 'total')?.amount ?? 0
}

export function nameOf({ gift, address, buyer }: Pick<Order, 'gift' | 'address' | 'buyer'>): string {
  return gift?.recipient ?? address?.name ?? buyer.name ?? buyer.email ?? ''
}
