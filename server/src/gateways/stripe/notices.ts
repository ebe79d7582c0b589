import type Stripe from 'stripe'
import { z } from 'zod'
import type { Notice, Outcome } from '../gateway.ts'
import { fromStripe } from './money.ts'

const Ours = z.object({ payment: z.uuid(), home: z.uuid(), refund: z.uuid().optional() })
const Any = z.object({ metadata: z.unknown().optional() })
const Base = z.object({ id: z.string(), type: z.string(), data: z.object({ object: Any.loose() }) })
const Session = z.object({ payment_status: z.string(), amount_total: z.int(), currency: z.string() })
const PaymentError = z.object({ code: z.string().nullish(), decline_code: z.string().nullish() })
const Payment = z.object({
  amount: z.int(),
  amount_received: z.int().default(0),
  amount_capturable: z.int().default(0),
  currency: z.string(),
  last_payment_error: PaymentError.nullish(),
  cancellation_reason: z.string().nullish(),
})
const Charge = z.object({ amount: z.int(), amount_captured: z.int(), currency: z.string(), refunded: z.boolean() })
const Refund = z.object({ amount: z.int(), currency: z.string(), failure_reason: z.string().nullish() })
const Dispute = z.object({
  id: z.string(),
  amount: z.int(),
  currency: z.string(),
  reason: z.string(),
  status: z.string(),
  payment_intent: z.string().nullish(),
})

type News = {
  outcome: Outcome
  units?: number
  currency?: string
  reason?: string | undefined
  dispute?: 'won' | 'lost'
}
type Reader = (object: unknown) => News

function session(outcome: Outcome, reason?: string): Reader {
  return (object) => {
    const { amount_total: units, currency } = Session.parse(object)
    return { outcome, units, currency, reason }
  }
}

/** What each event means. The two kinds of them, of the page and of the money, say much twice: settling twice is once. */
const READERS: Record<string, Reader> = {
  'checkout.session.completed': (object) =>
    // A bank debit is on its way for days, a promise is told by the payment's own event.
    session(Session.parse(object).payment_status === 'unpaid' ? 'pending' : 'captured')(object),
  'checkout.session.async_payment_succeeded': session('captured'),
  // The page is closed and takes no other card: with `declined` the shopper would be sent back to it.
  'checkout.session.async_payment_failed': session('voided', 'payment_failed'),
  'checkout.session.expired': session('voided', 'expired'),
  'payment_intent.processing': () => ({ outcome: 'pending' }),
  'payment_intent.amount_capturable_updated': (object) => {
    const { amount_capturable: units, currency } = Payment.parse(object)
    return { outcome: units > 0 ? 'authorised' : 'pending', units, currency }
  },
  'payment_intent.succeeded': (object) => {
    const { amount_received: units, currency } = Payment.parse(object)
    return { outcome: 'captured', units, currency }
  },
  'payment_intent.payment_failed': (object) => {
    const { amount: units, currency, last_payment_error: error } = Payment.parse(object)
    return { outcome: 'declined', units, currency, reason: error?.decline_code ?? error?.code ?? 'card_declined' }
  },
  'payment_intent.canceled': (object) => {
    const { amount: units, currency, cancellation_reason } = Payment.parse(object)
    return { outcome: 'voided', units, currency, reason: cancellation_reason ?? 'canceled' }
  },
  // A part that went back leaves the payment captured; our own refunds are known before this comes.
  'charge.refunded': (object) => {
    const { amount_captured: units, currency, refunded } = Charge.parse(object)
    return { outcome: refunded ? 'refunded' : 'captured', units, currency }
  },
  'refund.failed': (object) => {
    const { amount: units, currency, failure_reason } = Refund.parse(object)
    // Of the payment itself it says nothing new.
    return { outcome: 'pending', units, currency, reason: failure_reason ?? 'unknown' }
  },
  'charge.dispute.created': (object) => {
    const { amount: units, currency, reason } = Dispute.parse(object)
    return { outcome: 'in_doubt', units, currency, reason: `dispute: ${reason}` }
  },
  'charge.dispute.closed': (object) => {
    const { status, amount: units, currency } = Dispute.parse(object)
    // `warning_closed`: the bank asked, and left it at that.
    const isLost = status === 'lost'
    const ended = isLost
      ? { outcome: 'refunded' as const, dispute: 'lost' as const }
      : { outcome: 'captured' as const, dispute: 'won' as const }
    return { ...ended, units, currency, reason: `dispute: ${status}` }
  },
} satisfies Partial<Record<Stripe.Event['type'], Reader>>

/** The events that are to be sent to Souk. */
export const EVENTS: readonly string[] = Object.keys(READERS)

/** The payment of a dispute, which carries no metadata of its own; undefined for any other event. */
export function disputedPayment(event: unknown): string | undefined {
  const { type, data } = Base.parse(event)
  return type.startsWith('charge.dispute.') ? (Dispute.parse(data.object).payment_intent ?? undefined) : undefined
}

/**
 * What a verified event says of a payment of this shop; null where it is none of ours: the account may have other uses.
 * `metadata` stands in for the event's own.
 */
export function noticeOf(event: unknown, home: string, metadata?: unknown): Notice | null {
  const { id, type, data } = Base.parse(event)
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined
  const ours = Ours.safeParse(metadata ?? data.object.metadata)
  if (!read || !ours.success || ours.data.home !== home) return null
  const { outcome, units, currency, reason, dispute } = read(data.object)
  const came = units === undefined || currency === undefined ? {} : fromStripe(units, currency)
  const { payment, refund } = ours.data
  // A refund made by hand in the dashboard names none of ours.
  const failed = type === 'refund.failed' && refund !== undefined ? { failedRefund: refund } : {}
  const ended = dispute === undefined ? {} : { dispute }
  return { dedupe: id, payment, home, outcome, ...came, ...(reason ? { reason } : {}), ...ended, ...failed }
}
