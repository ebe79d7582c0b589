import type { Order } from '@souk/contract/order.ts'
import type { Client } from '@souk/sdk/client.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import type { Thread } from '../../test/harness/thread.ts'
import { buy, countRows, eventually, type TestShop } from '../../test/trade.ts'
import { fitOfOffer } from '../orders/fit.ts'
import { insertReturn } from '../orders/return-store.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const POST = { id: 'post', label: { en: 'Post' }, amount: 500, kind: 'ship' as const, days: { min: 2, max: 4 } }
const HOME = { line1: 'Main Street 1', city: 'Springfield', region: 'IL', postcode: '62701', country: 'US' }
const SIZES = ['S', 'M', 'L']

type Bought = {
  shop: TestShop
  slug: string
  staff: Client
  thread: Thread
  number: string
  sizes: Record<string, string>
}

/** Two coats of size M, on their way or there; L is there once, S is sold out. */
async function bought(state: 'placed' | 'shipped' | 'delivered' = 'delivered'): Promise<Bought> {
  const shop = await app.createShop({ settings: { shipping: [POST], taxes: [{ code: 'tax', rate: 100_000 }] } })
  const stock: Record<string, number> = { S: 0, M: 5, L: 1 }
  await app.importLines(shop.slug, [
    {
      id: 'coat',
      title: 'Heron coat',
      price: { amount: 9900, currency: 'USD' },
      options: ['Size'],
      variants: SIZES.map((size) => ({ id: size, options: { Size: size }, stock: stock[size] ?? 0 })),
    },
  ])
  const rows = await app.context.database.read
    .selectFrom('variants')
    .select(['id', 'offer', 'external_id'])
    .where('home', '=', shop.id)
    .execute()
  const sizes = Object.fromEntries(rows.map((row) => [row.external_id, row.id]))
  const goods = { offer: rows[0]?.offer ?? '', variant: sizes['M'] ?? '' }
  const staff = await app.withKey(shop.slug, 'catalog:write', 'orders:write')
  const sold = { shop, staff, goods, address: HOME }
  const { buyer, number } = await buy(app, sold, 2)
  const order = await staff.order(shop.slug, number)
  for (const to of (['shipped', 'delivered'] as const).slice(0, ['placed', 'shipped', 'delivered'].indexOf(state))) {
    const params = { shop: shop.slug, number, fulfilment: order.fulfilments[0]?.id ?? '' }
    await staff.call('advanceFulfilment', { params, body: { to } })
  }
  return { shop: sold, slug: shop.slug, staff, thread: buyer.thread, number, sizes }
}

async function told({ client, conversation }: Thread): Promise<string[]> {
  const { facts } = await client.facts(conversation, 0, 0)
  return facts.flatMap((fact) => {
    if (fact.kind !== 'message.created' || fact.data.message.author.kind !== 'shop') return []
    return fact.data.message.parts.flatMap((part) => (part.type === 'text' ? [part.text] : []))
  })
}

const orderOf = ({ staff, slug, number }: Bought): Promise<Order> => staff.order(slug, number)
const lineOf = async (one: Bought) => (await orderOf(one)).lines[0]?.id ?? ''
const stockOf = (variant = '') =>
  app.context.database.read.selectFrom('resources').select('capacity').where('subject', '=', variant).executeTakeFirst()

async function ask(one: Bought, quantity = 1, variant?: string) {
  const { thread, slug, number } = one
  const lines = [{ line: await lineOf(one), quantity, ...(variant ? { variant } : {}) }]
  return thread.client.call('createReturn', { params: { shop: slug, number }, body: { lines, reason: 'too_small' } })
}

