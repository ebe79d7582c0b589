import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ANA, BrowserShopper, complaintsOf } from './shopper.ts'
import { isClean, openMarket, shoot, type Market } from './visitors.ts'

/** The product's sheet on the demo market: what it shows and puts into the cart is what the server has. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

test('a dress: its options, delivery and terms; chosen, asked about, put into the cart, and the concierge knows it', async () => {
  const page = await market.visit('/s/atelier')
  const wrong = complaintsOf(page)
  const shopper = new BrowserShopper(page, market.app.url, 'atelier', ANA)
  await shopper.say('I need a prom dress, blue or white, at most $200')
  const title = await page.locator('.card-open').first().innerText()
  await page.click('.card-open >> nth=0')
  await page.waitForSelector('.product')
  expect(await page.locator('.ways .way').count()).toBeGreaterThan(1)
  expect(await page.locator('.product-facts').innerText()).toContain('Material')
  expect(await page.locator('.product-section h3').allInnerTexts()).toContain('Returns')
  await isClean(page)
  await shoot(page, 'dress')
  await page.click('text=Ask about this')
  await shopper.say('What is it made of?')
  expect(await shopper.last('.message-concierge .said, .said').first().innerText()).toContain(title)

  await page.click('.card-open >> nth=0')
  await page.waitForSelector('.product')
  for (const option of await page.locator('.product-option').all())
    if (!(await option.locator('input:checked').count()))
      await option.locator('.pill:not(.pill-gone) input').first().check({ force: true })
  await page.click('text=Add to cart')
  await page.waitForSelector('.product-added')
  expect(await page.locator('.badge').innerText()).toBe('1')
  await page.click('text=Keep looking')
  await page.waitForSelector('.product', { state: 'detached' })
  await shopper.say('What is in my cart?')
  expect(await shopper.last('.cart .line-title').innerText()).toContain(title)
  expect(wrong).toEqual([])
})

test('a pizza: what it is made of is chosen in the sheet, the price follows, and the cart charges just that', async () => {
  const page = await market.visit('/s/napoli?lang=de')
  const shopper = new BrowserShopper(page, market.app.url, 'napoli', ANA)
  await shopper.say('Pizza Margherita')
  await page.click('.card-open >> nth=0')
  await page.waitForSelector('.product')
  const price = () => page.locator('.product-price').innerText()
  const before = await price()
  await page.locator('.product .pill:has-text("Groß") input').check({ force: true })
  await expect.poll(price).not.toBe(before)
  await page.locator('.product .topping input:not(:checked):enabled').first().check()
  await shoot(page, 'pizza')
  const wanted = await price()
  // The concierge is asking about this pizza: what is chosen here answers it, and it lies in the cart.
  await shopper.after(() => page.click('text=In den Warenkorb'))
  await page.waitForSelector('.product', { state: 'detached' })
  await page.click('.head-cart')
  expect(await page.locator('dialog .line-total').innerText()).toBe(wanted)
})

test('in Russian the options, the properties and the terms are Russian, on a wide screen beside the thread', async () => {
  const page = await market.visit('/s/atelier?lang=ru', { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' })
  const shopper = new BrowserShopper(page, market.app.url, 'atelier', ANA)
  await shopper.say('Платье на выпускной, голубое или белое, до 200 долларов')
  await page.click('.card-open >> nth=0')
  await page.waitForSelector('.product')
  expect((await page.locator('.product-option legend').allInnerTexts()).join()).toMatch(/Цвет.*Размер/s)
  expect(await page.locator('.product-facts').innerText()).toMatch(/Материал\s+фатин/)
  expect((await page.locator('.product-section').allInnerTexts()).join()).toMatch(/Доставка/)
  await shoot(page, 'dress-ru')
  await isClean(page)
})
