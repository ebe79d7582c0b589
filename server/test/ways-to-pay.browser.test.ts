import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { loseAnswer, throttle } from '../../messenger/test/network.ts'
import { walkThrough } from '../../messenger/test/walk.ts'
import type { TestApp } from './harness/app.ts'
import { bundle, chargesOf, ordered } from './purchase.ts'
import { complete, countRows, eventually, openTestShop, readyBuyer, type TestShop } from './trade.ts'
import { isClean, openShops, shoot, type Market } from './visitors.ts'

/** Every way to pay on the sandbox's page, in a browser at a phone's width, on the real server. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let app: TestApp
let market: Market
let shop: TestShop
beforeAll(async () => {
  market = await openShops()
  ;({ app } = market)
  shop = await openTestShop(app, { shop: { settings: { keepMethods: true } } })
})
afterAll(() => market.close())

/** The page on which a new checkout is paid, and how the checkout stands. */
async function payPageOf(dark = false) {
  const buyer = await readyBuyer(app, shop)
  const { payment } = await complete(buyer)
  const colorScheme = dark ? 'dark' : 'light'
  const page = await market.visit(new URL(payment?.url ?? '').pathname, { colorScheme })
  await page.waitForSelector('.bank-form')
  return { buyer, page, order: async () => (await complete(buyer)).order }
}

test('a bank on its own page: refused, then approved', async () => {
  const { page, order } = await payPageOf()
  const url = page.url()
  await isClean(page)
  await shoot(page, 'pay-card')
  await page.check('input[value=bank]', { force: true })
  await page.click('text=Sparkasse Nebelhorn')
  await shoot(page, 'pay-banks')
  await page.click('text=Continue to your bank')
  await page.waitForURL('**/bank?name=Sparkasse%20Nebelhorn')
  await page.waitForSelector('text=Do you approve this payment?')
  await isClean(page)
  await shoot(page, 'pay-bank')
  await page.click('text=Refuse')
  await page.waitForURL(/\/s\//)
  expect(await order()).toBeUndefined()
  await page.goto(url)
  await page.check('input[value=bank]', { force: true })
  await page.click('text=Continue to your bank')
  await page.click('button:text-is("Approve")')
  await page.waitForURL(/\/s\//)
  expect(await order()).toBeDefined()
})

test('a wallet shows whom, how much and who, and pays with one tap', async () => {
  const { page, order } = await payPageOf(true)
  await shoot(page, 'pay-card-dark')
  await page.click('.wallet-button')
  await page.waitForSelector('dialog .wallet-sheet')
  const sheet = await page.locator('dialog').innerText()
  for (const shown of ['Sam Sandbox', '1 Test Street', '$25.00', shop.shop.name]) expect(sheet).toContain(shown)
  await isClean(page)
  await shoot(page, 'pay-wallet-dark')
  await page.click('text=Confirm and pay')
  await page.waitForSelector('.bank-stamp')
  expect(await order()).toBeDefined()
})

test('a transfer: where to, by which reference, until when; the order is there once the money is', async () => {
  const { page, order } = await payPageOf()
  await page.check('input[value=transfer]', { force: true })
  await page.click('text=Show where to send it')
  await page.waitForSelector('text=We are waiting for your transfer')
  expect(await page.locator('.wallet-rows').innerText()).toMatch(/SB[0-9A-F]{8}/)
  await isClean(page)
  await shoot(page, 'pay-transfer')
  expect(await order()).toBeUndefined()
  await page.click('text=Test: the money arrives')
  await page.waitForSelector('.bank-stamp')
  expect(await order()).toBeDefined()
})

test('a card is kept only by who ticks the words of the mandate, which nobody has ticked for them', async () => {
  for (const agrees of [false, true]) {
    const { buyer, page, order } = await payPageOf()
    const box = page.locator('.pay-mandate input')
    expect(await box.isChecked()).toBe(false)
    if (agrees) await box.check()
    await shoot(page, 'pay-mandate')
    await page.click('.test-card >> nth=0')
    await page.click('.bank-form .button')
    await page.waitForSelector('.bank-stamp')
    expect(await order()).toBeDefined()
    const kept = () => buyer.client.call('listMandates', { params: { conversation: buyer.thread.conversation } })
    if (agrees) await eventually('it is kept', async () => (await kept())[0]?.label === '•••• 4242')
    else expect(await kept()).toEqual([])
  }
})

test('two shops at once on a slow network: the answer to the one button is lost, and nothing is ordered or charged twice', async () => {
  const shops = [
    await openTestShop(app, { sent: true, shop: { name: 'Loom & Sons' } }),
    await openTestShop(app, { sent: true, shop: { name: 'Fern' } }),
  ]
  const all = await bundle(app, shops)
  const page = await market.visit('/')
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [
    `souk.purchase.${all.id}`,
    all.token,
  ] as const)
  await throttle(page)
  await page.goto(`${app.url}/purchase/${all.id}`)
  await page.waitForSelector('.purchase-seller')
  await isClean(page)
  await walkThrough(page)
  // What became of it is asked for: it is ordered, and the same payment goes on.
  await loseAnswer(
    page,
    /\/complete$/,
    () => page.click('.order-button'),
    () => page.waitForSelector('.purchase .trouble'),
  )
  await isClean(page)
  await shoot(page, 'purchase-lost')
  await walkThrough(page)
  await page.click('.purchase .trouble .button >> nth=0')
  await page.click('.test-card >> nth=0')
  await page.click('.bank-form .button')
  await page.waitForSelector('.bank-stamp')
  await ordered(all)
  for (const { shop: one } of shops) expect(await countRows(app, 'orders where home = $1', [one.id])).toBe(1)
  expect(await chargesOf(app, all)).toBe(1)
})