describe('part of an order paid back', () => {
  test('units at what they cost, then the delivery, each with a credit note; never more than there is', async () => {
    const one = await bought()
    const { staff, slug, number } = one
    const line = await lineOf(one)
    const refund = (body: {
      lines?: { line: string; quantity: number }[]
      shipping?: true | number
      amount?: number
    }) => staff.call('refundOrder', { params: { shop: slug, number }, body })
    expect((await refund({ lines: [{ line, quantity: 1 }] })).paid).toBe(2 * 9900 + 500 - 9900)
    await expect(refund({ lines: [{ line, quantity: 2 }] })).rejects.toMatchObject({ code: 'refund_too_high' })
    await expect(refund({ lines: [{ line, quantity: 1 }], amount: 5 })).rejects.toMatchObject({
      code: 'invalid_request',
    })
    expect((await refund({ shipping: 200 })).paid).toBe(9900 + 300)
    expect((await refund({ lines: [{ line, quantity: 1 }], shipping: true })).paid).toBe(0)
    await expect(refund({ amount: 1 })).rejects.toMatchObject({ code: 'refund_too_high' })
    const home = one.shop.shop.id
    await eventually(
      'all are done',
      async () => (await countRows(app, `refunds where home = '${home}' and state = 'done'`)) === 3,
    )
    const { rows } = await app.context.database.pool.query<{ kind: string; amount: string; tax: string }>(
      `select kind, amount::text, (select coalesce(sum((t->>'amount')::int), 0) from jsonb_array_elements(taxes) t)::text as tax
       from invoices where home = $1 order by place`,
      [home],
    )
    const [invoice, ...credits] = rows
    expect(credits.map(({ amount }) => Number(amount)).sort((a, b) => a - b)).toEqual([200, 9900, 10_200])
    expect(credits.reduce((sum, { tax }) => sum + Number(tax), 0)).toBe(Number(invoice?.tax))
  })

  test('once per key, and of two at once only what is left', async () => {
    const one = await bought()
    const { staff, slug, number } = one
    const body = { lines: [{ line: await lineOf(one), quantity: 2 }] }
    const params = { shop: slug, number }
    await staff.call('refundOrder', { params, body, idempotencyKey: 'k' })
    await staff.call('refundOrder', { params, body, idempotencyKey: 'k' })
    expect((await orderOf(one)).paid).toBe(500)
    const race = await Promise.allSettled(
      [1, 2, 3].map(() => staff.call('refundOrder', { params, body: { shipping: true } })),
    )
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await orderOf(one)).paid).toBe(0)
  })
})

describe('a return', () => {
  test('asked for, agreed to, come back: paid back once, in stock again, told and mailed', async () => {
    const one = await bought()
    const { staff, slug, thread } = one
    const made = await ask(one)
    expect(made).toMatchObject({ kind: 'return', state: 'requested', reason: 'too_small', number: `${one.number}-R1` })
    const params = { shop: slug, return: made.id }
    await expect(staff.call('receiveReturn', { params, body: {} })).rejects.toMatchObject({ code: 'bad_transition' })
    const approve = () => staff.call('approveReturn', { params, body: { answer: 'Use the label in the parcel.' } })
    expect((await approve()).state).toBe('approved')
    expect((await approve()).state).toBe('approved')
    const agreed = (await told(thread)).filter((text) => text.startsWith('The shop agrees.'))
    expect(agreed).toHaveLength(1)
    expect(agreed[0]).toContain('Heron coat (M)')
    expect(agreed[0]).toContain('Use the label in the parcel.')
    expect(await countRows(app, `mails where home = '${one.shop.shop.id}' and kind = 'return'`)).toBe(1)
    const before = (await stockOf(one.sizes['M']))?.capacity ?? 0
    const race = await Promise.allSettled([1, 2, 3].map(() => staff.call('receiveReturn', { params, body: {} })))
    for (const { status } of race) expect(status).toBe('fulfilled')
    const [back] = await staff.call('listReturns', { params: { shop: slug }, query: { state: 'refunded' } })
    expect(back).toMatchObject({ id: made.id, refunded: { amount: 9900, currency: 'USD' } })
    expect((await stockOf(one.sizes['M']))?.capacity).toBe(before + 1)
    await eventually('the money is back', async () => (await orderOf(one)).paid === 9900 + 500)
    expect((await told(thread)).some((text) => text.includes('$99 goes back the way you paid'))).toBe(true)
    const { lines } = await thread.client.call('listReturnable', { params: { shop: slug, number: one.number } })
    expect(lines.map(({ quantity }) => quantity)).toEqual([1])
  })

  test('not before it was sent, not after the time, not more than there is, not what was paid back', async () => {
    const early = await bought('placed')
    await expect(ask(early)).rejects.toMatchObject({ code: 'not_returnable' })
    const { why } = await early.staff.call('listReturnable', { params: { shop: early.slug, number: early.number } })
    expect(why).toBe('not_sent')
    const one = await bought('shipped')
    await expect(ask(one, 3)).rejects.toMatchObject({ code: 'not_returnable' })
    await ask(one, 1)
    await expect(ask(one, 2)).rejects.toMatchObject({ code: 'not_returnable' })
    const line = await lineOf(one)
    await one.staff.call('refundOrder', {
      params: { shop: one.slug, number: one.number },
      body: { lines: [{ line, quantity: 1 }] },
    })
    await expect(ask(one, 1)).rejects.toMatchObject({ code: 'not_returnable' })
  })

  test('refused or taken back it is over, and may be asked for anew', async () => {
    const one = await bought()
    const { staff, slug, thread, number } = one
    const first = await ask(one, 2)
    const answer = 'It was worn.'
    await staff.call('refuseReturn', { params: { shop: slug, return: first.id }, body: { answer } })
    expect((await told(thread)).at(-1)).toContain(answer)
    const second = await ask(one, 2)
    const cancel = () => thread.client.call('cancelReturn', { params: { shop: slug, number, return: second.id } })
    expect((await cancel()).state).toBe('cancelled')
    expect((await cancel()).state).toBe('cancelled')
    await expect(
      staff.call('approveReturn', { params: { shop: slug, return: second.id }, body: {} }),
    ).rejects.toMatchObject({ code: 'bad_transition' })
    expect((await ask(one, 2)).number).toBe(`${number}-R3`)
  })
})

