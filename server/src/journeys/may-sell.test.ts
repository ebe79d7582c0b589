import type { LegalProfile } from '@souk/contract/legal.ts'
import { ShopSettings } from '@souk/contract/shop.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fakeGateway } from '../../test/fake-gateway.ts'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { complete, countRows, LAWFUL, openTestShop, readyBuyer, type TestShop } from '../../test/trade.ts'

let app: TestApp
beforeAll(async () => {
  // Takes money for shops that are not marked test, as a real one does.
  const { gateway } = fakeGateway({ testOnly: false })
  app = await startTestApp({ overrides: { gateways: new Map([['sandbox', gateway]]) } })
})
afterAll(() => app.close())

async function setLegal({ shop, staff }: TestShop, legal: LegalProfile): Promise<void> {
  const settings = ShopSettings.parse({ legal })
  await staff.call('putSettings', { params: { shop: shop.slug }, body: settings })
}

async function problemOf(asked: Promise<unknown>): Promise<SoukError['problem']> {
  const error = await asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof SoukError)) throw new Error('it was not refused')
  return error.problem
}

test('a shop that is not marked test and has said nothing of itself tells so, and takes no order', async () => {
  const shop = await openTestShop(app, { shop: { test: false } })
  const params = { shop: shop.shop.slug }
  const seen = await app.anyone.call('getShop', { params })
  expect(seen.legal).toEqual({
    maySell: false,
    missing: ['legal_name', 'address', 'withdrawal', 'privacy', 'email', 'terms'],
  })
  const problem = await problemOf(readyBuyer(app, shop))
  expect(problem).toMatchObject({ status: 409, code: 'shop_may_not_sell', detail: 'This shop cannot take orders yet.' })
  expect(problem?.issues?.map(({ path }) => path)).toEqual(
    ['legalName', 'address', 'withdrawal', 'privacy', 'email', 'terms'].map((field) => `settings.legal.${field}`),
  )
  const lines = [{ ...shop.goods, quantity: 1 }]
  const ofLines = await problemOf(app.anyone.call('createCheckout', { params, body: { lines } }))
  expect(ofLines?.code).toBe('shop_may_not_sell')
  expect(await countRows(app, 'checkouts where home = $1', [seen.id])).toBe(0)
})

test('a shop that was opened without a country is given one in its settings, until it has sold something', async () => {
  const shop = await openTestShop(app, { shop: { test: false, country: undefined, settings: { legal: LAWFUL } } })
  const params = { shop: shop.shop.slug }
  expect(shop.shop.legal.missing).toContain('country')
  await expect(readyBuyer(app, shop)).rejects.toMatchObject({ problem: { issues: [{ path: 'country' }] } })
  const settings = await shop.staff.call('getSettings', { params })
  expect(settings).not.toHaveProperty('country')
  const put = (body: object) =>
    shop.staff.call('putSettings', { params, body: { ...settings, ...body } }).then(({ country }) => country)
  // What is no setting is not swallowed.
  await expect(put({ contry: 'DE' })).rejects.toMatchObject({ code: 'invalid_request' })
  expect(await put({ country: 'DE' })).toBe('DE')
  expect(await app.anyone.call('getShop', { params })).toMatchObject({
    country: 'DE',
    timezone: 'Europe/Berlin',
    legal: { maySell: true, missing: [] },
  })
  expect(await put({ country: 'US' })).toBe('US')
  const buyer = await readyBuyer(app, shop)
  const paid = await complete(buyer)
  // The page of the gateway is none that a test can pay on: the shop takes the order by itself.
  expect(paid.payment?.url).toContain('https://pay.example/')
  expect(await put({ country: 'DE' })).toBe('DE')
  const free = await openTestShop(app, { amount: 0, shop: { test: false, country: 'US', settings: { legal: LAWFUL } } })
  expect((await complete(await readyBuyer(app, free))).order).toBeTruthy()
  const moving = free.staff.call('putSettings', {
    params: { shop: free.shop.slug },
    body: { ...settings, country: 'DE' },
  })
  await expect(moving).rejects.toMatchObject({ code: 'bad_transition' })
  const staying = { params: { shop: free.shop.slug }, body: { ...settings, country: 'US' } }
  expect((await free.staff.call('putSettings', staying)).country).toBe('US')
})

test('once it has said everything, it sells', async () => {
  const shop = await openTestShop(app, { shop: { test: false } })
  await setLegal(shop, LAWFUL)
  const seen = await app.anyone.call('getShop', { params: { shop: shop.shop.slug } })
  expect(seen.legal).toMatchObject({ maySell: true, missing: [], termsUrl: 'https://loom.example/terms' })
  expect(seen.legal.imprint?.legalName).toBe('Loom Ltd')
  const paid = await complete(await readyBuyer(app, shop))
  expect(paid.payment?.url).toContain('https://pay.example/')
})

