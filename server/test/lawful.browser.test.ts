import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { violations } from '../../messenger/test/stage.ts'
import { BrowserShopper } from './shopper.ts'
import { LAWFUL } from './trade.ts'
import { openShops, type Market } from './visitors.ts'

/** A German shop on the real server, in which only the order page places an order: from a sentence to a withdrawal. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 })

const BUYER = {
  email: 'maya@example.com',
  name: 'Maya Lind',
  line1: 'Wacholderweg 12',
  postcode: '10435',
  city: 'Berlin',
}
let market: Market
beforeAll(async () => {
  market = await openShops()
})
afterAll(() => market.close())

test('the thread leads to the page, the page orders in the words of the law, and the order is withdrawn from', async () => {
  const { app } = market
  const slug = 'mondgasse'
  const terms = { text: { de: 'Wir senden binnen eines Tages.' }, version: '2026-03' }
  const ship = { id: 'dhl', label: { de: 'DHL' }, amount: 490, kind: 'ship' as const, days: { min: 1, max: 2 } }
  const taxes = [{ code: 'VAT', rate: 190_000 }]
  const settings = { orderOnPage: true, legal: { ...LAWFUL, terms }, shipping: [ship], taxes }
  const body = { slug, name: 'Mondgasse', currency: 'EUR', locale: 'de', country: 'DE', test: true, settings }
  await app.operator.call('createShop', { body })
  const price = { amount: 12_900, currency: 'EUR' }
  await app.importLines(slug, [{ id: 'dress', title: 'Abendkleid Mondschein', price, categories: ['Kleider'] }])

  const page = await market.visit(`/s/${slug}`, { locale: 'de-DE' })
  const shopper = new BrowserShopper(page, app.url, slug, BUYER)
  await shopper.say('Ich suche ein Abendkleid')
  await shopper.say('1')
  await shopper.say('zur Kasse')
  await shopper.say('maya@example.com, Maya Lind, Wacholderweg 12, 10435 Berlin')
  expect(await page.locator('.pay').count(), shopper.story.join(' ')).toBe(0)
  await shopper.last('.checkout .button').click()

  const frame = page.frameLocator('.webview')
  const button = frame.locator('.order-button')
  await button.waitFor()
  expect(await button.innerText()).toBe('Zahlungspflichtig bestellen')
  expect(await frame.locator('#field-email').inputValue()).toBe('maya@example.com')
  expect(await frame.locator('.desk').innerText()).toContain('Verkauft von Loom Ltd')
  expect(await frame.locator('.total-included').innerText()).toContain('inkl. MwSt.')
  await button.click()
  await frame.locator('#pay-card').waitFor()
  await shopper.pay('4242424242424242')
  await page.waitForSelector('.receipt .stamp')
  const placed = (await shopper.facts()).flatMap((fact) => (fact.kind === 'order.placed' ? [fact.data.order] : []))
  expect(placed).toMatchObject([
    { placed: { label: 'Zahlungspflichtig bestellen', language: 'de', terms: '2026-03', instructed: true } },
  ])

  const number = placed[0]?.number ?? ''
  await page.goto(`${app.url}/orders/${slug}/${number}`)
  await page.click('.order-actions >> text=Vertrag widerrufen')
  await page.waitForSelector('.withdraw .line')
  expect(await violations(page)).toEqual([])
  await page.click('.withdraw > .button')
  await page.click('text=Widerruf bestätigen')
  await page.waitForSelector('[role=status] .statement')
  expect(await page.innerText('[role=status]')).toContain('Hiermit widerrufe ich')
  const staff = await app.withKey(slug, 'orders:read')
  expect(await staff.call('listWithdrawals', { params: { shop: slug }, query: {} })).toMatchObject([
    { order: number, state: 'received', language: 'de', lines: [{ title: 'Abendkleid Mondschein', quantity: 1 }] },
  ])
  await page.goto(`${app.url}/s/${slug}`)
  await page.waitForSelector(`text=Wir haben deinen Widerruf zu Bestellung ${number} erhalten.`)

  const imprint = await page.request.get(`${app.url}/legal/${slug}/terms?lang=de`)
  expect(await imprint.text()).toContain('Wir senden binnen eines Tages.')
})
