import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { complete, goodsOf, payPage } from '../../test/trade.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

test('cart, checkout and order say in the language of the thread what was chosen, and the order keeps its words', async () => {
  const shop = await app.createShop()
  const line = {
    id: 'song',
    title: 'Song of the loom',
    price: { amount: 2500, currency: 'USD' },
    fulfilment: 'digital' as const,
    options: ['Color'],
    variants: [{ id: 'blue', options: { Color: 'light blue' } }],
    form: [{ id: 'day', type: 'date' as const, label: 'Day', required: true, leadDays: 0 }],
  }
  await app.importLines(shop.slug, [line])
  const goods = await goodsOf(app, shop.id)
  const params = { shop: shop.slug }
  const put = { ...goods, quantity: 1, form: { day: '2031-11-28' } }
  const english = await app.talk(shop.slug)
  const there = await english.client.call('createCart', { params, body: { lines: [put] } })
  expect(there.lines[0]?.detail).toBe('light blue · Friday, November 28')

  const { client, ...thread } = await app.talk(shop.slug, 'de')
  const cart = await client.call('createCart', { params, body: { lines: [put] } })
  const german = 'hellblau · Freitag, 28. November'
  const { data } = await thread.until(({ kind }) => kind === 'cart.changed')
  expect([cart.lines[0]?.detail, data]).toMatchObject([german, { cart: { lines: [{ detail: german }] } }])
  const { id: checkout, lines } = await client.call('createCheckout', { params, body: { cart: cart.id } })
  expect(lines[0]?.detail).toBe(german)
  await client.call('updateCheckout', {
    params: { ...params, checkout },
    body: { buyer: { email: 'shopper@example.com' } },
  })
  const buyer = { client, thread: { client, ...thread }, checkout, slug: shop.slug }
  const { payment } = await complete(buyer)
  await payPage(payment?.url ?? '')
  const { order = '' } = await complete(buyer)
  await app.importLines(shop.slug, [{ ...line, variants: [{ id: 'blue', options: { Color: 'red' } }] }])
  expect((await client.order(shop.slug, order)).lines[0]?.detail).toBe(german)
  const next = await client.call('createCart', { params, body: { lines: [put] } })
  expect(next.lines[0]?.detail).toBe('rot · Freitag, 28. November')
})
