import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { buy, type TestGoods } from '../../test/trade.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const usd = (amount: number) => ({ amount, currency: 'USD' })
const way = (id: string, amount: number, where: object) => ({
  id,
  label: { en: id },
  amount,
  kind: 'ship' as const,
  days: { min: 1, max: 2 },
  ...where,
})
const SHIPPING = [
  way('national', 500, { countries: ['US'] }),
  way('courier', 900, { countries: ['US'], postcodes: ['100'] }),
  way('abroad', 2500, { countries: ['DE', 'FR'] }),
]
const bust = (from: number) => ({ bust: { from, to: from + 3 } })
const DRESSES = {
  id: 'dresses',
  title: { en: 'Dresses', de: 'Kleider' },
  concepts: ['dress'],
  measures: [{ id: 'bust', label: { en: 'Bust', de: 'Brust' } }],
  rows: [
    { size: '4', eu: '36', measures: bust(85) },
    { size: '6', eu: '38', measures: bust(88) },
  ],
}
const HOME = { line1: 'Main Street 1', city: 'New York', region: 'NY', postcode: '10013', country: 'US' }

async function opened(shipping = SHIPPING) {
  const settings = { shipping, sizeCharts: [DRESSES] }
  const shop = await app.createShop({ country: 'US', settings })
  const dress = (id: string) => ({
    id,
    title: `Gown ${id}`,
    price: usd(18900),
    attributes: { type: ['dress'] },
    options: ['Size'],
    variants: ['4', '6'].map((size) => ({ id: `${id}-${size}`, options: { Size: size } })),
  })
  await app.importLines(shop.slug, [dress('a'), dress('b'), { id: 'bag', title: 'Bag', price: usd(9900) }])
  const rows = await app.context.database.read
    .selectFrom('variants')
    .select(['id', 'offer', 'external_id'])
    .where('home', '=', shop.id)
    .execute()
  const goods = (id: string): TestGoods => {
    const row = rows.find(({ external_id }) => external_id === id)
    return { offer: row?.offer ?? '', variant: row?.id ?? '' }
  }
  return { shop, slug: shop.slug, goods }
}

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)

describe('delivery to a place', () => {
  test('country and postcode choose the ways; those that do not go there are named, and cost nothing', async () => {
    const { slug, goods } = await opened()
    const params = { shop: slug, product: goods('a-4').offer }
    const view = (query: object) => app.anyone.call('viewProduct', { params, query })
    const usual = await view({})
    expect(usual.place).toEqual({ country: 'US' })
    expect(ids(usual.delivery)).toEqual(['national', 'courier'])
    const near = await view({ country: 'US', postcode: '10013' })
    expect([ids(near.delivery), ids(near.elsewhere)]).toEqual([['national', 'courier'], ['abroad']])
    const far = await view({ country: 'US', postcode: '94110' })
    expect([ids(far.delivery), ids(far.elsewhere)]).toEqual([['national'], ['courier', 'abroad']])
    expect(ids((await view({ country: 'FR' })).delivery)).toEqual(['abroad'])
    const nowhere = await view({ country: 'JP', postcode: '100-0001' })
    expect([ids(nowhere.delivery), ids(nowhere.elsewhere)]).toEqual([[], ['national', 'courier', 'abroad']])
    expect(nowhere.place).toEqual({ country: 'JP', postcode: '100-0001' })
  })

  test('what a customer told is known the next time, to nobody else, and an order tells better', async () => {
    const { shop, slug, goods } = await opened(SHIPPING.slice(0, 1))
    const thread = await app.talk(slug)
    const params = { shop: slug, product: goods('a-4').offer }
    const place = { country: 'FR', postcode: '75001' }
    const me = { shop: slug, customer: 'me' as const }
    const known = await thread.client.call('changeCustomer', { params: me, body: { place } })
    expect(known.address).toBe('75001, FR')
    expect((await thread.client.call('viewProduct', { params, query: {} })).place).toEqual(place)
    expect((await app.anyone.call('viewProduct', { params, query: {} })).place).toEqual({ country: 'US' })
    const other = await app.talk(slug)
    expect((await other.client.call('viewProduct', { params, query: {} })).place).toEqual({ country: 'US' })
    const sold = { shop, staff: app.operator, goods: goods('a-4'), address: HOME }
    const { buyer } = await buy(app, sold, 1)
    const { client } = buyer.thread
    expect((await client.call('viewProduct', { params, query: {} })).place).toEqual({
      country: 'US',
      postcode: '10013',
    })
  })
})

