import { afterEach, expect, test } from 'vitest'
import { fakeGateway } from '../../test/fake-gateway.ts'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import {
  buy,
  type Buyer,
  complete,
  countRows,
  eventually,
  openTestShop,
  readyBuyer,
  type TestShop,
} from '../../test/trade.ts'
import { settableClock, systemClock } from '../kernel/clock.ts'
import { carryOutRefund } from './refund.ts'
import { settle } from './paid.ts'
import type { SettleInput } from './settled.ts'
import { LEFTOVERS } from './sweep.ts'

let app: TestApp
afterEach(() => app.close())

async function start(options: Parameters<typeof startTestApp>[0] = {}, can: Parameters<typeof fakeGateway>[0] = {}) {
  const fake = fakeGateway(can)
  const gateways = new Map([['sandbox', fake.gateway]])
  app = await startTestApp({ ...options, overrides: { ...options.overrides, gateways } })
  return fake
}

async function sweep(): Promise<void> {
  for (const work of LEFTOVERS) await work(app.context)
}

async function paymentOf({ checkout }: Buyer) {
  return app.context.database.read
    .selectFrom('payments')
    .select(['id', 'home', 'state', 'amount', 'currency'])
    .where('checkout', '=', checkout)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
}

async function heard(buyer: Buyer, said: Pick<SettleInput, 'outcome' | 'amount' | 'currency'>): Promise<void> {
  const { home, id } = await paymentOf(buyer)
  await settle(app.context, { home, payment: id, ...said })
}

const ordersOf = ({ checkout }: Buyer) => countRows(app, 'orders where checkout = $1', [checkout])
const open = ({ shop, staff }: TestShop, state: 'open' | 'resolved' = 'open') =>
  staff.call('listExceptions', { params: { shop: shop.slug }, query: { state } })
const resolve = ({ shop, staff }: TestShop, exception: string, action: 'settled' | 'refund' | 'retry', note?: string) =>
  staff.call('resolveException', {
    params: { shop: shop.slug, exception },
    body: { action, ...(note === undefined ? {} : { note }) },
  })

async function openMetric(): Promise<number> {
  const text = await app.context.metrics.text()
  return Number(/^souk_exceptions_open (\d+)$/m.exec(text)?.[1])
}

test.each([
  ['less', { amount: 100, currency: 'USD' }],
  ['more', { amount: 99_999, currency: 'USD' }],
  ['another currency', { amount: 2500, currency: 'EUR' }],
])('%s than was asked for places no order, stands on the list and is paid back as it came', async (_, came) => {
  const fake = await start()
  const shop = await openTestShop(app)
  const buyer = await readyBuyer(app, shop)
  await complete(buyer)
  await heard(buyer, { outcome: 'captured', ...came })
  await heard(buyer, { outcome: 'captured', ...came })
  expect(await ordersOf(buyer)).toBe(0)
  const paid = await paymentOf(buyer)
  expect(paid).toMatchObject({ state: 'captured', ...came })
  const [listed, ...others] = await open(shop)
  expect(others).toEqual([])
  expect(listed).toMatchObject({ kind: 'payment.mismatch', payment: paid.id, amount: came })
  expect(await openMetric()).toBe(1)

  const resolved = await resolve(shop, listed?.id ?? '', 'refund', 'sent back')
  expect(resolved.resolved).toMatchObject({ note: 'sent back', by: expect.stringMatching(/^key:/) })
  expect((await resolve(shop, listed?.id ?? '', 'refund')).resolved).toEqual(resolved.resolved)
  await eventually('it is paid back', async () => (await paymentOf(buyer)).state === 'refunded')
  expect(fake.deeds).toEqual([{ action: 'refund', ref: paid.id, amount: came.amount }])
  expect(await open(shop)).toEqual([])
  expect(await open(shop, 'resolved')).toMatchObject([{ id: listed?.id }])
  expect(await openMetric()).toBe(0)

  // The shopper pays what it costs, once.
  expect((await complete(buyer)).payment?.amount.amount).toBe(2500)
  await heard(buyer, { outcome: 'captured', amount: 2500, currency: 'USD' })
  expect(await ordersOf(buyer)).toBe(1)
})

test('what the gateway answers when it is asked is compared as well', async () => {
  const fake = await start()
  const shop = await openTestShop(app)
  const buyer = await readyBuyer(app, shop)
  const { payment } = await complete(buyer)
  fake.outcomes.set(payment?.id ?? '', { outcome: 'captured', amount: 1, currency: 'USD' })
  expect((await complete(buyer)).order).toBeUndefined()
  expect(await ordersOf(buyer)).toBe(0)
  expect(await open(shop)).toMatchObject([{ kind: 'payment.mismatch' }])
})

