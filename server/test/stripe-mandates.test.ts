import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chargeByReply } from '../src/journeys/charge-by-reply.ts'
import { askToForget } from '../src/journeys/forget.ts'
import { createLog } from '../src/kernel/log.ts'
import { findCheckout } from '../src/orders/checkout-store.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { openParcelShop } from './parcel.ts'
import { type Keeping, startStripe, type StripeSimulator } from './stripe-simulator.ts'
import { complete, countRows, eventually, type TestShop } from './trade.ts'

const secretKey = 'sk_test_51VerySecretSimulatorKey'
const webhookSecret = 'whsec_verySecretSigningSecret'

let app: TestApp
let stripe: StripeSimulator
let shop: TestShop
let lines: string[]

beforeEach(async () => {
  lines = []
  const log = createLog('debug', { write: (line) => void lines.push(line) })
  stripe = await startStripe({ secretKey, webhookSecret })
  app = await startTestApp({ overrides: { log }, env: { SOUK_DEMO_PACE: '3600' } })
  shop = await openParcelShop(app, { keepMethods: true, chargeByReply: true })
  const price = { amount: 2500, currency: 'USD' }
  await app.importLines(shop.shop.slug, [{ id: 'dress', title: 'Loom dress', price, stock: 500 }])
  const connection = await app.operator.call('createConnection', {
    params: { shop: shop.shop.slug },
    body: { kind: 'stripe', settings: { secretKey, webhookSecret, apiBase: stripe.url } },
  })
  stripe.notify.url = connection.webhookUrl
})
afterEach(async () => {
  await stripe.close()
  await app.close()
  // Neither the keys nor what a card is called at Stripe.
  expect(lines.join('')).not.toMatch(/VerySecret|verySecret|pm_\w{20}|cus_\w{20}/)
})

/** Somebody who buys again and again in one thread. */
async function openBuyer() {
  const { slug } = shop.shop
  const thread = await app.talk(slug)
  const { client, conversation } = thread
  const params = { shop: slug }
  let open: string | undefined

  /** Their checkout that waits to be paid. */
  async function ready(): Promise<string> {
    if (open !== undefined) return open
    const { id: cart } = await client.call('createCart', { params, body: { lines: [{ ...shop.goods, quantity: 1 }] } })
    const { id: checkout } = await client.call('createCheckout', { params, body: { cart } })
    const body = { buyer: { email: 'shopper@example.com' }, address: shop.address, shippingOption: 'post' }
    await client.call('updateCheckout', { params: { ...params, checkout }, body })
    open = checkout
    return checkout
  }
  const buying = async () => ({ client, thread, slug, checkout: await ready() })

  /** Pays at Stripe's page. */
  async function pays(card: Keeping = {}): Promise<void> {
    const buyer = await buying()
    const url = (await complete(buyer)).payment?.url ?? ''
    stripe.pay(url, 'good', card)
    await eventually('it is ordered', async () => (await complete(buyer)).order !== undefined)
    open = undefined
  }
  return {
    conversation,
    pays,
    ready,
    async keeps(card: Omit<Keeping, 'keep'> = {}): Promise<{ mandate: string; card: string }> {
      const before = (await this.mandates()).length
      await pays({ ...card, keep: 'yes' })
      await eventually('it is kept', async () => (await this.mandates()).length === before + 1)
      const [mandate] = await this.mandates()
      return { mandate: mandate?.id ?? '', card: [...stripe.cards.keys()].at(-1) ?? '' }
    },
    mandates: () => client.call('listMandates', { params: { conversation } }),
    end: (mandate: string) => client.call('endMandate', { params: { conversation, mandate } }),
    /** "Yes" to what was suggested; whether that placed the order. */
    async replies(): Promise<boolean> {
      const row = await findCheckout(app.context.database.read, shop.shop.id, await ready())
      const owner = await app.context.directory.byId(shop.shop.id)
      if (!row || !owner) throw new Error('there is no such checkout')
      const charged = await chargeByReply(app.context, owner, row)
      const isPlaced = charged?.checkout.order !== undefined
      if (isPlaced) open = undefined
      return isPlaced
    },
  }
}

/** What was taken with nobody at a page: of which payment, by which card, by which mandate. */
async function takenAlone() {
  const ofPages = new Set([...stripe.sessions.values()].map(({ payment_intent }) => payment_intent))
  const taken = [...stripe.intents.values()].filter(({ id, status }) => !ofPages.has(id) && status === 'succeeded')
  const { rows } = await app.context.database.pool.query<{ id: string; charged_by: string; ref: string }>(
    'select p.id, p.charged_by, m.ref from payments p join mandates m on m.home = p.home and m.id = p.charged_by',
  )
  return taken.map(({ metadata, payment_method: card }) => {
    const row = rows.find(({ id }) => id === metadata['payment'])
    return { card, mandate: row?.charged_by, isItsCard: row?.ref.endsWith(`/${card}`) ?? false }
  })
}

