import type Stripe from 'stripe'
import type { Clock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import type { HttpClient } from '../../kernel/http-client.ts'
import {
  type Acted,
  type Gateway,
  type GatewayConnection,
  type GatewayConnections,
  GatewayError,
  type Intent,
  type Started,
} from '../gateway.ts'
import { chargeKept } from './charge.ts'
import { acted, asked, loadStripe, openStripe } from './client.ts'
import { answerIn, detach, keepCard, readKept } from './keep.ts'
import { toStripe } from './money.ts'
import { disputedPayment, noticeOf } from './notices.ts'
import { type Paying, payingOf, sessionFor, standingOf } from './session.ts'
import { isTestKey, readSettings } from './settings.ts'

const KIND = 'stripe'
const SIGNATURE = 'stripe-signature'
const TIMEOUT_MS = 8000
const RETRIES = 2
/** How old a webhook's signature may be, in seconds: Stripe's own default. */
const TOLERANCE = 300

export type StripeOptions = {
  http: HttpClient
  clock: Clock
  connections: GatewayConnections
  timeoutMs?: number
  retries?: number
}

/** A payment's name: the account it was made with, so that it is found there however often the shop changes its keys. */
type Ref = { connection: string; id: string }

/**
 * Stripe, by Checkout Sessions on Stripe's own page: no card data comes here. Each shop has an account of its own. A card
 * whose holder agreed to it there is charged later by a payment without a page.
 */
export function stripeGateway(options: StripeOptions): Gateway {
  const { http, clock, connections, timeoutMs = TIMEOUT_MS, retries = RETRIES } = options

  function clientOf({ settings }: GatewayConnection): Promise<Stripe> {
    return openStripe(readSettings(settings), { http, timeoutMs, retries })
  }

  async function find(ref: string): Promise<{ stripe: Stripe; paying: Paying }> {
    const { connection: name, id } = readRef(ref)
    const connection = await connections.byId(name)
    if (connection?.kind !== KIND) throw new GatewayError(`no Stripe connection ${name}`)
    const stripe = await clientOf(connection)
    return { stripe, paying: await asked(() => payingOf(stripe, id)) }
  }

  /** The account of this shop in which a method was kept, and what it is called there. */
  async function findKept(home: string, ref: string) {
    const kept = readKept(ref)
    const connection = kept && (await connections.byId(kept.connection))
    if (!connection || connection.kind !== KIND || connection.shop !== home) return undefined
    return { ...kept, stripe: await clientOf(connection) }
  }

  /** The charge of a kept method; null where it takes none. */
  async function charge(intent: Intent, method: string): Promise<Started | null> {
    const kept = await findKept(intent.home, method)
    const made = kept && (await chargeKept(kept.stripe, intent, kept))
    return made ? { ref: `${kept.connection}/${made.id}`, url: intent.returnUrl } : null
  }

  return {
    kind: KIND,
    can: { capture: true, partialRefund: true, saved: true, testOnly: false },
    connect: (settings) => ({ test: isTestKey(readSettings(settings).secretKey) }),

    async start(intent) {
      const { payment, method } = intent
      const charged = method === undefined ? null : await charge(intent, method)
      if (charged) return charged
      const connection = await connections.newest(intent.home, KIND)
      if (!connection) throw new GatewayError('this shop has no Stripe connection')
      const stripe = await clientOf(connection)
      const params = sessionFor(intent)
      // One key is for one call: a payment that was begun with a kept method gets no page while nobody knows how that ended.
      const idempotencyKey = method === undefined ? payment : `${payment}/page`
      const { id, url } = await asked(() => stripe.checkout.sessions.create(params, { idempotencyKey }))
      if (url === null) throw new GatewayError('Stripe gave no page to pay on')
      return { ref: `${connection.id}/${id}`, url }
    },

    async act(ref, action, amount, key) {
      const { stripe, paying } = await find(ref)
      // A key of Stripe's is for one call with one set of parameters; ours may be the same for several actions.
      const idempotencyKey = `${key}/${action}`
      if (action === 'void') return voidPaying(stripe, paying, idempotencyKey)
      const { payment } = paying
      if (!payment) return { state: 'refused', reason: 'nothing was paid' }
      const units = toStripe(amount)
      if (units === null) return { state: 'refused', reason: 'Stripe has no such amount in this currency' }
      if (action === 'refund')
        return acted(async () => {
          const params = { payment_intent: payment.id, amount: units, metadata: { ...payment.metadata, refund: key } }
          const { id: refund, status } = await stripe.refunds.create(params, { idempotencyKey })
          return status === 'failed' || status === 'canceled'
            ? { state: 'refused', reason: status }
            : { state: 'done', ref: refund }
        })
      if (payment.status === 'succeeded') return { state: 'done', ref: payment.id }
      return acted(async () => {
        await stripe.paymentIntents.capture(payment.id, { amount_to_capture: units }, { idempotencyKey })
        return { state: 'done', ref: payment.id }
      })
    },

    async receive({ headers, body, connection: id }) {
      const connection = id === undefined ? undefined : await connections.byId(id)
      if (connection?.kind !== KIND) throw new Failure('not_found')
      const { webhookSecret } = readSettings(connection.settings)
      const { webhooks, errors } = await loadStripe()
      let event: unknown
      try {
        const header = headers[SIGNATURE] ?? ''
        const now = clock.now().getTime()
        event = webhooks.constructEvent(body, header, webhookSecret, TOLERANCE, undefined, now)
      } catch (error) {
        if (error instanceof errors.StripeSignatureVerificationError) throw new Failure('bad_signature')
        if (error instanceof SyntaxError) throw new Failure('invalid_json')
        throw error
      }
      const disputed = disputedPayment(event)
      const metadata = disputed === undefined ? undefined : await metadataOf(await clientOf(connection), disputed)
      const notice = noticeOf(event, connection.shop, metadata)
      const answer = notice ? answerIn(event) : undefined
      // Asked before the webhook is acknowledged: it comes again.
      const saved = answer && (await keepCard(await clientOf(connection), connection.id, answer))
      return notice ? [{ ...notice, ...(saved ? { saved } : {}) }] : []
    },

    fetch: async (ref) => standingOf((await find(ref)).paying),

    async forget(home, method) {
      const kept = await findKept(home, method)
      if (kept) await detach(kept.stripe, kept.method)
    },
  }
}

function readRef(ref: string): Ref {
  const [connection = '', id = ''] = ref.split('/')
  return { connection, id }
}

/** A dispute does not say whose it is, its payment does. Asked before the webhook is acknowledged: it comes again. */
async function metadataOf(stripe: Stripe, payment: string): Promise<unknown> {
  const { metadata } = await asked(() => stripe.paymentIntents.retrieve(payment))
  return metadata
}

/** Closes the page, or lets promised money go. What was paid meanwhile is not voided. */
async function voidPaying(stripe: Stripe, paying: Paying, idempotencyKey: string): Promise<Acted> {
  const { page, payment } = paying
  const { outcome } = standingOf(paying)
  if (outcome === 'voided') return { state: 'done', ref: page?.id ?? payment?.id ?? '' }
  if (outcome === 'captured') return { state: 'refused', reason: 'it was paid' }
  if (page?.status === 'open')
    return acted(async () => {
      await stripe.checkout.sessions.expire(page.id, {}, { idempotencyKey })
      return { state: 'done', ref: page.id }
    })
  if (!payment) return { state: 'refused', reason: 'nothing was paid' }
  return acted(async () => {
    await stripe.paymentIntents.cancel(payment.id, {}, { idempotencyKey })
    return { state: 'done', ref: payment.id }
  })
}