describe('your size', () => {
  test('a chart stands only with what it is for, in the shopper’s words', async () => {
    const { slug, goods } = await opened()
    const view = (product: string) =>
      app.anyone.call('viewProduct', { params: { shop: slug, product }, query: { locale: 'de' } })
    const { sizes } = await view(goods('a-4').offer)
    expect(sizes).toMatchObject({ title: 'Kleider', option: 'Size', measures: [{ id: 'bust', label: 'Brust' }] })
    expect(sizes).not.toHaveProperty('yours')
    expect(await view(goods('bag').offer)).not.toHaveProperty('sizes')
  })

  test('it is the one that was bought, until it comes back or another is named', async () => {
    const { shop, slug, goods } = await opened(SHIPPING.slice(0, 1))
    const sold = { shop, staff: app.operator, goods: goods('a-6'), address: HOME }
    const { buyer, number } = await buy(app, sold, 1)
    const { client } = buyer.thread
    const params = { shop: slug, product: goods('b-4').offer }
    const yours = async () => (await client.call('viewProduct', { params, query: {} })).sizes?.yours
    expect(await yours()).toEqual({ size: '6', by: 'bought' })
    const me = { shop: slug, customer: 'me' as const }
    const told = await client.call('changeCustomer', { params: me, body: { sizes: { dresses: '4' } } })
    expect(told.profile).toEqual({ 'size dresses': '4' })
    expect(await yours()).toEqual({ size: '4', by: 'said' })
    await client.call('changeCustomer', { params: me, body: { sizes: { dresses: null } } })
    expect(await yours()).toEqual({ size: '6', by: 'bought' })
    const order = await app.operator.order(slug, number)
    const fulfilment = order.fulfilments[0]?.id ?? ''
    for (const to of ['shipped', 'delivered'] as const)
      await app.operator.call('advanceFulfilment', { params: { shop: slug, number, fulfilment }, body: { to } })
    const lines = [{ line: order.lines[0]?.id ?? '', quantity: 1 }]
    await client.call('createReturn', { params: { shop: slug, number }, body: { lines, reason: 'too_large' } })
    expect(await yours()).toBeUndefined()
  })

  test('a size told by talking is the same that the sheet shows, of this shop alone, until it is forgotten', async () => {
    const { slug, goods } = await opened(SHIPPING.slice(0, 1))
    const other = await opened(SHIPPING.slice(0, 1))
    const thread = await app.talk(slug)
    const params = { shop: slug, product: goods('a-4').offer }
    const yours = async () => (await thread.client.call('viewProduct', { params, query: {} })).sizes?.yours
    await thread.say('show me a gown')
    await thread.say('my bust is 90, which size fits me?')
    expect(await yours()).toEqual({ size: '6', by: 'said' })
    const me = { shop: slug, customer: 'me' as const }
    expect((await thread.client.call('getCustomer', { params: me })).profile).toEqual({ 'size dresses': '6' })
    const elsewhere = await app.talk(other.slug)
    await elsewhere.say('hello')
    const there = { shop: other.slug, customer: 'me' as const }
    expect((await elsewhere.client.call('getCustomer', { params: there })).profile).toEqual({})
    await thread.say('forget my size')
    expect(await yours()).toBeUndefined()
    expect((await thread.client.call('getCustomer', { params: me })).profile).toEqual({})
  })
})
