import type { CustomerRow, CustomersFilter } from '@souk/contract/customer.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { customersPage } from '../src/views/customers-list.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { buy, customerOf, openTestShop, type TestShop } from './trade.ts'

let app: TestApp
let shop: TestShop
let buyer: string
let number: string
const others: string[] = []
const params = { shop: 'loom' }

beforeAll(async () => {
  app = await startTestApp()
  shop = await openTestShop(app, { shop: { slug: 'loom', name: 'Loom' } })
  const bought = await buy(app, shop, 2)
  number = bought.number
  buyer = await customerOf(app, bought.buyer.thread.conversation)
  for (const name of ['Ada Thread', 'Ben 50% Wool', 'Cleo Silk']) {
    const thread = await app.talk('loom')
    await thread.say('hello')
    const customer = await customerOf(app, thread.conversation)
    await app.context.database.pool.query('update customers set name = $2 where id = $1', [customer, name])
    others.push(customer)
  }
})
afterAll(() => app.close())

async function list(query: CustomersFilter & { limit?: number } = {}): Promise<CustomerRow[]> {
  const rows: CustomerRow[] = []
  let cursor: string | undefined
  do {
    const page = await shop.staff.call('listCustomers', { params, query: { ...query, ...(cursor ? { cursor } : {}) } })
    rows.push(...page.rows)
    cursor = page.cursor
  } while (cursor !== undefined)
  return rows
}
const ids = async (query: CustomersFilter) => (await list(query)).map(({ id }) => id)

test('the newest stand first; each row says who, what was spent, and agrees with the order', async () => {
  const rows = await list()
  expect(rows.map(({ id }) => id)).toEqual([...others.toReversed(), buyer])
  const order = await shop.staff.call('getOrder', { params: { ...params, number } })
  const paid = order.payments.reduce((sum, { amount, refunded }) => sum + amount.amount - refunded, 0)
  expect(rows.at(-1)).toMatchObject({
    email: 'shopper@example.com',
    hint: '',
    channels: ['web'],
    orders: 1,
    spent: [{ amount: paid, currency: 'USD' }],
    advertising: false,
  })
  expect(paid).toBe(5000)
  expect(rows[0]).toMatchObject({ name: 'Cleo Silk', orders: 0, spent: [] })
})

test('by name, address or order; signs of a pattern mean themselves', async () => {
  const [ada, ben] = others
  expect(await ids({ q: 'ada' })).toEqual([ada])
  expect(await ids({ q: '50%' })).toEqual([ben])
  expect(await ids({ q: '%' })).toEqual([ben])
  expect(await ids({ q: 'SHOPPER@example' })).toEqual([buyer])
  expect(await ids({ q: `#${number}` })).toEqual([buyer])
  expect(await ids({ q: 'nobody' })).toEqual([])
})

test('the filters, each and together', async () => {
  expect(await ids({ bought: 'yes' })).toEqual([buyer])
  expect(await ids({ bought: 'no' })).toEqual(others.toReversed())
  expect(await ids({ bought: 'no', q: 'ada' })).toEqual([others[0]])
  expect(await ids({ spentFrom: 5000 })).toEqual([buyer])
  expect(await ids({ spentFrom: 5001 })).toEqual([])
  expect(await ids({ channel: 'web' })).toHaveLength(4)
  expect(await ids({ channel: 'telegram' })).toEqual([])
  await shop.staff.call('changeCustomer', { params: { ...params, customer: buyer }, body: { language: 'ka' } })
  expect(await ids({ language: 'ka' })).toEqual([buyer])
})

test('advertising is what was agreed to, confirmed, and not taken back', async () => {
  const [ada = ''] = others
  const agreed = async () => (await list({ q: 'ada' }))[0]?.advertising
  const { pool } = app.context.database
  await pool.query(
    `insert into consents (home, id, customer, purpose, subject, wording, language, given_at)
     values ($1, $2, $3, 'marketing', $3, 'News, please', 'en', now())`,
    [shop.shop.id, app.context.newId(), ada],
  )
  expect(await agreed()).toBe(false)
  await pool.query(`update consents set confirmed_at = now() where customer = $1`, [ada])
  expect(await agreed()).toBe(true)
  await pool.query(`update consents set ended_at = now(), ended_by = 'withdrawn' where customer = $1`, [ada])
  expect(await agreed()).toBe(false)
})

test('what was paid back is not spent, and what is canceled was not bought', async () => {
  await shop.staff.call('refundOrder', { params: { ...params, number }, body: { amount: 1500, reason: 'asked' } })
  expect((await list({ bought: 'yes' }))[0]?.spent).toEqual([{ amount: 3500, currency: 'USD' }])
})

test('whoever is one person stands once, with all that is theirs', async () => {
  const [, ben = ''] = others
  const { pool } = app.context.database
  const join = (to: string | null) =>
    pool.query('update customers set one_with = $2 where id = any($1)', [[buyer, ben], to])
  await join(buyer)
  try {
    const rows = await list()
    expect(rows.map(({ id }) => id)).toEqual([others[2], ben, others[0]])
    expect(rows[1]).toMatchObject({ name: 'Ben 50% Wool', email: 'shopper@example.com', orders: 1 })
    // Found by what only the other one told.
    expect(await ids({ q: 'shopper@' })).toEqual([ben])
  } finally {
    await join(null)
  }
})

test('whatever the page, the filter and how far one looks, nobody is lost and nobody comes twice', async () => {
  const home = shop.shop.id
  // The same moment for some, and others joined: places decide then.
  const { pool } = app.context.database
  await pool.query(
    `update conversations set active_at = '2026-11-01T10:00:00Z', active_hour = '2026-11-01T10:00:00Z' where customer = any($1)`,
    [others],
  )
  const all = (await list()).map(({ id }) => id)
  expect(new Set(all)).toEqual(new Set([buyer, ...others]))
  const bought = fc.constantFrom<CustomersFilter['bought']>('yes', 'no', undefined)
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      bought,
      async (limit, most, of) => {
        const met: string[] = []
        let cursor: Awaited<ReturnType<typeof customersPage>>['cursor'] = null
        do {
          const page = await customersPage(
            app.context.database.read,
            { home, currency: 'USD', bought: of },
            { cursor, limit, most },
          )
          expect(page.rows.length).toBeLessThanOrEqual(limit)
          met.push(...page.rows.map(({ id }) => id))
          cursor = page.cursor
        } while (cursor)
        expect(met).toEqual(all.filter((id) => of === undefined || (id === buyer) === (of === 'yes')))
      },
    ),
    { numRuns: 30 },
  )
})

test('a cursor that is none of ours is refused', async () => {
  const garbage = shop.staff.call('listCustomers', { params, query: { cursor: 'eyJ9' } })
  await expect(garbage).rejects.toMatchObject({ code: 'invalid_request' })
})