test('stray money is listed for its shop alone, and gone from the list once it pays an order after all', async () => {
  await start()
  const [shop, other] = [await openTestShop(app), await openTestShop(app)]
  const canceled = await readyBuyer(app, shop)
  await complete(canceled)
  await canceled.client.call('cancelCheckout', { params: { shop: canceled.slug, checkout: canceled.checkout } })
  await heard(canceled, { outcome: 'captured' })
  const edited = await readyBuyer(app, shop)
  await complete(edited)
  const change = { params: { shop: edited.slug, checkout: edited.checkout }, body: { buyer: { name: 'Ann' } } }
  await edited.client.call('updateCheckout', change)
  await heard(edited, { outcome: 'captured' })
  const money = { amount: 2500, currency: 'USD' }
  expect(await open(shop)).toMatchObject([
    { kind: 'payment.stray', amount: money },
    { kind: 'payment.stray', amount: money },
  ])
  expect(await open(other)).toEqual([])
  const [first] = await open(shop)
  await expect(resolve(other, first?.id ?? '', 'settled')).rejects.toMatchObject({ code: 'not_found' })
  await complete(edited)
  expect(await ordersOf(edited)).toBe(1)
  expect(await open(shop)).toMatchObject([{ payment: (await paymentOf(canceled)).id }])
})

test('stray money that is on its way back pays no order', async () => {
  const fake = await start()
  const shop = await openTestShop(app)
  const buyer = await readyBuyer(app, shop)
  await complete(buyer)
  const change = { params: { shop: buyer.slug, checkout: buyer.checkout }, body: { buyer: { name: 'Ann' } } }
  await buyer.client.call('updateCheckout', change)
  await heard(buyer, { outcome: 'captured' })
  fake.state.away = true
  const [stray] = await open(shop)
  await resolve(shop, stray?.id ?? '', 'refund')
  expect(await complete(buyer)).toMatchObject({ state: 'complete_in_progress', payment: { state: 'started' } })
  expect(await ordersOf(buyer)).toBe(0)
})

test('an order that was paid after its goods were gone is listed; it has no money of its own to pay back', async () => {
  await start()
  const shop = await openTestShop(app, { stock: 1 })
  const [late, quick] = [await readyBuyer(app, shop), await readyBuyer(app, shop)]
  await complete(late)
  await app.context.database.pool.query(`update holds set expires_at = now() - interval '1 second'`)
  await complete(quick)
  await heard(quick, { outcome: 'captured' })
  await heard(late, { outcome: 'captured' })
  const [short] = await open(shop)
  expect(short).toMatchObject({ kind: 'order.short', detail: expect.stringContaining('Song of the loom') })
  expect(short?.order).toBeDefined()
  await expect(resolve(shop, short?.id ?? '', 'refund')).rejects.toMatchObject({ code: 'bad_transition' })
  expect((await resolve(shop, short?.id ?? '', 'settled')).resolved).toBeDefined()
})

test('a refund that is refused is listed, and tried again it is a new one', async () => {
  const fake = await start()
  const shop = await openTestShop(app)
  const buyer = await readyBuyer(app, shop)
  await complete(buyer)
  await heard(buyer, { outcome: 'captured' })
  const { order: number = '' } = await buyer.client.checkout(buyer.slug, buyer.checkout)
  fake.state.answer = { state: 'refused', reason: 'account closed' }
  await shop.staff.call('refundOrder', { params: { shop: buyer.slug, number }, body: {} })
  await eventually('it is listed', async () => (await open(shop)).length === 1)
  const [refused] = await open(shop)
  expect(refused).toMatchObject({ kind: 'refund.refused', order: number, amount: { amount: 2500, currency: 'USD' } })
  expect(refused?.detail).toContain('account closed')
  fake.state.answer = null
  await resolve(shop, refused?.id ?? '', 'retry')
  await eventually('it is paid back', async () => (await paymentOf(buyer)).state === 'refunded')
  expect(await countRows(app, `refunds where state = 'done' and amount = 2500`)).toBe(1)
})

test('a refund whose job has used up its attempts raises an alarm, once, and can be asked for again', async () => {
  const fake = await start()
  const shop = await openTestShop(app)
  const buyer = await readyBuyer(app, shop)
  await complete(buyer)
  await heard(buyer, { outcome: 'captured' })
  const { order: number = '' } = await buyer.client.checkout(buyer.slug, buyer.checkout)
  fake.state.away = true
  await shop.staff.call('refundOrder', { params: { shop: buyer.slug, number }, body: {} })
  const jobs = `graphile_worker._private_jobs j where exists (select from graphile_worker._private_tasks t
    where t.id = j.task_id and t.identifier = 'refund')`
  await eventually('it has failed', async () => (await countRows(app, `${jobs} and last_error is not null`)) === 1)
  await app.context.database.pool.query(
    `update graphile_worker._private_jobs set attempts = max_attempts where last_error is not null`,
  )
  await sweep()
  await sweep()
  const [stuck, ...others] = await open(shop)
  expect(others).toEqual([])
  expect(stuck).toMatchObject({ kind: 'refund.stuck', order: number, detail: expect.stringContaining('away') })
  expect(await openMetric()).toBe(1)
  expect(await countRows(app, jobs)).toBe(0)
  fake.state.away = false
  await resolve(shop, stuck?.id ?? '', 'retry')
  await eventually('it is paid back', async () => (await paymentOf(buyer)).state === 'refunded')
})

