import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { buy, countRows, eventually, openTestShop, stockOf, type TestShop } from '../../test/trade.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const refund = ({ shop, staff }: TestShop, number: string, amount?: number) =>
  staff.call('refundOrder', { params: { shop: shop.slug, number }, body: amount === undefined ? {} : { amount } })

async function refunded(number: string, home: string): Promise<{ asked: number; done: number; charge: number }> {
  const { rows } = await app.context.database.pool.query<{ asked: number; done: number; charge: number }>(
    `select coalesce(sum(r.amount) filter (where r.state <> 'failed'), 0)::int as asked,
      coalesce(sum(r.amount) filter (where r.state = 'done'), 0)::int as done, coalesce(max(c.refunded), 0)::int as charge
    from orders o join allocations a on a.home = o.home and a.order_id = o.id
    join sandbox_charges c on c.reference = a.payment::text
    left join refunds r on r.home = o.home and r.payment = a.payment
    where o.home = $1 and o.number = $2`,
    [home, number],
  )
  return rows[0] ?? { asked: -1, done: -1, charge: -1 }
}

test('twenty refunds at once never pay back more than was paid, and the gateway pays exactly what was promised', async () => {
  const shop = await openTestShop(app, { amount: 10_000 })
  const { number } = await buy(app, shop)
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => refund(shop, number, 1500)))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(6)
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'refund_too_high' })
  await expect(refund(shop, number, 1001)).rejects.toMatchObject({ code: 'refund_too_high' })
  await refund(shop, number)
  await expect(refund(shop, number)).rejects.toMatchObject({ code: 'refund_too_high' })
  await eventually('all is paid back', async () => (await refunded(number, shop.shop.id)).done === 10_000)
  expect(await refunded(number, shop.shop.id)).toEqual({ asked: 10_000, done: 10_000, charge: 10_000 })
  const order = await shop.staff.order(shop.shop.slug, number)
  // Nothing had left, and nothing of it is paid any more.
  expect(order).toMatchObject({ state: 'canceled', paid: 0, payments: [{ state: 'refunded', refunded: 10_000 }] })
})

test('one refund under one key, however often it is asked for at once', async () => {
  const shop = await openTestShop(app, { amount: 10_000 })
  const { number } = await buy(app, shop)
  const ask = () =>
    shop.staff.call('refundOrder', {
      params: { shop: shop.shop.slug, number },
      body: { amount: 1000 },
      idempotencyKey: 'refund-1',
    })
  const results = await Promise.allSettled(Array.from({ length: 20 }, ask))
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'in_flight' })
  await ask()
  expect((await refunded(number, shop.shop.id)).asked).toBe(1000)
})

test('canceled by everybody at once is canceled once: stock, refund and news', async () => {
  const shop = await openTestShop(app, { stock: 4 })
  const { number, buyer } = await buy(app, shop, 3)
  expect(await stockOf(app, shop.goods)).toBe(1)
  const params = { shop: shop.shop.slug, number }
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? buyer.client : shop.staff).call('cancelOrder', { params, body: {} }),
    ),
  )
  for (const order of results)
    expect(order).toMatchObject({ number, state: 'canceled', fulfilments: [{ state: 'canceled' }] })
  expect(await stockOf(app, shop.goods)).toBe(4)
  expect(await countRows(app, 'refunds where home = $1', [shop.shop.id])).toBe(1)
  await eventually('the money is back', async () => (await refunded(number, shop.shop.id)).charge === 7500)
  const { facts } = await buyer.client.facts(buyer.thread.conversation, 0)
  const states = facts
    .filter(({ kind }) => kind === 'order.changed')
    .map(({ data }) => (data as { order: { state: string; paid: number } }).order)
  expect(states[0]).toMatchObject({ state: 'canceled' })
  expect(states.at(-1)).toMatchObject({ state: 'canceled', paid: 0 })
})

test('canceling while it is packed and shipped ends as canceled and paid back, or as shipped and paid', async () => {
  const shop = await openTestShop(app, { stock: 100, sent: true })
  const ends = new Set<string>()
  for (let round = 0; round < 12; round += 1) {
    const before = await stockOf(app, shop.goods)
    const { number, buyer } = await buy(app, shop)
    const params = { shop: shop.shop.slug, number }
    const [delivery] = (await shop.staff.order(shop.shop.slug, number)).fulfilments
    const advance = (to: 'packed' | 'shipped' | 'delivered') =>
      shop.staff.call('advanceFulfilment', { params: { ...params, fulfilment: delivery?.id ?? '' }, body: { to } })
    const calls = [
      () => advance('packed'),
      () => shop.staff.call('cancelOrder', { params, body: {} }),
      () => advance('shipped'),
      () => buyer.client.call('cancelOrder', { params, body: {} }),
      () => advance('shipped'),
    ]
    const results = await Promise.allSettled(
      calls
        .slice(round % 5)
        .concat(calls.slice(0, round % 5))
        .map((call) => call()),
    )
    for (const result of results)
      if (result.status === 'rejected')
        expect(['bad_transition', 'not_cancellable']).toContain((result.reason as { code: string }).code)
    const order = await shop.staff.order(shop.shop.slug, number)
    const [after] = order.fulfilments
    const steps = after?.steps.map(({ state }) => state) ?? []
    expect(new Set(steps).size, 'a step was taken twice').toBe(steps.length)
    ends.add(order.state)
    if (order.state === 'canceled') {
      expect(after?.state).toBe('canceled')
      expect(await stockOf(app, shop.goods)).toBe(before)
      expect((await refunded(number, shop.shop.id)).asked).toBe(2500)
    } else {
      expect(after?.state).toBe('shipped')
      expect(order.paid).toBe(2500)
      expect((await refunded(number, shop.shop.id)).asked).toBe(0)
      expect(await stockOf(app, shop.goods)).toBe((before ?? 0) - 1)
    }
  }
  expect(ends.size).toBeGreaterThan(0)
})

test('no step goes back, the last one fulfils the order, and then nothing is canceled', async () => {
  const shop = await openTestShop(app, { sent: true })
  const { number, buyer } = await buy(app, shop)
  const [delivery] = (await shop.staff.order(shop.shop.slug, number)).fulfilments
  const params = { shop: shop.shop.slug, number, fulfilment: delivery?.id ?? '' }
  const advance = (to: 'packed' | 'shipped' | 'delivered') =>
    shop.staff.call('advanceFulfilment', { params, body: { to } })
  await advance('shipped')
  await expect(advance('packed')).rejects.toMatchObject({ code: 'bad_transition' })
  await Promise.all(Array.from({ length: 10 }, () => advance('delivered')))
  expect(await shop.staff.order(shop.shop.slug, number)).toMatchObject({
    state: 'fulfilled',
    fulfilments: [{ steps: [{ state: 'placed' }, { state: 'shipped' }, { state: 'delivered' }] }],
  })
  for (const client of [buyer.client, shop.staff]) {
    await expect(
      client.call('cancelOrder', { params: { shop: shop.shop.slug, number }, body: {} }),
    ).rejects.toMatchObject({ code: 'not_cancellable' })
  }
  const { facts } = await buyer.client.facts(buyer.thread.conversation, 0)
  expect(facts.filter(({ kind }) => kind === 'fulfilment.changed')).toHaveLength(2)
})
