import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import Stripe from 'stripe'
import { startStripe, type StripeSimulator } from '../../../test/stripe-simulator.ts'
import { systemClock } from '../../kernel/clock.ts'
import { createHttpClient, type HttpClient } from '../../kernel/http-client.ts'
import { createIds } from '../../kernel/ids.ts'
import type { Gateway, GatewayConnection, Intent, Notice } from '../gateway.ts'
import { type Bench, gatewaySuite } from '../gateway.suite.ts'
import { stripeGateway } from './gateway.ts'
import { EVENTS } from './notices.ts'

const secretKey = 'sk_test_51SimulatorKey'
const webhookSecret = 'whsec_simulatorSecret'
const newId = createIds(systemClock)

type Shop = { stripe: StripeSimulator; http: HttpClient; gateway: Gateway; connection: GatewayConnection; home: string }

/** A shop with an account at the simulator. */
async function openShop(options: { timeoutMs?: number; retries?: number; trusted?: string } = {}): Promise<Shop> {
  const { trusted = 'yes', ...rest } = options
  const stripe = await startStripe({ secretKey, webhookSecret })
  const http = createHttpClient()
  const home = newId()
  const settings = { secretKey, webhookSecret, apiBase: stripe.url, trusted }
  const connection: GatewayConnection = { id: newId(), shop: home, kind: 'stripe', settings }
  const connections = {
    byId: async (id: string) => (id === connection.id ? connection : undefined),
    newest: async (shop: string) => (shop === home ? connection : undefined),
  }
  const gateway = stripeGateway({ http, clock: systemClock, connections, ...rest })
  return { stripe, http, gateway, connection, home }
}

function intentOf(home: string, amount = 2500, currency = 'USD'): Intent {
  return {
    payment: newId(),
    home,
    amount: { amount, currency },
    merchant: 'Test shop',
    returnUrl: 'https://shop.example/s/test',
    notifyUrl: 'https://shop.example/webhooks/gateways/stripe',
  }
}

/** What was charged of a payment with nobody at a page. */
function chargedAlone({ sessions, intents }: StripeSimulator, payment: string) {
  const ofPages = new Set([...sessions.values()].map(({ payment_intent }) => payment_intent))
  return [...intents.values()].filter(
    ({ id, metadata, status }) =>
      !ofPages.has(id) && metadata['payment'] === payment && status !== 'requires_payment_method',
  )
}

async function openBench(): Promise<Bench> {
  const { stripe, http, gateway, connection, home } = await openShop()
  return {
    gateway,
    intent: (amount) => intentOf(home, amount),
    payer: {
      pays: async (url) => stripe.pay(url),
      isDeclined: async (url) => stripe.pay(url, 'declined'),
      async confirms(url) {
        stripe.pay(url, 'challenged')
        expect((await gateway.fetch(`${connection.id}/${url.split('/').at(-1)}`)).outcome).toBe('pending')
        stripe.pay(url)
      },
      async paysSlowly(url) {
        stripe.pay(url, 'debit')
        setTimeout(() => stripe.settle(url), 300)
      },
      disputes: async (url, end) => void stripe.dispute(url, end),
      keeps: async (url, once) => stripe.pay(url, 'good', { keep: 'yes', later: once ? 'declined' : 'good' }),
    },
    delivered: (payment) =>
      stripe.events
        .filter((event) => event.payment === payment)
        .map(({ body, header }) => ({ body, headers: { 'stripe-signature': header }, connection: connection.id })),
    charges: async (payment) =>
      [...stripe.sessions.values()].filter((session) => session.client_reference_id === payment).length +
      chargedAlone(stripe, payment).length,
    async close() {
      await stripe.close()
      await http.close()
    },
  }
}

gatewaySuite('stripe', openBench)

