import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import Stripe from 'stripe'

type Fields = Record<string, string>
type Metadata = Record<string, string>
/** As the SDK knows them, so that nothing is made up; what it may expand is an id here. */
type Session = Pick<
  Stripe.Checkout.Session,
  | 'id'
  | 'object'
  | 'client_reference_id'
  | 'status'
  | 'payment_status'
  | 'amount_total'
  | 'currency'
  | 'metadata'
  | 'url'
> & { payment_intent: string | null; amount_total: number; currency: string; metadata: Metadata } & {
  customer: string | null
  custom_fields: { key: string; type: string; optional: boolean; dropdown: { value: string | null } }[]
}
type Intent = Pick<
  Stripe.PaymentIntent,
  | 'id'
  | 'object'
  | 'status'
  | 'amount'
  | 'amount_received'
  | 'amount_capturable'
  | 'currency'
  | 'metadata'
  | 'last_payment_error'
  | 'cancellation_reason'
> & { customer: string | null; payment_method: string | null }
/** A card, and what becomes of it when it is charged with nobody at a page. */
type Card = { id: string; object: 'payment_method'; type: 'card'; customer: string | null } & {
  card: { brand: string; last4: string }
  later: Later
}
type Later = 'good' | 'declined' | 'authentication_required'

/** Whether whoever pays has their card kept, and what becomes of that card later. */
export type Keeping = { keep?: 'yes' | 'no'; later?: Later; brand?: string }

/** What goes wrong with the next request, or the next one that begins with `on`: an answer instead of the work, or, with
 * `after`, the work without its answer. */
export type Fault = { on?: string; status?: number; error?: Record<string, string>; silent?: boolean; after?: boolean }

/** What a payer does on the hosted page. `debit` settles or fails days later, by `settle`. */
export type Means = 'good' | 'declined' | 'challenged' | 'debit'

/** A webhook as Stripe sends it; `status` is what it was answered last. */
export type SentEvent = { type: string; payment: string; body: Buffer; header: string; status?: number }

type Answer = { status: number; body: unknown }

const LATENCY_MS = 15
/** The parameters this simulator knows; Stripe refuses what it does not know, and so does this. */
const KNOWN =
  /^(mode|client_reference_id|success_url|cancel_url|customer_creation|expand\[\d\]|excluded_payment_method_types\[\d+\]|metadata\[\w+\]|adaptive_pricing\[enabled\]|custom_text\[submit\]\[message\]|payment_intent_data\[(metadata\]\[\w+|capture_method)\]|payment_method_options\[card\]\[setup_future_usage\]|consent_collection\[payment_method_reuse_agreement\]\[position\]|custom_fields\[\d\]\[(key|type|optional|label\]\[(type|custom)|dropdown\]\[options\]\[\d\]\[(label|value))\]|currency|customer|payment_method|allowed_payment_method_types\[0\]|off_session|confirm|capture_method|line_items\[\d+\]\[(quantity|price_data\]\[(currency|unit_amount|product_data\]\[name))\]|payment_intent|amount|amount_to_capture)$/

class Refused extends Error {
  readonly status: number
  readonly error: Record<string, string>
  constructor(status: number, error: Record<string, string>) {
    super(error['message'])
    this.status = status
    this.error = error
  }
}

function invalid(message: string, code?: string, status = 400): Refused {
  return new Refused(status, { type: 'invalid_request_error', message, ...(code === undefined ? {} : { code }) })
}

const newId = (kind: string) => `${kind}_${randomBytes(10).toString('hex')}8888`

/**
 * The part of Stripe's API that Souk uses, on loopback: form-encoded requests, idempotency keys as Stripe keeps them, its
 * errors, its hosted page, and events signed by the SDK's own helper.
 */
