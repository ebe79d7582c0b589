import { PROVIDER_TOKEN } from '@souk/demo/simulators/telegram-bill.ts'
import { openTelegram, type TelegramSimulator } from '@souk/demo/simulators/telegram.ts'
import type { Client } from '@souk/sdk/client.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { issueGrant } from '../src/journeys/caller.ts'
import { ChannelShopper } from './channel-shopper.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { countRows, eventually, openTestShop, type TestShop } from './trade.ts'

const DAY = 86_400_000
let ahead = 0
let app: TestApp
let telegram: TelegramSimulator
let shop: TestShop
beforeAll(async () => {
  app = await startTestApp({
    overrides: { clock: { now: () => new Date(Date.now() + ahead) } },
    env: { SOUK_DEMO_PACE: '3600' },
    log: 'silent',
  })
  // Everything comes twice, and overtakes what is about the same.
  telegram = await openTelegram({ duplicate: 1, reorderMs: 20, seed: 7 })
  shop = await openTestShop(app, { sent: true, shop: { country: 'DE', name: 'Loom' } })
  const params = { shop: shop.shop.slug }
  const { webhookUrl } = await app.operator.call('createConnection', {
    params,
    body: { kind: 'telegram', settings: { ...telegram.settings } },
  })
  telegram.connect(webhookUrl)
  await app.operator.call('createConnection', {
    params,
    body: { kind: 'telegram-payments', settings: { paymentProviderToken: PROVIDER_TOKEN } },
  })
})
afterAll(async () => {
  await app.close()
  await telegram.close()
})

const BUYER = { email: 'a@example.com', name: 'Anna Weber', line1: 'Lindenstr. 5', postcode: '10115', city: 'Berlin' }
const ADDRESS = { line1: 'Lindenstr. 5', postcode: '10115', city: 'Berlin', country: 'DE' }
const params = () => ({ shop: shop.shop.slug })

type Ordered = { own: Client; checkout: string; conversation: string; url: string; payment: string }

/** Somebody who has written by Telegram, with a client of their thread. */
async function writer(person: string): Promise<{ own: Client; conversation: string }> {
  await telegram.write(person, { type: 'text', text: 'Hello' })
  let found: { home: string; conversation: string; customer: string; handle: string } | undefined
  await eventually('they have a thread', async () => {
    const { rows } = await app.context.database.pool.query<NonNullable<typeof found>>(
      `select c.home, c.id as conversation, c.customer, c.handle from conversations c
       join handles h on h.home = c.home and h.id = c.handle where h.channel = 'telegram' and h.address = $1`,
      [person],
    )
    found = rows[0]
    return found !== undefined
  })
  if (!found) throw new Error('no thread')
  return { own: app.anyone.with(issueGrant(app.context, found)), conversation: found.conversation }
}

async function readyBy(
  person: string,
  goods = shop.goods,
  isSent = true,
): Promise<{ own: Client; conversation: string; checkout: string }> {
  const { own, conversation } = await writer(person)
  const cart = await own.call('createCart', { params: params(), body: { lines: [{ ...goods, quantity: 1 }] } })
  // What an earlier order left in it is not wanted now.
  for (const { id: line, offer, quantity } of cart.lines) {
    const at = { params: { ...params(), cart: cart.id, line } }
    if (offer !== goods.offer) await own.call('removeLine', at)
    else if (quantity !== 1) await own.call('changeLine', { ...at, body: { quantity: 1 } })
  }
  const { id: checkout } = await own.call('createCheckout', { params: params(), body: { cart: cart.id } })
  const body = { buyer: { email: 'a@example.com' }, ...(isSent ? { address: ADDRESS, shippingOption: 'post' } : {}) }
  await own.call('updateCheckout', { params: { ...params(), checkout }, body })
  return { own, conversation, checkout }
}

/** Whoever has begun to pay, and the link of their bill. */
async function billed(person: string): Promise<Ordered> {
  const ready = await readyBy(person)
  const { payment } = await ready.own.call('completeCheckout', {
    params: { ...params(), checkout: ready.checkout },
    body: {},
  })
  return { ...ready, url: payment?.url ?? '', payment: payment?.id ?? '' }
}

const paymentsOf = (checkout: string) =>
  app.context.database.read
    .selectFrom('payments')
    .select(['id', 'gateway', 'state', 'amount'])
    .where('checkout', '=', checkout)
    .orderBy('id')
    .execute()

const isPlaced = (checkout: string) => async () =>
  (await countRows(app, 'orders where checkout = $1', [checkout])) === 1
const exceptions = () => shop.staff.call('listExceptions', { params: params(), query: {} })

