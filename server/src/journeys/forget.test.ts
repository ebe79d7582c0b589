import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import type { Thread } from '../../test/harness/thread.ts'
import { complete, countRows, eventually, goodsOf, payPage, type TestGoods } from '../../test/trade.ts'
import type { Client } from '@souk/sdk/client.ts'
import { settableClock } from '../kernel/clock.ts'
import { readTags } from '../kernel/tags.ts'
import type { Context } from './context.ts'
import { askToForget, forget, goOnForgetting } from './forget.ts'
import { keepTidy } from './retention.ts'

const YEAR_MS = 366 * 86_400_000
const clock = settableClock(Date.now())
let app: TestApp
let shop: { id: string; slug: string }
let staff: Client
let goods: TestGoods
beforeAll(async () => {
  app = await startTestApp({ overrides: { clock } })
  shop = await app.createShop({ country: 'DE', currency: 'EUR', settings: { shipping: SHIPPING } })
  await app.importLines(shop.slug, [
    {
      id: 'ring',
      title: 'Ring',
      price: { amount: 4200, currency: 'EUR' },
      form: [{ id: 'text', type: 'text', label: { en: 'Engraving' }, maxLength: 200, required: false }],
    },
  ])
  goods = await goodsOf(app, shop.id)
  staff = await app.withKey(shop.slug, 'conversations:write', 'orders:write', 'customers:write')
})
afterAll(() => app.close())

const SHIPPING = [{ id: 'post', label: { en: 'Post' }, kind: 'ship' as const, amount: 0 }]

/** Words that stand nowhere else. */
function word(): string {
  return `q${randomBytes(6).toString('hex')}`
}

/** Of what is told, the reason of a refund: it belongs to an order. */
const REASON = 2

type Somebody = {
  thread: Thread
  customer: string
  number: string
  /** What an order has to name. */
  named: string[]
  /** What only an open order needs. */
  needed: string[]
  /** All else that was told or written. */
  told: string[]
}

/** Writes, is answered, saves, watches, fills a cart, buys: with words of their own in every field. */
async function somebody(): Promise<Somebody> {
  const thread = await app.talk(shop.slug)
  const { client, conversation } = thread
  const params = { shop: shop.slug }
  const named = [word(), word()]
  const [email, phone, engraving] = [`${word()}@example.com`, `+49 ${word()}`, word()]
  const told = [word(), word(), word(), word(), word()]
  await thread.say(`I am ${told[0]}`)
  const cart = await client.call('createCart', {
    params,
    body: { lines: [{ ...goods, quantity: 1, for: told[1], form: { text: engraving } }] },
  })
  const { id: checkout } = await client.call('createCheckout', { params, body: { cart: cart.id } })
  await client.call('updateCheckout', {
    params: { ...params, checkout },
    body: {
      buyer: { email, phone, name: named[0] },
      address: { name: named[0], line1: named[1] ?? '', city: 'Berlin', postcode: '10115', country: 'DE', phone },
      shippingOption: 'post',
    },
  })
  const { payment } = await complete({ client, thread, checkout, slug: shop.slug })
  await payPage(payment?.url ?? '')
  const { order = '' } = await complete({ client, thread, checkout, slug: shop.slug })
  await staff.call('refundOrder', { params: { ...params, number: order }, body: { amount: 100, reason: told[REASON] } })
  await staff.call('changeSpeaker', { params: { conversation }, body: { to: 'staff', name: 'Lena' } })
  await staff.call('sendStaffMessage', {
    params: { conversation },
    body: { clientId: word(), epoch: 2, parts: [{ type: 'text', text: `Dear ${told[3]}` }] },
  })
  await client.call('saveWish', { params: { conversation, product: goods.offer } })
  await client.call('addWatch', {
    params: { conversation },
    body: { offer: goods.offer, below: 100, wording: `tell ${told[4]}`, language: 'en' },
  })
  // A second cart that came to nothing, with a checkout of its own.
  const { id: second } = await client.call('createCart', {
    params,
    body: { lines: [{ ...goods, quantity: 1, form: { text: word() } }] },
  })
  const { id: loose } = await client.call('createCheckout', { params, body: { cart: second } })
  await client.call('updateCheckout', {
    params: { ...params, checkout: loose },
    body: { buyer: { email, name: named[0] } },
  })
  const { rows } = await app.context.database.pool.query<{ customer: string }>(
    'select customer from conversations where id = $1',
    [conversation],
  )
  return { thread, customer: rows[0]?.customer ?? '', number: order, named, needed: [email, phone, engraving], told }
}

