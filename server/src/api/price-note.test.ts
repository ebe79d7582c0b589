import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { goodsOf } from '../../test/trade.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function honeyIn(country: string) {
  const dhl = { id: 'dhl', label: { de: 'DHL' }, amount: 490, kind: 'ship' as const }
  const settings = { shipping: [dhl], taxes: [{ code: 'VAT', rate: 70_000 }] }
  const { slug, id, legal } = await app.createShop({ country, currency: 'EUR', settings })
  const netQuantity = { value: 250, unit: 'g' as const }
  const price = { amount: 399, currency: 'EUR' }
  await app.importLines(slug, [{ id: 'honey', title: 'Honig', price, legal: { netQuantity, allergens: [] } }])
  const { offer: product, variant } = await goodsOf(app, id)
  const view = await app.anyone.call('viewProduct', { params: { shop: slug, product }, query: { locale: 'de' } })
  return { view, variant, legal, netQuantity }
}

test('a price says in Germany what it holds, that sending costs extra, and what a kilogram comes to', async () => {
  const { view, variant, legal, netQuantity } = await honeyIn('DE')
  expect(view.product.legal).toEqual({ netQuantity, allergens: [] })
  expect(view.priceNote).toBe('inkl. MwSt., zzgl. Versand')
  expect(view.unitPrices).toEqual({ [variant]: { amount: 1596, per: 'kg' } })
  expect(legal.priceNotes).toMatchObject({ en: 'incl. VAT, plus shipping' })
})

test('where no law asks for it, nothing is said', async () => {
  const { view, legal } = await honeyIn('US')
  expect(view).not.toHaveProperty('priceNote')
  expect(legal).not.toHaveProperty('priceNotes')
})
