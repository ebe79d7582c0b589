import { ShopSettings } from '@souk/contract/shop.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { goodsOf, LAWFUL } from '../../test/trade.ts'
import { settleStruckPrices } from '../journeys/struck-prices.ts'

let app: TestApp
let now = new Date('2026-06-01T10:00:00Z')
beforeAll(async () => {
  app = await startTestApp({ overrides: { clock: { now: () => now } } })
})
afterAll(() => app.close())

const DAY = 86_400_000
const usd = (amount: number) => ({ amount, currency: 'USD' })

/** A shop whose one thing is imported with a claim, and then changes its price; gives what is struck through each time. */
async function struck(country: string, isTest: boolean): Promise<(number | undefined)[]> {
  now = new Date('2026-06-01T10:00:00Z')
  const settings = ShopSettings.parse({ legal: LAWFUL })
  const { slug, id } = await app.createShop({ country, test: isTest, settings })
  const staff = await app.withKey(slug, 'catalog:write')
  await app.importLines(slug, [{ id: 'coat', title: 'Coat', price: usd(9000), compareAt: usd(20_000) }])
  const { offer: product, variant } = await goodsOf(app, id)
  const seen: (number | undefined)[] = []
  const look = async () => {
    const { variants } = await app.anyone.call('getProduct', { params: { shop: slug, product } })
    seen.push(variants[0]?.compareAt?.amount)
  }
  await look()
  const set = (amount: number, days: number) => {
    now = new Date(now.getTime() + days * DAY)
    return staff.call('setPrice', { params: { shop: slug, variant }, body: { amount, compareAt: 20_000 } })
  }
  // Raised for a week and then lowered: the lowest of the thirty days is what counts.
  await set(12_000, 40)
  await look()
  await set(8000, 7)
  await look()
  await app.importLines(slug, [{ id: 'coat', title: 'Coat', price: usd(8000), compareAt: usd(30_000) }])
  await look()
  return seen
}

test('where the law says which former price may be named, it is the lowest of thirty days, whatever is claimed', async () => {
  expect(await struck('DE', false)).toEqual([undefined, undefined, 9000, 9000])
})

test('elsewhere, and in test shops, the shop names its own', async () => {
  expect(await struck('US', false)).toEqual([20_000, 20_000, 20_000, 30_000])
  expect(await struck('DE', true)).toEqual([20_000, 20_000, 20_000, 30_000])
})

test('what was claimed before a shop was live is gone from card, sheet and search when it is; what is true stays', async () => {
  now = new Date('2026-06-01T10:00:00Z')
  const settings = ShopSettings.parse({ legal: LAWFUL })
  const { slug, id } = await app.createShop({ country: 'DE', test: true, settings })
  const coat = { id: 'coat', title: 'Red coat', price: usd(9000), compareAt: usd(20_000) }
  const hat = { id: 'hat', title: 'Red hat', price: usd(5000) }
  await app.importLines(slug, [coat, hat])
  now = new Date(now.getTime() + 40 * DAY)
  await app.importLines(slug, [coat, { ...hat, price: usd(4000), compareAt: usd(7000) }])
  const shown = async () => {
    const params = { shop: slug }
    const { products } = await app.anyone.call('search', { params, query: { q: 'red' } })
    const found = Object.fromEntries(
      products.map(({ externalId, variants }) => [externalId, variants[0]?.compareAt?.amount]),
    )
    for (const { id: product, externalId } of products) {
      const sheet = await app.anyone.call('getProduct', { params: { ...params, product } })
      expect(sheet.variants[0]?.compareAt?.amount, externalId).toBe(found[externalId])
    }
    return found
  }
  expect(await shown()).toEqual({ coat: 20_000, hat: 7000 })
  await app.context.database.pool.query('update shops set test = false where id = $1', [id])
  app.context.directory.forget()
  await settleStruckPrices(app.context)
  expect(await shown()).toEqual({ coat: undefined, hat: 5000 })
  // A second round changes nothing.
  await settleStruckPrices(app.context)
  expect(await shown()).toEqual({ coat: undefined, hat: 5000 })
})
