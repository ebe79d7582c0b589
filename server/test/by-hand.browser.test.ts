import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { violations } from '../../messenger/test/stage.ts'
import { ANA, BrowserShopper, complaintsOf } from './shopper.ts'
import { openMarket, type Market } from './visitors.ts'

/** What is asked in the talk can be filled in by hand: the form opens with what was said, and the talk goes on from it. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

const BUYER = { ...ANA, postcode: '0105', city: 'Tbilisi' }

test('a coffee that was begun by talking is finished in its form, and the cart has both', async () => {
  const page = await market.visit('/s/sololaki-tbilisi?lang=en')
  const wrong = complaintsOf(page)
  const shopper = new BrowserShopper(page, market.app.url, 'sololaki-tbilisi', BUYER)
  await shopper.say('a large oat latte')
  const folder = process.env.SOUK_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/by-hand-asked.png` })
  await shopper.last('text=Fill in by hand').click()
  await page.waitForSelector('.product .form')
  const chosen = (name: string) => page.locator(`.product input[name="${name}"]:checked`)
  expect(await chosen('size').inputValue()).toBe('large')
  expect(await chosen('milk').inputValue()).toBe('oat')
  expect(await violations(page)).toEqual([])
  if (folder) await page.screenshot({ path: `${folder}/by-hand.png` })
  await page.keyboard.press('Escape')
  // Any card of it opens the same form while it is being asked about.
  await page.click('.card-open >> nth=-1')
  await page.waitForSelector('.product .form')
  expect(await chosen('milk').inputValue()).toBe('oat')
  await page.locator('.product input[name="temperature"][value="iced"]').check({ force: true })
  await page.locator('#field-name').fill('Nino')
  await shopper.after(() => page.click('.product button[type=submit]'))
  await page.waitForSelector('.product', { state: 'detached' })
  expect(await page.locator('.message-shopper >> nth=-1').innerText()).toMatch(/Large.*Oat.*Nino/s)
  expect(await shopper.last('.cart .line').innerText()).toMatch(/Large.*Oat.*Nino/s)
  if (folder) await page.screenshot({ path: `${folder}/by-hand-cart.png` })
  expect(wrong).toEqual([])
})

test('a fitting that is asked about shows its free times in the form, and the time chosen there is in the cart', async () => {
  const page = await market.visit('/s/thimble-row?lang=en')
  const shopper = new BrowserShopper(page, market.app.url, 'thimble-row', BUYER)
  await shopper.say('Second Fitting')
  await shopper.last('text=Fill in by hand').click()
  const times = page.locator('#field-when optgroup option')
  await expect.poll(() => times.count()).toBeGreaterThan(3)
  const label = (await times.nth(2).innerText()).trim()
  await page.locator('#field-when').selectOption({ label })
  await shopper.after(() => page.click('.product button[type=submit]'))
  const clock = /\d{1,2}:\d\d/.exec(label)?.[0] ?? label
  expect(await shopper.last('.cart .line').innerText()).toContain(clock)
})
