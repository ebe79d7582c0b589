import type { Order } from '@souk/contract/order.ts'
import type { Tx } from '../kernel/database.ts'
import { addJob } from '../kernel/jobs.ts'
import { numberOfCheckout } from '../orders/store.ts'
import { doneRefunds } from '../payments/refunds.ts'
import { lockPayment, savePayment } from '../payments/store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { tellPayment } from './place.ts'
import { reportMismatch, reportStuck } from './report.ts'
import type { Settled, Taking } from './settled.ts'

/** How long a bank keeps its promise, as a rule; https://docs.stripe.com/payments/place-a-hold-on-a-payment-method. */
const PROMISED_MS = 7 * 24 * 3600_000

export function promisedUntil(at: Date): Date {
  return new Date(at.getTime() + PROMISED_MS)
}

/** What becomes of the promised money of a placed order: it is taken, less what was let go before, or it is gone. */
export async function keepPromise(context: Context, tx: Tx, news: Taking): Promise<Settled> {
  const { row, payment, state, input } = news
  const left = payment.amount - (await doneRefunds(tx.db, payment.home, payment.id))
  const { amount = left, currency = payment.currency, reason = null } = input
  const now = { ...payment, state, reason }
  tx.later(savePayment(tx, payment, { state, reason, awaitedUntil: null }, context.clock.now()))
  tellPayment(context, tx, row, now)
  if (state === 'captured' && (amount !== left || currency !== payment.currency))
    reportMismatch(context, tx, { ...payment, amount: left }, { ...now, amount, currency })
  if (state !== 'captured') reportStuck(context, tx, payment, `the promised money was let go by the bank: ${state}`)
  return { row, payment: now, order: await numberOfCheckout(tx.db, row.home, row.id) }
}

/** The parcel leaves: what was promised for it is taken after the commit. From now on nothing of it is let go. */
export async function takePromised(context: Context, tx: Tx, shop: Shop, { payments }: Order): Promise<void> {
  for (const { id } of payments.filter(({ state }) => state === 'authorised')) {
    const payment = await lockPayment(tx, shop.id, id)
    if (payment.state !== 'authorised' || payment.awaitedUntil === null) continue
    const amount = payment.amount - (await doneRefunds(tx.db, shop.id, id))
    tx.later(savePayment(tx, payment, { awaitedUntil: null }, context.clock.now()))
    tx.later(addJob(tx, 'capture-payment', { home: shop.id, payment: id, amount }))
  }
}