describe('at the simulator', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await openShop({ timeoutMs: 400, retries: 1 })
  })
  afterAll(async () => {
    await shop.stripe.close()
    await shop.http.close()
  })
  beforeEach(() => {
    shop.stripe.faults.length = 0
    shop.stripe.requests.length = 0
  })

  /** What the events about a payment say, in the order in which they were sent. */
  async function said(payment: string): Promise<Notice[]> {
    const { stripe, gateway, connection } = shop
    const found: Notice[] = []
    for (const { body, header } of stripe.events.filter((event) => event.payment === payment))
      found.push(
        ...(await gateway.receive({ body, headers: { 'stripe-signature': header }, connection: connection.id })),
      )
    return found
  }

  test('what is asked of Stripe: one line, our id as key and on everything, the way back, no converted price', async () => {
    const intent = { ...intentOf(shop.home), reference: 'order 1042' }
    await shop.gateway.start(intent)
    const { payment, home } = intent
    const [request] = shop.stripe.requests
    expect(request).toMatchObject({ call: 'POST /v1/checkout/sessions', key: payment })
    expect(request?.headers['x-stripe-client-telemetry']).toBeUndefined()
    const fields = Object.entries(request?.fields ?? {})
    const isSlow = ([name]: [string, string]) => name.startsWith('excluded_payment_method_types')
    expect(fields.filter(isSlow).map(([, type]) => type)).toContain('sepa_debit')
    expect(Object.fromEntries(fields.filter((field) => !isSlow(field)))).toEqual({
      mode: 'payment',
      client_reference_id: payment,
      'metadata[payment]': payment,
      'metadata[home]': home,
      'payment_intent_data[metadata][payment]': payment,
      'payment_intent_data[metadata][home]': home,
      'line_items[0][quantity]': '1',
      'line_items[0][price_data][currency]': 'usd',
      'line_items[0][price_data][unit_amount]': '2500',
      'line_items[0][price_data][product_data][name]': 'Test shop, order 1042',
      success_url: intent.returnUrl,
      cancel_url: intent.returnUrl,
      'adaptive_pricing[enabled]': 'false',
    })
  })

  test('lines are listed where they come to the amount, else they are one', async () => {
    const lines = [
      { title: 'Dress', quantity: 2, amount: 1000 },
      { title: 'Shipping', quantity: 1, amount: 500 },
    ]
    await shop.gateway.start({ ...intentOf(shop.home, 2500), lines })
    await shop.gateway.start({ ...intentOf(shop.home, 2400), lines })
    const [listed, one] = shop.stripe.requests
    expect(listed?.fields['line_items[0][quantity]']).toBe('2')
    expect(listed?.fields['line_items[1][price_data][product_data][name]']).toBe('Shipping')
    expect(one?.fields['line_items[0][price_data][unit_amount]']).toBe('2400')
    expect(one?.fields['line_items[1][quantity]']).toBeUndefined()
  })

  test('a method is kept with the words that were shown', async () => {
    const words = 'I allow Test shop to charge this card for orders I place by message.'
    await shop.gateway.start({ ...intentOf(shop.home), save: { words, language: 'en' } })
    const { fields = {} } = shop.stripe.requests[0] ?? {}
    expect(fields).toMatchObject({
      customer_creation: 'always',
      'payment_method_options[card][setup_future_usage]': 'off_session',
      'custom_text[submit][message]': `“Yes, keep it” means: ${words}`,
      'custom_fields[0][type]': 'dropdown',
      'custom_fields[0][optional]': 'true',
      'custom_fields[0][dropdown][options][0][label]': 'Yes, keep it',
      // Stripe's own words would say to everybody that their card is kept.
      'consent_collection[payment_method_reuse_agreement][position]': 'hidden',
    })
    // Nothing is chosen for them, and a method that cannot be kept is offered all the same.
    expect(Object.keys(fields).filter((name) => /default_value|payment_intent_data.*usage/.test(name))).toEqual([])
  })

  test.each([
    ['de', 'Diese Karte merken?'],
    ['ka', 'შევინახოთ ეს ბარათი?'],
    ['fr', 'Keep this card?'],
  ])('asked in the language of the mandate: %s', async (language, ask) => {
    await shop.gateway.start({ ...intentOf(shop.home), save: { words: 'x', language } })
    expect(shop.stripe.requests[0]?.fields['custom_fields[0][label][custom]']).toBe(ask)
  })

  /** Pays at a page that offers the mandate; what was kept then. */
  async function offered(keeping: Parameters<StripeSimulator['pay']>[2]) {
    const intent = { ...intentOf(shop.home), save: { words: 'x', language: 'en' } }
    const { url } = await shop.gateway.start(intent)
    shop.stripe.pay(url, 'good', keeping)
    const card = [...shop.stripe.cards.values()].at(-1)
    return { saved: (await said(intent.payment)).find(({ saved }) => saved)?.saved, card, intent }
  }

  test('a card is kept only by who said yes: under the names of account, customer and card; any other is let go', async () => {
    const { saved, card } = await offered({ keep: 'yes', brand: 'amex' })
    expect(saved).toEqual({
      ref: `${shop.connection.id}/${card?.customer}/${card?.id}`,
      label: 'American Express •••• 4242',
    })
    for (const keeping of [{}, { keep: 'no' as const }]) {
      const other = await offered(keeping)
      expect(other.saved).toBeUndefined()
      expect(other.card?.customer).toBeNull()
    }
  })

  test('what is asked of Stripe to charge a kept card: in its units, off session, once, and nothing where the amount is none', async () => {
    const { saved, card } = await offered({ keep: 'yes', brand: 'mastercard' })
    shop.stripe.requests.length = 0
    const intent = { ...intentOf(shop.home, 5000, 'ISK'), method: saved?.ref ?? '' }
    const { ref, url } = await shop.gateway.start(intent)
    const { payment, home } = intent
    expect(shop.stripe.requests).toMatchObject([{ call: 'POST /v1/payment_intents', key: payment }])
    expect(shop.stripe.requests[0]?.fields).toEqual({
      amount: '500000',
      currency: 'isk',
      customer: card?.customer,
      payment_method: card?.id,
      'allowed_payment_method_types[0]': 'card',
      off_session: 'true',
      confirm: 'true',
      'metadata[payment]': payment,
      'metadata[home]': home,
    })
    expect(url).toBe(intent.returnUrl)
    expect(await shop.gateway.fetch(ref)).toEqual({ outcome: 'captured', amount: 5000, currency: 'ISK' })
    const none = { ...intentOf(shop.home, 5124, 'KWD'), method: saved?.ref ?? '' }
    await expect(shop.gateway.start(none)).rejects.toMatchObject({ code: 'amount_not_taken' })
    expect(chargedAlone(shop.stripe, none.payment)).toEqual([])
  })

  test('a bank that wants to ask its holder is told as that, and the page is begun', async () => {
    const { saved } = await offered({ keep: 'yes', later: 'authentication_required' })
    const intent = { ...intentOf(shop.home), method: saved?.ref ?? '' }
    const { url } = await shop.gateway.start(intent)
    expect(url).toContain('/pay/cs_test_')
    expect(await said(intent.payment)).toMatchObject([{ outcome: 'declined', reason: 'authentication_required' }])
  })

  test('an answer that is lost is asked for again under the same key: one charge; until it is known there is no page', async () => {
    const { gateway, stripe } = shop
    const { saved } = await offered({ keep: 'yes' })
    const intent = { ...intentOf(shop.home), method: saved?.ref ?? '' }
    stripe.faults.push({ silent: true, after: true }, { silent: true })
    await expect(gateway.start(intent)).rejects.toMatchObject({ name: 'GatewayError' })
    // The mandate has ended meanwhile: begun without it, it could be paid twice.
    const { method: _ended, ...rest } = intent
    await expect(gateway.start(rest)).rejects.toMatchObject({ name: 'GatewayError' })
    const { ref } = await gateway.start(intent)
    expect((await gateway.fetch(ref)).outcome).toBe('captured')
    expect(chargedAlone(stripe, intent.payment)).toHaveLength(1)
    expect([...stripe.sessions.values()].filter((one) => one.client_reference_id === intent.payment)).toEqual([])
  })

  test('keys that Stripe no longer takes charge nothing; the page is begun with those of now', async () => {
    const { saved } = await offered({ keep: 'yes' })
    const refused = { on: 'POST /v1/payment_intents', status: 401, error: { type: 'invalid_request_error' } }
    shop.stripe.faults.push(refused)
    const intent = { ...intentOf(shop.home), method: saved?.ref ?? '' }
    expect((await shop.gateway.start(intent)).url).toContain('/pay/cs_test_')
  })

  test("no shop charges or lets go of what was kept in another's account", async () => {
    const { saved, card } = await offered({ keep: 'yes' })
    const other = newId()
    await shop.gateway.forget?.(other, saved?.ref ?? '')
    expect(card?.customer).not.toBeNull()
    const method = saved?.ref ?? ''
    await expect(shop.gateway.start({ ...intentOf(other), method })).rejects.toMatchObject({ name: 'GatewayError' })
    expect(shop.stripe.requests.filter(({ call }) => call === 'POST /v1/payment_intents')).toEqual([])
    await shop.gateway.forget?.(shop.home, method)
    expect(card?.customer).toBeNull()
  })

  test('a kept card that cannot be asked for, or not be let go, is not taken for done: it comes again', async () => {
    const { gateway, stripe } = shop
    const intent = { ...intentOf(shop.home), save: { words: 'x', language: 'en' } }
    const { url } = await gateway.start(intent)
    stripe.pay(url, 'good', { keep: 'yes' })
    const fault = { on: 'GET /v1/payment_intents', status: 500 }
    stripe.faults.push(fault, fault)
    await expect(said(intent.payment)).rejects.toMatchObject({ name: 'GatewayError' })
    const saved = (await said(intent.payment)).find((one) => one.saved)?.saved
    const shut = { on: 'POST /v1/payment_methods', status: 500 }
    stripe.faults.push(shut, shut)
    await expect(gateway.forget?.(shop.home, saved?.ref ?? '')).rejects.toMatchObject({ name: 'GatewayError' })
  })

  test('promised money is told as such, taken in part, and told again; what is let go is voided', async () => {
    const { gateway, stripe } = shop
    const intent = { ...intentOf(shop.home), authoriseOnly: true }
    const { ref, url } = await gateway.start(intent)
    stripe.pay(url)
    expect(await gateway.fetch(ref)).toEqual({ outcome: 'authorised', amount: 2500, currency: 'USD' })
    const part = { amount: 2000, currency: 'USD' }
    for (let time = 0; time < 2; time += 1)
      expect(await gateway.act(ref, 'capture', part, intent.payment)).toMatchObject({ state: 'done' })
    expect(await gateway.fetch(ref)).toEqual({ outcome: 'captured', amount: 2000, currency: 'USD' })
    expect((await said(intent.payment)).map(({ outcome, amount }) => [outcome, amount])).toEqual([
      ['authorised', 2500],
      ['pending', 2500],
      ['captured', 2000],
    ])
    const other = { ...intentOf(shop.home), authoriseOnly: true }
    const held = await gateway.start(other)
    stripe.pay(held.url)
    expect(await gateway.act(held.ref, 'void', other.amount, other.payment)).toMatchObject({ state: 'done' })
    expect((await gateway.fetch(held.ref)).outcome).toBe('voided')
    expect(await gateway.act(held.ref, 'capture', other.amount, other.payment)).toMatchObject({ state: 'refused' })
  })

  test('a bank debit that fails closes the page: the payment is given up, so that another can begin', async () => {
    const intent = intentOf(shop.home)
    const { ref, url } = await shop.gateway.start(intent)
    shop.stripe.pay(url, 'debit')
    expect(await shop.gateway.act(ref, 'void', intent.amount, intent.payment)).toMatchObject({ state: 'refused' })
    shop.stripe.settle(url, false)
    expect((await shop.gateway.fetch(ref)).outcome).toBe('voided')
    const outcomes = (await said(intent.payment)).map(({ outcome, reason }) => [outcome, reason])
    expect(outcomes).toEqual([
      ['pending', undefined],
      ['pending', undefined],
      ['declined', 'debit_not_authorized'],
      ['voided', 'payment_failed'],
    ])
  })

  test('a dispute and money paid back by hand are told of the right payment', async () => {
    const intent = intentOf(shop.home)
    const { url } = await shop.gateway.start(intent)
    shop.stripe.pay(url)
    shop.stripe.payBack(url, 1000)
    shop.stripe.payBack(url, 1500)
    shop.stripe.dispute(url)
    const notices = await said(intent.payment)
    expect(notices.map(({ outcome, amount, currency }) => [outcome, amount, currency])).toEqual([
      ['captured', 2500, 'USD'],
      ['captured', 2500, 'USD'],
      ['captured', 2500, 'USD'],
      ['refunded', 2500, 'USD'],
      ['in_doubt', 2500, 'USD'],
    ])
    expect(notices.at(-1)).toMatchObject({ home: shop.home, payment: intent.payment, reason: 'dispute: fraudulent' })
    expect(new Set(notices.map(({ dedupe }) => dedupe)).size).toBe(notices.length)
  })

  test('a dispute whose payment cannot be asked for is not acknowledged: it comes again', async () => {
    const { gateway, stripe, connection } = shop
    const { url } = await gateway.start(intentOf(shop.home))
    stripe.pay(url)
    const { body, header } = stripe.dispute(url)
    const raw = { body, headers: { 'stripe-signature': header }, connection: connection.id }
    const fault = { on: 'GET /v1/payment_intents', status: 500 }
    stripe.faults.push(fault, fault)
    await expect((async () => gateway.receive(raw))()).rejects.toMatchObject({ name: 'GatewayError' })
    expect(await gateway.receive(raw)).toMatchObject([{ outcome: 'in_doubt' }])
  })

  test('amounts in the units of both: yen, krónur, dinar; one that Stripe has not is refused before it is asked', async () => {
    for (const [amount, currency, units] of [
      [500, 'JPY', '500'],
      [5000, 'ISK', '500000'],
      [5120, 'KWD', '5120'],
    ] as const) {
      const intent = intentOf(shop.home, amount, currency)
      const { ref, url } = await shop.gateway.start(intent)
      shop.stripe.pay(url)
      expect(await shop.gateway.fetch(ref)).toEqual({ outcome: 'captured', amount, currency })
      expect((await said(intent.payment)).map((notice) => [notice.amount, notice.currency])).toContainEqual([
        amount,
        currency,
      ])
      const created = shop.stripe.requests.find(({ key }) => key === intent.payment)
      expect(created?.fields['line_items[0][price_data][unit_amount]']).toBe(units)
      const back = { amount: amount / 10, currency }
      const refund = await shop.gateway.act(ref, 'refund', back, newId())
      const isFine = currency !== 'KWD' || back.amount % 10 === 0
      expect(refund.state).toBe(isFine ? 'done' : 'refused')
    }
    shop.stripe.requests.length = 0
    await expect(shop.gateway.start(intentOf(shop.home, 5124, 'KWD'))).rejects.toMatchObject({
      code: 'amount_not_taken',
    })
    expect(shop.stripe.requests).toEqual([])
  })

  test('an answer that is lost or late: asked again under the same key, one charge; none at all is a GatewayError', async () => {
    const { gateway, stripe } = shop
    const intent = intentOf(shop.home)
    const before = stripe.sessions.size
    stripe.faults.push({ silent: true, after: true })
    const { ref } = await gateway.start(intent)
    expect(stripe.requests.map(({ key }) => key)).toEqual([intent.payment, intent.payment])
    expect(stripe.sessions.size).toBe(before + 1)
    stripe.faults.push({ silent: true }, { silent: true })
    await expect(gateway.start(intentOf(shop.home))).rejects.toMatchObject({ name: 'GatewayError' })
    stripe.faults.push({ silent: true }, { silent: true })
    await expect(gateway.fetch(ref)).rejects.toMatchObject({ name: 'GatewayError' })
  })

  test('what nobody can know throws; a plain no is an answer', async () => {
    const { gateway, stripe } = shop
    const intent = intentOf(shop.home)
    const { ref, url } = await gateway.start(intent)
    stripe.pay(url)
    const refund = () => gateway.act(ref, 'refund', { amount: 100, currency: 'USD' }, newId())
    expect(await refund()).toMatchObject({ state: 'done' })
    for (const status of [429, 500, 503]) {
      const type = status === 429 ? 'invalid_request_error' : 'api_error'
      const fault = { on: 'POST /v1/refunds', status, error: { type, message: 'not now' } }
      stripe.faults.push(fault, fault)
      const message = expect.stringContaining(`${status}`)
      await expect(refund()).rejects.toMatchObject({ name: 'GatewayError', message })
      stripe.faults.length = 0
    }
    const declined = { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds', message: 'no' }
    const held = await gateway.start({ ...intentOf(shop.home), authoriseOnly: true })
    stripe.pay(held.url)
    stripe.faults.push({ on: 'POST /v1/payment_intents', status: 402, error: declined })
    const capture = await gateway.act(held.ref, 'capture', { amount: 2500, currency: 'USD' }, newId())
    expect(capture).toEqual({ state: 'refused', reason: 'insufficient_funds' })
  })
})

