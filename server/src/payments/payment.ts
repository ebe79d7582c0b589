import type { Payment } from '@souk/contract/order.ts'
import type { Outcome } from '../gateways/gateway.ts'

export type PaymentState = Payment['state']

/**
 * Which state may follow which. A declined payment may still be captured: its page takes another card. Once captured it
 * only ever goes back to the payer.
 */
export const PAYMENT_TRANSITIONS: Record<PaymentState, readonly PaymentState[]> = {
  started: ['authorised', 'captured', 'declined', 'voided', 'in_doubt'],
  authorised: ['captured', 'voided', 'in_doubt'],
  captured: ['refunded'],
  declined: ['started', 'authorised', 'captured', 'voided', 'in_doubt'],
  // Money may arrive for what we had given up: it is never hidden.
  voided: ['captured'],
  refunded: [],
  in_doubt: ['authorised', 'captured', 'declined', 'voided'],
}

/** The state that a gateway's outcome leads to, or null where it says nothing new. */
export function stateAfter(state: PaymentState, outcome: Outcome): PaymentState | null {
  const to = outcome === 'pending' ? 'started' : outcome
  return to !== state && PAYMENT_TRANSITIONS[state].includes(to) ? to : null
}
