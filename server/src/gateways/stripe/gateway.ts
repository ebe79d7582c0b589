import type Stripe from 'stripe'
import type { Clock } from '../../kernel/clock.ts'
import { Failure } from '../../kernel/failure.ts'
import type { HttpClient } from '../../kernel/http-client.ts'
import { type Acted, type Gateway, type GatewayConnection, type GatewayConnections, GatewayError } from '../gateway.ts'
import { acted, asked, loadStripe, openStripe } from './client.ts'
import { toStripe } from './money.ts'
import { disputedPayment, noticeOf } from './notices.ts'
import { paymentIn, sessionFor, standingOf } from './session.ts'
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
type Ref = { connection: string; session: string }

/** Stripe, by Checkout Sessions on Stripe's own page: no card data comes here. Each shop has an account of its own. */
export function stripeGateway(options: StripeOptions): Gateway {
  const { http, clock, connections, timeoutMs = TIMEOUT_MS, retries = RETRIES } = options

  function clientOf({ settings }: GatewayConnection): Promise<Stripe> {
    return openStripe(readSettings(settings), { http, timeoutMs, retries })
  }

  async function find(ref: string): Promise<{ stripe: Stripe; session: string }> {
    const { connection: id, session } = readRef(ref)
    const connection = await connections.byId(id)
    if (connection?.kind !== KIND) throw new GatewayError(`no Stripe connection ${id}`)
    return { stripe: await clientOf(connection), session }
  }

  return {
    kind: KIND,
    can: { capture: true, partialRefund: true, testOnly: false },
    connect: (settings) => ({ test: isTestKey(readSettings(settings).secretKey) }),

    async start(intent) {
      const connection = await connections.newest(intent.home, KIND)
      if (!connection) throw new GatewayError('this shop has no Stripe connection')
      const stripe = await clientOf(connection)
      const params = sessionFor(intent)
      const { id, url } = await asked(() => stripe.checkout.sessions.create(params, { idempotencyKey: intent.payment }))
      if (url === null) throw new GatewayError('Stripe gave no page to pay on')
      return { ref: `${connection.id}/${id}`, url }
    },

    async act(ref, action, amount, key) {
      const { stripe, session: id } = await find(ref)
      const session = await asked(() => sessionOf(stripe, id))
      // A key of Stripe's is for one call with one set of parameters; ours may be the same for several actions.
      const idempotencyKey = `${key}/${action}`
      if (action === 'void') return voidSession(stripe, session, idempotencyKey)
      const payment = paymentIn(session)
      if (!payment) return { state: 'refused', reason: 'nothing was paid' }
      const units = toStripe(amount)
      if (units === null) return { state: 'refused', reason: 'Stripe has no such amount in this currency' }
      if (action === 'refund')
        return acted(async () => {
          const params = { payment_intent: payment.id, amount: units, metadata: { ...session.metadata, refund: key } }
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
      return notice ? [notice] : []
    },

    async fetch(ref) {
      const { stripe, session } = await find(ref)
      return standingOf(await asked(() => sessionOf(stripe, session)))
    },
  }
}

function readRef(ref: string): Ref {
  const [connection = '', session = ''] = ref.split('/')
  return { connection, session }
}

function sessionOf(stripe: Stripe, id: string): Promise<Stripe.Checkout.Session> {
  return stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
}

/** A dispute does not say whose it is, its payment does. Asked before the webhook is acknowledged: it comes again. */
async function metadataOf(stripe: Stripe, payment: string): Promise<unknown> {
  const { metadata } = await asked(() => stripe.paymentIntents.retrieve(payment))
  return metadata
}

/** Closes the page, or lets promised money go. What was paid meanwhile is not voided. */
async function voidSession(stripe: Stripe, session: Stripe.Checkout.Session, idempotencyKey: string): Promise<Acted> {
  const payment = paymentIn(session)
  const { outcome } = standingOf(session)
  if (outcome === 'voided') return { state: 'done', ref: session.id }
  if (outcome === 'captured') return { state: 'refused', reason: 'it was paid' }
  if (session.status === 'open')
    return acted(async () => {
      await stripe.checkout.sessions.expire(session.id, {}, { idempotencyKey })
      return { state: 'done', ref: session.id }
    })
  if (!payment) return { state: 'refused', reason: 'nothing was paid' }
  return acted(async () => {
    await stripe.paymentIntents.cancel(payment.id, {}, { idempotencyKey })
    return { state: 'done', ref: payment.id }
  })
}
