import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { TestApp } from './harness/app.ts'
import { ANA, BrowserShopper, complaintsOf } from './shopper.ts'
import { isClean, openMarket, shoot, type Market, type Visitor } from './visitors.ts'

/** What is done with a message after it was sent: in a browser, with the real server behind it. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let app: TestApp
let market: Market
/** The web outside: what it answers, by path. */
const pages: Record<string, { type: string; body: string | Buffer }> = {}
let web: string
const site = createServer((request, response) => {
  const page = pages[request.url ?? '']
  if (page) response.writeHead(200, { 'content-type': page.type }).end(page.body)
  else response.writeHead(404).end()
})
beforeAll(async () => {
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening))
  const { port } = site.address() as AddressInfo
  web = `http://127.0.0.1:${port}`
  market = await openMarket({ SOUK_ALLOW_HOSTS: `127.0.0.1:${port}` })
  ;({ app } = market)
})
afterAll(async () => {
  await market.close()
  site.close()
})

const visit = (visitor?: Visitor) => market.visit('/s/atelier', visitor)
const shopperOn = (page: Page) => new BrowserShopper(page, app.url, 'atelier', ANA)
/** Opens what can be done with a message, by keyboard. */
async function open(page: Page, message: string): Promise<void> {
  await page.locator(`${message} .tools [aria-label="React and more"]`).focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector(`${message} .more-reactions button:focus`)
}

test('a text is changed where it stands and taken back, by keyboard alone', async () => {
  const page = await visit()
  const wrong = complaintsOf(page)
  await shopperOn(page).say('helo there')
  const own = '.message-shopper'
  await open(page, own)
  await isClean(page)
  await shoot(page, 'tools')
  await page.locator(`${own} [aria-label=Edit]`).focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('.edit textarea:focus')
  expect(await page.locator('.edit-note').innerText()).toBe('The answer below stays as it is.')
  await isClean(page)
  await shoot(page, 'edit')
  await page.keyboard.press('Escape')
  await page.waitForSelector('.edit', { state: 'detached' })
  await open(page, own)
  await page.locator(`${own} [aria-label=Edit]`).click()
  await page.fill('.edit textarea', 'hello there')
  await page.keyboard.press('Enter')
  await page.waitForSelector(`${own} .edited`)
  expect(await page.locator(`${own} .said`).innerText()).toContain('hello there')
  await page.reload()
  await page.waitForSelector(`${own} .edited`)
  expect(await page.locator(`${own} .said`).innerText()).toContain('hello there')
  await isClean(page)
  await shoot(page, 'edited')
  await open(page, own)
  await page.locator(`${own} [aria-label="Take back"]`).click()
  await page.waitForSelector(`${own} .more-danger:focus`)
  await shoot(page, 'sure')
  await page.keyboard.press('Enter')
  await page.waitForSelector(`${own} .gone`)
  expect(await page.locator('.log').innerText()).not.toContain('hello there')
  expect(await page.evaluate(() => document.activeElement?.matches('.message-shopper'))).toBe(true)
  await isClean(page)
  await shoot(page, 'gone')
  expect(wrong).toEqual([])
})

test('a reaction is one ticket, of the shopper and of the shop; another takes its place, a second tap takes it back', async () => {
  const page = await visit({ hasTouch: true })
  const wrong = complaintsOf(page)
  await shopperOn(page).say('I need a prom dress, blue or white, at most $200')
  const answer = '.message-concierge:has(.carousel)'
  await open(page, answer)
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Thumbs up')
  await page.keyboard.press('Escape')
  await page.waitForSelector('.more-reactions', { state: 'detached' })
  await open(page, answer)
  await page.locator(`${answer} .more-reactions [aria-label=Heart]`).tap()
  await page.waitForSelector(`${answer} .reaction[aria-pressed=true]:has-text("Heart: You")`)
  // It is the answer that is loved; nothing of it is saved.
  expect(await page.locator('.heart[aria-pressed=true]').count()).toBe(0)
  const { conversation } = await page.evaluate(() => JSON.parse(localStorage.getItem('souk.thread.atelier') ?? '{}'))
  const message = (await page.locator(answer).getAttribute('data-message')) ?? ''
  await app.operator.call('react', { params: { conversation, message }, body: { reaction: 'heart' } })
  await page.waitForSelector(`${answer} .reaction .figures:has-text("2")`)
  await isClean(page)
  await page.locator(`${answer} .reactions`).scrollIntoViewIfNeeded()
  await shoot(page, 'reactions')
  await open(page, answer)
  await page.locator(`${answer} .more-reactions [aria-label="Thank you"]`).click()
  await page.waitForSelector(`${answer} .reaction:has-text("Thank you: You")`)
  expect(await page.locator(`${answer} .reaction`).count()).toBe(2)
  await page.locator(`${answer} .reaction[aria-pressed=true]`).click()
  await page.waitForFunction(() => document.querySelectorAll('.reaction').length === 1)
  expect(wrong).toEqual([])
})

test('a link is shown as what it leads to, a product as its card; whoever wrote it can send it without', async () => {
  const picture = await sharp(new URL('../../docs/flagship.png', import.meta.url).pathname)
    .resize(1200, 630, { position: 'top' })
    .jpeg()
    .toBuffer()
  pages['/guide'] = {
    type: 'text/html',
    body: `<title>How long a prom dress should be</title><meta property="og:site_name" content="The Fitting Room">
      <meta name="description" content="Floor length, midi or short: what suits whom, and what to look at before you order one.">
      <meta property="og:image" content="/guide.jpg">`,
  }
  pages['/guide.jpg'] = { type: 'image/jpeg', body: picture }
  const page = await visit()
  const wrong = complaintsOf(page)
  const shopper = shopperOn(page)
  await shopper.say(`I read this: ${web}/guide`)
  const link = page.locator('.message-shopper .preview-page')
  await link.locator('img').waitFor()
  expect(await link.getAttribute('href')).toBe(`${web}/guide`)
  expect(await link.innerText()).toContain('How long a prom dress should be')
  expect(await link.locator('img').evaluate((one: HTMLImageElement) => new URL(one.src).origin)).toBe(app.url)
  await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.preview img')?.naturalWidth)
  await isClean(page)
  await link.scrollIntoViewIfNeeded()
  await shoot(page, 'preview')
  await page.click('.preview-drop')
  await page.waitForSelector('.preview', { state: 'detached' })
  const { products } = await app.anyone.call('search', {
    params: { shop: 'atelier' },
    query: { q: 'tulle dress' },
  })
  await shopper.say(`And ${app.url}/s/atelier/products/${products[0]?.id}`)
  await page.waitForSelector('.message-shopper .preview .card')
  expect(await page.locator('.preview .card').innerText()).toContain(products[0]?.title ?? '')
  await page.locator('.preview .card').scrollIntoViewIfNeeded()
  await isClean(page)
  await shoot(page, 'preview-product')
  expect(wrong).toEqual([])
})
