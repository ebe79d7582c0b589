import type { Tx } from '../kernel/database.ts'
import { insertMandate } from '../payments/mandates.ts'
import type { PaymentRow } from '../payments/store.ts'
import type { Context } from './context.ts'

/** The payer agreed on the gateway's page that their method is kept, by the words that stood there. */
export function keepMethod(
  context: Context,
  tx: Tx,
  customer: string,
  { home, id: payment, gateway }: PaymentRow,
  { ref, label }: { ref: string; label: string },
): void {
  const at = context.clock.now()
  tx.later(insertMandate(tx, { home, id: context.newId(), customer, payment, gateway, ref, label, at }))
}
