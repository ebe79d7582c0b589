import type { OfferLegal } from '@souk/contract/legal.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { type Buyer, complete, goodsOf, payPage, readyBuyer, type TestShop } from '../../test/trade.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const BERLIN = { line1: 'Weg 1', postcode: '10178', city: 'Berlin', country: 'DE' }
const AMSTERDAM = { line1: 'Weg 1', postcode: '1012 AB', city: 'Amsterdam', country: 'NL' }

/** A test shop that sends one thing. */
async function sells(title: string, legal?: OfferLegal): Promise<TestShop> {
  const ship = { id: 'post', label: { en: 'Post' }, amount: 0, kind: 'ship' as const }
  const shop = await app.createShop({ country: 'DE', settings: { shipping: [ship] } })
  const price = { amount: 900, currency: 'USD' }
  await app.importLines(shop.slug, [{ id: 'one', title, price, ...(legal ? { legal } : {}) }])
  return {
    shop,
    staff: await app.withKey(shop.slug, 'orders:write'),
    goods: await goodsOf(app, shop.id),
    address: BERLIN,
  }
}

const shownBy = async ({ client, slug, checkout }: Buyer, age?: string) => {
  const { placing } = await client.checkout(slug, checkout)
  const shown = { label: placing?.labels['de'] ?? '', ...(age === undefined ? {} : { age }) }
  return client.call('completeCheckout', { params: { shop: slug, checkout }, body: { shown } })
}

test('who buys wine confirms an age on the page, and the order keeps the words', async () => {
  const trade = await sells('Red wine')
  const buyer = await readyBuyer(app, trade)
  const { client, slug, checkout } = buyer
  const { placing } = await client.checkout(slug, checkout)
  expect(placing?.by).toBe('page')
  expect(placing?.age?.['de']).toContain('16 Jahre')
  const params = { shop: slug, checkout }
  await expect(client.call('completeCheckout', { params, body: {} })).rejects.toMatchObject({ code: 'page_needed' })
  for (const age of [undefined, '', 'I am 99'])
    await expect(shownBy(buyer, age)).rejects.toMatchObject({ code: 'page_changed' })
  const { payment } = await shownBy(buyer, placing?.age?.['de'])
  await payPage(payment?.url ?? '')
  const { order } = await complete(buyer)
  expect((await client.order(slug, order ?? '')).placed).toMatchObject({ age: placing?.age?.['de'] })
})

test('the law of the country where it goes asks, and a shop may ask for more', async () => {
  const wine = await readyBuyer(app, await sells('Red wine'))
  const params = { shop: wine.slug, checkout: wine.checkout }
  const moved = await wine.client.call('updateCheckout', { params, body: { address: AMSTERDAM } })
  expect(moved.placing?.age?.['nl']).toContain('18 jaar')
  const strict = await readyBuyer(app, await sells('Red wine', { age: { years: 21 } }))
  expect((await strict.client.checkout(strict.slug, strict.checkout)).placing?.age?.['en']).toContain('21 years')
})

test('what nobody has to be old for asks nothing', async () => {
  const buyer = await readyBuyer(app, await sells('Honey'))
  const { placing, lines } = await buyer.client.checkout(buyer.slug, buyer.checkout)
  expect(placing).not.toHaveProperty('age')
  expect(placing?.by).toBe('any')
  expect(lines[0]).not.toHaveProperty('age')
})

test('what may not be sent there at all is not sold there', async () => {
  const buyer = await readyBuyer(app, {
    ...(await sells('Pipe', { age: { category: 'tobacco' } })),
    address: AMSTERDAM,
  })
  const params = { shop: buyer.slug, checkout: buyer.checkout }
  await expect(buyer.client.call('completeCheckout', { params, body: {} })).rejects.toMatchObject({
    code: 'shop_may_not_sell',
    message: 'The law of this country forbids sending this.',
  })
})
