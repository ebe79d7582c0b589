import { setTimeout as sleep } from 'node:timers/promises'
import { ShopSettings } from '@souk/contract/shop.ts'
import Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLog } from '../src/kernel/log.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { startStripe, type StripeSimulator } from './stripe-simulator.ts'
import { complete, countRows, eventually, openTestShop, readyBuyer, type TestShop } from './trade.ts'

const secretKey = 'sk_test_51VerySecretSimulatorKey'
const webhookSecret = 'whsec_verySecretSigningSecret'
const SECRETS = /VerySecret|verySecret/

let app: TestApp
let stripe: StripeSimulator
let lines: string[]

beforeEach(async () => {
  lines = []
  const log = createLog('debug', { write: (line) => void lines.push(line) })
  stripe = await startStripe({ secretKey, webhookSecret })
  app = await startTestApp({ overrides: { log } })
})
afterEach(async () => {
  await stripe.close()
  await app.close()
  expect(lines.join('')).not.toMatch(SECRETS)
})

type Connected = TestShop & { connection: { id: string; webhookUrl: string } }

/** A shop whose account is at the simulator, which sends its webhooks here. */
async function openStripeShop(): Promise<Connected> {
  const shop = await openTestShop(app)
  const connection = await connect(shop)
  stripe.notify.url = connection.webhookUrl
  return { ...shop, connection }
}

function connect({ shop }: TestShop, settings: Record<string, string> = {}) {
  return app.operator.call('createConnection', {
    params: { shop: shop.slug },
    body: { kind: 'stripe', settings: { secretKey, webhookSecret, apiBase: stripe.url, ...settings } },
  })
}

function post(url: string, payload: string, header: string) {
  return fetch(url, { method: 'POST', headers: { 'stripe-signature': header }, body: payload })
}

async function paymentOf(checkout: string) {
  const { rows } = await app.context.database.pool.query<{ id: string; state: string; gateway: string }>(
    'select id, state, gateway from payments where checkout = $1 order by id desc limit 1',
    [checkout],
  )
  return rows[0] ?? { id: '', state: 'none', gateway: '' }
}

/** What a shop in the United States says of itself before it may sell. */
const LEGAL = {
  legalName: 'Loom LLC',
  legalForm: 'LLC',
  representative: 'Ann Weaver',
  address: { line1: '1 Mill Street', postcode: '10001', city: 'New York', region: 'NY', country: 'US' },
  email: 'hello@loom.example',
  phone: '+1 212 555 0100',
  register: { name: 'New York Department of State', number: '1234567' },
  noVatId: true,
  terms: { text: { en: 'The loom weaves, then it sends.' } },
  privacy: { url: 'https://loom.example/privacy' },
  withdrawal: { returnCosts: 'buyer' },
}

test('from the connection to the refund: paid at Stripe, told by its webhook, paid back, and no secret anywhere', async () => {
  const shop = await openStripeShop()
  const { slug } = shop.shop
  expect(shop.connection.webhookUrl).toBe(`${app.url}/webhooks/stripe/${shop.connection.id}`)
  const buyer = await readyBuyer(app, shop)
  const started = await complete(buyer)
  expect(started.payment).toMatchObject({ amount: { amount: 2500, currency: 'USD' }, state: 'started' })
  const page = started.payment?.url ?? ''
  expect(page).toBe(`${stripe.url}/pay/${page.split('/').at(-1)}`)
  expect(await complete(buyer)).toMatchObject({ payment: { id: started.payment?.id, url: page } })

  stripe.pay(page)
  await eventually('the order is there', async () => (await countRows(app, 'orders')) === 1)
  const { order: number = '' } = await complete(buyer)
  const order = await shop.staff.call('getOrder', { params: { shop: slug, number } })
  expect(order.payments).toMatchObject([{ gateway: 'stripe', state: 'captured', refunded: 0 }])

  await shop.staff.call('refundOrder', { params: { shop: slug, number }, body: {} })
  await eventually('it is paid back', async () => (await paymentOf(buyer.checkout)).state === 'refunded')
  await eventually('each webhook is taken', async () => stripe.events.every(({ status }) => status === 200))
  expect(stripe.events.map(({ type }) => type)).toEqual([
    'payment_intent.succeeded',
    'checkout.session.completed',
    'charge.refunded',
  ])
  expect(stripe.requests.filter(({ call }) => call === 'POST /v1/refunds')).toHaveLength(1)

  const { rows } = await app.context.database.pool.query<{ settings: string }>('select settings from connections')
  const seen = JSON.stringify([
    rows,
    shop.connection,
    order,
    await shop.staff.call('getSettings', { params: { shop: slug } }),
  ])
  expect(seen).not.toMatch(SECRETS)
})

