import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { loseAnswer, throttle } from '../../messenger/test/network.ts'
import { walkThrough } from '../../messenger/test/walk.ts'
import { BrowserShopper } from './shopper.ts'
import { isClean, openShops, shoot, type Market } from './visitors.ts'

/** A gift, said in the thread, seen and finished on the order page, on the receipt of who gives it. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 })

const BUYER = {
  email: 'maya@example.com',
  name: 'Vera Maas',
  line1: 'Wacholderweg 12',
  postcode: '10435',
  city: 'Berlin',
}
let market: Market
beforeAll(async () => {
  market = await openShops()
})
afterAll(() => market.close())

test('what was said of a gift stands on the page, which asks for the rest and orders it once, on a slow network', async () => {
  const { app } = market
  const slug = 'schenkgasse'
  const ship = { id: 'dhl', label: { de: 'DHL' }, amount: 490, kind: 'ship' as const, days: { min: 1, max: 2 } }
  const giftWrap = { label: { de: 'Geschenkpapier' }, amount: 350 }
  const settings = { orderOnPage: true, shipping: [ship], giftWrap, taxes: [{ code: 'VAT', rate: 190_000 }] }
  const body = { slug, name: 'Schenkgasse', currency: 'EUR', locale: 'de', country: 'DE', test: true, settings }
  await app.operator.call('createShop', { body })
  const price = { amount: 12_900, currency: 'EUR' }
  await app.importLines(slug, [{ id: 'dress', title: 'Abendkleid Mondschein', price, categories: ['Kleider'] }])

  const page = await market.visit(`/s/${slug}`, { locale: 'de-DE' })
  const shopper = new BrowserShopper(page, app.url, slug, BUYER)
  await shopper.say('Ich suche ein Abendkleid')
  await shopper.say('1')
  await shopper.say('zur Kasse')
  await shopper.say('Das ist ein Geschenk, schreib: Alles Liebe')
  await shopper.say('maya@example.com, Vera Maas, Wacholderweg 12, 10435 Berlin')
  expect(await page.innerText('body')).toContain('Ein Geschenk für Vera Maas. Auf der Karte: „Alles Liebe“')
  await throttle(page)
  await shopper.last('.checkout .button').click()

  const frame = page.frameLocator('.webview')
  await frame.locator('#field-gift_words').waitFor()
  expect(await frame.locator('#field-gift_words').inputValue()).toBe('Alles Liebe')
  await frame.locator('#field-gift_to').fill('Vera Maas')
  await frame.locator('#field-name').fill('Maya Lind')
  await frame.getByText('Geschenkpapier').click()
  await frame.locator('.total-fee').waitFor()
  expect(await frame.locator('.total-fee').innerText()).toContain('3,50')
  await frame.locator('#field-gift_to').scrollIntoViewIfNeeded()
  await shoot(page, 'gift')
  // The order is on its way, and nobody hears of it: the page is as it was written, and the same button goes on.
  const order = frame.locator('.order-button')
  await loseAnswer(
    page,
    /\/complete$/,
    () => order.click(),
    () => frame.locator('.desk [role=alert]').waitFor(),
  )
  expect(await frame.locator('#field-gift_to').inputValue()).toBe('Vera Maas')
  await walkGift(page, (await page.getAttribute('.webview', 'src')) ?? '')
  await order.click()
  await frame.locator('#pay-card').waitFor()
  await shopper.pay('4242424242424242')
  await page.waitForSelector('.receipt .stamp')
  const placed = (await shopper.facts()).flatMap((fact) => (fact.kind === 'order.placed' ? [fact.data.order] : []))
  expect(placed).toMatchObject([
    {
      buyer: { name: 'Maya Lind' },
      gift: { recipient: 'Vera Maas', message: 'Alles Liebe', hidePrice: true, wrap: true },
    },
  ])
  await page.goto(`${app.url}/orders/${slug}/${placed[0]?.number ?? ''}`)
  await page.waitForSelector('.receipt-to')
  await expect.poll(() => page.innerText('.receipt-to')).toContain('Ein Geschenk für Vera Maas')
  await isClean(page)
  await shoot(page, 'gift-order', true)
})

/** The same form in a window of its own: its fields of a gift, enlarged and by keyboard. */
async function walkGift(page: Page, url: string): Promise<void> {
  const form = await page.context().newPage()
  await form.setViewportSize({ width: 390, height: 844 })
  await form.goto(new URL(url, market.app.url).href)
  await form.waitForSelector('#field-gift_words')
  await isClean(form)
  await walkThrough(form)
  await form.close()
}
