import type { Checkout, CheckoutUpdate } from '@souk/contract/order.ts'
import { ShopSettings } from '@souk/contract/shop.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fakeGateway } from '../../test/fake-gateway.ts'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { type Buyer, countRows, LAWFUL, openTestShop, readyBuyer, type TestShop } from '../../test/trade.ts'

let app: TestApp
const { gateway, outcomes } = fakeGateway({ testOnly: false })
beforeAll(async () => {
  app = await startTestApp({ overrides: { gateways: new Map([['sandbox', gateway]]) } })
})
afterAll(() => app.close())

type Shown = { label: string; terms?: string }
const lawful = (country: string, more = {}) =>
  openTestShop(app, { shop: { test: false, country, settings: ShopSettings.parse({ legal: LAWFUL, ...more }) } })

function complete({ client, slug, checkout }: Omit<Buyer, 'thread'>, shown?: Shown): Promise<Checkout> {
  return client.call('completeCheckout', { params: { shop: slug, checkout }, body: shown ? { shown } : {} })
}

async function placingOf({ client, slug, checkout }: Buyer) {
  const { placing } = await client.checkout(slug, checkout)
  if (!placing) throw new Error('the checkout did not say what its page shows')
  return placing
}

const update = ({ client, slug, checkout }: Buyer, body: CheckoutUpdate) =>
  client.call('updateCheckout', { params: { shop: slug, checkout }, body })

async function codeOf(asked: Promise<unknown>): Promise<string | undefined> {
  const error = await asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof SoukError ? error.code : undefined
}

/** Pays what was begun; gives the order as the buyer sees it. */
async function paid(buyer: Buyer, shop: TestShop, begun: Checkout) {
  outcomes.set(begun.payment?.id ?? '', { outcome: 'captured', amount: begun.payment?.amount.amount ?? 0 })
  const done = await complete(buyer)
  return buyer.client.order(shop.shop.slug, done.order ?? '')
}

test('in Germany only the button places the order; its words and the version of the terms are kept with it', async () => {
  const shop = await lawful('DE')
  const buyer = await readyBuyer(app, shop)
  const placing = await placingOf(buyer)
  expect(placing).toMatchObject({
    by: 'page',
    labels: { de: 'Zahlungspflichtig bestellen', ru: 'Заказать с обязательством оплаты' },
    seller: 'Loom Ltd',
    terms: { version: expect.stringMatching(/^[0-9a-f]{12}$/), url: 'https://loom.example/terms' },
    privacyUrl: expect.stringMatching(/\/legal\/[^/]+\/privacy$/),
    withdrawalUrl: expect.stringMatching(/\/legal\/[^/]+\/withdrawal\?country=DE$/),
  })
  expect(await codeOf(complete(buyer))).toBe('page_needed')
  expect(await countRows(app, 'payments where home = $1', [shop.shop.id])).toBe(0)
  const terms = placing.terms?.version ?? ''
  const begun = await complete(buyer, { label: placing.labels['ru'] ?? '', terms })
  const order = await paid(buyer, shop, begun)
  expect(order.placed).toEqual({ label: 'Заказать с обязательством оплаты', language: 'ru', terms, instructed: true })
})

test('who buys without a thread has order and letter in the language of the page that they ordered on', async () => {
  const shop = await lawful('NL')
  const params = { shop: shop.shop.slug }
  const lines = [{ ...shop.goods, quantity: 1 }]
  const guest = await app.anyone.call('createCheckout', { params, body: { lines } })
  const client = app.anyone.with(guest.token ?? '')
  const buyer = { client, slug: params.shop, checkout: guest.id }
  await client.call('updateCheckout', {
    params: { ...params, checkout: guest.id },
    body: { buyer: { email: 'guest@example.com' } },
  })
  const { placing } = await client.checkout(params.shop, guest.id)
  const shown = { label: placing?.labels['de'] ?? '', terms: placing?.terms?.version ?? '' }
  const begun = await complete(buyer, shown)
  outcomes.set(begun.payment?.id ?? '', { outcome: 'captured', amount: begun.payment?.amount.amount ?? 0 })
  const { order } = await complete(buyer)
  const mails = await app.context.database.read
    .selectFrom('mails')
    .select(['language', 'subject'])
    .where('home', '=', shop.shop.id)
    .execute()
  expect(mails).toMatchObject([{ language: 'de', subject: expect.stringContaining(`Bestellung ${order}`) }])
})

test('"incl. VAT" stands on the page only where there is some: what a One Stop Shop sends out of the Union holds none', async () => {
  const post = { id: 'post', label: { en: 'Post' }, amount: 500, kind: 'ship' as const, days: { min: 2, max: 4 } }
  const { noVatId: _, ...charging } = LAWFUL
  const legal = { ...charging, vatId: 'DE1' }
  const settings = ShopSettings.parse({ legal, oss: true, shipping: [post] })
  const shop = await openTestShop(app, { sent: true, shop: { country: 'DE', settings } })
  const buyer = await readyBuyer(app, shop)
  const seen = async () => {
    const { placing, lines } = await buyer.client.checkout(buyer.slug, buyer.checkout)
    return [placing?.notes['de'] ?? '', lines[0]?.taxes.map(({ rate, country }) => ({ rate, country }))]
  }
  expect(await seen()).toEqual(['', []])
  await update(buyer, { address: { name: 'Ada', line1: 'Rue 1', city: 'Paris', postcode: '75001', country: 'FR' } })
  expect(await seen()).toEqual(['inkl. MwSt.', [{ rate: 200_000, country: 'FR' }]])
})

