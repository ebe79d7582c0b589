import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { eventually, openTestShop, payPage, type TestShop } from '../../test/trade.ts'
import { testChannel } from '../channels/test/channel.ts'
import { createHttpClient } from '../kernel/http-client.ts'
import { open } from '../kernel/secrets.ts'
import { connectionById } from '../shops/connection-store.ts'

let app: TestApp
let shop: TestShop
beforeAll(async () => {
  app = await startTestApp()
  shop = await openTestShop(app)
})
afterAll(() => app.close())

test('a checkout of lines alone can be gone on with and paid by the shopper of a thread who made it', async () => {
  const { client } = await app.talk(shop.shop.slug)
  const params = { shop: shop.shop.slug }
  const made = await client.call('createCheckout', { params, body: { lines: [shop.goods] } })
  const own = app.anyone.with(made.token ?? '')
  const path = { ...params, checkout: made.id }
  await own.call('updateCheckout', { params: path, body: { buyer: { email: 'ann@example.com' } } })
  const { payment } = await own.call('completeCheckout', { params: path, body: {} })
  await payPage(payment?.url ?? '')
  await eventually('it is placed', async () => (await own.call('getCheckout', { params: path })).order !== undefined)
})

test('whoever has a cart of nobody can begin another one', async () => {
  const params = { shop: shop.shop.slug }
  const first = await app.anyone.call('createCart', { params, body: {} })
  const client = app.anyone.with(first.token ?? '')
  const second = await client.call('createCart', { params, body: {} })
  const own = app.anyone.with(second.token ?? '')
  expect((await own.call('addLine', { params: { ...params, cart: second.id }, body: shop.goods })).lines).toHaveLength(
    1,
  )
})

test.each(['text/plain', 'text/csv', 'image/png'])(
  'JSON that calls itself %s is refused, not taken for nothing',
  async (type) => {
    const answer = await fetch(`${app.url}/api/shops/${shop.shop.slug}/carts`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: JSON.stringify({ lines: [shop.goods] }),
    })
    expect([answer.status, await answer.json()]).toMatchObject([415, { code: 'unsupported_media' }])
  },
)

test('a cart takes 200 lines and no more', async () => {
  const params = { shop: shop.shop.slug }
  await app.importLines(shop.shop.slug, [
    {
      id: 'card',
      title: 'A card with a word',
      price: { amount: 100, currency: 'USD' },
      fulfilment: 'digital',
      form: [{ id: 'word', label: 'Word', type: 'text', required: false, maxLength: 100 }],
    },
  ])
  const { id: offer } = await app.context.database.read
    .selectFrom('offers')
    .select('id')
    .where('home', '=', shop.shop.id)
    .where('external_id', '=', 'card')
    .executeTakeFirstOrThrow()
  const lines = Array.from({ length: 200 }, (_, at) => ({ offer, form: { word: String(at) } }))
  const cart = await app.anyone.call('createCart', { params, body: { lines } })
  expect(cart.lines).toHaveLength(200)
  const client = app.anyone.with(cart.token ?? '')
  const add = (word: string) =>
    client.call('addLine', { params: { ...params, cart: cart.id }, body: { offer, form: { word } } })
  await expect(add('one more')).rejects.toMatchObject({ status: 400, code: 'invalid_request' })
  expect((await add('7')).lines[7]?.quantity).toBe(2)
})

test.each(['', 'x'.repeat(201)])('a key that could be mistaken for another is refused (%#)', async (key) => {
  const response = await fetch(`${app.url}/api/shops/${shop.shop.slug}/conversations`, {
    method: 'POST',
    headers: { 'idempotency-key': key, 'content-type': 'application/json' },
    body: '{}',
  })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ code: 'invalid_request' })
})

test('what is stored and does not fit is our failure, not the caller’s', async () => {
  const thread = await app.talk(shop.shop.slug)
  await thread.say('hello')
  await app.context.database.pool.query(
    `update facts set data = '{"upTo": "?"}' where stream = $1 and kind = 'turn.done'`,
    [thread.conversation],
  )
  await expect(thread.client.facts(thread.conversation, 0)).rejects.toMatchObject({ status: 500, code: 'internal' })
})

test('figures are for the operator when a proxy passes the question on', async () => {
  const ask = (headers: Record<string, string>) => fetch(`${app.url}/metrics`, { headers })
  expect((await ask({})).status).toBe(200)
  expect((await ask({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(401)
  expect((await ask({ forwarded: 'for=203.0.113.9', authorization: `Bearer ${app.operatorKey}` })).status).toBe(200)
})

test('an address that a shop gave its connection leads into our own network only where the operator gave it', async () => {
  const channel = testChannel(createHttpClient())
  async function sendWith(client: TestApp['operator'], extra: Record<string, string>) {
    const { id } = await client.call('createConnection', {
      params: { shop: shop.shop.slug },
      body: { kind: 'test', settings: { secret: 'secret', apiBase: app.url, ...extra } },
    })
    const row = await connectionById(app.context.database.read, id)
    const text = open(app.context.keys.connections, row?.settings ?? '', `connection/${id}`)
    return channel.send?.(
      { address: 'ann', message: { text: 'Hello', buttons: [] }, key: 'key' },
      JSON.parse(text) as Record<string, string>,
    )
  }
  expect(await sendWith(app.operator, {})).toEqual({ state: 'failed', reason: 'status 404' })
  const refused = { state: 'retry', reason: 'refused_address' }
  expect(await sendWith(shop.staff, {})).toEqual(refused)
  expect(await sendWith(shop.staff, { trusted: 'yes' })).toEqual(refused)
})