describe('what has come back', () => {
  test('is looked at, then paid back in part; each step stands with who did it, and no more than what came counts', async () => {
    const one = await bought()
    const { staff, slug, thread, number } = one
    const made = await ask(one, 2)
    const line = await lineOf(one)
    const params = { shop: slug, return: made.id }
    const before = (await stockOf(one.sizes['M']))?.capacity ?? 0
    await staff.call('approveReturn', { params, body: {} })
    const inspect = (restock: number, discard: number) =>
      staff.call('inspectReturn', { params, body: { lines: [{ line, restock, discard }] } })
    await expect(inspect(2, 1)).rejects.toMatchObject({ code: 'invalid_request' })
    expect(await inspect(1, 1)).toMatchObject({ state: 'inspected', lines: [{ restocked: 1, discarded: 1 }] })
    expect((await inspect(1, 1)).state).toBe('inspected')
    await expect(inspect(2, 0)).rejects.toMatchObject({ code: 'bad_transition' })
    expect((await stockOf(one.sizes['M']))?.capacity).toBe(before + 1)
    const settle = (amount?: number) =>
      staff.call('settleReturn', {
        params,
        body: { ...(amount === undefined ? {} : { amount }), answer: 'It was worn.' },
      })
    await expect(settle(2 * 9900 + 1)).rejects.toMatchObject({ code: 'refund_too_high' })
    expect(await settle(12_345)).toMatchObject({ state: 'refunded', refunded: { amount: 12_345 } })
    expect((await settle(1)).refunded?.amount).toBe(12_345)
    expect((await orderOf(one)).paid).toBe(2 * 9900 + 500 - 12_345)
    const { returns } = await thread.client.call('listReturnable', { params: { shop: slug, number } })
    const steps = ['requested', 'approved', 'received', 'inspected', 'refunded']
    expect(returns[0]?.steps.map(({ state, by }) => [state, by])).toEqual(
      steps.map((state, at) => [state, at === 0 ? 'customer' : 'shop']),
    )
    const { returns: theirs } = await staff.call('getOrderDesk', { params: { shop: slug, number } })
    expect(theirs[0]?.steps.at(-1)?.by).toMatch(/^key:/)
    expect((await told(thread)).some((text) => text.includes('$123.45') && text.includes('It was worn.'))).toBe(true)
  })

  test('in fewer units than were sent is paid back for those, and the rest may be asked for anew', async () => {
    const one = await bought()
    const { staff, slug, number, thread } = one
    const made = await ask(one, 2)
    const params = { shop: slug, return: made.id }
    await staff.call('approveReturn', { params, body: {} })
    await staff.call('inspectReturn', {
      params,
      body: { lines: [{ line: await lineOf(one), restock: 0, discard: 1 }] },
    })
    expect(await staff.call('settleReturn', { params, body: {} })).toMatchObject({ refunded: { amount: 9900 } })
    const { lines } = await thread.client.call('listReturnable', { params: { shop: slug, number } })
    expect(lines.map(({ quantity }) => quantity)).toEqual([1])
  })

  test('has a label of the shop’s carrier, given out in the thread; pictures are the thread’s own', async () => {
    const one = await bought()
    const { staff, slug, number, thread } = one
    const settings = { pace: '3600' }
    await app.operator.call('createConnection', { params: { shop: slug }, body: { kind: 'souk-post', settings } })
    const lines = [{ line: await lineOf(one), quantity: 1 }]
    const request = (photos: string[]) =>
      thread.client.call('createReturn', { params: { shop: slug, number }, body: { lines, reason: 'damaged', photos } })
    await expect(request(['https://elsewhere.example/x.png'])).rejects.toMatchObject({ code: 'invalid_request' })
    const photo = `/media/${slug}/sent/${'0'.repeat(32)}`
    const made = await request([photo])
    expect(made.photos).toEqual([photo])
    await staff.call('approveReturn', { params: { shop: slug, return: made.id }, body: {} })
    await eventually('the label is out', async () => (await told(thread)).some((text) => text.includes('Souk Post')))
    const { facts } = await thread.client.facts(thread.conversation, 0, 0)
    const files = facts.flatMap((fact) =>
      fact.kind === 'message.created'
        ? fact.data.message.parts.flatMap((part) => (part.type === 'file' ? [part.url] : []))
        : [],
    )
    expect(files).toHaveLength(1)
    const response = await fetch(new URL(files[0] ?? '', app.url))
    expect(response.headers.get('content-type')).toBe('application/pdf')
    const [shown] = await staff.call('listReturns', { params: { shop: slug }, query: { state: 'open' } })
    expect(shown).toMatchObject({ id: made.id, parcel: { state: 'labelled' } })
  })
})

