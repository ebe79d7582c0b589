import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { type Sent, watch } from '../../test/statements.ts'
import { complete, openTestShop, payPage } from '../../test/trade.ts'

/** What a whole purchase may cost the database. Whoever lowers one of them lowers it here as well. */
const MOST_TRIPS = 16
const MOST_STATEMENTS = 57

let app: TestApp
beforeAll(async () => {
  // What a demo shop does by itself, and how often, is no part of a purchase.
  app = await startTestApp({ env: { SOUK_DEMO_PACE: '3600' } })
})
afterAll(async () => {
  vi.restoreAllMocks()
  await app.close()
})

test('a whole purchase asks the database no more often than it has to', async () => {
  const shipping = (id: string, amount: number) =>
    ({ id, label: { en: id }, kind: 'ship', amount, days: { min: 2, max: 4 } }) as const
  const { shop, goods } = await openTestShop(app, {
    stock: 100,
    shop: { settings: { shipping: [shipping('post', 500), shipping('courier', 900)] } },
  })
  await app.context.database.read
    .updateTable('offers')
    .set({ fulfilment: 'ship' })
    .where('home', '=', shop.id)
    .execute()
  const params = { shop: shop.slug }
  const sent: Sent[] = []
  let step = ''

  async function purchase(): Promise<void> {
    step = 'search'
    await app.anyone.call('search', { params, query: { q: 'song', limit: 5 } })
    step = 'cart'
    const { id: cart, token = '' } = await app.anyone.call('createCart', { params, body: {} })
    const client = app.anyone.with(token)
    step = 'line'
    await client.call('addLine', { params: { ...params, cart }, body: goods })
    step = 'checkout'
    const { id: checkout } = await client.call('createCheckout', { params, body: { cart } })
    step = 'address'
    const address = { name: 'Ada', line1: 'Main Street 1', city: 'Springfield', postcode: '12345', country: 'US' }
    const { shippingOptions } = await client.call('updateCheckout', {
      params: { ...params, checkout },
      body: { buyer: { name: 'Ada', email: 'ada@example.com' }, address },
    })
    step = 'delivery'
    const body = { shippingOption: shippingOptions[0]?.id ?? '' }
    await client.call('updateCheckout', { params: { ...params, checkout }, body })
    const buyer = { client, slug: shop.slug, checkout } as Parameters<typeof complete>[0]
    step = 'complete'
    const { payment } = await complete(buyer)
    step = 'pay'
    await payPage(payment?.url ?? '')
    step = 'placed'
    const { order } = await complete(buyer)
    expect(order).toBeDefined()
  }

  // The shop, the statements and the connections are known after the first.
  await purchase()
  watch(sent, () => step)
  // Which of two that come at once is first, the notice or the buyer, is not ours to say: the best of five counts.
  const runs: Sent[][] = []
  for (let run = 0; run < 5; run += 1) {
    sent.length = 0
    await purchase()
    runs.push([...sent])
  }
  const trips = (run: readonly Sent[]) => run.filter(({ isTrip }) => isTrip).length
  const best = runs.toSorted((a, b) => trips(a) - trips(b) || a.length - b.length)[0] ?? []
  const list = best.map((one) => `${one.isTrip ? '→' : ' '} ${one.step.padEnd(9)} ${one.text}`).join('\n')
  const said = `a purchase takes ${trips(best)} round trips and ${best.length} statements:\n${list}\n`
  expect(trips(best), said).toBeLessThanOrEqual(MOST_TRIPS)
  expect(best.length, said).toBeLessThanOrEqual(MOST_STATEMENTS)
})