/** Tables and the words that are found in them, anywhere in any row. */
async function whereIs(words: readonly string[]): Promise<Record<string, string[]>> {
  const tags = await readTags(app.context.database.pool)
  const found: Record<string, string[]> = {}
  for (const table of [...tags.keys(), 'graphile_worker._private_jobs']) {
    const { rows } = await app.context.database.pool.query<{ word: string }>(
      `select distinct w as word from unnest($1::text[]) w where exists (select from ${table} t where t::text like '%' || w || '%')`,
      [words],
    )
    if (rows.length > 0) found[table] = rows.map(({ word: one }) => one).sort()
  }
  return found
}

async function erase(who: Somebody): Promise<void> {
  const erasure = await app.context.database.transact((tx) =>
    askToForget(app.context, tx, { home: shop.id, customer: who.customer, by: 'operator' }),
  )
  await eventually(
    'they are forgotten',
    async () => (await countRows(app, 'erasures where id = $1 and erased_at is not null', [erasure.id])) === 1,
  )
}

async function deliver(number: string): Promise<void> {
  const params = { shop: shop.slug, number }
  const order = await staff.call('getOrder', { params })
  for (const to of ['packed', 'shipped', 'delivered'] as const)
    await staff.call('advanceFulfilment', {
      params: { ...params, fulfilment: order.fulfilments[0]?.id ?? '' },
      body: { to },
    })
}

describe('who is forgotten', () => {
  let they: Somebody
  let neighbour: Somebody
  let before: Record<string, string[]>
  const all = (who: Somebody) => [...who.named, ...who.needed, ...who.told]

  beforeAll(async () => {
    they = await somebody()
    neighbour = await somebody()
    before = await whereIs(all(neighbour))
    const theirs = await whereIs(all(they))
    // Every word was stored somewhere, else its absence would prove nothing.
    expect(new Set(Object.values(theirs).flat())).toEqual(new Set(all(they)))
    await erase(they)
  }, 60_000)

  test('stands only in the order that is under way, with what it needs', async () => {
    const found = await whereIs(all(they))
    expect(Object.keys(found)).toEqual(['checkouts', 'orders', 'refunds'])
    expect(found['orders']).toEqual([...they.named, ...they.needed].sort())
    expect(found['checkouts']).toEqual(found['orders'])
    expect(found['refunds']).toEqual([they.told[REASON]])
  })

  test('cannot be reached from the thread, whose token opens nothing any more', async () => {
    const { client, conversation } = they.thread
    const gone = { status: 404, code: 'not_found' }
    await expect(client.conversation(conversation)).rejects.toMatchObject(gone)
    await expect(client.facts(conversation, 0)).rejects.toMatchObject(gone)
    await expect(client.say(conversation, 'Hello?')).rejects.toMatchObject(gone)
    await expect(client.order(shop.slug, they.number)).rejects.toMatchObject(gone)
    const params = { shop: shop.slug }
    const nobody = { status: 401, code: 'unauthorised' }
    const body = { lines: [{ ...goods, quantity: 1 }] }
    await expect(client.call('createCart', { params, body })).rejects.toMatchObject(nobody)
    await expect(client.call('getCustomer', { params: { ...params, customer: 'me' } })).rejects.toMatchObject(gone)
    await expect(client.call('exportCustomer', { params: { ...params, customer: 'me' } })).rejects.toMatchObject(gone)
    await expect(staff.call('getOrder', { params: { shop: shop.slug, number: they.number } })).resolves.toMatchObject({
      number: they.number,
      state: 'placed',
    })
  })

  test('leaves one fact for whoever keeps a copy, and no gap for anybody else', async () => {
    const { facts } = await staff.call('getShopFacts', { params: { shop: shop.slug }, query: { limit: 500 } })
    const theirs = facts.filter(({ conversation }) => conversation === they.thread.conversation)
    expect(theirs.map(({ fact }) => fact.kind)).toEqual(['conversation.forgotten'])
    const others = await neighbour.thread.client.facts(neighbour.thread.conversation, 0)
    expect(others.facts.map(({ seq }) => seq)).toEqual(others.facts.map((_, index) => index + 1))
  })

  test('is nobody to the neighbours, who keep all they had', async () => {
    expect(await whereIs(all(neighbour))).toEqual(before)
  })

  test('asked once more, is forgotten already', async () => {
    await erase(they)
    expect(await countRows(app, 'erasures where customer = $1', [they.customer])).toBe(1)
    expect(await countRows(app, "facts where kind = 'conversation.forgotten'")).toBe(1)
  })

  test('is still sent what is under way; when it has come, what only that needed goes too', async () => {
    await deliver(they.number)
    await goOnForgetting(app.context)
    expect(await whereIs(all(they))).toEqual({ orders: [...they.named].sort() })
    // Who wrote at the last moment is looked after for a day; then it is over.
    clock.advance(2 * 86_400_000)
    await keepTidy(app.context)
    expect(await whereIs(all(they))).toEqual({ orders: [...they.named].sort() })
    expect(await countRows(app, 'erasures where customer = $1 and closed_at is not null', [they.customer])).toBe(1)
    await expect(staff.call('getOrder', { params: { shop: shop.slug, number: they.number } })).resolves.toMatchObject({
      state: 'fulfilled',
      buyer: { name: they.named[0] },
    })
  })

  test('stands nowhere after the legal date, and until then in the order', async () => {
    clock.advance(7 * YEAR_MS)
    await keepTidy(app.context)
    // The order has an invoice: in Germany that is eight years from the end of its year, not six.
    expect(await whereIs(all(they))).toEqual({ orders: [...they.named].sort() })
    clock.advance(2 * YEAR_MS)
    await keepTidy(app.context)
    expect(await whereIs(all(they))).toEqual({})
    expect(await countRows(app, 'orders')).toBe(0)
    expect(await countRows(app, 'invoices')).toBe(0)
  })
})