describe('an exchange', () => {
  test('holds what is wanted, and sends it when the other has come', async () => {
    const one = await bought()
    const { staff, slug, number, sizes, thread } = one
    await expect(ask(one, 1, sizes['S'])).rejects.toMatchObject({ code: 'sold_out' })
    const made = await ask(one, 1, sizes['L'])
    expect(made).toMatchObject({ kind: 'exchange', lines: [{ exchange: { variant: sizes['L'], detail: 'L' } }] })
    const { product } = await staff.call('viewProduct', {
      params: { shop: slug, product: one.shop.goods.offer },
      query: {},
    })
    expect(product.variants.find(({ id }) => id === sizes['L'])?.left).toBe(0)
    const params = { shop: slug, return: made.id }
    await staff.call('approveReturn', { params, body: {} })
    const done = await staff.call('receiveReturn', { params, body: {} })
    expect(done.state).toBe('exchanged')
    expect((await stockOf(sizes['L']))?.capacity).toBe(0)
    const order = await orderOf(one)
    expect(order.fulfilments.map(({ state }) => state)).toEqual(['delivered', 'placed'])
    expect(order.paid).toBe(2 * 9900 + 500)
    const next = { shop: slug, number, fulfilment: order.fulfilments[1]?.id ?? '' }
    for (const to of ['shipped', 'delivered'] as const)
      await staff.call('advanceFulfilment', { params: next, body: { to } })
    expect((await told(thread)).some((text) => text.includes('(M) → L'))).toBe(true)
  })

  test.each(['by unit', 'by amount'])(
    'what was paid back meanwhile (%s) is neither agreed to nor sent',
    async (how) => {
      const one = await bought()
      const { staff, slug, number } = one
      const exchanges = [await ask(one, 1, one.sizes['L'])]
      const params = { shop: slug, return: exchanges[0]?.id ?? '' }
      const isApproved = how === 'by unit'
      if (isApproved) await staff.call('approveReturn', { params, body: {} })
      const body = isApproved ? { lines: [{ line: await lineOf(one), quantity: 2 }] } : {}
      await staff.call('refundOrder', { params: { shop: slug, number }, body })
      const go = isApproved
        ? staff.call('receiveReturn', { params, body: {} })
        : staff.call('approveReturn', { params, body: {} })
      await expect(go).rejects.toMatchObject({ code: 'refund_too_high' })
      expect((await orderOf(one)).fulfilments).toHaveLength(1)
      expect((await stockOf(one.sizes['L']))?.capacity).toBe(1)
    },
  )

  test('taken back or refused, what was held is free again; another price is no exchange', async () => {
    const one = await bought()
    const { staff, slug, number, sizes, thread } = one
    const made = await ask(one, 1, sizes['L'])
    await expect(ask(one, 1, sizes['L'])).rejects.toMatchObject({ code: 'sold_out' })
    await thread.client.call('cancelReturn', { params: { shop: slug, number, return: made.id } })
    await staff.call('setPrice', { params: { shop: slug, variant: sizes['L'] ?? '' }, body: { amount: 12_000 } })
    await expect(ask(one, 1, sizes['L'])).rejects.toMatchObject({ code: 'price_changed' })
    await staff.call('setPrice', { params: { shop: slug, variant: sizes['L'] ?? '' }, body: { amount: 9900 } })
    expect((await ask(one, 1, sizes['L'])).state).toBe('requested')
  })
})

test('what comes back as too small says how it fits, once enough people say so', async () => {
  const one = await bought()
  const { shop } = one
  const runs = () => fitOfOffer(app.context.database.read, shop.shop.id, shop.goods.offer)
  const line = await lineOf(one)
  for (const at of [0, 1, 2]) {
    expect(await runs()).toBeNull()
    const number = at === 0 ? one.number : (await buy(app, shop, 1)).number
    const order = await one.staff.order(one.slug, number)
    const lines = [{ line: at === 0 ? line : (order.lines[0]?.id ?? ''), title: 'Coat', detail: 'M', quantity: 1 }]
    const row = { home: shop.shop.id, id: app.context.newId(), order_id: order.id, place: 1, kind: 'return' as const }
    await app.context.database.transact((tx) =>
      insertReturn(tx, { ...row, lines, reason: 'too_small', note: null, at: new Date() }),
    )
  }
  expect(await runs()).toEqual({ runs: 'small', people: 3 })
})
