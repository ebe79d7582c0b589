import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import {
  type Buyer,
  CARDS,
  complete,
  countRows,
  eventually,
  LAWFUL,
  openTestShop,
  payPage,
  readyBuyer,
  stockOf,
  type TestShop,
} from '../../test/trade.ts'
import { SIGNATURE_HEADER } from '../gateways/sandbox/gateway.ts'
import { sign } from '../kernel/secrets.ts'
import { settle } from './paid.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

/** A webhook of the gateway: signed as it signs, under an id of its own. */
async function webhook(payment: string, state: string, amount = 2500): Promise<number> {
  const body = JSON.stringify({ id: app.context.newId(), reference: payment, state, amount, currency: 'USD' })
  const response = await fetch(`${app.url}/webhooks/gateways/sandbox`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: sign(app.context.keys.gateway, body) },
    body,
  })
  await response.arrayBuffer()
  return response.status
}

async function paymentOf({ checkout }: Buyer) {
  return app.context.database.read
    .selectFrom('payments')
    .select(['id', 'home', 'state', 'gateway_ref'])
    .where('checkout', '=', checkout)
    .execute()
}

async function factKinds({ thread }: Buyer): Promise<string[]> {
  const { facts } = await thread.client.facts(thread.conversation, 0)
  expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1))
  return facts.map(({ kind }) => kind)
}

test('"complete" from the page, the webhook and the API, a hundred times at once: one order, one charge, stock taken once', async () => {
  const shop = await openTestShop(app, { stock: 5 })
  const buyer = await readyBuyer(app, shop, 2)

  const started = await Promise.all(Array.from({ length: 100 }, () => complete(buyer)))
  expect(new Set(started.map(({ payment }) => payment?.url)).size).toBe(1)
  const [payment, ...others] = await paymentOf(buyer)
  if (!payment) throw new Error('there is no payment')
  expect(others).toEqual([])
  expect(await countRows(app, 'sandbox_charges where reference = $1', [payment.id])).toBe(1)
  expect(await countRows(app, 'holds where checkout = $1', [buyer.checkout])).toBe(1)

  const url = started[0]?.payment?.url ?? ''
  const { staff } = shop
  const outcomes = await Promise.allSettled(
    Array.from({ length: 100 }, async (_, index) => {
      if (index % 4 === 0) return payPage(url)
      if (index % 4 === 1) return webhook(payment.id, 'paid', 5000)
      if (index % 4 === 2) return complete(buyer)
      return staff.call('completeCheckout', { params: { shop: shop.shop.slug, checkout: buyer.checkout }, body: {} })
    }),
  )
  expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([])
  await eventually('the order is placed', async () => (await complete(buyer)).order !== undefined)

  expect(await countRows(app, 'orders where checkout = $1', [buyer.checkout])).toBe(1)
  expect(await countRows(app, 'payments where checkout = $1', [buyer.checkout])).toBe(1)
  expect(await countRows(app, 'allocations where payment = $1', [payment.id])).toBe(1)
  expect(await countRows(app, 'fulfilments where home = $1', [shop.shop.id])).toBe(1)
  expect(await countRows(app, 'holds where checkout = $1', [buyer.checkout])).toBe(0)
  expect(await stockOf(app, shop.goods)).toBe(3)
  const kinds = await factKinds(buyer)
  expect(kinds.filter((kind) => kind === 'order.placed')).toHaveLength(1)
  expect(kinds.filter((kind) => kind === 'message.created')).toHaveLength(1)
  const order = await buyer.client.order(buyer.slug, (await complete(buyer)).order ?? '')
  expect(order).toMatchObject({
    state: 'placed',
    paid: 5000,
    payments: [{ id: payment.id, state: 'captured', refunded: 0 }],
  })
})

