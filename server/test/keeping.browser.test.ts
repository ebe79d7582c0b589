import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { loseAnswer, throttle } from '../../messenger/test/network.ts'
import type { TestApp } from './harness/app.ts'
import { ANA, BrowserShopper, complaintsOf } from './shopper.ts'
import { isClean, openMarket, shoot, type Market } from './visitors.ts'

/** Hearts, the wish list, and being told of what is back: in a browser, with the real server behind it. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let app: TestApp
let market: Market
beforeAll(async () => {
  market = await openMarket()
  ;({ app } = market)
})
afterAll(() => market.close())

test('a heart saves, by tap and by words alike, once on a bad line; the list outlives a reload, and a heart takes off', async () => {
  const page = await market.visit('/s/atelier')
  const wrong = complaintsOf(page)
  const shopper = new BrowserShopper(page, app.url, 'atelier', ANA)
  await shopper.say('I need a prom dress, blue or white, at most $200')
  const hearts = page.locator('.carousel .heart')
  const first = await page.locator('.card-open').first().innerText()
  await throttle(page)
  // The shop has it, and its answer is lost: the heart shows it all the same.
  await loseAnswer(page, /\/wishes\//, () => hearts.nth(0).click())
  await page.waitForSelector('.heart[aria-pressed=true]')
  await shopper.say('save the second one')
  await page.waitForFunction(() => document.querySelectorAll('.carousel .heart[aria-pressed=true]').length === 2)
  await isClean(page)
  await page.evaluate(() => document.querySelector('.carousel')?.scrollIntoView())
  await shoot(page, 'hearts')
  await page.reload()
  await page.waitForFunction(() => document.querySelectorAll('.carousel .heart[aria-pressed=true]').length === 2)
  await page.click('[aria-label="Menu"]')
  await page.click('.menu .button:has-text("Saved")')
  await page.waitForSelector('.wish')
  expect(await page.locator('.wish-open').allInnerTexts()).toHaveLength(2)
  await isClean(page)
  await shoot(page, 'saved')
  await page.locator(`.wish:has-text("${first}") .heart`).click()
  await page.waitForSelector('.wish .heart[aria-pressed=false]')
  await page.locator(`.wish-open:has-text("${first}")`).click()
  await page.waitForSelector('.product .heart[aria-pressed=false]')
  await page.keyboard.press('Escape')
  await shopper.say('show my wish list')
  expect(await shopper.last('.card').count()).toBe(1)
  // The one answer that was lost.
  expect(wrong.filter((line) => !line.includes('ERR_CONNECTION_FAILED'))).toEqual([])
})

const title = (page: Page) => page.locator('.card-open').first().innerText()

test('what is sold out is watched for from its sheet, on a bad line; back again, it is told once in the thread, and one tap buys it', async () => {
  const page = await market.visit('/s/atelier', { colorScheme: 'dark' })
  const shopper = new BrowserShopper(page, app.url, 'atelier', ANA)
  await shopper.say('I need a prom dress, blue or white, at most $200')
  const { client, conversation } = (await shopper.access()) ?? {}
  if (!client || !conversation) throw new Error('there is no thread')
  const { products } = await client.call('search', { params: { shop: 'atelier' }, query: { q: await title(page) } })
  const [product] = products
  const variants = (product?.variants ?? []).map(({ id }) => ({ shop: 'atelier', variant: id }))
  for (const params of variants) await app.operator.call('setStock', { params, body: { stock: 0 } })
  await page.click('.card-open >> nth=0')
  await page.waitForSelector('.product')
  await throttle(page)
  const watch = page.getByText('Tell me when it is back')
  await loseAnswer(
    page,
    /\/watches$/,
    () => watch.click(),
    () => page.waitForSelector('.product-watch [role=alert]'),
  )
  await watch.click()
  await page.waitForSelector('.product-watch [role=status]')
  await isClean(page)
  await page.locator('.product-watch').scrollIntoViewIfNeeded()
  await shoot(page, 'watch-dark')
  const watches = await client.call('listWatches', { params: { conversation } })
  expect(watches).toMatchObject([{ kind: 'stock', state: 'open' }])
  await page.keyboard.press('Escape')
  const [params] = variants
  if (params) await app.operator.call('setStock', { params, body: { stock: 4 } })
  await page.waitForSelector('.message:has-text("is back.")')
  await shoot(page, 'told-dark')
  await shopper.tap(page.locator('.message:has-text("is back.") .card-actions button'))
  expect(await page.locator('.badge').innerText()).toBe('1')
  expect(await page.locator('.message:has-text("is back.")').count()).toBe(1)
})

test('an order is ordered again from its page, once on a bad line: the thread has the cart, at the prices of now', async () => {
  const page = await market.visit('/s/atelier')
  const shopper = new BrowserShopper(page, app.url, 'atelier', ANA)
  await shopper.say('I need a prom dress, blue or white, at most $200')
  await page.waitForSelector('.heart')
  await shopper.answerAll()
  await shopper.pay('4242424242424242')
  await page.waitForSelector('.receipt')
  const order = (await shopper.facts()).flatMap((fact) => (fact.kind === 'order.placed' ? [fact.data.order] : []))[0]
  await page.goto(`${app.url}/orders/atelier/${order?.number}`)
  await page.waitForSelector('.order-actions')
  await isClean(page)
  await shoot(page, 'order')
  await throttle(page)
  await loseAnswer(page, /\/messages$/, () => page.getByRole('button', { name: 'Order again' }).click())
  await page.waitForSelector('#composer')
  await page.waitForSelector(`.message:has-text("As in order ${order?.number}")`)
  expect(await page.locator('.badge').innerText()).toBe(String(order?.lines[0]?.quantity))
  // What has arrived can be sent back from the same page.
  await page.waitForSelector('.message:has-text("has arrived")')
  await page.goto(`${app.url}/orders/atelier/${order?.number}`)
  await page.getByRole('button', { name: 'Send something back' }).click()
  await page.waitForSelector('.message:has-text("What is the reason?")')
  await shoot(page, 'return')
})