test.each([
  ['en', '7001', 'I would like to buy the Song of the loom', 'Pay · $25.00', 'Pay another way'],
  ['de', '7002', 'Ich möchte Song of the loom kaufen, bitte', 'Bezahlen · 25,00 $', 'Anders bezahlen'],
])(
  'in %s one sentence becomes an order that is paid in the chat, once, with its receipt there',
  async (_language, person, sentence, pay, other) => {
    const index = telegram.people.indexOf(person)
    const shopper = new ChannelShopper(app, shop.shop.slug, telegram, index, BUYER)
    await shopper.say(sentence)
    await shopper.answerAll()
    const bill = telegram.taken.findLast(
      ({ to, raw }) => to === person && (raw as { method: string }).method === 'sendInvoice',
    )
    expect(bill?.raw).toMatchObject({
      title: 'Loom',
      description: '1 × Song of the loom',
      currency: 'USD',
      prices: [{ label: '1 × Song of the loom', amount: 2500 }],
      reply_markup: {
        inline_keyboard: [
          [{ text: pay, pay: true }],
          [{ text: other, url: expect.stringContaining('?pay=sandbox#go=') }],
        ],
      },
    })
    const before = shopper.texts().length
    // What is said over it leads to no page.
    expect(shopper.texts().slice(-2)[0]).toMatch(/chat/i)
    expect(await telegram.pay(person)).toMatchObject({ paid: true })
    await eventually('the receipt is there', async () => shopper.texts().length > before)
    await shopper.settled()
    const payload = (bill?.raw as { payload?: string } | undefined)?.payload ?? ''
    expect(await countRows(app, `payments where id = $1 and state = 'captured'`, [payload])).toBe(1)
    expect(await countRows(app, 'orders o join payments p on p.checkout = o.checkout where p.id = $1', [payload])).toBe(
      1,
    )
    expect(await countRows(app, 'allocations where payment = $1 and amount = 2500', [payload])).toBe(1)
    // What Telegram said of the money is no word of theirs: nobody answered it.
    expect(shopper.texts().slice(before)).toHaveLength(1)
    expect(JSON.stringify(await shopper.said())).not.toContain('successful')
  },
)

test('where only the page may place an order, its button does; then the bill stands in the chat, once', async () => {
  const settings = await shop.staff.call('getSettings', { params: params() })
  await shop.staff.call('putSettings', { params: params(), body: { ...settings, orderOnPage: true } })
  const { own, checkout } = await readyBy('7003')
  const at = { params: { ...params(), checkout } }
  await expect(own.call('completeCheckout', { ...at, body: {} })).rejects.toMatchObject({ code: 'page_needed' })
  expect(await paymentsOf(checkout)).toEqual([])
  const { placing } = await own.call('getCheckout', at)
  const body = { shown: { label: placing?.labels['de'] ?? '' } }
  const [done, again] = [
    await own.call('completeCheckout', { ...at, body }),
    await own.call('completeCheckout', { ...at, body }),
  ]
  await shop.staff.call('putSettings', { params: params(), body: settings })
  expect(again.payment).toEqual(done.payment)
  expect(telegram.bills.get(done.payment?.url ?? '')).toMatchObject({ payload: done.payment?.id })
  const bills = () => telegram.taken.filter(({ raw }) => (raw as { payload?: string }).payload === done.payment?.id)
  await eventually('the bill is there', async () => bills().length > 0)
  expect(await telegram.pay('7003')).toMatchObject({ paid: true })
  await eventually('it is ordered', isPlaced(checkout))
  expect(bills()).toHaveLength(1)
})

test('what has changed since the bill is not paid by it: said in words, nothing is taken, and the new one pays', async () => {
  const { own, checkout, url } = await billed('7004')
  const at = { params: { ...params(), checkout } }
  const cart = await own.call('createCart', { params: params(), body: { lines: [{ ...shop.goods, quantity: 1 }] } })
  await own.call('createCheckout', { params: params(), body: { cart: cart.id } })
  expect(await telegram.pay('7004', url)).toEqual({
    paid: false,
    why: expect.stringMatching(/^Your order has changed/),
  })
  const next = await own.call('completeCheckout', { ...at, body: {} })
  expect(next.payment?.amount.amount).toBe(5000)
  expect(await telegram.pay('7004', next.payment?.url)).toMatchObject({ paid: true })
  await eventually('it is ordered', isPlaced(checkout))
  expect((await paymentsOf(checkout)).map(({ state }) => state)).toEqual(['voided', 'captured'])
})

