import type { ProcessingRecord } from '@souk/contract/customer.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buy, countRows, customerOf } from '../../test/trade.ts'
import { openYears, type Years } from '../../test/years.ts'
import { PLANNED, quietRows, quietSql } from '../kernel/quiet.ts'
import { forgetIdle } from './forget-idle.ts'
import { keepTidy } from './retention.ts'

let years: Years
let app: Years['app']
let shop: Years['shop']
let tags: Years['tags']
beforeAll(async () => {
  years = await openYears({ sent: true })
  ;({ app, shop, tags } = years)
})
afterAll(() => app.close())

const isKnown = async (id: string) => (await countRows(app, 'customers where id = $1', [id])) === 1

describe('what counts as a sign', () => {
  let customer: string

  /** Somebody with a row in every table whose tag has one. */
  beforeAll(async () => {
    const { buyer, number } = await buy(app, shop)
    const { client, conversation } = buyer.thread
    customer = await customerOf(app, conversation)
    await buyer.thread.say('hello')
    await client.call('saveWish', { params: { conversation, product: shop.goods.offer } })
    await client.call('addWatch', {
      params: { conversation },
      body: { offer: shop.goods.offer, below: 100, wording: 'tell me', language: 'en' },
    })
    const home = shop.shop.id
    const { newId } = app.context
    const { rows } = await years.run('select id from orders where home = $1 and number = $2', [home, number])
    const order = (rows[0] as { id: string }).id
    await years.run(
      `insert into returns (home, id, order_id, place, kind, state, lines, reason, at, updated_at)
        values ($1, $2, $3, 1, 'return', 'refused', '[]', 'fit', now(), now())`,
      [home, newId(), order],
    )
    await years.run(
      `insert into withdrawals (home, id, order_id, number, state, lines, body, language, buyer, at)
        values ($1, $2, $3, $4, 'settled', '[]', '', 'en', '{}', now())`,
      [home, newId(), order, number],
    )
    await years.run(
      `insert into reaches (home, id, conversation, kind, address, at) values ($1, $2, $3, 'email', 'a@b', now())`,
      [home, newId(), conversation],
    )
    await years.run(
      `insert into mandates (home, id, customer, payment, gateway, ref, label, words, language, given_at)
        values ($1, $2, $3, $2, 'sandbox', '', '', '', 'en', now())`,
      [home, newId(), customer],
    )
  })

  async function isQuiet(): Promise<boolean> {
    const input = {
      home: shop.shop.id,
      root: 'customers',
      before: years.day(-1),
      after: undefined,
      limit: 10,
    }
    return (await app.context.database.transact((tx) => quietRows(tx, tags, input))).includes(customer)
  }

  test('each of them alone keeps a customer, and without any there is none', async () => {
    const signs = [...tags.values()].flatMap((table) =>
      table.columns.flatMap(({ name, sign }) => (sign === undefined ? [] : [[table.name, name] as const])),
    )
    expect(signs.length).toBeGreaterThan(8)
    const old = years.day(-9)
    await years.run('update customers set created_at = $1 where id = $2', [old, customer])
    for (const [table, column] of signs) await years.run(`update ${table} set ${column} = $1`, [old])
    expect(await isQuiet()).toBe(true)
    for (const [table, column] of signs) {
      await years.run(`update ${table} set ${column} = now()`, [])
      expect(await isQuiet(), `${table}.${column}`).toBe(false)
      await years.run(`update ${table} set ${column} = $1`, [old])
    }
  })

  test('what the shop said is none', async () => {
    const { rowCount } = await years.run(`update messages set at = now() where author_kind <> 'shopper'`, [])
    expect(rowCount).toBeGreaterThan(0)
    expect(await isQuiet()).toBe(true)
  })
})