test('a lost webhook is made up for: whoever comes back finds the order; a replayed one changes nothing', async () => {
  const shop = await openStripeShop()
  delete stripe.notify.url
  const buyer = await readyBuyer(app, shop)
  const { payment } = await complete(buyer)
  stripe.pay(payment?.url ?? '')
  expect((await complete(buyer)).order).toBeDefined()
  for (let time = 0; time < 3; time += 1) {
    for (const { body, header } of stripe.events) {
      const response = await post(shop.connection.webhookUrl, String(body), header)
      expect([response.status, await response.json()]).toEqual([200, { stored: 1 }])
    }
  }
  await app.context.background.idle()
  expect(await countRows(app, 'orders')).toBe(1)
  expect(await countRows(app, 'payment_notices')).toBe(2)
  expect(await countRows(app, 'exceptions')).toBe(0)
})

test('a bank debit that fails days later: the checkout takes a new payment at a new page', async () => {
  const shop = await openStripeShop()
  const buyer = await readyBuyer(app, shop)
  const first = await complete(buyer)
  const page = first.payment?.url ?? ''
  stripe.pay(page, 'debit')
  expect((await complete(buyer)).payment).toMatchObject({ url: page, state: 'started' })
  stripe.settle(page, false)
  await eventually('it is given up', async () => (await paymentOf(buyer.checkout)).state === 'voided')
  const second = await complete(buyer)
  expect(second.payment?.url).not.toBe(page)
  stripe.pay(second.payment?.url ?? '')
  await eventually('the order is there', async () => (await countRows(app, 'orders')) === 1)
})

test('a changed checkout closes its page at Stripe', async () => {
  const shop = await openStripeShop()
  const buyer = await readyBuyer(app, shop)
  const { payment } = await complete(buyer)
  const params = { shop: buyer.slug, checkout: buyer.checkout }
  await buyer.client.call('updateCheckout', { params, body: { buyer: { name: 'Ann' } } })
  await eventually('it is expired', async () => [...stripe.sessions.values()][0]?.status === 'expired')
  stripe.pay(payment?.url ?? '')
  expect((await paymentOf(buyer.checkout)).state).toBe('voided')
  expect((await complete(buyer)).payment?.id).not.toBe(payment?.id)
})

test('a dispute is put before a person, once; money paid back by hand in the dashboard is marked so', async () => {
  const shop = await openStripeShop()
  const buyer = await readyBuyer(app, shop)
  const page = (await complete(buyer)).payment?.url ?? ''
  stripe.pay(page)
  const { order } = await complete(buyer)
  stripe.dispute(page)
  stripe.dispute(page)
  await eventually('both are taken', async () => stripe.events.every(({ status }) => status === 200))
  await app.context.background.idle()
  const list = await shop.staff.call('listExceptions', { params: { shop: shop.shop.slug } })
  expect(list).toMatchObject([
    { kind: 'payment.disputed', order, amount: { amount: 2500, currency: 'USD' }, detail: 'dispute: fraudulent' },
  ])
  expect((await paymentOf(buyer.checkout)).state).toBe('captured')
  stripe.payBack(page, 2500)
  await eventually('it is marked', async () => (await paymentOf(buyer.checkout)).state === 'refunded')
})