type Kept = { mandate: string; card: string; later: 'good' | 'declined' }

test('whatever is kept, ended and ordered, and in whatever order: no charge without a mandate that has not ended', async () => {
  const deed = fc.oneof(
    fc.record({ do: fc.constant('keep' as const), later: fc.constantFrom('good' as const, 'declined' as const) }),
    fc.record({ do: fc.constantFrom('pay' as const, 'end' as const, 'reply' as const) }),
    fc.record({ do: fc.constant('reply while it ends' as const) }),
  )
  let orders = 0
  // Stripe still would: what keeps a charge from being made is here.
  Object.assign(app.context.gateways.get('stripe') ?? {}, { forget: async () => undefined })
  const expected: { card: string; mandate: string }[] = []
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 2, maxLength: 4 }), async (some) => {
      const deeds = [
        ...some,
        { do: 'keep' as const, later: 'good' as const },
        { do: 'end' as const },
        { do: 'reply' as const },
      ]
      const buyer = await openBuyer()
      const live: Kept[] = []
      for (const one of deeds) {
        const newest = live.at(-1)
        const count = (await takenAlone()).length
        if (one.do === 'keep') live.push({ ...(await buyer.keeps({ later: one.later })), later: one.later })
        if (one.do === 'pay') await buyer.pays({ keep: 'no' })
        if (one.do === 'end' && newest) {
          await buyer.end(newest.mandate)
          live.pop()
        }
        if (one.do === 'reply') {
          const isPlaced = await buyer.replies()
          expect(isPlaced).toBe(newest?.later === 'good')
          if (isPlaced && newest) expected.push({ card: newest.card, mandate: newest.mandate })
          else if (newest) await buyer.pays()
        }
        if (one.do === 'reply while it ends' && newest && live.length === 1) {
          const [isPlaced] = await Promise.all([buyer.replies(), buyer.end(newest.mandate)])
          live.pop()
          if (isPlaced) expected.push({ card: newest.card, mandate: newest.mandate })
          expect((await takenAlone()).length).toBe(count + (isPlaced ? 1 : 0))
          expect(await buyer.replies()).toBe(false)
          if (!isPlaced) await buyer.pays()
        }
        const taken = await takenAlone()
        expect(taken).toEqual(expected.map((charge) => ({ ...charge, isItsCard: true })))
      }
      orders = await countRows(app, 'orders')
      // Each order was paid once.
      const paid = [...stripe.intents.values()].filter(({ status }) => status === 'succeeded')
      expect(paid).toHaveLength(orders)
    }),
    { numRuns: 4 },
  )
  expect(orders).toBeGreaterThan(0)
}, 60_000)

test('the mandate says by which words, under which name; one that ends, or is forgotten, is let go of at Stripe as well', async () => {
  const buyer = await openBuyer()
  const { mandate, card } = await buyer.keeps({ brand: 'mastercard' })
  const [kept] = await buyer.mandates()
  expect(kept).toMatchObject({ id: mandate, gateway: 'stripe', label: 'Mastercard •••• 4242', language: 'en' })
  // The very words that stood on the page.
  const asked = stripe.requests.find(({ call }) => call === 'POST /v1/checkout/sessions')
  expect(asked?.fields['custom_text[submit][message]']).toBe(`“Yes, keep it” means: ${kept?.words}`)
  await buyer.end((await buyer.keeps()).mandate)
  const last = [...stripe.cards.values()].at(-1)
  await eventually('it is let go', async () => last?.customer === null)
  expect(stripe.cards.get(card)?.customer).not.toBeNull()
  const row = await findCheckout(app.context.database.read, shop.shop.id, await buyer.ready())
  const customer = row?.customer ?? ''
  await app.context.database.transact((tx) =>
    askToForget(app.context, tx, { home: shop.shop.id, customer, by: 'operator' }),
  )
  await eventually('it is let go', async () => stripe.cards.get(card)?.customer === null)
  await eventually('nothing of it stays', async () => (await countRows(app, 'mandates')) === 0)
})

test('an answer of Stripe that is lost is asked for again when the buyer comes to the page: one charge, one order', async () => {
  const buyer = await openBuyer()
  await buyer.keeps()
  const checkout = await buyer.ready()
  for (let time = 0; time < 3; time += 1)
    stripe.faults.push({ on: 'POST /v1/payment_intents', status: 500, after: time === 0 })
  delete stripe.notify.url
  await expect(buyer.replies()).rejects.toMatchObject({ code: 'gateway_failed' })
  const params = { shop: shop.shop.slug, checkout }
  await shop.staff.call('completeCheckout', { params, body: {} })
  const done = await shop.staff.call('completeCheckout', { params, body: {} })
  expect(done.order).toBeDefined()
  expect(await takenAlone()).toHaveLength(1)
  expect(stripe.sessions.size).toBe(1)
}, 20_000)
