import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { violations } from '../../messenger/test/stage.ts'
import { goodsOf } from './trade.ts'
import { openMarket, type Market } from './visitors.ts'

/** Two shops of the demo market, one payment: from the carts at the market to the receipts in their threads. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 })

let market: Market
beforeAll(async () => {
  market = await openMarket({ SOUK_DEMO_PACE: '3600' })
})
afterAll(() => market.close())

const SHOPS = ['laufwerk-ost', 'blos'] as const
type Kept = Record<string, { conversation: string; token: string }>

/** A thread with each shop, and the first thing of it that has no questions in the cart. */
async function fillCarts(): Promise<Kept> {
  const { app } = market
  const kept: Kept = {}
  for (const shop of SHOPS) {
    const { conversation, token, client } = await app.talk(shop)
    await client.say(conversation, 'Hello')
    const { products } = await app.anyone.call('search', { params: { shop }, query: { q: WANTED[shop], limit: 20 } })
    const found = products.flatMap(({ id: offer, variants }) =>
      variants.filter(({ available }) => available).map(({ id: variant }) => ({ offer, variant })),
    )
    const [line] = found
    if (!line) throw new Error(`${shop} has nothing to sell`)
    await client.call('createCart', { params: { shop }, body: { lines: [{ ...line, quantity: 1 }] } })
    kept[shop] = { conversation, token }
  }
  return kept
}
const WANTED = { 'laufwerk-ost': 'white sneakers', blos: 'lipstick' }

/** A cart at a shop that takes the money when the parcel leaves. */
async function fillLater(): Promise<Kept> {
  const { app } = market
  const { id } = await app.createShop({
    slug: 'later',
    name: 'Later',
    currency: 'EUR',
    settings: { captureWhen: 'shipped' },
  })
  await app.importLines('later', [{ id: 'rug', title: 'Rug', price: { amount: 90_000, currency: 'EUR' } }])
  const { conversation, token, client } = await app.talk('later')
  await client.say(conversation, 'Hello')
  const lines = [{ ...(await goodsOf(app, id)), quantity: 1 }]
  await client.call('createCart', { params: { shop: 'later' }, body: { lines } })
  return { later: { conversation, token } }
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SOUK_SHOTS']
  if (!folder) return
  await page.emulateMedia({ colorScheme: 'light' })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.screenshot({ path: `${folder}/${name}-dark.png`, fullPage: true })
  await page.emulateMedia({ colorScheme: 'light' })
}

async function isClean(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
}

async function pay(page: Page, card: string): Promise<void> {
  await page.fill('#pay-card', card)
  await page.fill('#pay-exp', '12/34')
  await page.fill('#pay-cvc', '123')
  await page.click('.bank-form .button')
}

/** The purchase whose page is open, as its shopper sees it. */
async function bought(page: Page) {
  const purchase = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const token = await page.evaluate((id) => localStorage.getItem(`souk.purchase.${id}`), purchase)
  return market.app.anyone.with(token ?? '').call('getPurchase', { params: { purchase } })
}

