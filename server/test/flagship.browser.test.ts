import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { BrowserShopper, complaintsOf } from './shopper.ts'
import { STORIES } from './stories.ts'
import { isClean, openMarket, type Market } from './visitors.ts'

/** In each language one natural sentence is turned into a paid and delivered order, in the browser, on the real server. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let market: Market
beforeAll(async () => {
  market = await openMarket({ SOUK_DEMO_PACE: '0.2' })
})
afterAll(() => market.close())

test.each(Object.entries(STORIES))('%s: one sentence becomes a delivered order', async (language, story) => {
  const { shop, sentence, buyer, most, line, form } = story
  const page = await market.visit('about:blank', { locale: language === 'en' ? 'en-US' : language })
  const wrong = complaintsOf(page)
  await page.goto(`${market.app.url}/s/${shop}`)
  await page.waitForSelector('.starter')
  expect(await page.getAttribute('html', 'lang')).toBe(language)

  const shopper = new BrowserShopper(page, market.app.url, shop, buyer)
  await shopper.say(sentence)
  await page.waitForSelector('.card')
  await shopper.answerAll()
  await shopper.pay('4242424242424242')
  await page.waitForSelector('.receipt .stamp')
  await page.waitForFunction(() => document.querySelectorAll('.receipt .step-done').length === 4)
  await page.waitForSelector('dialog', { state: 'detached' })

  const number = await page.locator('.receipt-number').innerText()
  const access = await shopper.access()
  const order = await access?.client.order(shop, number)
  const total = order?.totals.at(-1)?.amount ?? 0
  expect(order).toMatchObject({ state: 'fulfilled', paid: total, conversation: access?.conversation })
  expect(order?.fulfilments.map(({ state }) => state)).toEqual(['delivered'])
  expect(order?.lines).toHaveLength(1)
  expect(order?.lines[0]?.detail).toMatch(line)
  if (form) expect(order?.lines[0]?.form).toMatchObject(form)
  if (most) expect(order?.lines[0]?.unit).toBeLessThanOrEqual(most)

  const facts = await shopper.facts()
  expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, i) => i + 1))
  expect(facts.filter(({ kind }) => kind === 'order.placed')).toHaveLength(1)
  expect(await page.locator('.receipt').count()).toBe(1)
  await isClean(page)
  expect(wrong).toEqual([])
})