test('forty carts of one customer at once are one cart, and forty checkouts of it one checkout', async () => {
  const { shop, goods } = await openTestShop(app)
  const { client } = await app.talk(shop.slug)
  const params = { shop: shop.slug }
  const carts = await Promise.all(
    Array.from({ length: 40 }, () =>
      client.call('createCart', { params, body: { lines: [{ ...goods, quantity: 1 }] } }),
    ),
  )
  expect(new Set(carts.map(({ id }) => id)).size).toBe(1)
  const cart = carts[0]?.id ?? ''
  const checkouts = await Promise.all(
    Array.from({ length: 40 }, () => client.call('createCheckout', { params, body: { cart } })),
  )
  expect(new Set(checkouts.map(({ id }) => id)).size).toBe(1)
  expect((await client.call('getCart', { params: { ...params, cart } })).lines.map(({ quantity }) => quantity)).toEqual(
    [40],
  )
})

test('of twenty shoppers who pay at once for the last three, three pay and the others are told before they are charged', async () => {
  const shop = await openTestShop(app, { stock: 3 })
  const buyers = await Promise.all(Array.from({ length: 20 }, () => readyBuyer(app, shop)))
  const results = await Promise.allSettled(buyers.map((buyer) => complete(buyer)))
  const started = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  expect(started).toHaveLength(3)
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ status: 409, code: 'sold_out' })
  await Promise.all(started.map(({ payment }) => payPage(payment?.url ?? '')))
  await eventually('all are placed', async () => (await countRows(app, 'orders where home = $1', [shop.shop.id])) === 3)
  expect(await stockOf(app, shop.goods)).toBe(0)
  expect(await countRows(app, 'payments where home = $1', [shop.shop.id])).toBe(3)
  expect(await countRows(app, 'audit where home = $1 and action = $2', [shop.shop.id, 'order.short'])).toBe(0)
})

test('money for a canceled checkout stays visible, makes no order, and waits for a person', async () => {
  const shop = await openTestShop(app, { stock: 1 })
  const buyer = await readyBuyer(app, shop)
  await complete(buyer)
  await buyer.client.call('cancelCheckout', { params: { shop: buyer.slug, checkout: buyer.checkout } })
  const [payment] = await paymentOf(buyer)
  if (!payment) throw new Error('there is no payment')
  await Promise.all(Array.from({ length: 10 }, () => webhook(payment.id, 'paid')))
  await eventually('the money is seen', async () => (await paymentOf(buyer))[0]?.state === 'captured')
  await expect(complete(buyer)).rejects.toMatchObject({ code: 'checkout_closed' })
  expect(await countRows(app, 'orders where checkout = $1', [buyer.checkout])).toBe(0)
  expect(await countRows(app, 'audit where target = $1 and action = $2', [payment.id, 'payment.stray'])).toBe(1)
  const { facts } = await buyer.client.facts(buyer.thread.conversation, 0)
  expect(
    facts.filter(
      ({ kind, data }) =>
        kind === 'payment.changed' && (data as { payment: { state: string } }).payment.state === 'captured',
    ),
  ).toHaveLength(1)
  expect(await stockOf(app, shop.goods)).toBe(1)
})

test('canceling and being paid at once end as an order or as stray money, never as neither nor both', async () => {
  const shop = await openTestShop(app)
  const ends = { ordered: 0, stray: 0 }
  for (let round = 0; round < 12; round += 1) {
    const buyer = await readyBuyer(app, shop)
    await complete(buyer)
    const [payment] = await paymentOf(buyer)
    if (!payment) throw new Error('there is no payment')
    const { home, id } = payment
    const cancel = () => buyer.client.call('cancelCheckout', { params: { shop: buyer.slug, checkout: buyer.checkout } })
    const steps = [
      cancel,
      () => settle(app.context, { home, payment: id, outcome: 'captured' }),
      () => settle(app.context, { home, payment: id, outcome: 'captured' }),
    ]
    await Promise.allSettled((round % 2 ? steps : steps.toReversed()).map((step) => step()))
    const orders = await countRows(app, 'orders where checkout = $1', [buyer.checkout])
    const stray = await countRows(app, 'audit where target = $1 and action = $2', [id, 'payment.stray'])
    expect((await paymentOf(buyer))[0]?.state).toBe('captured')
    expect(orders + stray).toBe(1)
    const { state } = await buyer.client.checkout(buyer.slug, buyer.checkout)
    expect(state).toBe(orders === 1 ? 'completed' : 'canceled')
    ends[orders === 1 ? 'ordered' : 'stray'] += 1
  }
  expect(ends.ordered + ends.stray).toBe(12)
})

