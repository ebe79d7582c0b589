import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import type { Said } from '../../test/harness/thread.ts'
import { buy, eventually, type TestShop } from '../../test/trade.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const POST = { id: 'post', label: { en: 'Post' }, amount: 0, kind: 'ship' as const, days: { min: 2, max: 4 } }
const HOME = { line1: 'Main Street 1', city: 'Springfield', region: 'IL', postcode: '62701', country: 'US' }

const textOf = (said: readonly Said[]) =>
  said.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'text' ? part.text : []))).join('\n')

test('asked for by talking, agreed to and received by the shop, told where it was asked', async () => {
  const shop = await app.createShop({ settings: { shipping: [POST] } })
  const size = (id: string) => ({ id, options: { Size: id }, stock: 3 })
  await app.importLines(shop.slug, [
    {
      id: 'dress',
      title: 'Skylark Dress',
      price: { amount: 9900, currency: 'USD' },
      options: ['Size'],
      variants: ['36', '38', '40'].map(size),
    },
  ])
  const row = await app.context.database.read
    .selectFrom('variants')
    .select(['id', 'offer'])
    .where('home', '=', shop.id)
    .where('external_id', '=', '38')
    .executeTakeFirstOrThrow()
  const staff = await app.withKey(shop.slug, 'catalog:write', 'orders:write')
  const sold: TestShop = { shop, staff, goods: { offer: row.offer, variant: row.id }, address: HOME }
  const { buyer, number } = await buy(app, sold)
  const { thread } = buyer
  expect(textOf(await thread.say('I want to return the dress'))).toContain('can still be cancelled')
  const order = await staff.order(shop.slug, number)
  const params = { shop: shop.slug, number, fulfilment: order.fulfilments[0]?.id ?? '' }
  for (const to of ['shipped', 'delivered'] as const) await staff.call('advanceFulfilment', { params, body: { to } })
  expect(textOf(await thread.say('I want to exchange it for a 40'))).toContain('What is the reason?')
  expect(textOf(await thread.say('it is too tight'))).toContain('Skylark Dress (38) → 40. Reason: Too small')
  expect(textOf(await thread.say('yes'))).toContain('Please wait for that before you send anything.')
  const [asked] = await staff.call('listReturns', { params: { shop: shop.slug }, query: { state: 'requested' } })
  expect(asked).toMatchObject({ kind: 'exchange', order: number, reason: 'too_small' })
  const target = { shop: shop.slug, return: asked?.id ?? '' }
  await staff.call('approveReturn', { params: target, body: {} })
  await staff.call('receiveReturn', { params: target, body: {} })
  const said = async () => JSON.stringify((await thread.client.facts(thread.conversation, 0, 0)).facts)
  await eventually('it is told', async () => (await said()).includes('What you get instead is packed next.'))
  expect(textOf(await thread.say('cancel my return'))).toContain('no return of yours')
})