describe('cut off at any commit', () => {
  test('it goes on where it stopped, and ends the same', async () => {
    const they = await somebody()
    const words = [...they.named, ...they.needed, ...they.told]
    const { context } = app
    // As one that was asked for while no worker lived.
    const id = context.newId()
    await context.database.pool.query(
      `insert into erasures (home, id, customer, asked_by, asked_at) values ($1, $2, $3, 'test', now())`,
      [shop.id, id, they.customer],
    )
    let rounds = 0
    for (let allowed = 1; ; allowed += 1) {
      rounds += 1
      try {
        await forget(dyingAfter(context, allowed), { home: shop.id, id })
        break
      } catch (error) {
        expect(error).toBeInstanceOf(Killed)
      }
      // Nothing that is found from the customer is lost from sight before it is gone.
      const left = await countRows(app, 'messages where home = $1 and parts::text like any($2)', [
        shop.id,
        they.told.map((word) => `%${word}%`),
      ])
      const isReachable = (await countRows(app, 'customers where id = $1', [they.customer])) === 1
      expect(left === 0 || isReachable).toBe(true)
    }
    expect(rounds).toBeGreaterThan(5)
    expect(Object.keys(await whereIs(words))).toEqual(['checkouts', 'orders', 'refunds'])
    const graves = await countRows(app, `facts where stream = $1 and kind = 'conversation.forgotten'`, [
      they.thread.conversation,
    ])
    expect(graves).toBe(1)
    expect(await countRows(app, 'facts where stream = $1', [they.thread.conversation])).toBe(1)
  }, 60_000)
})

class Killed extends Error {}

/** A server that is killed before its next commit, when it has made so many; what it was doing is rolled back. */
function dyingAfter(context: Context, commits: number): Context {
  let made = 0
  const database = {
    ...context.database,
    transact<T>(work: (tx: never) => Promise<T>): Promise<T> {
      return context.database.transact(async (tx) => {
        const result = await work(tx as never)
        made += 1
        if (made > commits) throw new Killed('killed')
        return result
      })
    },
  }
  return { ...context, database }
}
