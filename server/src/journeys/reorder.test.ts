import type { Client } from '@souk/sdk/client.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import type { Thread } from '../../test/harness/thread.ts'
import { complete, payPage } from '../../test/trade.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

type Goods = Record<string, { offer: string; variant: string }>

/** Four things to be had by download, and an order of all of them. */
async function ordered(): Promise<{ slug: string; staff: Client; goods: Goods; thread: Thread; number: string }> {
  const { slug, id: home } = await app.createShop()
  const line = { price: { amount: 1000, currency: 'USD' }, fulfilment: 'digital' as const, stock: 9 }
  await app.importLines(
    slug,
    ['Waltz', 'Tango', 'Polka', 'March'].map((title) => ({ id: title, title, ...line })),
  )
  const rows = await app.context.database.read
    .selectFrom('variants as v')
    .innerJoin('offers as o', 'o.id', 'v.offer')
    .select(['v.id as variant', 'v.offer', 'o.title'])
    .where('v.home', '=', home)
    .execute()
  const goods = Object.fromEntries(rows.map(({ title, ...one }) => [title, one]))
  const thread = await app.talk(slug)
  const { client } = thread
  const lines = Object.values(goods).map((one) => ({ ...one, quantity: 2 }))
  const cart = await client.call('createCart', { params: { shop: slug }, body: { lines } })
  const { id: checkout } = await client.call('createCheckout', { params: { shop: slug }, body: { cart: cart.id } })
  const params = { shop: slug, checkout }
  await client.call('updateCheckout', { params, body: { buyer: { email: 'shopper@example.com' } } })
  const buyer = { client, thread, checkout, slug }
  const { payment } = await complete(buyer)
  await payPage(payment?.url ?? '')
  const { order = '' } = await complete(buyer)
  return { slug, staff: await app.withKey(slug, 'catalog:write', 'orders:write'), goods, thread, number: order }
}

const variantOf = (goods: Goods, title: string) => goods[title]?.variant ?? ''

test('the same again, at today’s prices; what is dearer, fewer or gone is said', async () => {
  const { slug, staff, goods, thread, number } = await ordered()
  const set = (title: string, what: 'setStock' | 'setPrice', body: { stock: number } | { amount: number }) =>
    staff.call(what as 'setStock', {
      params: { shop: slug, variant: variantOf(goods, title) },
      body: body as { stock: number },
    })
  await set('Tango', 'setPrice', { amount: 1250 })
  await set('Polka', 'setStock', { stock: 1 })
  await set('March', 'setStock', { stock: 0 })
  const said = await thread.say('the same again, please')
  const text = said.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'text' ? part.text : []))).join('\n')
  expect(text).toContain(`What can still be had of order ${number}`)
  expect(text).toContain('Tango: $12.50 now, $10 then.')
  expect(text).toContain('Polka: only 1 left.')
  expect(text).toContain('March: sold out.')
  expect(text).not.toContain('Waltz:')
  const { cart } = await thread.client.conversation(thread.conversation)
  expect(Object.fromEntries((cart?.lines ?? []).map((line) => [line.title, [line.quantity, line.unit]]))).toEqual({
    Waltz: [2, 1000],
    Tango: [2, 1250],
    Polka: [1, 1000],
  })
})

test('by the API it is the customer’s cart, and once per key', async () => {
  const { slug, thread, number } = await ordered()
  const params = { shop: slug, number }
  const first = await thread.client.call('reorder', { params, idempotencyKey: 'again' })
  const second = await thread.client.call('reorder', { params, idempotencyKey: 'again' })
  expect(second).toEqual(first)
  expect(first.token).toBeUndefined()
  expect(first.lines.map(({ outcome }) => outcome)).toEqual(['same', 'same', 'same', 'same'])
  const { cart } = await thread.client.conversation(thread.conversation)
  expect(cart?.id).toBe(first.cart.id)
  expect(cart?.lines.map(({ quantity }) => quantity)).toEqual([2, 2, 2, 2])
})

test('an order of somebody else is none', async () => {
  const { slug, number } = await ordered()
  const other = await app.talk(slug)
  await expect(other.client.call('reorder', { params: { shop: slug, number } })).rejects.toMatchObject({ status: 404 })
  const said = await other.say(`order ${number} again please`)
  expect(JSON.stringify(said)).toContain('can’t find an order')
})
