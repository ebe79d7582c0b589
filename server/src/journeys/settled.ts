import type { Outcome } from '../gateways/gateway.ts'
import type { Tx } from '../kernel/database.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import type { PaymentState } from '../payments/payment.ts'
import type { PaymentRow } from '../payments/store.ts'
import type { Shop } from '../shops/shop.ts'

export type SettleInput = {
  home: string
  payment: string
  outcome: Outcome
  /** What came of it, where the gateway says so: money of another amount or currency pays nothing by itself. */
  amount?: number | undefined
  currency?: string | undefined
  reason?: string | undefined
  /** What the gateway calls the payment from now on. */
  ref?: string | undefined
  /** The payer has sent it from their bank: until then (RFC 3339) it may come. */
  until?: string | undefined
  dispute?: 'won' | 'lost' | undefined
  saved?: { ref: string; label: string } | undefined
  /** Written in the same transaction, under the checkout's lock; false where this has been taken over before. */
  also?: (tx: Tx) => Promise<boolean>
}

/** What is being settled, with everything that is locked for it. */
export type Taking = {
  shop: Shop
  row: CheckoutRow
  payments: readonly PaymentRow[]
  payment: PaymentRow
  state: PaymentState
  input: SettleInput
}

/** How a checkout and its payment stand, and the number of the order it has become. */
export type Settled = { row: CheckoutRow; payment: PaymentRow | undefined; order: string | undefined }
