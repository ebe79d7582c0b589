import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { openTestShop, type TestShop } from '../../test/trade.ts'
import { createKnownCheckouts } from './known-checkouts.ts'

let app: TestApp
let store: TestShop
beforeAll(async () => {
  app = await startTestApp()
  store = await openTestShop(app, {
    shop: {
      settings: {
        discounts: [{ code: 'TEN', percent: 10, minimum: 0 }],
      },
    },
  })
})
afterAll(() => app.close())

async function openOne() {
  const params = { shop: store.shop.slug }
  const { id, token = '' } = await app.anyone.call('createCheckout', { params, body: { lines: [store.goods] } })
  return { id, params: { ...params, checkout: id }, client: app.anyone.with(token) }
}

const state = (id: string) =>
  app.context.database.read
    .selectFrom('checkouts')
    .select(['buyer', 'version', 'discount_code'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

test('A change that this process knows the checkout for is stored, and so is the next', async () => {
  const { id, params, client } = await openOne()
  await client.call('updateCheckout', { params, body: { buyer: { email: 'ada@example.com' } } })
  const after = await client.call('updateCheckout', { params, body: { buyer: { name: 'Ada' } } })
  expect(after.buyer).toEqual({ email: 'ada@example.com', name: 'Ada' })
  expect(await state(id)).toMatchObject({ buyer: after.buyer, version: 3 })
})

test('What another process has stored meanwhile is kept: the guess no longer holds, and nothing of it is written', async () => {
  const { id, params, client } = await openOne()
  await client.call('updateCheckout', { params, body: { buyer: { name: 'Ada' } } })
  await app.context.database.pool.query(
    `update checkouts set buyer = buyer || '{"phone": "+12025550123"}', version = version + 1 where id = $1`,
    [id],
  )
  const after = await client.call('updateCheckout', { params, body: { buyer: { email: 'ada@example.com' } } })
  expect(after.buyer).toEqual({ name: 'Ada', phone: '+12025550123', email: 'ada@example.com' })
  expect((await state(id)).buyer).toEqual(after.buyer)
})

test('Changes of one checkout that come at once are all stored, whatever each of them was guessed from', async () => {
  const { id, params, client } = await openOne()
  await Promise.all([
    client.call('updateCheckout', { params, body: { buyer: { name: 'Ada' } } }),
    client.call('updateCheckout', { params, body: { buyer: { email: 'ada@example.com' } } }),
    client.call('updateCheckout', { params, body: { buyer: { phone: '+12025550123' } } }),
    client.call('updateCheckout', { params, body: { discountCode: 'TEN' } }),
  ])
  expect(await state(id)).toMatchObject({
    buyer: { name: 'Ada', email: 'ada@example.com', phone: '+12025550123' },
    discount_code: 'TEN',
    version: 5,
  })
})

test('A checkout that is known is open to its own shopper alone', async () => {
  const { params } = await openOne()
  const { client: stranger } = await openOne()
  const body = { buyer: { email: 'eve@example.com' } }
  await expect(stranger.call('updateCheckout', { params, body })).rejects.toMatchObject({ code: 'not_found' })
})

test('As many are known as fit, and none of another shop', () => {
  const known = createKnownCheckouts(2)
  const row = (id: string) => ({ row: { home: 'h', id } as never })
  for (const id of ['a', 'b', 'a', 'c']) known.keep(row(id))
  expect(['a', 'b', 'c'].filter((id) => known.of('h', id))).toEqual(['a', 'c'])
  expect(known.of('other', 'a')).toBeUndefined()
})
