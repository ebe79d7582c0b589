import { afterEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { type Buyer, complete, eventually, goodsOf, openTestShop, payPage, readyBuyer } from '../../test/trade.ts'
import { settableClock, systemClock } from '../kernel/clock.ts'

let app: TestApp
afterEach(() => app.close())

const cartOf = async (buyer: Buyer) => (await buyer.client.checkout(buyer.slug, buyer.checkout)).cart ?? ''
const seeCart = async ({ client, slug }: Buyer, cart: string) =>
  client.call('getCart', { params: { shop: slug, cart } })

async function pay(buyer: Buyer): Promise<string> {
  const { payment } = await complete(buyer)
  await payPage(payment?.url ?? '')
  await eventually('it is placed', async () => (await complete(buyer)).order !== undefined)
  return (await complete(buyer)).order ?? ''
}

test('what was put into the cart after the page was opened was not paid for: it stays in the cart', async () => {
  app = await startTestApp()
  const shop = await openTestShop(app)
  const params = { shop: shop.shop.slug }
  await app.importLines(shop.shop.slug, [{ id: 'tune', title: 'Tune', price: { amount: 900, currency: 'USD' } }])
  const tune = await app.context.database.read
    .selectFrom('variants as v')
    .innerJoin('offers as o', (join) => join.onRef('o.home', '=', 'v.home').onRef('o.id', '=', 'v.offer'))
    .select(['o.id as offer', 'v.id as variant'])
    .where('o.title', '=', 'Tune')
    .executeTakeFirstOrThrow()
  const buyer = await readyBuyer(app, shop)
  const cart = await cartOf(buyer)
  const added = { ...tune, quantity: 2 }
  await buyer.client.call('addLine', { params: { ...params, cart }, body: added })
  await buyer.client.call('addLine', { params: { ...params, cart }, body: { ...shop.goods, quantity: 3 } })

  const order = await buyer.client.order(buyer.slug, await pay(buyer))
  expect(order.lines.map(({ quantity, title }) => [title, quantity])).toEqual([['Song of the loom', 1]])
  const left = await seeCart(buyer, cart)
  expect(left.lines.map(({ quantity, title }) => [title, quantity])).toEqual([
    ['Song of the loom', 3],
    ['Tune', 2],
  ])
  const { facts } = await buyer.client.facts(buyer.thread.conversation, 0)
  const told = facts.findLast(({ kind }) => kind === 'cart.changed')
  expect(told?.data).toMatchObject({
    cart: { id: cart, version: left.version, lines: [{ quantity: 3 }, { quantity: 2 }] },
  })
  const live = await buyer.client.call('createCart', { params, body: { lines: [] } })
  expect(live).toMatchObject({ id: cart, lines: left.lines })

  const { id } = await buyer.client.call('createCheckout', { params, body: { cart } })
  expect(id).not.toBe(buyer.checkout)
  const next = { ...buyer, checkout: id }
  await buyer.client.call('updateCheckout', {
    params: { ...params, checkout: id },
    body: {
      buyer: { email: 'shopper@example.com' },
      address: { line1: 'Main Street 1', city: 'Springfield', postcode: '62701', country: 'US' },
    },
  })
  const rest = await buyer.client.order(buyer.slug, await pay(next))
  expect(rest.lines.map(({ quantity }) => quantity)).toEqual([3, 2])
  expect((await buyer.client.call('createCart', { params, body: { lines: [] } })).id).not.toBe(cart)
})

test('a line that was changed after the page was opened is another thing: what was paid and what is wanted both count', async () => {
  app = await startTestApp()
  const shop = await openTestShop(app)
  const buyer = await readyBuyer(app, shop, 2)
  const cart = await cartOf(buyer)
  const [line] = (await seeCart(buyer, cart)).lines
  const params = { shop: buyer.slug, cart, line: line?.id ?? '' }
  await buyer.client.call('changeLine', { params, body: { quantity: 1 } })
  await pay(buyer)
  const next = await buyer.client.call('createCart', { params: { shop: buyer.slug }, body: { lines: [] } })
  expect(next.id).not.toBe(cart)
  expect(next.lines).toEqual([])
})

test('the last piece is there for the cart whose own checkout holds it, and sold out for everybody else', async () => {
  app = await startTestApp()
  const shop = await openTestShop(app, { stock: 1 })
  const [holder, other] = [await readyBuyer(app, shop), await readyBuyer(app, shop)]
  await complete(holder)
  const problems = async (buyer: Buyer) =>
    (await seeCart(buyer, await cartOf(buyer))).lines.map(({ problem }) => problem)
  expect(await problems(holder)).toEqual([undefined])
  expect(await problems(other)).toEqual(['sold_out'])
  const cart = await cartOf(holder)
  const reopened = await holder.client.call('createCheckout', { params: { shop: holder.slug }, body: { cart } })
  expect(reopened.lines.map(({ problem }) => problem)).toEqual([undefined])
})

test('holds run out by the clock that everything else goes by', async () => {
  const clock = settableClock(systemClock.now())
  app = await startTestApp({ overrides: { clock } })
  const shop = await openTestShop(app, { stock: 1 })
  const [holder, other] = [await readyBuyer(app, shop), await readyBuyer(app, shop)]
  await complete(holder)
  const cart = await cartOf(other)
  const problem = async () => (await seeCart(other, cart)).lines[0]?.problem
  expect(await problem()).toBe('sold_out')
  clock.advance(31 * 60_000)
  expect(await problem()).toBeUndefined()
  const { goods } = shop
  expect(goods).toEqual(await goodsOf(app, shop.shop.id))
  const added = await app.anyone.call('createCart', { params: { shop: shop.shop.slug }, body: { lines: [goods] } })
  expect(added.lines).toMatchObject([{ quantity: 1 }])
})

test.each([
  ['https://evil.example/', false],
  ['https://evil.example/s/loom', false],
  ['javascript:alert(1)', false],
  ['//evil.example', false],
  ['http://loom.evil.example/', false],
  ['https://shop.example.evil.example/', false],
  ['https://shop.example/thanks', true],
  ['https://other.example/thanks', false],
  ['OWN/s/loom', true],
  ['OWN_LOCALHOST/s/loom', true],
  ['OWN_SUBDOMAIN/', true],
])('a payment leads back to its own shop alone: %s → %s', async (given, fits) => {
  app = await startTestApp()
  const port = new URL(app.url).port
  const returnUrl = given
    .replace('OWN_LOCALHOST', `http://localhost:${port}`)
    .replace('OWN_SUBDOMAIN', `http://loom.localhost:${port}`)
    .replace('OWN', app.url)
  const shop = await openTestShop(app, { shop: { slug: 'loom', host: 'shop.example' } })
  await app.createShop({ slug: 'other', host: 'other.example' })
  const buyer = await readyBuyer(app, shop)
  const done = buyer.client.call('completeCheckout', {
    params: { shop: buyer.slug, checkout: buyer.checkout },
    body: { returnUrl },
  })
  if (fits) expect((await done).payment).toBeDefined()
  else await expect(done).rejects.toMatchObject({ status: 400, code: 'invalid_request' })
})
