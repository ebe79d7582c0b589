import type Stripe from 'stripe'
import type { Intent } from '../gateway.ts'
import { refusedOr } from './client.ts'
import { chargeable } from './money.ts'

/**
 * Charges a kept card with nobody at a page. Null where it takes no charge: it was declined, or its bank wants to ask its
 * holder; nothing was taken then. Throws `GatewayError` where nobody can know,
 * `amount_not_taken` for an amount that Stripe has no units for.
 */
export async function chargeKept(
  stripe: Stripe,
  intent: Intent,
  kept: { customer: string; method: string },
): Promise<Stripe.PaymentIntent | null> {
  const { payment, home, amount, authoriseOnly } = intent
  const params: Stripe.PaymentIntentCreateParams = {
    amount: chargeable(amount),
    currency: amount.currency.toLowerCase(),
    customer: kept.customer,
    payment_method: kept.method,
    allowed_payment_method_types: ['card'],
    off_session: true,
    confirm: true,
    metadata: { payment, home },
    ...(authoriseOnly ? { capture_method: 'manual' } : {}),
  }
  const made = await refusedOr(() => stripe.paymentIntents.create(params, { idempotencyKey: payment }))
  return made && TAKEN.has(made.status) ? made : null
}

const TAKEN: ReadonlySet<string> = new Set<Stripe.PaymentIntent.Status>(['succeeded', 'requires_capture', 'processing'])
