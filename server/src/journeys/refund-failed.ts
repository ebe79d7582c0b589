import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { numberOfCheckout } from '../orders/store.ts'
import { findRefund, finishRefund } from '../payments/refunds.ts'
import { lockPayment, savePayment } from '../payments/store.ts'
import type { Context } from './context.ts'
import { reportRefund } from './report.ts'

export type RefundFailed = {
  home: string
  refund: string
  reason: string
  /** Written in the same transaction. */
  also: (tx: Tx) => void
}

/**
 * A refund that its gateway had taken and could not bring to the payer, as to a card that was closed: the money is owed
 * again, and a person is told. Throws `in_flight` for one that is still being asked for: it is taken up later.
 */
export async function refundFailed(context: Context, { home, refund: id, reason, also }: RefundFailed): Promise<void> {
  await context.database.transact(async (tx) => {
    const known = await findRefund(tx.db, home, id)
    // The lock makes whoever finishes it, and other refunds of the payment, wait.
    const payment = known && (await lockPayment(tx, home, known.payment))
    const refund = payment && (await findRefund(tx.db, home, id))
    if (refund?.state === 'requested') throw new Failure('in_flight')
    also(tx)
    if (!payment || refund?.state !== 'done') return
    const at = context.clock.now()
    await finishRefund(tx, refund, 'failed', at)
    // Against the table of states, on purpose: no notice of a capture may ever undo a refund, only the refund's own failure.
    if (payment.state === 'refunded') await savePayment(tx, payment, { state: 'captured' }, at)
    const number = await numberOfCheckout(tx.db, home, payment.checkout)
    const detail = `the gateway could not bring the money to the payer: ${reason}`
    reportRefund(context, tx, 'refund.refused', {
      refund,
      payment,
      detail,
      ...(number === undefined ? {} : { number }),
    })
  })
}
