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

test('a bottle twice as large is priced by the litre as itself: on its sheet, its card and its line in the cart', async () => {
  const { slug } = await app.createShop({ country: 'DE', currency: 'EUR' })
  const price = { amount: 750, currency: 'EUR' }
  const [small, large] = [33, 66].map((value) => ({
    id: `beer-${value}`,
    options: { Size: `${value} cl` },
    netQuantity: { value, unit: 'cl' as const },
  }))
  const keg = { id: 'beer-keg', options: { Size: 'keg' }, price: { amount: 9900, currency: 'EUR' } }
  const variants = [small, large, keg].flatMap((one) => (one ? [{ ...one, options: one.options }] : []))
  const legal = { netQuantity: { value: 20, unit: 'l' as const } }
  await app.importLines(slug, [{ id: 'beer', title: 'Beer', price, legal, variants, fulfilment: 'pickup' as const }])
  const params = { shop: slug }
  const found = await app.anyone.call('search', { params, query: { q: 'beer' } })
  const [product] = found.products
  const ids = new Map(product?.variants.map(({ id, externalId }) => [externalId, id]))
  const of = (externalId: string) => ids.get(externalId) ?? ''
  const { unitPrices } = await app.anyone.call('viewProduct', {
    params: { ...params, product: product?.id ?? '' },
    query: { locale: 'de' },
  })
  expect(unitPrices).toEqual({
    [of('beer-33')]: { amount: 2273, per: 'l' },
    [of('beer-66')]: { amount: 1136, per: 'l' },
    [of('beer-keg')]: { amount: 495, per: 'l' },
  })

  const thread = await app.talk(slug, 'en')
  const said = await thread.say('beer')
  const cards = said.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.type === 'carousel' ? part.cards : part.type === 'product' ? [part] : [])),
  )
  expect(cards.map(({ shown }) => shown.unitPrice)).toEqual([{ min: 495, max: 2273, per: 'l' }])

  const { id: cart, token = '' } = await app.anyone.call('createCart', { params, body: {} })
  const buyer = app.anyone.with(token)
  const body = { offer: product?.id ?? '', variant: of('beer-66'), quantity: 3 }
  const { lines } = await buyer.call('addLine', { params: { ...params, cart }, body })
  expect(lines).toMatchObject([{ unit: 750, total: 2250, unitPrice: { amount: 1136, per: 'l' } }])
  const checkout = await buyer.call('createCheckout', { params, body: { cart } })
  expect(checkout.lines).toMatchObject([{ unitPrice: { amount: 1136, per: 'l' } }])
})