test('two carts at the market become two orders by one payment', async () => {
  const kept = { ...(await fillCarts()), ...(await fillLater()) }
  const page = await market.visit('/')
  await page.evaluate((threads) => {
    for (const [shop, access] of Object.entries(threads))
      localStorage.setItem(`souk.thread.${shop}`, JSON.stringify(access))
  }, kept)
  await page.reload()
  await page.waitForSelector('.your-carts .thread-row')
  expect(await page.locator('.your-carts .thread-row').count()).toBe(3)
  // Who cannot be paid with the others says why, and leads to where it can be ordered.
  const alone = page.locator('.your-carts li', { has: page.locator('.your-cart-why') })
  expect(await alone.innerText()).toMatch(/Later[^]*only when it sends the goods: please order there by itself/)
  expect(await alone.locator('a').getAttribute('href')).toBe('/s/later')
  await isClean(page)
  await shot(page, 'carts')

  // The cart in one of the threads says so as well.
  await page.click('.your-carts .thread-row >> nth=0')
  await page.click('[aria-label^="Cart, "]')
  await page.waitForSelector('.other-carts')
  expect(await page.locator('.other-carts').innerText()).toContain('You also have a cart at Blos.')
  await isClean(page)
  await shot(page, 'other-carts')
  await page.click('.other-carts >> text=Pay together')
  await page.waitForURL('**/purchase/*')
  await page.waitForSelector('.purchase-seller')
  await page.click('.purchase-papers summary')
  expect(await page.locator('.purchase-papers h2').allInnerTexts()).toHaveLength(2)
  expect(await page.locator('.purchase-papers .papers a').count()).toBeGreaterThanOrEqual(4)
  await page.click('.purchase-papers summary')
  // Nothing is ordered before it is said who buys.
  await page.click('.order-button')
  await page.waitForSelector('[aria-invalid=true]')
  for (const [field, value] of Object.entries({
    'field-email': 'maya@example.com',
    'address-name': 'Maya Lind',
    'address-line1': 'Kastanienallee 12',
    'address-postcode': '10435',
    'address-city': 'Berlin',
  }))
    await page.fill(`#${field}`, value)
  // What brings it to that address is known once the shops have heard it.
  for (const way of ['Parcel in Germany', 'Parcel to Belgium and Germany']) await page.click(`.pill:has-text("${way}")`)
  await expect.poll(() => page.locator('.purchase-sum .figures').innerText()).toBe('€125.85')
  // Each line names its seller, as the law knows them.
  const lines = await page.locator('.purchase-seller .line-text').allInnerTexts()
  expect(lines.map((line) => /Sold by (.*)/.exec(line)?.[1])).toEqual(['Laufwerk Schuhe GmbH', 'Blos Cosmetica B.V.'])
  // The lipstick is for somebody else, elsewhere; the shoes come home.
  await page.click('.purchase-seller >> nth=1 >> text=This is a gift')
  for (const [label, value] of Object.entries({ 'Who gets it': 'Vera Maas', 'Words for the card': 'All the best' }))
    await page.getByLabel(label).fill(value)
  for (const [line, value] of Object.entries({
    name: 'Vera Maas',
    line1: 'Lindenweg 3',
    postcode: '80331',
    city: 'München',
  }))
    await page.fill(`.purchase-seller [id^="address-"][id$="-${line}"]`, value)
  await isClean(page)
  await shot(page, 'purchase')
  const sellers = page.locator('.purchase-seller')
  expect(await sellers.count()).toBe(2)
  // One of them sells from the European Union: its law's words are on the one button.
  expect(await page.locator('.order-button').innerText()).toBe('Order with obligation to pay')
  await page.click('.order-button')
  await page.waitForSelector('#pay-card')
  await shot(page, 'purchase-pay')
  await pay(page, '4000000000000002')
  await page.waitForSelector('.bank-declined')
  await page.click('.bank-back')
  await page.waitForSelector('.purchase .fault')
  await isClean(page)
  await shot(page, 'purchase-declined')
  await page.click('.purchase .trouble .button >> nth=0')
  await page.waitForSelector('#pay-card')
  await pay(page, '4242424242424242')
  await page.waitForSelector('.bank-stamp')
  await page.click('.bank-scene .button')
  await page.waitForSelector('.purchase-order')
  expect(await page.locator('.purchase-order').count()).toBe(2)
  await isClean(page)
  await shot(page, 'purchase-done')

  const [, { checkout: gift } = {}] = (await bought(page)).parts
  expect(gift).toMatchObject({
    gift: { recipient: 'Vera Maas', message: 'All the best', hidePrice: true },
    address: { line1: 'Lindenweg 3' },
    buyer: { name: 'Maya Lind' },
  })
  for (const shop of SHOPS) {
    await page.goto(`${market.app.url}/s/${shop}`)
    await page.waitForSelector('.receipt .stamp')
    expect(await page.locator('.receipt').count()).toBe(1)
    // Its seller stands on each line, and with whom it was paid below: who that was is asked of the server by the shopper.
    const [own, other] = shop === 'blos' ? ['Blos', 'Laufwerk'] : ['Laufwerk', 'Blos']
    const receipt = page.locator('.receipt')
    await expect.poll(() => receipt.innerText()).toContain(`Paid together with ${other}: €125.85 in one payment`)
    for (const line of await receipt.locator('.line-text').allInnerTexts()) expect(line).toContain(`Sold by ${own}`)
    await shot(page, `receipt-${shop}`)
  }
  await page.goto(new URL((await page.getAttribute('.receipt-link', 'href')) ?? '', market.app.url).href)
  await expect.poll(() => page.locator('.receipt-to').innerText()).toContain('€125.85 in one payment')
  await isClean(page)
  await shot(page, 'purchase-order')
})