describe('webhooks', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await openShop()
  })
  afterAll(async () => {
    await shop.stripe.close()
    await shop.http.close()
  })

  function receive(event: unknown, sign: { secret?: string; at?: number; body?: string; connection?: string } = {}) {
    const payload = sign.body ?? JSON.stringify(event)
    const seconds = Math.floor((sign.at ?? Date.now()) / 1000)
    const secret = sign.secret ?? webhookSecret
    const header = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: seconds })
    const raw = { headers: { 'stripe-signature': header }, body: Buffer.from(payload) }
    return Promise.resolve(shop.gateway.receive({ ...raw, connection: sign.connection ?? shop.connection.id }))
  }

  const succeeded = (metadata: unknown) => ({
    id: 'evt_1',
    type: 'payment_intent.succeeded',
    data: { object: { amount: 1, amount_received: 1, currency: 'usd', metadata } },
  })

  test("only the connection's own secret, and only while it is fresh", async () => {
    const ours = { payment: newId(), home: shop.home }
    expect(await receive(succeeded(ours))).toHaveLength(1)
    expect(await receive(succeeded(ours), { at: Date.now() - 290_000 })).toHaveLength(1)
    for (const forged of [{ secret: 'whsec_another' }, { at: Date.now() - 310_000 }])
      await expect(receive(succeeded(ours), forged)).rejects.toMatchObject({ code: 'bad_signature' })
    await expect(receive({}, { connection: newId() })).rejects.toMatchObject({ code: 'not_found' })
    await expect(receive({}, { body: '{"type"' })).rejects.toMatchObject({ code: 'invalid_json' })
  })

  test('the same event twice has the same id: the second changes nothing', async () => {
    const event = succeeded({ payment: newId(), home: shop.home })
    expect(await receive(event)).toEqual(await receive(event))
  })

  test("what is none of ours is acknowledged and says nothing: the shop's other business, another shop's payment", async () => {
    for (const event of [
      succeeded({}),
      succeeded({ payment: 'x', home: shop.home }),
      succeeded({ payment: newId(), home: newId() }),
      { ...succeeded({ payment: newId(), home: shop.home }), type: 'invoice.paid' },
      { ...succeeded({ payment: newId(), home: shop.home }), type: 'constructor' },
    ])
      expect(await receive(event)).toEqual([])
  })

  test('the guide for operators names the events that Souk wants, and no other', async () => {
    const guide = await readFile(new URL('../../../../docs/operate.md', import.meta.url), 'utf8')
    const named = guide.match(/`(checkout\.session|payment_intent|charge|refund)\.[a-z_.]+`/g) ?? []
    expect(named.map((name) => name.slice(1, -1)).toSorted()).toEqual(EVENTS.toSorted())
  })
})

