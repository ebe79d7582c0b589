import type Stripe from 'stripe'
import type { Outcome, Intent } from '../gateway.ts'
import { askToKeep } from './keep.ts'
import { chargeable, fromStripe, toStripe } from './money.ts'

type Session = Stripe.Checkout.Session
type SessionParams = Stripe.Checkout.SessionCreateParams
type LineItem = Stripe.Checkout.SessionCreateParams.LineItem

/**
 * Methods whose money comes hours or days after the payer has left ("delayed notification",
 * https://docs.stripe.com/payments/payment-methods). Goods are held for half an hour: they are not offered.
 */
const SLOW: Stripe.Checkout.SessionCreateParams.ExcludedPaymentMethodType[] = [
  'acss_debit',
  'au_becs_debit',
  'bacs_debit',
  'boleto',
  'customer_balance',
  'konbini',
  'multibanco',
  'nz_bank_account',
  'oxxo',
  'sepa_debit',
  'sofort',
  'us_bank_account',
]

/**
 * A Checkout Session that charges the intent: depends on nothing but it, since Stripe takes a key a second time only with
 * the very same parameters. Throws `amount_not_taken` for an amount that Stripe cannot charge.
 */
export function sessionFor(intent: Intent): SessionParams {
  const { payment, home, authoriseOnly, save, returnUrl } = intent
  // On the payment as well: its events do not name the session.
  const metadata = { payment, home }
  return {
    mode: 'payment',
    client_reference_id: payment,
    metadata,
    line_items: linesOf(intent),
    success_url: returnUrl,
    cancel_url: returnUrl,
    // The amount charged is the one the shopper agreed to, in its currency.
    adaptive_pricing: { enabled: false },
    excluded_payment_method_types: SLOW,
    ...(save ? askToKeep(save) : {}),
    payment_intent_data: { metadata, ...(authoriseOnly ? { capture_method: 'manual' } : {}) },
  }
}

/** The lines where they come to the amount, else one line of it: discounts and shipping are no lines. */
function linesOf({ lines = [], amount, merchant, reference }: Intent): LineItem[] {
  const { currency } = amount
  const sum = lines.reduce((total, line) => total + line.amount * line.quantity, 0)
  const title = reference === undefined ? merchant : `${merchant}, ${reference}`
  const whole = chargeable(amount)
  const listed = lines.map((line) => ({ ...line, units: toStripe({ amount: line.amount, currency }) }))
  const isShown = lines.length > 0 && sum === amount.amount && listed.every(({ units }) => units !== null)
  const shown = isShown ? listed : [{ title, quantity: 1, units: whole }]
  return shown.map(({ title: name, quantity, units }) => {
    const product_data = { name: name.slice(0, 250) || 'Order' }
    return { quantity, price_data: { currency: currency.toLowerCase(), unit_amount: units ?? whole, product_data } }
  })
}

/** What a payment of ours is at Stripe: a page with the payment once one was tried there, or a payment without a page. */
export type Paying =
  | { page: Session; payment: Stripe.PaymentIntent | undefined }
  | { page: undefined; payment: Stripe.PaymentIntent }

/** By Stripe's own name of it. */
export async function payingOf(stripe: Stripe, id: string): Promise<Paying> {
  if (id.startsWith('pi_')) return { page: undefined, payment: await stripe.paymentIntents.retrieve(id) }
  const page = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
  const { payment_intent: payment } = page
  return { page, payment: typeof payment === 'object' && payment !== null ? payment : undefined }
}

/** How a page and its payment stand. */
export function standingOf(paying: Paying): { outcome: Outcome; amount: number; currency: string } {
  const { page, payment } = paying
  const outcome = outcomeOf(paying)
  const units =
    outcome === 'captured'
      ? payment?.amount_received
      : outcome === 'authorised'
        ? payment?.amount_capturable
        : undefined
  if (payment) return { outcome, ...fromStripe(units ?? payment.amount, payment.currency) }
  return { outcome, ...fromStripe(page?.amount_total ?? 0, page?.currency ?? '') }
}

function outcomeOf({ page: session, payment: intent }: Paying): Outcome {
  if (intent?.status === 'succeeded') return 'captured'
  if (intent?.status === 'requires_capture') return 'authorised'
  if (intent?.status === 'canceled' || session?.status === 'expired') return 'voided'
  const hasFailed = intent?.status === 'requires_payment_method' && intent.last_payment_error !== null
  // An open page takes another card. A closed one never does: whoever wants to pay gets a new payment.
  if (hasFailed) return session === undefined || session.status === 'complete' ? 'voided' : 'declined'
  return session?.payment_status === 'paid' ? 'captured' : 'pending'
}