test('a bill is paid by whoever ordered, for exactly what it says, once and in time', async () => {
  const { url, checkout, own } = await billed('7005')
  expect(await telegram.pay('7006', url)).toMatchObject({ paid: false, why: expect.stringMatching(/^Only the person/) })
  for (const ask of [{ amount: 2499 }, { amount: 2501 }, { currency: 'EUR' }])
    expect(await telegram.pay('7005', url, { ask })).toMatchObject({
      paid: false,
      why: expect.stringMatching(/changed/),
    })
  expect(await telegram.pay('7005', url)).toMatchObject({ paid: true })
  await eventually('it is ordered', isPlaced(checkout))
  expect(await telegram.pay('7005', url)).toMatchObject({ paid: false, why: expect.stringMatching(/paid already/) })
  expect(await own.call('getCheckout', { params: { ...params(), checkout } })).toMatchObject({ state: 'completed' })

  const late = await billed('7005')
  ahead = DAY
  const why = (await telegram.pay('7005', late.url)) as { why: string }
  ahead = 0
  expect(why.why).toMatch(/^This bill has run out/)
})

test('money that comes although it was cancelled after the yes stays visible, and a person decides and pays it back', async () => {
  const { own, checkout, url, payment } = await billed('7006')
  const cancel = () => own.call('cancelCheckout', { params: { ...params(), checkout } })
  const paid = await telegram.pay('7006', url, { beforeCharge: async () => void (await cancel()) })
  expect(paid.paid).toBe(true)
  await eventually('it is on the list', async () => (await exceptions()).some((one) => one.payment === payment))
  const stray = (await exceptions()).find((one) => one.payment === payment)
  expect(stray).toMatchObject({ kind: 'payment.stray', amount: { amount: 2500, currency: 'USD' } })
  expect(await countRows(app, 'orders where checkout = $1', [checkout])).toBe(0)
  const decide = (exception: string, action: 'refund' | 'settled') =>
    shop.staff.call('resolveException', { params: { ...params(), exception }, body: { action } })
  await decide(stray?.id ?? '', 'refund')
  // Telegram pays nothing back: a person does, and hears where and under which name.
  const refused = async () =>
    (await exceptions()).find((one) => one.kind === 'refund.refused' && one.payment === payment)
  await eventually('it is for a person', async () => (await refused()) !== undefined)
  expect((await refused())?.detail).toContain(paid.paid ? paid.charge : '?')
  await decide((await refused())?.id ?? '', 'settled')
  expect(await paymentsOf(checkout)).toMatchObject([{ state: 'refunded' }])
})

test('a bill that is confirmed twice at once takes the money twice: one order, and the second sum is for a person', async () => {
  const { checkout, url } = await billed('7006')
  const beforeCharge = async () => void (await telegram.pay('7006', url))
  const paid = await telegram.pay('7006', url, { beforeCharge })
  expect(paid.paid).toBe(true)
  const captured = async () => (await paymentsOf(checkout)).filter(({ state }) => state === 'captured')
  await eventually('all of it is written down', async () => (await captured()).length === 2)
  await eventually('it is ordered', isPlaced(checkout))
  const ids = (await captured()).map(({ id }) => id)
  const open = (await exceptions()).filter(({ payment = '' }) => ids.includes(payment))
  expect(open).toMatchObject([{ kind: 'payment.stray', amount: { amount: 2500 }, payment: ids[1] }])
  expect(await countRows(app, 'allocations where payment = any($1)', [ids])).toBe(1)
})

test('an order is paid back by hand: open until somebody says that it is done, then it counts and is told', async () => {
  const { own, checkout, url } = await billed('7004')
  await telegram.pay('7004', url)
  await eventually('it is ordered', isPlaced(checkout))
  const { order: number = '' } = await own.call('getCheckout', { params: { ...params(), checkout } })
  const at = { ...params(), number }
  await shop.staff.call('refundOrder', { params: at, body: { amount: 1000 } })
  const open = async () => (await exceptions()).find((one) => one.order === number)
  await eventually('it is for a person', async () => (await open())?.kind === 'refund.refused')
  expect((await shop.staff.call('getOrder', { params: at })).paid).toBe(2500)
  const before = telegram.seen('7004').length
  await shop.staff.call('resolveException', {
    params: { ...params(), exception: (await open())?.id ?? '' },
    body: { action: 'settled' },
  })
  expect((await shop.staff.call('getOrder', { params: at })).paid).toBe(1500)
  const told = () =>
    telegram
      .seen('7004')
      .slice(before)
      .some(({ text }) => text.includes(number))
  await eventually('they are told', async () => told())
})

