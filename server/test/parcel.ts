import type { ShopCreate } from '@souk/contract/shop.ts'
import type { TestApp } from './harness/app.ts'
import { type Buyer, complete, goodsOf, payPage, readyBuyer, type TestShop } from './trade.ts'

const ADDRESS = {
  name: 'Ada',
  line1: 'Main Street 1',
  city: 'Springfield',
  postcode: '12345',
  region: 'IL',
  country: 'US',
}

/** A test shop that sends what it sells: `stock` dresses at 25.00, delivery 5.00. */
export async function openParcelShop(
  app: TestApp,
  settings: NonNullable<ShopCreate['settings']>,
  country = 'US',
): Promise<TestShop> {
  const post = { id: 'post', label: { en: 'Post' }, kind: 'ship' as const, amount: 500, days: { min: 2, max: 4 } }
  const shop = await app.createShop({ country, settings: { shipping: [post], ...settings } })
  const price = { amount: 2500, currency: 'USD' }
  await app.importLines(shop.slug, [{ id: 'dress', title: 'Loom dress', price, stock: 10 }])
  const scopes = ['catalog:write', 'conversations:write', 'customers:write', 'orders:write', 'settings:write']
  return { shop, staff: await app.withKey(shop.slug, ...scopes), goods: await goodsOf(app, shop.id), address: ADDRESS }
}

/** A buyer whose parcel only has to be paid. */
export async function readyForParcel(app: TestApp, shop: TestShop, quantity = 1): Promise<Buyer> {
  const buyer = await readyBuyer(app, shop, quantity)
  const params = { shop: buyer.slug, checkout: buyer.checkout }
  await buyer.client.call('updateCheckout', { params, body: { shippingOption: 'post' } })
  return buyer
}

/** From nothing to a placed order of parcels; gives its number. */
export async function buyParcel(app: TestApp, shop: TestShop, quantity = 1): Promise<{ buyer: Buyer; number: string }> {
  const buyer = await readyForParcel(app, shop, quantity)
  const { payment } = await complete(buyer)
  await payPage(payment?.url ?? '')
  const { order } = await complete(buyer)
  if (order === undefined) throw new Error('there was no order')
  return { buyer, number: order }
}