test('a checkout opened before the terms went is not paid for; a payment that has begun is let through', async () => {
  const shop = await openTestShop(app, { shop: { test: false, settings: { legal: LAWFUL } } })
  const [buyer, late] = [await readyBuyer(app, shop), await readyBuyer(app, shop)]
  const begun = await complete(buyer)
  const { terms: _, ...without } = LAWFUL
  await setLegal(shop, without)
  const problem = await problemOf(complete(late))
  expect(problem?.issues).toMatchObject([{ path: 'settings.legal.terms' }])
  expect(await countRows(app, 'payments where home = $1', [shop.shop.id])).toBe(1)
  expect((await complete(buyer)).payment?.url).toBe(begun.payment?.url)
  await setLegal(shop, LAWFUL)
  expect((await complete(late)).payment?.url).toContain('https://pay.example/')
})

test('a shop marked test is told the same and still sells', async () => {
  const shop = await openTestShop(app)
  expect(shop.shop.legal).toMatchObject({ maySell: false })
  expect((await complete(await readyBuyer(app, shop))).payment?.url).toContain('https://pay.example/')
})

test('what lacks what the law wants to be known of it is not sold, alone or in a cart, until it is said', async () => {
  const shop = await openTestShop(app, { shop: { test: false, settings: { legal: LAWFUL }, country: 'US' } })
  const params = { shop: shop.shop.slug }
  const { currency } = shop.shop
  const dress = { id: 'dress', title: 'Silk dress', price: { amount: 5000, currency }, fulfilment: 'pickup' as const }
  const report = await app.importLines(shop.shop.slug, [dress])
  expect(report.gaps).toEqual([{ id: 'dress', code: 'offer_may_not_sell', missing: ['origin'] }])
  const { products } = await app.anyone.call('search', { params, query: { q: 'silk dress' } })
  const offer = products.find(({ externalId }) => externalId === 'dress')?.id ?? ''
  const { id: cart, token = '' } = await app.anyone.call('createCart', { params, body: {} })
  const buyer = app.anyone.with(token)
  await buyer.call('addLine', { params: { ...params, cart }, body: { offer } })
  const order = () => buyer.call('createCheckout', { params, body: { cart } })
  const lines = [{ offer, quantity: 1 }]
  for (const ask of [order, () => app.anyone.call('createCheckout', { params, body: { lines } })]) {
    const problem = await problemOf(ask())
    expect(problem).toMatchObject({ status: 409, code: 'offer_may_not_sell' })
    expect(problem?.detail).toContain('Silk dress')
    expect(problem?.issues?.map(({ path }) => path)).toEqual(['dress.origin'])
  }
  const mended = await app.importLines(shop.shop.slug, [{ ...dress, legal: { origin: 'Imported' } }])
  expect(mended).not.toHaveProperty('gaps')
  const opened = await order()
  // It was complete when the checkout was opened, and is not when it is to be paid.
  await app.importLines(shop.shop.slug, [dress])
  const late = buyer.call('completeCheckout', { params: { ...params, checkout: opened.id }, body: {} })
  const paid = await problemOf(late)
  expect(paid?.code).toBe('offer_may_not_sell')
})

test('a shop marked test is told of the same offer and sells it', async () => {
  const shop = await openTestShop(app)
  const params = { shop: shop.shop.slug }
  const price = { amount: 5000, currency: shop.shop.currency }
  const report = await app.importLines(shop.shop.slug, [
    { id: 'dress', title: 'Silk dress', price, fulfilment: 'pickup' },
  ])
  expect(report.gaps).toHaveLength(shop.shop.country === 'US' ? 1 : 0)
  const { products } = await app.anyone.call('search', { params, query: { q: 'silk dress' } })
  const lines = [{ offer: products.find(({ externalId }) => externalId === 'dress')?.id ?? '', quantity: 1 }]
  const checkout = await app.anyone.call('createCheckout', { params, body: { lines } })
  expect(checkout.lines).toMatchObject([{ title: 'Silk dress' }])
})

test.each([
  ['en', 'song of the loom', 'checkout', 'cannot take orders yet'],
  ['de', 'Ich suche bitte song of the loom', 'Ich möchte jetzt zur Kasse', 'noch keine Bestellungen annehmen'],
])('in the thread a shopper is told so (%s), and nothing is asked of them', async (locale, wish, pay, words) => {
  const { shop } = await openTestShop(app, { shop: { test: false } })
  const thread = await app.talk(shop.slug, locale)
  await thread.say(wish)
  await thread.say('1')
  const said = await thread.say(pay)
  const texts = said.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])))
  expect(texts.join('\n')).toContain(words)
  expect(said.flatMap(({ parts }) => parts.map(({ type }) => type))).not.toContain('checkout')
})
