import type { CheckoutRow } from '../orders/checkout.ts'
import type { PaymentRow } from '../payments/store.ts'

/** How a checkout and its payment stand, and the number of the order it has become. */
export type Settled = { row: CheckoutRow; payment: PaymentRow | undefined; order: string | undefined }