test('what a page claims to have shown is stored only where we offered it', async () => {
  const shop = await lawful('NL')
  const buyer = await readyBuyer(app, shop)
  const { labels, terms } = await placingOf(buyer)
  const [label, version] = [labels['nl'] ?? '', terms?.version ?? '']
  const wrong: Shown[] = [
    { label: 'OK', terms: version },
    { label, terms: 'something else' },
    { label },
    { label: '', terms: version },
  ]
  for (const shown of wrong) expect(await codeOf(complete(buyer, shown))).toBe('page_changed')
  expect(await countRows(app, 'payments where home = $1', [shop.shop.id])).toBe(0)
  // The terms change while the page is open: it has to show the new ones.
  const settings = ShopSettings.parse({
    legal: { ...LAWFUL, terms: { ...LAWFUL.terms, version: '2' } },
  })
  await shop.staff.call('putSettings', { params: { shop: shop.shop.slug }, body: settings })
  expect(await codeOf(complete(buyer, { label, terms: version }))).toBe('page_changed')
  expect((await complete(buyer, { label, terms: '2' })).payment?.url).toContain('https://pay.example/')
})

test('where no law fixes the words, calls and replies place orders as ever; a label that was shown is kept', async () => {
  const shop = await lawful('US')
  const silent = await readyBuyer(app, shop)
  const { labels, terms, by, withdrawalUrl } = await placingOf(silent)
  expect({ by, withdrawalUrl }).toEqual({ by: 'any' })
  const version = terms?.version ?? ''
  expect((await paid(silent, shop, await complete(silent))).placed).toEqual({ terms: version })
  const shown = await readyBuyer(app, shop)
  const order = await paid(shown, shop, await complete(shown, { label: labels['en'] ?? '', terms: version }))
  expect(order.placed).toEqual({ label: 'Place order and pay', language: 'en', terms: version })
})

test('a buyer at home in Germany has the German button in an American shop too', async () => {
  const shop = await lawful('US')
  const buyer = await readyBuyer(app, shop)
  await update(buyer, { address: { line1: 'Kantstraße 12', postcode: '10623', city: 'Berlin', country: 'DE' } })
  expect(await placingOf(buyer)).toMatchObject({ by: 'page', labels: { de: 'Zahlungspflichtig bestellen' } })
  expect(await codeOf(complete(buyer))).toBe('page_needed')
})

test("the shop's own staff and systems answer for what they place", async () => {
  const shop = await lawful('DE')
  const buyer = await readyBuyer(app, shop)
  const params = { shop: shop.shop.slug, checkout: buyer.checkout }
  const begun = await shop.staff.call('completeCheckout', { params, body: {} })
  const terms = (await placingOf(buyer)).terms?.version
  expect((await paid(buyer, shop, begun)).placed).toEqual({ terms, instructed: true })
})

test('what was shown belongs to the payment that it began: a checkout that is opened again has to show it anew', async () => {
  const shop = await lawful('DE')
  const buyer = await readyBuyer(app, shop)
  const { labels, terms } = await placingOf(buyer)
  await complete(buyer, { label: labels['de'] ?? '', terms: terms?.version ?? '' })
  await update(buyer, { buyer: { name: 'Ada' } })
  expect(await codeOf(complete(buyer))).toBe('page_needed')
})

test('a shop may want its page everywhere; a test shop sells in the thread until it says so', async () => {
  const strict = await readyBuyer(app, await lawful('US', { orderOnPage: true }))
  expect(await codeOf(complete(strict))).toBe('page_needed')
  const play = await readyBuyer(app, await openTestShop(app, { shop: { country: 'DE' } }))
  expect(await placingOf(play)).toMatchObject({ by: 'any', notes: { de: 'inkl. MwSt.' } })
  expect((await complete(play)).payment?.url).toContain('https://pay.example/')
})

test('in the thread a German shop shows the order with its page, and no payment', async () => {
  const { shop } = await lawful('DE')
  const thread = await app.talk(shop.slug, 'de')
  await thread.say('Ich suche bitte song of the loom')
  await thread.say('1')
  await thread.say('Ich möchte jetzt zur Kasse')
  const said = await thread.say('ada@example.de')
  const parts = said.flatMap((message) => message.parts)
  expect(parts.map(({ type }) => type)).not.toContain('payment.request')
  expect(parts.find(({ type }) => type === 'checkout')).toMatchObject({
    url: expect.stringContaining(`/checkout/${shop.slug}/`),
    actions: [],
  })
  expect(await countRows(app, 'payments where home = $1', [shop.id])).toBe(0)
})