test('a refund of stray money that its job carries out twice is one', async () => {
  const fake = await start()
  const shop = await openTestShop(app)
  const buyer = await readyBuyer(app, shop)
  await complete(buyer)
  await buyer.client.call('cancelCheckout', { params: { shop: buyer.slug, checkout: buyer.checkout } })
  await heard(buyer, { outcome: 'captured' })
  const [stray] = await open(shop)
  await resolve(shop, stray?.id ?? '', 'refund')
  await eventually('it is paid back', async () => (await paymentOf(buyer)).state === 'refunded')
  const { home, id } = await app.context.database.read
    .selectFrom('refunds')
    .select(['home', 'id'])
    .executeTakeFirstOrThrow()
  await carryOutRefund(app.context, { home, refund: id })
  expect(fake.deeds.filter(({ action }) => action === 'refund')).toHaveLength(1)
})

test('money that is promised is taken, and the order placed when it has come', async () => {
  const fake = await start({}, { capture: true })
  const shop = await openTestShop(app, { stock: 1 })
  const buyer = await readyBuyer(app, shop)
  const { payment } = await complete(buyer)
  await heard(buyer, { outcome: 'authorised' })
  const params = { shop: buyer.slug, checkout: buyer.checkout }
  await expect(buyer.client.call('cancelCheckout', { params })).rejects.toMatchObject({ code: 'checkout_closed' })
  await eventually('the order is placed', async () => (await ordersOf(buyer)) === 1)
  expect(fake.deeds).toEqual([{ action: 'capture', ref: payment?.id, amount: 2500 }])
  expect((await paymentOf(buyer)).state).toBe('captured')
})

test('money that is promised and never heard of again is asked about; when the time is over it is let go', async () => {
  const clock = settableClock(systemClock.now())
  const fake = await start({ overrides: { clock } })
  const shop = await openTestShop(app, { stock: 2 })
  const [taken, silent] = [await readyBuyer(app, shop), await readyBuyer(app, shop)]
  for (const buyer of [taken, silent]) {
    const { payment } = await complete(buyer)
    await heard(buyer, { outcome: 'authorised' })
    fake.outcomes.set(payment?.id ?? '', { outcome: buyer === taken ? 'captured' : 'authorised', amount: 2500 })
  }
  clock.advance(21_000)
  await sweep()
  expect(await ordersOf(taken)).toBe(1)
  expect((await paymentOf(silent)).state).toBe('authorised')
  clock.advance(31 * 60_000)
  await sweep()
  expect((await paymentOf(silent)).state).toBe('voided')
  expect((await silent.client.checkout(silent.slug, silent.checkout)).state).toBe('canceled')
  expect(await countRows(app, 'holds where checkout = $1', [silent.checkout])).toBe(0)
  await eventually('it is told', async () => fake.deeds.some(({ action }) => action === 'void'))
})

test('a promise of another amount than is due is let go', async () => {
  const fake = await start({}, { capture: true })
  const shop = await openTestShop(app)
  const buyer = await readyBuyer(app, shop)
  await complete(buyer)
  await heard(buyer, { outcome: 'authorised', amount: 100, currency: 'USD' })
  expect((await paymentOf(buyer)).state).toBe('voided')
  await eventually('it is told', async () => fake.deeds.some(({ action }) => action === 'void'))
  expect(fake.deeds.some(({ action }) => action === 'capture')).toBe(false)
})

test('a gateway that is told in vain to let go of a payment is listed', async () => {
  const fake = await start()
  const shop = await openTestShop(app)
  const buyer = await readyBuyer(app, shop)
  await complete(buyer)
  fake.state.away = true
  await buyer.client.call('cancelCheckout', { params: { shop: buyer.slug, checkout: buyer.checkout } })
  await eventually(
    'it has failed',
    async () => (await countRows(app, 'graphile_worker._private_jobs where last_error is not null')) === 1,
  )
  await app.context.database.pool.query('update graphile_worker._private_jobs set attempts = max_attempts')
  await sweep()
  const [stuck] = await open(shop)
  expect(stuck).toMatchObject({ kind: 'payment.stuck', payment: (await paymentOf(buyer)).id })
  fake.state.away = false
  await resolve(shop, stuck?.id ?? '', 'retry')
  await eventually('it is told', async () => fake.deeds.some(({ action }) => action === 'void'))
})

test('an order that pays what it should leaves nothing on the list', async () => {
  app = await startTestApp()
  const shop = await openTestShop(app)
  await buy(app, shop)
  expect(await open(shop)).toEqual([])
})