test('webhooks are taken with the signature of their own connection only', async () => {
  const shop = await openStripeShop()
  const other = await openTestShop(app)
  const { webhookUrl } = await connect(other, { webhookSecret: 'whsec_another' })
  const buyer = await readyBuyer(app, shop)
  const { payment } = await complete(buyer)
  const event = (home: string) =>
    JSON.stringify({
      id: 'evt_forged',
      type: 'payment_intent.succeeded',
      data: {
        object: { amount: 2500, amount_received: 2500, currency: 'usd', metadata: { payment: payment?.id, home } },
      },
    })
  const sign = (payload: string, secret: string, seconds = Math.floor(Date.now() / 1000)) =>
    Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: seconds })
  const ours = event(shop.shop.id)
  const tries: [url: string, payload: string, header: string, status: number][] = [
    [shop.connection.webhookUrl, ours, sign(ours, 'whsec_another'), 401],
    [shop.connection.webhookUrl, ours, '', 401],
    [shop.connection.webhookUrl, ours, sign(ours, webhookSecret, Math.floor(Date.now() / 1000) - 3600), 401],
    [shop.connection.webhookUrl, `${ours} `, sign(ours, webhookSecret), 401],
    [shop.connection.webhookUrl.slice(0, -4) + '0000', ours, sign(ours, webhookSecret), 404],
    [shop.connection.webhookUrl.replace('/stripe/', '/test/'), ours, sign(ours, webhookSecret), 404],
    [`${app.url}/webhooks/gateways/stripe`, ours, sign(ours, webhookSecret), 404],
    // The other shop signs well, but the payment is none of its own, whatever it says of its home.
    [webhookUrl, ours, sign(ours, 'whsec_another'), 200],
    [webhookUrl, event(other.shop.id), sign(event(other.shop.id), 'whsec_another'), 404],
  ]
  for (const [url, payload, header, status] of tries) {
    const response = await post(url, payload, header)
    expect([url, status, response.status]).toEqual([url, status, status])
    await response.arrayBuffer()
  }
  await app.context.background.idle()
  expect((await paymentOf(buyer.checkout)).state).toBe('started')
  expect(await countRows(app, 'payment_notices')).toBe(0)
})

test('which gateway: the connected one unless another is named, never the sandbox where real money is meant', async () => {
  const live = await openTestShop(app, { shop: { test: false, settings: ShopSettings.parse({ legal: LEGAL }) } })
  await expect(readyBuyer(app, live)).rejects.toMatchObject({ code: 'shop_may_not_sell' })
  await expect(connect(live)).rejects.toMatchObject({ code: 'invalid_request' })
  await connect(live, { secretKey: secretKey.replace('_test_', '_live_') })
  const buyer = await readyBuyer(app, live)
  // The simulator takes the test key alone: asked with the live one, it was Stripe that was asked.
  await expect(complete(buyer)).rejects.toMatchObject({ code: 'gateway_failed' })
  expect(await paymentOf(buyer.checkout)).toMatchObject({ gateway: 'stripe', state: 'started' })
  expect(stripe.requests[0]?.headers.authorization).toMatch(/^Bearer sk_live_/)
  const params = { shop: live.shop.slug, checkout: buyer.checkout }
  await expect(buyer.client.call('completeCheckout', { params, body: { gateway: 'sandbox' } })).rejects.toMatchObject({
    code: 'shop_not_test',
  })

  const trying = await openStripeShop()
  await expect(connect(trying, { secretKey: secretKey.replace('_test_', '_live_') })).rejects.toMatchObject({
    code: 'invalid_request',
  })
  const other = await readyBuyer(app, trying)
  const named = { params: { shop: trying.shop.slug, checkout: other.checkout }, body: { gateway: 'sandbox' } }
  expect((await other.client.call('completeCheckout', named)).payment?.url).toContain('/sandbox/pay/')
})

test('a refund that fails days later is owed again: a person is told and may try once more', async () => {
  const shop = await openStripeShop()
  const buyer = await readyBuyer(app, shop)
  stripe.pay((await complete(buyer)).payment?.url ?? '')
  const { order: number = '' } = await complete(buyer)
  const params = { shop: buyer.slug, number }
  await shop.staff.call('refundOrder', { params, body: { amount: 1000 } })
  const refunded = async () => (await shop.staff.call('getOrder', { params })).payments[0]?.refunded
  await eventually('it is paid back', async () => (await countRows(app, "refunds where state = 'done'")) === 1)
  stripe.failRefund()
  stripe.emit('refund.failed', { amount: 1, currency: 'usd', metadata: {} })
  await eventually('it is taken', async () => (await countRows(app, "refunds where state = 'failed'")) === 1)
  expect(await refunded()).toBe(0)
  const [told] = await shop.staff.call('listExceptions', { params: { shop: buyer.slug } })
  expect(told).toMatchObject({
    kind: 'refund.refused',
    order: number,
    detail: expect.stringContaining('lost_or_stolen'),
  })
  await shop.staff.call('resolveException', {
    params: { shop: buyer.slug, exception: told?.id ?? '' },
    body: { action: 'retry' },
  })
  await eventually('it is paid back', async () => (await countRows(app, "refunds where state = 'done'")) === 1)
  expect(await refunded()).toBe(1000)
})

