import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { loseAnswer, throttle } from '../../messenger/test/network.ts'
import { violations } from '../../messenger/test/stage.ts'
import type { TestApp } from './harness/app.ts'
import { complaintsOf } from './shopper.ts'
import { isClean, openShops, shoot, type Market } from './visitors.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let app: TestApp
let market: Market
let outside: Server
let site: string
const bodies = new Map<string, string>()

beforeAll(async () => {
  market = await openShops()
  ;({ app } = market)
  outside = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(bodies.get(request.url ?? '') ?? '<h1>Nothing</h1>')
  })
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
  site = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`
  await app.createShop({ slug: 'looms', name: 'Looms', settings: { sites: [site] } })
  await app.importLines('looms', [
    {
      id: 'navy',
      title: 'Navy Tulle Gown',
      price: { amount: 18900, currency: 'USD' },
      attributes: { material: ['tulle'] },
    },
    {
      id: 'sandal',
      title: 'White Sandals',
      price: { amount: 4900, currency: 'USD' },
      options: ['Size'],
      variants: ['38', '39'].map((size) => ({ id: size, sku: `SAN-${size}`, options: { Size: size } })),
    },
  ])
})
afterAll(async () => {
  outside.close()
  await market.close()
})

type PageOf = { lang?: string; product?: object; body?: string; shop?: string }

function write(path: string, { lang = 'en', product, body = '', shop = 'looms' }: PageOf): void {
  const told = product ? `<script type="application/ld+json">${JSON.stringify(product)}</script>` : ''
  bodies.set(
    path,
    `<!doctype html><html lang="${lang}"><title>Looms</title><main><h1>Looms</h1>${body}</main>${told}<script async src="${app.url}/s/${shop}/widget.js"></script></html>`,
  )
}

const visit = (path: string, { width = 1200, dark = false } = {}): Promise<Page> =>
  market.visit(site + path, { viewport: { width, height: 844 }, colorScheme: dark ? 'dark' : 'light' })

const opener = (page: Page) => page.locator('souk-chat button.open')
const chatOf = (page: Page): FrameLocator => page.frameLocator('souk-chat iframe')

test('a page has a button, fetches no chat and keeps nothing before it is opened', async () => {
  write('/plain', {})
  const page = await visit('/plain')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await opener(page).waitFor()
  expect(await opener(page).innerText()).toBe('Chat with us')
  expect(await page.locator('souk-chat iframe').count()).toBe(0)
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ''])
  expect(asked.filter((url) => url.startsWith(app.url) && !url.endsWith('widget.js'))).toEqual([])
  expect(await violations(page)).toEqual([])
})

const NAMED = {
  en: 'Ask about “Navy Tulle Gown with a Train”',
  de: 'Fragen zu „Navy Tulle Gown with a Train“',
  nl: 'Vraag over ‘Navy Tulle Gown with a Train’',
  ru: 'Спросить про «Navy Tulle Gown with a Train»',
  zh: '咨询“Navy Tulle Gown with a Train”',
  ka: 'იკითხეთ: „Navy Tulle Gown with a Train“',
}

test('the product of the page is named and asked about, and the answer is of that product', async () => {
  const gown = { '@type': 'Product', name: 'Navy Tulle Gown with a Train', productID: 'navy' }
  const page = await visit('/plain', { width: 390 })
  for (const [lang, words] of Object.entries(NAMED).reverse()) {
    write(`/gown/${lang}`, { lang, product: { '@graph': [gown] } })
    await page.goto(`${site}/gown/${lang}`)
    await opener(page).waitFor()
    expect(await opener(page).innerText()).toBe(words)
    expect((await opener(page).boundingBox())?.width).toBeLessThanOrEqual(280)
    await shoot(page, `widget-${lang}`)
  }
  await isClean(page)
  const complaints = complaintsOf(page)
  await opener(page).click()
  const chat = chatOf(page)
  await chat.locator('.replying').waitFor()
  expect(await chat.locator('.replying').innerText()).toContain('Navy Tulle Gown')
  await chat.locator('#composer').fill('How much is it?')
  await chat.locator('#composer').press('Enter')
  await chat.locator('.message-concierge', { hasText: '$189' }).first().waitFor()
  expect(await chat.locator('.quote').innerText()).toContain('Navy Tulle Gown')
  await chat.locator('#composer').press('Escape')
  // The page goes on to what has no name for search engines, without being loaded anew: nobody asks about the wrong thing.
  await page.evaluate(() => {
    document.querySelector('script[type="application/ld+json"]')?.remove()
    document.title = 'All dresses'
  })
  await expect.poll(() => opener(page).innerText()).toBe('Chat with us')
  expect(complaints).toEqual([])
})

test("an element of the page's own asks about what it names, in the page's language", async () => {
  write('/list', { lang: 'de', body: '<button data-souk-ask="SAN-38">Fragen</button>' })
  const page = await visit('/list')
  await opener(page).waitFor()
  expect(await opener(page).innerText()).toBe('Schreib uns')
  await page.getByText('Fragen').click()
  const chat = chatOf(page)
  await chat.locator('.replying', { hasText: 'White Sandals' }).waitFor()
  expect(await chat.locator('html').getAttribute('lang')).toBe('de')
})

test("the page's cart comes along once, though the line is bad; what the shop does not have is left", async () => {
  write('/bag', {})
  const page = await visit('/bag', { width: 390 })
  await opener(page).waitFor()
  await page.evaluate(() =>
    window.Souk?.cart([
      { sku: 'SAN-39', quantity: 2 },
      { sku: 'GONE-1', quantity: 1 },
    ]),
  )
  await throttle(page)
  await opener(page).click()
  const chat = chatOf(page)
  const things = chat.locator('.page-thing')
  await loseAnswer(
    page,
    /\/carts/,
    () => things.filter({ hasText: '2 things in your cart' }).click(),
    () => chat.getByText('No connection right now').waitFor(),
  )
  await things.click()
  await chat.locator('.head-cart .badge', { hasText: '2' }).waitFor()
  await chat.locator('.page-thing').waitFor({ state: 'detached' })
})

test.each([390, 1200])('opened and shut by keyboard at %i px, it stays as it was on the next page', async (width) => {
  write('/first', {})
  write('/second', {})
  const page = await visit('/first', { width, dark: width === 390 })
  await opener(page).focus()
  await page.keyboard.press('Enter')
  const chat = chatOf(page)
  await chat.locator('#composer').fill('Hello')
  await chat.locator('#composer').press('Enter')
  await chat.locator('.message-concierge').first().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await page.goto(`${site}/second`)
  if (width >= 640) {
    await chat.locator('.message-concierge').first().waitFor()
    await chat.locator('#composer').press('Escape')
  }
  await opener(page).waitFor()
  expect(await page.locator('souk-chat iframe').isVisible()).toBe(false)
  await opener(page).click()
  await chat.getByText('Hello', { exact: true }).first().waitFor()
})

test('an answer that comes while the chat is shut is counted on the button', async () => {
  write('/wait', {})
  const page = await visit('/wait')
  await opener(page).click()
  const chat = chatOf(page)
  await chat.locator('#composer').fill('Hello')
  await chat.locator('#composer').press('Enter')
  await chat.locator('.message-concierge').first().waitFor()
  const started = await page.frames()[1]?.evaluate(() => JSON.parse(localStorage.getItem('souk.thread.looms') ?? '{}'))
  await chat.locator('#composer').press('Escape')
  const params = { conversation: started.conversation }
  const { epoch } = await app.operator.call('changeSpeaker', { params, body: { to: 'staff', name: 'Lena' } })
  await app.operator.call('sendStaffMessage', {
    params,
    body: { clientId: crypto.randomUUID(), epoch, parts: [{ type: 'text', text: 'I am here' }] },
  })
  await page.locator('souk-chat button.open b', { hasText: /^[12]$/ }).waitFor()
  await opener(page).click()
  await chat.getByText('I am here').first().waitFor()
})

test('a page that the shop did not name shows no chat', async () => {
  await app.createShop({ slug: 'strict', name: 'Strict' })
  write('/foreign', { shop: 'strict' })
  const page = await visit('/foreign')
  const refused: string[] = []
  page.on('console', (message) => refused.push(message.text()))
  await opener(page).click()
  await vi.waitFor(() => expect(refused.join('\n')).toContain('frame-ancestors'))
  // There is a way out all the same.
  await page.locator('souk-chat button.shut').click()
  await opener(page).waitFor()
})

test('what is a product elsewhere is found here by id, SKU and address', async () => {
  const { matches } = await app.anyone.call('matchProducts', {
    params: { shop: 'looms' },
    body: { items: [{ id: 'navy' }, { sku: 'SAN-39' }, { id: 'sandal' }, { sku: 'nothing', id: 'none' }] },
  })
  expect(matches.map((match) => match && [match.title, match.variant !== undefined])).toEqual([
    ['Navy Tulle Gown', true],
    ['White Sandals', true],
    ['White Sandals', false],
    null,
  ])
})

test("a test shop's page shows the widget at work", async () => {
  const page = await market.visit('/site/looms')
  await page.getByText('White Sandals').click()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Add to bag' }).click()
  await page.locator('[data-souk-ask]').click()
  await chatOf(page).locator('.replying', { hasText: 'White Sandals' }).waitFor()
  await chatOf(page).locator('.page-thing', { hasText: '1 thing' }).waitFor()
})