describe('who is not heard of any more', () => {
  test('is forgotten after the days of the tag, and who wrote meanwhile is not', async () => {
    const silent = await app.talk(shop.shop.slug)
    const faithful = await app.talk(shop.shop.slug)
    const [one, other] = [await customerOf(app, silent.conversation), await customerOf(app, faithful.conversation)]
    await silent.say('hello')
    years.atDay(1000)
    await faithful.say('hello again')
    years.atDay(1094)
    await keepTidy(app.context)
    expect(await isKnown(one)).toBe(true)
    years.atDay(1096)
    await keepTidy(app.context)
    expect(await isKnown(one)).toBe(false)
    expect(await countRows(app, 'messages where conversation = $1', [silent.conversation])).toBe(0)
    expect(await isKnown(other)).toBe(true)
    expect(await countRows(app, `erasures where asked_by = 'retention' and customer = $1`, [one])).toBe(1)
  })

  test('waits for an order that is under way', async () => {
    const { buyer, number } = await buy(app, shop)
    const customer = await customerOf(app, buyer.thread.conversation)
    years.atDay(2400)
    await forgetIdle(app.context, tags)
    expect(await countRows(app, 'erasures where customer = $1', [customer])).toBe(0)
    await years.run(`update orders set state = 'fulfilled' where number = $1`, [number])
    await years.run(`update mails set state = 'sent'`, [])
    await forgetIdle(app.context, tags)
    expect(await countRows(app, 'erasures where customer = $1', [customer])).toBe(1)
  })

  test('is forgotten when the shop says so, and the record of processing tells it', async () => {
    const hasty = await app.createShop({ slug: 'hasty', settings: { forgetAfterDays: 60 } })
    const here = await customerOf(app, (await app.talk(hasty.slug)).conversation)
    const there = await customerOf(app, (await app.talk(shop.shop.slug)).conversation)
    await years.run('update customers set created_at = $1', [years.day(2400)])
    years.atDay(2461)
    await keepTidy(app.context)
    expect([await isKnown(here), await isKnown(there)]).toEqual([false, true])
    const staff = await app.withKey('hasty', 'settings:read')
    const kept = async (client: typeof staff, slug: string) => {
      const record = (await client.call('getProcessingRecord', { params: { shop: slug } })) as ProcessingRecord
      return record.activities.flatMap(({ data }) => data).find(({ table }) => table === 'customers')?.kept
    }
    expect(await kept(staff, 'hasty')).toContain('at most 60 days after they were last heard of')
    expect(await kept(shop.staff, shop.shop.slug)).toContain('at most 1095 days')
  })
})

test('however many there are, what they wrote is read once for all of them', async () => {
  const home = app.context.newId()
  await years.run(
    `insert into conversations (home, id, customer) select $1, uuidv7(), uuidv7() from generate_series(1, 300)`,
    [home],
  )
  await years.run(
    `insert into facts (home, stream, seq, kind, at, subject)
      select home, id, n, 'message.created', now(), uuidv7() from conversations, generate_series(1, 10) n where home = $1`,
    [home],
  )
  await years.run(
    `insert into messages (home, id, conversation, seq, author_kind, parts, at)
      select home, subject, stream, seq, 'shopper', '[]', at from facts where home = $1`,
    [home],
  )
  await years.run(
    `insert into customers (home, id, created_at) select home, customer, $2 from conversations where home = $1`,
    [home, years.day(-9)],
  )
  const client = await app.context.database.pool.connect()
  await client.query('begin')
  await client.query(PLANNED)
  const { rows } = await client.query<{ 'QUERY PLAN': string }>({
    text: `explain (analyze) ${quietSql(tags, 'customers', 10)}`,
    values: [home, years.day(-1), '00000000-0000-0000-0000-000000000000'],
  })
  await client.query('rollback')
  client.release()
  const plan = rows.map((row) => row['QUERY PLAN'])
  expect(plan.filter((line) => /on (messages|facts|conversations)\b/.test(line) && !/loops=[01]\)/.test(line))).toEqual(
    [],
  )
  expect(plan.join('\n')).toMatch(/on messages .*rows=3000/)
})
