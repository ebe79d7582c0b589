import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import type { Thread } from '../../test/harness/thread.ts'
import { complete, countRows, customerOf, eventually, goodsOf, payPage, type TestGoods } from '../../test/trade.ts'
import type { Client } from '@souk/sdk/client.ts'
import { storeMail } from '../kernel/mails.ts'
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
let pixel: Buffer
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
  pixel = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#b3123f' } })
    .png()
    .toBuffer()
  staff = await app.withKey(shop.slug, 'conversations:write', 'orders:write', 'customers:write')
})
afterAll(() => app.close())

const SHIPPING = [{ id: 'post', label: { en: 'Post' }, kind: 'ship' as const, amount: 0 }]

/** Words that stand nowhere else. */
function word(): string {
  return `q${randomBytes(6).toString('hex')}`
}

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
  /** Of what was told, why something was paid back: it belongs to the order. */
  reason?: string
}

/** What somebody may do at a shop; each leaves words of their own somewhere. */
const DEEDS = [
  'write',
  'be answered by staff',
  'save',
  'watch',
  'picture',
  'mailed',
  'buy',
  'have delivered',
  'begin again',
] as const
type Deed = (typeof DEEDS)[number]

/** Somebody who has done all of this, with words of their own in every field. */
async function somebody(deeds: readonly Deed[] = DEEDS.filter((deed) => deed !== 'have delivered')): Promise<Somebody> {
  const thread = await app.talk(shop.slug)
  const { client, conversation } = thread
  const params = { shop: shop.slug }
  const who: Somebody = {
    thread,
    customer: await customerOf(app, conversation),
    number: '',
    named: [],
    needed: [],
    told: [],
  }
  const [name, street, email, phone] = [word(), word(), `${word()}@example.com`, `+49 ${word()}`]
  const address = { name, line1: street, city: 'Berlin', postcode: '10115', country: 'DE', phone }

  async function checkout(told: string, text: string): Promise<string> {
    const cart = await client.call('createCart', {
      params,
      body: { lines: [{ ...goods, quantity: 1, for: told, form: { text } }] },
    })
    const { id } = await client.call('createCheckout', { params, body: { cart: cart.id } })
    await client.call('updateCheckout', {
      params: { ...params, checkout: id },
      body: { buyer: { email, phone, name }, address, shippingOption: 'post' },
    })
    return id
  }
  function tell(): string {
    const told = word()
    who.told.push(told)
    return told
  }

  async function buy(): Promise<void> {
    const engraving = word()
    const at = { client, thread, checkout: await checkout(tell(), engraving), slug: shop.slug }
    const { payment } = await complete(at)
    await payPage(payment?.url ?? '')
    who.number = (await complete(at)).order ?? ''
    who.named.push(name, street)
    who.needed.push(email, phone, engraving)
    const reason = tell()
    who.reason = reason
    await staff.call('refundOrder', { params: { ...params, number: who.number }, body: { amount: 100, reason } })
  }
  const ways: Record<Deed, () => Promise<unknown>> = {
    write: () => thread.say(`I am ${tell()}`),
    async 'be answered by staff'() {
      await staff.call('changeSpeaker', { params: { conversation }, body: { to: 'staff', name: 'Lena', note: tell() } })
      const body = { clientId: word(), epoch: 2, parts: [{ type: 'text' as const, text: `Dear ${tell()}` }] }
      await staff.call('sendStaffMessage', { params: { conversation }, body })
    },
    save: () => client.call('saveWish', { params: { conversation, product: goods.offer } }),
    watch: () =>
      client.call('addWatch', {
        params: { conversation },
        body: { offer: goods.offer, below: 100, wording: `tell ${tell()}`, language: 'en' },
      }),
    async picture() {
      const answer = await fetch(`${app.url}/api/conversations/${conversation}/pictures`, {
        method: 'POST',
        headers: { authorization: `Bearer ${thread.token}`, 'content-type': 'image/png' },
        body: new Uint8Array(pixel),
      })
      const { url } = (await answer.json()) as { url: string }
      await thread.send({ type: 'image', url })
    },
    // Told that they were answered; it waits to be sent.
    mailed: () =>
      app.context.database.transact((tx) => {
        const [id, told] = [app.context.newId(), tell()]
        const body = { subject: told, body_text: told, body_html: told }
        const at = clock.now()
        const recipient = { address: `${told}@example.com` }
        const about = { cause: `answer/${id}`, kind: 'answer', about: conversation }
        const mail = { home: shop.id, id, ...about, recipient, sender: { name: 'Ring' }, language: 'en', ...body, at }
        return storeMail(tx, { ...mail, isKept: false })
      }),
    // What was told for a cart that came to nothing goes with it, also what an order may keep.
    async 'begin again'() {
      await checkout(tell(), tell())
      if (who.number === '') who.told.push(name, street, email, phone)
    },
    buy,
    async 'have delivered'() {
      if (who.number !== '') await deliver(who.number)
    },
  }
  for (const deed of DEEDS) if (deeds.includes(deed)) await ways[deed]()
  return who
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

/** Where they are found apart from their invoices, which have no more of them than their order has. */
async function besideInvoices(who: Somebody, isOpen: boolean): Promise<Record<string, string[]>> {
  const { invoices = [], ...found } = await whereIs([...who.named, ...who.needed, ...who.told])
  expect([...who.named, ...(isOpen ? who.needed : [])]).toEqual(expect.arrayContaining(invoices))
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
    const found = await besideInvoices(they, true)
    expect(Object.keys(found)).toEqual(['checkouts', 'orders', 'refunds'])
    expect(found['orders']).toEqual([...they.named, ...they.needed].sort())
    expect(found['checkouts']).toEqual(found['orders'])
    expect(found['refunds']).toEqual([they.reason])
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
    // The shop's stream is read below the oldest open transaction of the whole PostgreSQL, other tests' included.
    const theirs = async () => {
      const { facts } = await staff.call('getShopFacts', { params: { shop: shop.slug }, query: { limit: 500 } })
      return facts.filter(({ conversation }) => conversation === they.thread.conversation).map(({ fact }) => fact.kind)
    }
    await expect.poll(theirs).toEqual(['conversation.forgotten'])
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
    expect(await besideInvoices(they, false)).toEqual({ orders: they.named.toSorted() })
    // Who wrote at the last moment is looked after for a day; then it is over.
    clock.advance(2 * 86_400_000)
    await keepTidy(app.context)
    expect(await besideInvoices(they, false)).toEqual({ orders: they.named.toSorted() })
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
    expect(await besideInvoices(they, false)).toEqual({ orders: they.named.toSorted() })
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
    expect(Object.keys(await besideInvoices(they, true))).toEqual(['checkouts', 'orders', 'refunds'])
    const graves = await countRows(app, `facts where stream = $1 and kind = 'conversation.forgotten'`, [
      they.thread.conversation,
    ])
    expect(graves).toBe(1)
    expect(await countRows(app, 'facts where stream = $1', [they.thread.conversation])).toBe(1)
  }, 60_000)
})

test('whatever somebody has done, nothing of it is found but in what the law keeps, and after its day nowhere', async () => {
  const gone: Somebody[] = []
  await fc.assert(
    fc.asyncProperty(fc.subarray([...DEEDS]), async (deeds) => {
      const they = await somebody(deeds)
      await erase(they)
      gone.push(they)
      await goOnForgetting(app.context)
      const isDone = they.number === '' || deeds.includes('have delivered')
      const stays = new Set([...they.named, ...(isDone ? [] : [...they.needed, they.reason])])
      const found = await besideInvoices(they, !isDone)
      for (const [table, words] of Object.entries(found)) {
        expect(['checkouts', 'orders', 'refunds', 'mails'], deeds.join(', ')).toContain(table)
        for (const one of words) expect(stays.has(one), `${one} in ${table}`).toBe(true)
      }
      expect(await countRows(app, 'uploads where conversation = $1', [they.thread.conversation])).toBe(0)
    }),
    { numRuns: 8 },
  )
  clock.advance(10 * YEAR_MS)
  await keepTidy(app.context)
  const words = gone.flatMap((they) => [...they.named, ...they.needed, ...they.told])
  expect(await whereIs(words)).toEqual({})
}, 120_000)

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
