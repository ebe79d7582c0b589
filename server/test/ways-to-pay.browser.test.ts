import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ensureMessenger, messengerDist } from '../../messenger/build.ts'
import { violations } from '../../messenger/test/stage.ts'
import { launchBrowser } from '../../tools/browser.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { complete, eventually, openTestShop, readyBuyer, type TestShop } from './trade.ts'

/** Every way to pay on the sandbox's page, in a browser at a phone's width, on the real server. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let app: TestApp
let browser: Browser
let shop: TestShop
beforeAll(async () => {
  await ensureMessenger()
  app = await startTestApp({ messenger: messengerDist })
  shop = await openTestShop(app, { shop: { settings: { keepMethods: true } } })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

/** The page on which a new checkout is paid, and how the checkout stands. */
async function payPageOf(dark = false) {
  const buyer = await readyBuyer(app, shop)
  const { payment } = await complete(buyer)
  const colorScheme = dark ? 'dark' : 'light'
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme, locale: 'en' })
  const page = await context.newPage()
  await page.goto(new URL(new URL(payment?.url ?? '').pathname, app.url).href)
  await page.waitForSelector('.bank-form')
  return { buyer, page, order: async () => (await complete(buyer)).order }
}

async function isClean(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SOUK_SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

test('a bank on its own page: refused, then approved', async () => {
  const { page, order } = await payPageOf()
  const url = page.url()
  await isClean(page)
  await shot(page, 'pay-card')
  await page.check('input[value=bank]', { force: true })
  await page.click('text=Sparkasse Nebelhorn')
  await shot(page, 'pay-banks')
  await page.click('text=Continue to your bank')
  await page.waitForURL('**/bank?name=Sparkasse%20Nebelhorn')
  await page.waitForSelector('text=Do you approve this payment?')
  await isClean(page)
  await shot(page, 'pay-bank')
  await page.click('text=Refuse')
  await page.waitForURL(/\/s\//)
  expect(await order()).toBeUndefined()
  await page.goto(url)
  await page.check('input[value=bank]', { force: true })
  await page.click('text=Continue to your bank')
  await page.click('button:text-is("Approve")')
  await page.waitForURL(/\/s\//)
  expect(await order()).toBeDefined()
  await page.context().close()
})

test('a wallet shows whom, how much and who, and pays with one tap', async () => {
  const { page, order } = await payPageOf(true)
  await shot(page, 'pay-card-dark')
  await page.click('.wallet-button')
  await page.waitForSelector('dialog .wallet-sheet')
  const sheet = await page.locator('dialog').innerText()
  for (const shown of ['Sam Sandbox', '1 Test Street', '$25.00', shop.shop.name]) expect(sheet).toContain(shown)
  await isClean(page)
  await shot(page, 'pay-wallet-dark')
  await page.click('text=Confirm and pay')
  await page.waitForSelector('.bank-stamp')
  expect(await order()).toBeDefined()
  await page.context().close()
})

test('a transfer: where to, by which reference, until when; the order is there once the money is', async () => {
  const { page, order } = await payPageOf()
  await page.check('input[value=transfer]', { force: true })
  await page.click('text=Show where to send it')
  await page.waitForSelector('text=We are waiting for your transfer')
  expect(await page.locator('.wallet-rows').innerText()).toMatch(/SB[0-9A-F]{8}/)
  await isClean(page)
  await shot(page, 'pay-transfer')
  expect(await order()).toBeUndefined()
  await page.click('text=Test: the money arrives')
  await page.waitForSelector('.bank-stamp')
  expect(await order()).toBeDefined()
  await page.context().close()
})

test('a card is kept only by who ticks the words of the mandate, which nobody has ticked for them', async () => {
  for (const agrees of [false, true]) {
    const { buyer, page, order } = await payPageOf()
    const box = page.locator('.pay-mandate input')
    expect(await box.isChecked()).toBe(false)
    if (agrees) await box.check()
    await shot(page, 'pay-mandate')
    await page.click('.test-card >> nth=0')
    await page.click('.bank-form .button')
    await page.waitForSelector('.bank-stamp')
    expect(await order()).toBeDefined()
    const kept = () => buyer.client.call('listMandates', { params: { conversation: buyer.thread.conversation } })
    if (agrees) await eventually('it is kept', async () => (await kept())[0]?.label === '•••• 4242')
    else expect(await kept()).toEqual([])
    await page.context().close()
  }
})