test('a declined card is said and another one pays; 3-D Secure and a slow card end in one order as well', async () => {
  const shop: TestShop = await openTestShop(app)
  const buyer = await readyBuyer(app, shop)
  const { payment } = await complete(buyer)
  const url = payment?.url ?? ''
  expect(await payPage(url, CARDS.declined)).toBe(402)
  await eventually('it is declined', async () => (await paymentOf(buyer))[0]?.state === 'declined')
  expect((await complete(buyer)).payment?.url).toBe(url)
  expect(await payPage(url, CARDS.challenged)).toBe(200)
  expect((await complete(buyer)).order).toBeUndefined()
  const confirm = await fetch(`${url}/confirm`, { method: 'POST' })
  expect(confirm.status).toBe(200)
  await eventually('it is placed', async () => (await complete(buyer)).order !== undefined)

  const slow = await readyBuyer(app, shop)
  const second = await complete(slow)
  expect(await payPage(second.payment?.url ?? '', CARDS.slow)).toBe(200)
  expect((await complete(slow)).order).toBeUndefined()
  await eventually(
    'it has settled',
    async () => (await countRows(app, 'orders where checkout = $1', [slow.checkout])) === 1,
  )
  expect(await countRows(app, 'orders where home = $1', [shop.shop.id])).toBe(2)
})

test('a changed price is shown before anything is charged, and confirming again pays the new one', async () => {
  const shop = await openTestShop(app)
  const buyer = await readyBuyer(app, shop)
  await shop.staff.call('setPrice', {
    params: { shop: buyer.slug, variant: shop.goods.variant },
    body: { amount: 2700 },
  })
  await expect(complete(buyer)).rejects.toMatchObject({ code: 'price_changed' })
  expect(await paymentOf(buyer)).toEqual([])
  expect((await buyer.client.checkout(buyer.slug, buyer.checkout)).totals.at(-1)?.amount).toBe(2700)
  expect((await complete(buyer)).payment?.amount.amount).toBe(2700)
})

test('a payment that its gateway gave up can be begun again, although it was the last piece', async () => {
  const shop = await openTestShop(app, { stock: 1 })
  const buyer = await readyBuyer(app, shop)
  await complete(buyer)
  const [payment] = await paymentOf(buyer)
  if (!payment) throw new Error('there is no payment')
  await settle(app.context, { home: payment.home, payment: payment.id, outcome: 'voided' })
  const again = await complete(buyer)
  expect(again.payment?.id).not.toBe(payment.id)
  expect(again.payment?.state).toBe('started')
})

test('who changes the order while the page is open pays the new amount: the old page takes nothing', async () => {
  const shop = await openTestShop(app)
  const buyer = await readyBuyer(app, shop)
  const first = await complete(buyer)
  await buyer.client.call('updateCheckout', {
    params: { shop: buyer.slug, checkout: buyer.checkout },
    body: { buyer: { name: 'Ann' } },
  })
  const second = await complete(buyer)
  expect(second.payment?.url).not.toBe(first.payment?.url)
  await eventually('the old page is closed', async () => {
    const answer = await fetch(`${first.payment?.url}/state`)
    return ((await answer.json()) as { state: string }).state === 'voided'
  })
  expect(await payPage(first.payment?.url ?? '')).toBe(409)
  expect(await payPage(second.payment?.url ?? '')).toBe(200)
  await eventually('it is placed', async () => (await complete(buyer)).order !== undefined)
})

test('a lawful shop that nobody can pay is told so, and sells only what is free', async () => {
  const shop = { test: false, settings: { legal: LAWFUL } }
  const dear = await openTestShop(app, { shop })
  expect(dear.shop.legal).toMatchObject({ maySell: false, missing: ['gateway'] })
  const refused = readyBuyer(app, dear)
  await expect(refused).rejects.toMatchObject({ code: 'shop_may_not_sell', problem: { issues: [{ path: 'gateway' }] } })
  const free = await readyBuyer(app, await openTestShop(app, { shop, amount: 0 }))
  expect((await complete(free)).order).toBeTruthy()
})
