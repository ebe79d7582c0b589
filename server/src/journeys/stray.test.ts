import { afterEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { type Buyer, complete, countRows, eventually, openTestShop, readyBuyer, stockOf } from '../../test/trade.ts'
import { type Gateway, GatewayError, type Outcome } from '../gateways/gateway.ts'
import { settableClock, systemClock } from '../kernel/clock.ts'
import { expireCheckout } from './checkout.ts'
import { settle } from './paid.ts'
import { LEFTOVERS } from './sweep.ts'

let app: TestApp
afterEach(() => app.close())

/** A gateway whose pages are paid when the test says so. */
function gateway() {
  const outcomes = new Map<string, Outcome>()
  const voids: string[] = []
  const state = { away: false, voidable: true }
  const made: Gateway = {
    kind: 'sandbox',
    can: { capture: false, partialRefund: true, testOnly: true },
    start: async ({ payment }) => ({ ref: payment, url: `https://pay.example/${payment}` }),
    async act(ref, action) {
      if (action === 'void') voids.push(ref)
      return state.voidable ? { state: 'done', ref } : { state: 'refused', reason: 'too late' }
    },
    receive: () => [],
    async fetch(ref) {
      if (state.away) throw new GatewayError('away')
      return { outcome: outcomes.get(ref) ?? 'pending', amount: 2500 }
    },
  }
  return { made, outcomes, voids, state }
}

async function start(options: Parameters<typeof startTestApp>[0] = {}) {
  const fake = gateway()
  app = await startTestApp({
    ...options,
    overrides: { ...options.overrides, gateways: new Map([['sandbox', fake.made]]) },
  })
  return fake
}

async function paymentsOf({ checkout }: Buyer) {
  return app.context.database.read
    .selectFrom('payments')
    .select(['id', 'home', 'state', 'amount'])
    .where('checkout', '=', checkout)
    .orderBy('id')
    .execute()
}

const statesOf = async (buyer: Buyer) => (await paymentsOf(buyer)).map(({ state }) => state)
const ordersOf = (buyer: Buyer) => countRows(app, 'orders where checkout = $1', [buyer.checkout])

async function captured(buyer: Buyer, index: number): Promise<void> {
  const payment = (await paymentsOf(buyer))[index]
  if (!payment) throw new Error('there is no such payment')
  await settle(app.context, { home: payment.home, payment: payment.id, outcome: 'captured' })
}

/** Changes the checkout, so that its payment is given up; its total stays. */
const edit = ({ client, slug, checkout }: Buyer) =>
  client.call('updateCheckout', { params: { shop: slug, checkout }, body: { buyer: { name: 'Ann' } } })

/** Changes the cart and opens its checkout again, so that its total is another. */
async function buyOneMore(buyer: Buyer, goods: { offer: string; variant: string }): Promise<void> {
  const params = { shop: buyer.slug }
  const { cart = '' } = await buyer.client.checkout(buyer.slug, buyer.checkout)
  await buyer.client.call('addLine', { params: { ...params, cart }, body: goods })
  const { id } = await buyer.client.call('createCheckout', { params, body: { cart } })
  expect(id).toBe(buyer.checkout)
}

test('paid on the older of two pages: that money makes the order, and the newer page is closed', async () => {
  const fake = await start()
  const shop = await openTestShop(app, { stock: 1 })
  const buyer = await readyBuyer(app, shop)
  await complete(buyer)
  await edit(buyer)
  await complete(buyer)
  await captured(buyer, 0)
  expect(await ordersOf(buyer)).toBe(1)
  expect(await statesOf(buyer)).toEqual(['captured', 'voided'])
  const [first, second] = await paymentsOf(buyer)
  await eventually('the newer page is closed', async () => fake.voids.includes(second?.id ?? ''))
  expect((await complete(buyer)).payment?.id).toBe(first?.id)
  expect(await stockOf(app, shop.goods)).toBe(0)
})

test('paid on a page that was given up, before another is opened: nobody is charged again', async () => {
  await start()
  const buyer = await readyBuyer(app, await openTestShop(app))
  await complete(buyer)
  await edit(buyer)
  await captured(buyer, 0)
  expect(await ordersOf(buyer)).toBe(0)
  const done = await complete(buyer)
  expect(done).toMatchObject({ state: 'completed', payment: { state: 'captured' } })
  expect(await statesOf(buyer)).toEqual(['captured'])
  expect(await ordersOf(buyer)).toBe(1)
})

test('money of another amount stays visible, and the checkout can be paid, canceled and expire beside it', async () => {
  await start()
  const shop = await openTestShop(app)
  const buyer = await readyBuyer(app, shop)
  await complete(buyer)
  await buyOneMore(buyer, shop.goods)
  await captured(buyer, 0)
  const second = await complete(buyer)
  expect(second.payment?.amount.amount).toBe(5000)
  expect(await statesOf(buyer)).toEqual(['captured', 'started'])
  expect(await countRows(app, `audit where action = 'payment.stray'`)).toBe(1)
  await captured(buyer, 1)
  expect(await ordersOf(buyer)).toBe(1)

  const other = await readyBuyer(app, shop)
  await complete(other)
  await buyOneMore(other, shop.goods)
  await captured(other, 0)
  const params = { shop: other.slug, checkout: other.checkout }
  expect((await other.client.call('cancelCheckout', { params })).state).toBe('canceled')
  expect(await statesOf(other)).toEqual(['captured'])
})

test('a page that is opened again for the same cart is the same; for a changed cart it is given up', async () => {
  const fake = await start()
  const shop = await openTestShop(app, { stock: 3 })
  const buyer = await readyBuyer(app, shop)
  const { payment, cart = '' } = await complete(buyer)
  const again = await buyer.client.call('createCheckout', { params: { shop: buyer.slug }, body: { cart } })
  expect(again).toMatchObject({ state: 'complete_in_progress', payment: { id: payment?.id } })
  await buyOneMore(buyer, shop.goods)
  await eventually('the page is closed', async () => fake.voids.includes(payment?.id ?? ''))
  expect(await buyer.client.checkout(buyer.slug, buyer.checkout)).toMatchObject({
    state: 'ready_for_complete',
    lines: [{ quantity: 2 }],
  })
  expect(await countRows(app, 'holds where checkout = $1', [buyer.checkout])).toBe(0)
})

test('a page that can no longer be closed is asked what came of it', async () => {
  const fake = await start()
  fake.state.voidable = false
  const buyer = await readyBuyer(app, await openTestShop(app))
  const { payment } = await complete(buyer)
  fake.outcomes.set(payment?.id ?? '', 'captured')
  await buyer.client.call('cancelCheckout', { params: { shop: buyer.slug, checkout: buyer.checkout } })
  await eventually('the money is seen', async () => (await statesOf(buyer))[0] === 'captured')
  expect(await ordersOf(buyer)).toBe(0)
})

test('a notice that cannot be acted on and a gateway that is away keep nothing else from being taken up', async () => {
  const clock = settableClock(systemClock.now())
  const fake = await start({ overrides: { clock } })
  const shop = await openTestShop(app, { stock: 2 })
  const [paid, unpaid] = [await readyBuyer(app, shop), await readyBuyer(app, shop)]
  const { payment } = await complete(paid)
  await complete(unpaid)
  const broken = { home: shop.shop.id, id: app.context.newId(), gateway: 'sandbox', dedupe: 'x', raw: '"nonsense"' }
  await app.context.database.read.insertInto('payment_notices').values(broken).execute()
  fake.outcomes.set(payment?.id ?? '', 'captured')
  clock.advance(31 * 60_000)
  const sweep = async () => {
    for (const work of LEFTOVERS) await work(app.context)
  }
  fake.state.away = true
  // Its answer is not waited for twice: whoever cannot be asked goes to the end of the line.
  await LEFTOVERS[1]?.(app.context)
  expect(await countRows(app, 'payments where home = $1 and updated_at >= $2', [shop.shop.id, clock.now()])).toBe(2)
  fake.state.away = false
  await sweep()
  expect(await ordersOf(paid)).toBe(1)
  expect(await ordersOf(unpaid)).toBe(0)
  expect((await unpaid.client.checkout(unpaid.slug, unpaid.checkout)).state).toBe('canceled')
  expect(await countRows(app, 'holds where home = $1', [shop.shop.id])).toBe(0)
})

test('a checkout that somebody went on with in time does not expire', async () => {
  await start()
  const shop = await openTestShop(app)
  const buyer = await readyBuyer(app, shop)
  const row = await app.context.directory.byId(shop.shop.id)
  if (!row) throw new Error('there is no shop')
  await app.context.database.transact((tx) => expireCheckout(app.context, tx, row, buyer.checkout))
  expect((await buyer.client.checkout(buyer.slug, buyer.checkout)).state).toBe('ready_for_complete')
})

test('a code that is good once is good for one of ten who pay at once, and for the next when that one gives up', async () => {
  await start()
  const shop = await openTestShop(app, {
    shop: { settings: { discounts: [{ code: 'ONCE', percent: 50, minimum: 0, uses: 1 }] } },
  })
  const buyers = await Promise.all(Array.from({ length: 10 }, () => readyBuyer(app, shop)))
  for (const { client, checkout } of buyers)
    await client.call('updateCheckout', {
      params: { shop: shop.shop.slug, checkout },
      body: { discountCode: 'once' },
    })
  const results = await Promise.allSettled(buyers.map((buyer) => complete(buyer)))
  const lucky = results.findIndex(({ status }) => status === 'fulfilled')
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'invalid_discount' })
  const [first, next] = [buyers[lucky], buyers[(lucky + 1) % 10]]
  if (!first || !next) throw new Error('there is nobody')
  await first.client.call('cancelCheckout', { params: { shop: first.slug, checkout: first.checkout } })
  expect((await complete(next)).payment?.amount.amount).toBe(1250)
})

test('what was sold but not there is not put back when the order is canceled, and what others hold stays theirs', async () => {
  await start()
  const shop = await openTestShop(app, { stock: 1 })
  const [late, other] = [await readyBuyer(app, shop), await readyBuyer(app, shop)]
  await complete(late)
  // Its hold has run out, nobody has looked yet, and somebody else holds the last one.
  await app.context.database.pool.query(`update holds set expires_at = now() - interval '1 second'`)
  await complete(other)
  await captured(late, 0)
  expect(await ordersOf(late)).toBe(1)
  expect(await stockOf(app, shop.goods)).toBe(1)
  await captured(other, 0)
  expect(await stockOf(app, shop.goods)).toBe(0)
  expect(await countRows(app, `audit where action = 'order.short'`)).toBe(1)
  const { number } = await app.context.database.read
    .selectFrom('orders')
    .select('number')
    .where('checkout', '=', late.checkout)
    .executeTakeFirstOrThrow()
  await shop.staff.call('cancelOrder', { params: { shop: late.slug, number }, body: {} })
  expect(await stockOf(app, shop.goods)).toBe(0)
})
