import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { TestApp } from './harness/app.ts'
import { complaintsOf } from './shopper.ts'
import { goodsOf, readyBuyer } from './trade.ts'
import { isClean, openShops, type Market } from './visitors.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let app: TestApp
let market: Market
beforeAll(async () => {
  market = await openShops()
  ;({ app } = market)
})
afterAll(() => market.close())

test('wine is bought by who says that they are old enough', async () => {
  const ship = { id: 'post', label: { de: 'Post' }, amount: 0, kind: 'ship' as const }
  const shop = await app.createShop({ country: 'DE', locale: 'de', currency: 'EUR', settings: { shipping: [ship] } })
  await app.importLines(shop.slug, [{ id: 'wine', title: 'Rotwein', price: { amount: 900, currency: 'EUR' } }])
  const goods = await goodsOf(app, shop.id)
  const address = { name: 'Ada', line1: 'Weg 1', postcode: '10178', city: 'Berlin', country: 'DE' }
  const { thread, checkout } = await readyBuyer(app, { shop, goods, address, staff: app.operator })
  const page = await market.visit(`/checkout/${shop.slug}/${checkout}`, {
    viewport: { width: 390, height: 1300 },
    locale: 'de-DE',
    thread: { ...thread, shop: shop.slug },
  })
  const complaints = complaintsOf(page)
  const age = page.getByRole('checkbox', { name: /mindestens 16 Jahre/ })
  await age.waitFor()
  await isClean(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await isClean(page)
  await page.getByRole('button', { name: 'Zahlungspflichtig bestellen' }).click()
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true')
  expect(await age.evaluate((box) => box === document.activeElement)).toBe(true)
  await age.check()
  await page.getByRole('button', { name: 'Zahlungspflichtig bestellen' }).click()
  await page.waitForURL(/\/pay\//)
  expect(complaints).toEqual([])
})