export async function startStripe(options: { secretKey: string; webhookSecret: string }) {
  const sessions = new Map<string, Session>()
  const intents = new Map<string, Intent>()
  const cards = new Map<string, Card>()
  /** Pages that attach the card they are paid with. */
  const keeping = new Set<string>()
  const manual = new Set<string>()
  const refunded = new Map<string, number>()
  const refunds: { amount: number; currency: string; payment_intent: string; metadata: Metadata }[] = []
  const keys = new Map<string, { asked: string; answer?: Answer }>()
  const requests: { call: string; key: string | undefined; fields: Fields; headers: IncomingMessage['headers'] }[] = []
  const events: SentEvent[] = []
  const faults: Fault[] = []
  const notify: { url?: string } = {}
  /** Called with each request, before anything is done. */
  const hooks: { arrived?: (call: string) => Promise<void> } = {}
  const sending = new Set<Promise<void>>()

  const server = createServer((request, response) => void handle(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const target = new URL(request.url ?? '/', url)
    const text = String(Buffer.concat(chunks)) || target.searchParams.toString()
    const fields = Object.fromEntries(new URLSearchParams(text))
    const call = `${request.method} ${target.pathname}`
    const key = request.headers['idempotency-key'] as string | undefined
    requests.push({ call, key, fields, headers: request.headers })
    await hooks.arrived?.(call)
    await sleep(LATENCY_MS / 3)
    const fault = takeFault(call)
    if (fault && !fault.after) return send(response, fault)
    const answer = await keyed(request, { call, key, text, fields })
    if (fault) return send(response, fault)
    response.writeHead(answer.status, { 'content-type': 'application/json', 'request-id': newId('req') })
    response.end(JSON.stringify(answer.body))
  }

  function takeFault(call: string): Fault | undefined {
    const at = faults.findIndex(({ on = '' }) => call.startsWith(on))
    return at < 0 ? undefined : faults.splice(at, 1)[0]
  }

  function send(response: ServerResponse, { status = 500, error, silent }: Fault): void {
    if (silent) return
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ error: error ?? { type: 'api_error', message: 'something went wrong' } }))
  }

  type Call = { call: string; key: string | undefined; text: string; fields: Fields }

  /** One key is one call with one set of parameters; whatever came of it is answered again, while it runs with 409. */
  async function keyed(request: IncomingMessage, { call, key, text, fields }: Call): Promise<Answer> {
    if (request.headers.authorization !== `Bearer ${options.secretKey}`) {
      const message = `Invalid API Key provided: ${request.headers.authorization}`
      return { status: 401, body: { error: { type: 'invalid_request_error', message } } }
    }
    if (request.method === 'GET' || key === undefined) return carryOut(call, fields)
    const asked = `${call}\n${text}`
    const known = keys.get(key)
    if (known && known.asked !== asked) {
      const message =
        'Keys for idempotent requests can only be used with the same parameters they were first used with.'
      return { status: 400, body: { error: { type: 'idempotency_error', message } } }
    }
    if (known)
      return (
        known.answer ?? {
          status: 409,
          body: { error: { type: 'idempotency_error', code: 'idempotency_key_in_use', message: 'in use' } },
        }
      )
    const entry: { asked: string; answer?: Answer } = { asked }
    keys.set(key, entry)
    entry.answer = await carryOut(call, fields)
    return entry.answer
  }

  async function carryOut(call: string, fields: Fields): Promise<Answer> {
    await sleep(LATENCY_MS)
    try {
      const unknown = Object.keys(fields).find((name) => !KNOWN.test(name))
      if (unknown !== undefined) throw invalid(`Received unknown parameter: ${unknown}`, 'parameter_unknown')
      return { status: 200, body: work(call, fields) }
    } catch (error) {
      if (error instanceof Refused) return { status: error.status, body: { error: error.error } }
      throw error
    }
  }

  function work(call: string, fields: Fields): unknown {
    const [, id = '', verb] =
      /^\w+ \/v1\/(?:checkout\/sessions|payment_intents|payment_methods)\/(\w+)(?:\/(\w+))?$/.exec(call) ?? []
    if (call === 'POST /v1/checkout/sessions') return createSession(fields)
    if (call === 'POST /v1/refunds') return refund(fields)
    if (call === 'POST /v1/payment_intents') return charge(fields)
    if (call.includes('/payment_methods/') && verb === 'detach') return detach(id)
    if (call.includes('/checkout/sessions/'))
      return verb === 'expire' ? expire(sessionOf(id)) : shown(sessionOf(id), fields)
    if (call.includes('/payment_intents/'))
      return verb ? change(intentOf(id), verb, fields) : withCard(intentOf(id), fields)
    throw invalid(`Unrecognized request URL (${call})`, undefined, 404)
  }

  function sessionOf(id: string): Session {
    const found = sessions.get(id)
    if (!found) throw invalid(`No such checkout.session: ${id}`, 'resource_missing', 404)
    return found
  }

  function intentOf(id: string): Intent {
    const found = intents.get(id)
    if (!found) throw invalid(`No such payment_intent: ${id}`, 'resource_missing', 404)
    return found
  }

  function withCard(intent: Intent, fields: Fields): unknown {
    const isWhole = fields['expand[0]'] === 'payment_method' && intent.payment_method !== null
    return isWhole ? { ...intent, payment_method: cards.get(intent.payment_method ?? '') } : intent
  }

  function detach(id: string): Card {
    const card = cards.get(id)
    if (!card) throw invalid(`No such PaymentMethod: '${id}'`, 'resource_missing', 404)
    if (card.customer === null)
      throw invalid('The payment method you provided is not attached to a customer so detachment is impossible.')
    return Object.assign(card, { customer: null })
  }

  /** A payment with nobody at a page, by a card that is attached to its customer. */
  function charge(fields: Fields): Intent {
    const { customer = '', payment_method: id = '', currency = '' } = fields
    const card = cards.get(id)
    if (fields['confirm'] !== 'true' || fields['off_session'] !== 'true')
      throw invalid('off_session can only be set when confirming.')
    if (!card || card.customer !== customer || customer === '')
      throw invalid(`The customer does not have a payment method with the ID ${id}.`, 'resource_missing')
    const made = newIntent({ amount: Number(fields['amount']), currency, metadata: metadataIn(fields, 'metadata') })
    Object.assign(made, { customer, payment_method: id })
    if (card.later === 'good') {
      succeed(made, fields['capture_method'] === 'manual')
      return made
    }
    const code = card.later === 'declined' ? 'card_declined' : card.later
    const decline_code = card.later === 'declined' ? 'insufficient_funds' : card.later
    made.last_payment_error = { type: 'card_error', code, decline_code }
    emit('payment_intent.payment_failed', made)
    throw new Refused(402, { type: 'card_error', code, decline_code, message: 'Your card was declined.' })
  }

  function shown(session: Session, fields: Fields): unknown {
    const isWhole = fields['expand[0]'] === 'payment_intent' && session.payment_intent !== null
    return isWhole ? { ...session, payment_intent: intentOf(session.payment_intent ?? '') } : session
  }

  function createSession(fields: Fields): Session {
    for (const name of ['mode', 'success_url', 'line_items[0][price_data][product_data][name]'])
      if (!fields[name]) throw invalid(`Missing required param: ${name}.`, 'parameter_missing')
    let amount = 0
    for (let at = 0; fields[`line_items[${at}][quantity]`] !== undefined; at += 1)
      amount +=
        Number(fields[`line_items[${at}][quantity]`]) * Number(fields[`line_items[${at}][price_data][unit_amount]`])
    const currency = fields['line_items[0][price_data][currency]'] ?? ''
    if (currency === 'usd' && amount < 50)
      throw invalid('The total amount due must add up to at least $0.50 usd', 'amount_too_small')
    const id = newId('cs_test')
    const metadata = metadataIn(fields, 'metadata')
    const session: Session = {
      id,
      object: 'checkout.session',
      client_reference_id: fields['client_reference_id'] ?? null,
      status: 'open',
      payment_status: 'unpaid',
      amount_total: amount,
      currency,
      metadata,
      payment_intent: null,
      url: `${url}/pay/${id}`,
      customer: null,
      custom_fields: fieldsIn(fields),
    }
    if (fields['payment_method_options[card][setup_future_usage]'] === 'off_session') keeping.add(id)
    sessions.set(id, session)
    if (fields['payment_intent_data[capture_method]'] === 'manual') manual.add(id)
    return session
  }

  function expire(session: Session): Session {
    if (session.status !== 'open') throw invalid('Only Checkout Sessions with a status in ["open"] can be expired.')
    Object.assign(session, { status: 'expired', url: null })
    emit('checkout.session.expired', session)
    const intent = session.payment_intent === null ? undefined : intentOf(session.payment_intent)
    if (intent) cancel(intent)
    return session
  }

  function cancel(intent: Intent): Intent {
    Object.assign(intent, { status: 'canceled', amount_capturable: 0, cancellation_reason: 'abandoned' })
    emit('payment_intent.canceled', intent)
    return intent
  }

  function change(intent: Intent, verb: string, fields: Fields): Intent {
    const isHeld = intent.status === 'requires_capture'
    if (!isHeld && (verb === 'capture' || intent.status === 'succeeded' || intent.status === 'processing'))
      throw invalid(
        `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`,
        'payment_intent_unexpected_state',
      )
    if (verb === 'cancel') return cancel(intent)
    const taken = Number(fields['amount_to_capture'] ?? intent.amount)
    if (taken > intent.amount_capturable) throw invalid('amount too large', 'amount_too_large')
    Object.assign(intent, { status: 'succeeded', amount_received: taken, amount_capturable: 0 })
    emit('payment_intent.succeeded', intent)
    return intent
  }

  function refund(fields: Fields): unknown {
    const intent = intentOf(fields['payment_intent'] ?? '')
    if (intent.status !== 'succeeded') throw invalid('This PaymentIntent does not have a successful charge to refund.')
    const before = refunded.get(intent.id) ?? 0
    const after = before + Number(fields['amount'])
    if (before === intent.amount_received) throw invalid('Charge has already been refunded.', 'charge_already_refunded')
    if (after > intent.amount_received) throw invalid('Refund amount is greater than unrefunded amount on charge.')
    refunded.set(intent.id, after)
    emit('charge.refunded', chargeOf(intent, after))
    const made = { id: newId('re'), object: 'refund' as const, status: 'succeeded', amount: Number(fields['amount']) }
    const { currency } = intent
    refunds.push({ ...made, currency, payment_intent: intent.id, metadata: metadataIn(fields, 'metadata') })
    return made
  }

  function chargeOf(intent: Intent, back: number) {
    const { amount, amount_received: amount_captured, currency, metadata, id: payment_intent } = intent
    const whole = back === amount_captured
    return {
      id: newId('ch'),
      object: 'charge',
      amount,
      amount_captured,
      amount_refunded: back,
      refunded: whole,
      currency,
      metadata,
      payment_intent,
    }
  }

  /** Signs an event as Stripe does and sends it, up to three times, to where webhooks are wanted. */
  function emit(type: string, object: object, about?: string): SentEvent {
    const payload = JSON.stringify(
      { id: newId('evt'), object: 'event', type, livemode: false, data: { object } },
      null,
      2,
    )
    const header = Stripe.webhooks.generateTestHeaderString({ payload, secret: options.webhookSecret })
    const payment = about ?? (object as { metadata: Metadata }).metadata['payment'] ?? ''
    const event: SentEvent = { type, payment, body: Buffer.from(payload), header }
    events.push(event)
    if (notify.url !== undefined) {
      const sent = post(event, notify.url)
      sending.add(sent)
      void sent.finally(() => sending.delete(sent))
    }
    return event
  }

  async function post(event: SentEvent, to: string): Promise<void> {
    const headers = { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': event.header }
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await sleep(20)
      const response = await fetch(to, { method: 'POST', headers, body: new Uint8Array(event.body) }).catch(
        () => undefined,
      )
      event.status = response?.status ?? 0
      await response?.arrayBuffer()
      if (response?.ok) return
    }
  }

  /** The payment of a page's session: Stripe makes it with the first attempt to pay. */
  function attempt(session: Session): Intent {
    if (session.payment_intent !== null) return intentOf(session.payment_intent)
    const { amount_total: amount, currency, metadata } = session
    const made = newIntent({ amount, currency, metadata })
    session.payment_intent = made.id
    return made
  }

  function newIntent({
    amount,
    currency,
    metadata,
  }: Pick<Intent, 'amount' | 'currency'> & { metadata: Metadata }): Intent {
    const made: Intent = {
      id: newId('pi'),
      object: 'payment_intent',
      status: 'requires_payment_method',
      amount,
      amount_received: 0,
      amount_capturable: 0,
      currency,
      metadata,
      last_payment_error: null,
      cancellation_reason: null,
      customer: null,
      payment_method: null,
    }
    intents.set(made.id, made)
    return made
  }

  function complete(session: Session, intent: Intent, { keep, later = 'good', brand = 'visa' }: Keeping): void {
    const customer = keeping.has(session.id) ? newId('cus') : null
    const card: Card = {
      id: newId('pm'),
      object: 'payment_method',
      type: 'card',
      customer,
      card: { brand, last4: '4242' },
      later,
    }
    cards.set(card.id, card)
    Object.assign(intent, { customer, payment_method: card.id })
    session.customer = customer
    for (const { dropdown } of session.custom_fields) dropdown.value = keep ?? null
    const isHeld = manual.has(session.id)
    Object.assign(session, { status: 'complete', url: null, payment_status: isHeld ? 'unpaid' : 'paid' })
    succeed(intent, isHeld)
    emit('checkout.session.completed', session)
  }

  function succeed(intent: Intent, isHeld: boolean): void {
    const { amount } = intent
    Object.assign(
      intent,
      { last_payment_error: null },
      isHeld
        ? { status: 'requires_capture', amount_capturable: amount }
        : { status: 'succeeded', amount_received: amount },
    )
    emit(isHeld ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded', intent)
  }

  const pageOf = (page: string) => sessionOf(page.split('/').at(-1) ?? '')

  return {
    url,
    requests,
    events,
    faults,
    notify,
    hooks,
    sessions,
    intents,
    cards,
    /** What a payer does at the page; nothing once it is closed. */
    pay(page: string, means: Means = 'good', card: Keeping = {}): void {
      const session = pageOf(page)
      if (session.status !== 'open') return
      const intent = attempt(session)
      if (means === 'good') return complete(session, intent, card)
      if (means === 'challenged') return void Object.assign(intent, { status: 'requires_action' })
      if (means === 'declined') {
        const last_payment_error = { code: 'card_declined', decline_code: 'generic_decline' }
        Object.assign(intent, { status: 'requires_payment_method', last_payment_error })
        emit('payment_intent.payment_failed', intent)
        return
      }
      Object.assign(intent, { status: 'processing' })
      Object.assign(session, { status: 'complete', url: null })
      emit('payment_intent.processing', intent)
      emit('checkout.session.completed', session)
    },
    /** The bank debit comes through, or it does not. */
    settle(page: string, comes = true): void {
      const session = pageOf(page)
      const intent = attempt(session)
      if (comes) {
        Object.assign(intent, { status: 'succeeded', amount_received: intent.amount })
        session.payment_status = 'paid'
        emit('payment_intent.succeeded', intent)
        emit('checkout.session.async_payment_succeeded', session)
        return
      }
      Object.assign(intent, { status: 'requires_payment_method', last_payment_error: { code: 'debit_not_authorized' } })
      emit('payment_intent.payment_failed', intent)
      emit('checkout.session.async_payment_failed', session)
    },
    dispute(page: string, end?: 'won' | 'lost'): SentEvent {
      const { payment_intent, amount_total: amount, currency, metadata } = pageOf(page)
      const object = {
        id: newId('du'),
        object: 'dispute',
        status: end ?? 'needs_response',
        amount,
        currency,
        reason: 'fraudulent',
        payment_intent,
        metadata: {},
      }
      return emit(end ? 'charge.dispute.closed' : 'charge.dispute.created', object, metadata['payment'])
    },
    /** The shop pays back by hand, in Stripe's own dashboard. */
    payBack: (page: string, amount: number) =>
      refund({ payment_intent: pageOf(page).payment_intent ?? '', amount: String(amount) }),
    /** The newest refund comes back from the payer's bank. */
    failRefund(): void {
      const refund = refunds.at(-1)
      if (!refund) return
      refunded.set(refund.payment_intent, (refunded.get(refund.payment_intent) ?? 0) - refund.amount)
      emit('refund.failed', { ...refund, status: 'failed', failure_reason: 'lost_or_stolen_card' })
    },
    emit,
    async close() {
      await Promise.all(sending)
      server.close()
      server.closeAllConnections()
    },
  }
}

export type StripeSimulator = Awaited<ReturnType<typeof startStripe>>

function fieldsIn(fields: Fields): Session['custom_fields'] {
  const key = fields['custom_fields[0][key]']
  if (key === undefined) return []
  const [type = '', optional] = [fields['custom_fields[0][type]'], fields['custom_fields[0][optional]'] === 'true']
  if ((fields['custom_fields[0][label][custom]'] ?? '').length > 100) throw invalid('Invalid string: label too long')
  return [{ key, type, optional, dropdown: { value: null } }]
}

function metadataIn(fields: Fields, name: string): Metadata {
  const found = Object.entries(fields).flatMap(([key, value]) => {
    const match = /^(\w+)\[(\w+)\]$/.exec(key)
    return match?.[1] === name && match[2] !== undefined ? [[match[2], value] as const] : []
  })
  return Object.fromEntries(found)
}
