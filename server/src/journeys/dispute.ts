import type { Tx } from '../kernel/database.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import { lockOrder, numberOfCheckout, orderOfCheckout } from '../orders/store.ts'
import { closeDispute } from '../payments/exceptions.ts'
import { insertRefund, refundedOf } from '../payments/refunds.ts'
import { type PaymentRow, savePayment } from '../payments/store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { issueCredit } from './invoice.ts'
import { tellPayment } from './place.ts'
import { reportDispute } from './report.ts'
import type { Settled, SettleInput } from './settled.ts'

/** Money that had come is in doubt again: it stays where it is until the bank has decided, and a person is told. */
export async function openDispute(
  context: Context,
  tx: Tx,
  row: CheckoutRow,
  payment: PaymentRow,
  { amount = payment.amount, currency = payment.currency, reason }: Pick<SettleInput, 'amount' | 'currency' | 'reason'>,
): Promise<void> {
  if (payment.state !== 'captured' && payment.state !== 'started') return
  const number = row.state === 'completed' ? await numberOfCheckout(tx.db, row.home, row.id) : undefined
  reportDispute(context, tx, { ...payment, amount, currency, reason: reason ?? null }, number)
}

type Ended = {
  shop: Shop
  row: CheckoutRow
  payment: PaymentRow
  end: 'won' | 'lost'
  /** What it was about; all of the payment where nobody says. */
  amount: number | undefined
}

/**
 * The bank has decided. Won, nothing changes but that nobody need see to it. Lost, what had not been paid back is with the
 * payer: written down as a refund, so that it is not paid back a second time.
 */
export async function endDispute(
  context: Context,
  tx: Tx,
  { shop, row, payment, end, amount = payment.amount }: Ended,
): Promise<Settled | undefined> {
  const { home, id } = payment
  const at = context.clock.now()
  tx.later(closeDispute(tx, payment, `the bank decided: ${end}`, at))
  const order = await orderOfCheckout(tx.db, home, row.id)
  if (end === 'won' || payment.state !== 'captured') return { row, payment, order: order?.number }
  const left = payment.amount - (await refundedOf(tx.db, home, id))
  const gone = Math.min(left, amount)
  if (gone > 0) {
    const refund = { home, id: context.newId(), payment: id, amount: gone }
    const about = { order_id: order?.id ?? null, reason: 'dispute lost', state: 'done' as const }
    tx.later(insertRefund(tx, { ...refund, ...about }))
    // What the payer has back was not earned: it has its credit note like every other refund.
    if (order) {
      const sold = await lockOrder(tx, home, order.number)
      await issueCredit(context, tx, { shop, order: sold, refund: { ...refund, detail: null } })
    }
  }
  if (gone < left) return { row, payment, order: order?.number }
  const now: PaymentRow = { ...payment, state: 'refunded' }
  tx.later(savePayment(tx, payment, { state: 'refunded', reason: 'dispute_lost' }, at))
  tellPayment(context, tx, row, now)
  return { row, payment: now, order: order?.number }
}