test('new keys are a new connection: what began with the old one is asked about and paid back there', async () => {
  const shop = await openStripeShop()
  const buyer = await readyBuyer(app, shop)
  const page = (await complete(buyer)).payment?.url ?? ''
  const newer = await startStripe({ secretKey, webhookSecret })
  await connect(shop, { apiBase: newer.url })
  stripe.pay(page)
  const { order: number = '' } = await complete(buyer)
  await shop.staff.call('refundOrder', { params: { shop: buyer.slug, number }, body: {} })
  await eventually('it is paid back', async () => (await paymentOf(buyer.checkout)).state === 'refunded')
  expect(newer.requests).toEqual([])
  expect((await complete(await readyBuyer(app, shop))).payment?.url).toContain(newer.url)
  await newer.close()
})

test('what a connection lacks is said; a private address that the shop itself gave is not reached', async () => {
  const shop = await openTestShop(app)
  const params = { shop: shop.shop.slug }
  const refused = await shop.staff
    .call('createConnection', { params, body: { kind: 'stripe', settings: { secretKey: 'pk_test_public' } } })
    .catch((error: unknown) => error)
  const message = expect.stringMatching(/secretKey: .*webhookSecret: /)
  expect(refused).toMatchObject({ status: 400, code: 'invalid_request', message })
  expect(JSON.stringify(refused)).not.toContain('pk_test_public')
  const settings = { secretKey, webhookSecret, apiBase: stripe.url, trusted: 'yes' }
  await shop.staff.call('createConnection', { params, body: { kind: 'stripe', settings } })
  await expect(complete(await readyBuyer(app, shop))).rejects.toMatchObject({ code: 'gateway_failed' })
  expect(stripe.requests).toEqual([])
  expect(lines.join('')).toContain('a payment could not be started')
})

test('no transaction is open while Stripe is asked: starting, looking, voiding, paying back', async () => {
  const shop = await openStripeShop()
  const found: string[] = []
  const open = async () => {
    const { rows } = await app.context.database.pool.query<{ id: string; query: string }>(
      `select pid || ' ' || xact_start as id, query from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`,
    )
    return rows
  }
  stripe.hooks.arrived = async (call) => {
    let left = await open()
    // One that is held meanwhile does not end before the answer; any other does, on a slow machine a little later.
    for (let looks = 0; left.length > 0 && looks < 50; looks += 1) {
      await sleep(100)
      const still = new Set((await open()).map(({ id }) => id))
      left = left.filter(({ id }) => still.has(id))
    }
    found.push(...left.map(({ query }) => `${call}: ${query}`))
  }
  const buyer = await readyBuyer(app, shop)
  await complete(buyer)
  const params = { shop: buyer.slug, checkout: buyer.checkout }
  await buyer.client.call('updateCheckout', { params, body: { buyer: { name: 'Ann' } } })
  await eventually('it is expired', async () => [...stripe.sessions.values()][0]?.status === 'expired')
  const { payment } = await complete(buyer)
  stripe.pay(payment?.url ?? '')
  const { order: number = '' } = await complete(buyer)
  await shop.staff.call('refundOrder', { params: { shop: buyer.slug, number }, body: {} })
  await eventually('it is paid back', async () => (await paymentOf(buyer.checkout)).state === 'refunded')
  const verbs = new Set(stripe.requests.map(({ call }) => call.replace(/cs_\w+/, 'ID')))
  expect([...verbs].toSorted()).toEqual([
    'GET /v1/checkout/sessions/ID',
    'POST /v1/checkout/sessions',
    'POST /v1/checkout/sessions/ID/expire',
    'POST /v1/refunds',
  ])
  expect(found).toEqual([])
})