describe('connections', () => {
  const { connect } = stripeGateway({
    http: createHttpClient(),
    clock: systemClock,
    connections: { byId: async () => undefined, newest: async () => undefined },
  })

  test('keys are looked at, and never repeated', () => {
    expect(connect?.({ secretKey, webhookSecret })).toEqual({ test: true })
    expect(connect?.({ secretKey: 'rk_live_abc', webhookSecret })).toEqual({ test: false })
    for (const [settings, words] of [
      [{}, /secretKey: .*webhookSecret: /],
      [{ secretKey: 'pk_live_publishable', webhookSecret }, /sk_live_/],
      [{ secretKey, webhookSecret: 'sesame-open' }, /whsec_/],
      [{ secretKey, webhookSecret, apiBase: 'http://127.0.0.1/v1' }, /apiBase/],
      [{ secretKey, webhookSecret, apiBase: 'file:///etc/passwd' }, /apiBase/],
    ] as const) {
      const failure = expect.objectContaining({ code: 'invalid_request', detail: expect.stringMatching(words) })
      expect(() => connect?.(settings)).toThrow(failure)
      expect(() => connect?.(settings)).not.toThrow(/publishable|sesame|passwd/)
    }
  })

  test('a private address is reached only where the operator gave it', async () => {
    const shop = await openShop({ trusted: 'no' })
    await expect(shop.gateway.start(intentOf(shop.home))).rejects.toMatchObject({ name: 'GatewayError' })
    expect(shop.stripe.requests).toEqual([])
    await shop.stripe.close()
    await shop.http.close()
  })

  test('a wrong key is said without the key', async () => {
    const shop = await openShop()
    Object.assign(shop.connection.settings, { secretKey: 'sk_test_wrong' })
    const error = await shop.gateway.start(intentOf(shop.home)).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'GatewayError', message: expect.stringContaining('401') })
    expect(`${JSON.stringify(error)} ${String(error)}`).not.toMatch(/sk_test/)
    expect(error).not.toHaveProperty('cause')
    await shop.stripe.close()
    await shop.http.close()
  })
})

test('the SDK is not loaded until an account needs it', async () => {
  const script = `
    import { registerHooks } from 'node:module'
    let loaded = 0
    registerHooks({ resolve: (name, context, next) => ((loaded += name === 'stripe' ? 1 : 0), next(name, context)) })
    const { stripeGateway } = await import(${JSON.stringify(new URL('gateway.ts', import.meta.url).href)})
    const settings = { secretKey: 'sk_test_1', webhookSecret: 'whsec_1', apiBase: 'http://127.0.0.1:9', trusted: 'yes' }
    const connection = { id: 'c', shop: 's', kind: 'stripe', settings }
    const connections = { byId: async () => connection, newest: async () => connection }
    const http = { request: () => Promise.reject(new Error('unused')), close: async () => undefined }
    const gateway = stripeGateway({ http, clock: { now: () => new Date() }, connections, retries: 0 })
    gateway.connect(settings)
    const before = loaded
    await gateway.fetch('c/cs_1').catch(() => undefined)
    console.log(JSON.stringify([before, loaded]))`
  const child = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script])
  expect(JSON.parse((await child).stdout)).toEqual([0, 1])
})