test('the other way to pay is there as well: whoever pays on the page is not asked by the bill any more', async () => {
  const { own, checkout, url } = await billed('7002')
  const at = { params: { ...params(), checkout } }
  // What the page does: it says what is on it, then completes.
  await own.call('updateCheckout', { ...at, body: { buyer: { email: 'a@example.com' } } })
  const { payment } = await own.call('completeCheckout', { ...at, body: { gateway: 'sandbox' } })
  expect(payment?.url).toContain('/sandbox/')
  expect((await telegram.pay('7002', url)).paid).toBe(false)
  expect((await paymentsOf(checkout)).map(({ gateway, state }) => [gateway, state])).toEqual([
    ['telegram-payments', 'voided'],
    ['sandbox', 'started'],
  ])
})

test.each([
  [
    'digital goods, which Telegram sells for stars',
    { fulfilment: 'digital', price: { amount: 2500, currency: 'USD' } },
  ],
  ['a sum that is too small for Telegram', { fulfilment: 'ship', price: { amount: 99, currency: 'USD' } }],
])('%s are paid at the page as ever', async (what, more) => {
  const id = what.split(' ')[0] ?? ''
  await app.importLines(shop.shop.slug, [{ id, title: `Thread ${id}`, ...more } as never])
  const { rows } = await app.context.database.pool.query<{ offer: string; variant: string }>(
    `select v.offer, v.id as variant from variants v join offers o on o.home = v.home and o.id = v.offer
     where o.home = $1 and o.title = $2`,
    [shop.shop.id, `Thread ${id}`],
  )
  const { own, checkout } = await readyBy('7001', rows[0], more.fulfilment === 'ship')
  const { payment } = await own.call('completeCheckout', { params: { ...params(), checkout }, body: {} })
  expect(payment?.url).toContain('/sandbox/')
})

test('on the web the same shop is paid at its page', async () => {
  const thread = await app.talk(shop.shop.slug)
  const cart = await thread.client.call('createCart', {
    params: params(),
    body: { lines: [{ ...shop.goods, quantity: 1 }] },
  })
  const { id } = await thread.client.call('createCheckout', { params: params(), body: { cart: cart.id } })
  const at = { params: { ...params(), checkout: id } }
  await thread.client.call('updateCheckout', {
    ...at,
    body: { buyer: { email: 'w@example.com' }, address: ADDRESS, shippingOption: 'post' },
  })
  expect((await thread.client.call('completeCheckout', { ...at, body: {} })).payment?.url).toContain('/sandbox/')
})

test('money for a bill that nobody knows is no reason to be told of it for ever, and pays nothing', async () => {
  const successful_payment = {
    currency: 'USD',
    total_amount: 2500,
    invoice_payload: app.context.newId(),
    telegram_payment_charge_id: 'nobody',
    provider_payment_charge_id: 'p',
  }
  const chat = { id: 7001, type: 'private' }
  const message = {
    message_id: 9,
    date: 1,
    chat,
    from: { id: 7001, is_bot: false, first_name: 'Ann' },
    successful_payment,
  }
  expect((await telegram.update({ message })).status).toBe(200)
  expect(await countRows(app, `payment_notices where dedupe = 'nobody'`)).toBe(0)
})

test('what could not be settled at once is settled all the same, once, though Telegram was told that it is stored', async () => {
  const { checkout, url } = await billed('7005')
  const { settling } = app.context
  const { run } = settling
  let tries = 0
  settling.run = (...args) => {
    tries += 1
    return tries === 1 ? Promise.reject(new Error('the database was away')) : run(...args)
  }
  expect((await telegram.pay('7005', url)).paid).toBe(true)
  await eventually('it is ordered', isPlaced(checkout))
  settling.run = run
  expect(tries).toBeGreaterThan(1)
  const captured = (await paymentsOf(checkout)).filter(({ state }) => state === 'captured')
  expect(captured).toHaveLength(1)
})

test('the account can be tested, and taken away again: then all pay at the page', async () => {
  const found = await app.operator.call('listConnections', { params: params() })
  const connection = found.find(({ kind }) => kind === 'telegram-payments')?.id ?? ''
  const at = { params: { ...params(), connection } }
  expect(await app.operator.call('checkConnection', at)).toMatchObject([{ ok: true, code: 'provider' }])
  const wrong = { kind: 'telegram-payments', settings: { paymentProviderToken: '390540012:LIVE:1234' } }
  await expect(app.operator.call('createConnection', { params: params(), body: wrong })).rejects.toMatchObject({
    code: 'invalid_request',
  })
  await app.operator.call('removeConnection', at)
  const { own, checkout } = await readyBy('7003')
  const { payment } = await own.call('completeCheckout', { params: { ...params(), checkout }, body: {} })
  expect(payment?.url).toContain('/sandbox/')
})
