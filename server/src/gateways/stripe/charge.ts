import type Stripe from 'stripe'
import { GatewayError, type Intent } from '../gateway.ts'
import { refusedOr } from './client.ts'
import { toStripe } from './money.ts'

/**
 * Charges a kept card with nobody at a page. Null where it takes no charge: it was declined, or its bank wants to ask its
 * holder; nothing was taken then. Throws `GatewayError` where nobody can know.
 */
export async function chargeKept(
  stripe: Stripe,
  intent: Intent,
  kept: { customer: string; method: string },
): Promise<Stripe.PaymentIntent | null> {
  const { payment, home, amount, authoriseOnly } = intent
  const units = toStripe(amount)
  if (units === null) throw new GatewayError(`Stripe cannot charge ${amount.amount} minor units of ${amount.currency}`)
  const params: Stripe.PaymentIntentCreateParams = {
    amount: units,
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
