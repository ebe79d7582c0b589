import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import type { LegalProfile } from '@souk/contract/legal.ts'
import { ShopSettings } from '@souk/contract/shop.ts'
import { buy, complete, countRows, eventually, LAWFUL, openTestShop, payPage, readyBuyer } from '../../test/trade.ts'
import { settableClock } from '../kernel/clock.ts'
import type { Tx } from '../kernel/database.ts'
import { findOrder, lockOrder } from '../orders/store.ts'
import { invoiceNumber, yearIn } from '../payments/invoice.ts'
import type { Paper } from '../payments/paper.ts'
import { takeInvoicePlace } from '../payments/invoices.ts'
import { findPayment } from '../payments/store.ts'
import { issueCredit, issueInvoice } from './invoice.ts'

const clock = settableClock(new Date())
let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ overrides: { clock } })
})
afterAll(() => app.close())

type Row = { year: number; place: number; kind: string; amount: number; taxes: { rate: number; amount: number }[] }

async function papersOf(home: string): Promise<Row[]> {
  const { rows } = await app.context.database.pool.query<Row>(
    'select year, place, kind, amount::int, taxes from invoices where home = $1 order by year, place',
    [home],
  )
  return rows
}

const VAT = [{ code: 'VAT', rate: 190_000 }]

test('forty orders paid at once, some of them twice over: numbers without a gap, one for each', async () => {
  const trade = await openTestShop(app, { shop: { settings: { taxes: VAT } } })
  const buyers = await Promise.all(Array.from({ length: 40 }, () => readyBuyer(app, trade)))
  await Promise.all(
    buyers.map(async (buyer) => {
      const { payment } = await complete(buyer)
      await payPage(payment?.url ?? '')
      await Promise.all([complete(buyer), complete(buyer)])
    }),
  )
  await eventually(
    'all are placed',
    async () => (await countRows(app, 'orders where home = $1', [trade.shop.id])) === 40,
  )
  const papers = await papersOf(trade.shop.id)
  expect(papers.map(({ place }) => place)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
  expect(new Set(papers.map(({ kind, amount }) => `${kind} ${amount}`))).toEqual(new Set(['invoice 2500']))
  expect(papers[0]?.taxes).toEqual([{ code: 'VAT', rate: 190_000, amount: 399 }])
})

test.each([
  ['DE', 190_000, 399],
  ['GB', 200_000, 417],
])(
  'a shop in %s that has set no taxes is invoiced at the standard rate; a small business says why not',
  async (country, rate, amount) => {
    const { noVatId: _, ...charging } = LAWFUL
    const invoiced = async (legal: LegalProfile) => {
      const settings = ShopSettings.parse({ legal })
      const trade = await openTestShop(app, { shop: { country, settings } })
      await buy(app, trade)
      const { rows } = await app.context.database.pool.query<{ taxes: unknown[]; paper: Paper }>(
        'select taxes, paper from invoices where home = $1',
        [trade.shop.id],
      )
      const from = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
      const to = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
      const exported = await trade.staff.call('listTaxes', { params: { shop: trade.shop.slug }, query: { from, to } })
      return { ...rows[0], exported, note: trade.shop.legal.priceNotes?.['en'] }
    }
    const charged = await invoiced({ ...charging, vatId: 'X123' })
    expect(charged.taxes).toEqual([{ code: 'VAT', rate, amount }])
    expect(charged.note).toBe('incl. VAT')
    expect(charged.exported).toMatchObject([{ rate, tax: amount, gross: 2500 }])
    const small = await invoiced({ ...charging, noVatId: true })
    expect(small.taxes).toEqual([])
    expect(small.note).toBeUndefined()
    expect(small.paper).toMatchObject({ exempt: true, soldFrom: country })
  },
)

test('what is not committed takes no number', async () => {
  const { shop } = await openTestShop(app)
  const take = (fails: boolean) =>
    app.context.database.transact(async (tx) => {
      const place = await takeInvoicePlace(tx, shop.id, 2026)
      if (fails) throw new Error('not paid')
      return place
    })
  const results = await Promise.allSettled(Array.from({ length: 30 }, (_, index) => take(index % 3 === 0)))
  const places = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  expect(places.toSorted((left, right) => left - right)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
})

test('money back in parts: a credit note each in the same row, tax and all to the last cent', async () => {
  const trade = await openTestShop(app, { shop: { settings: { taxes: VAT } } })
  const { number } = await buy(app, trade)
  const params = { shop: trade.shop.slug, number }
  for (const amount of [333, 334, 1833]) await trade.staff.call('refundOrder', { params, body: { amount } })
  await eventually('all is paid back', async () => (await papersOf(trade.shop.id)).length === 4)
  const papers = await papersOf(trade.shop.id)
  expect(papers.map(({ kind, place }) => [kind, place])).toEqual([
    ['invoice', 1],
    ['credit', 2],
    ['credit', 3],
    ['credit', 4],
  ])
  const credits = papers.slice(1)
  expect(credits.reduce((sum, { amount }) => sum + amount, 0)).toBe(2500)
  expect(credits.flatMap(({ taxes }) => taxes).reduce((sum, { amount }) => sum + amount, 0)).toBe(399)
  const { rows } = await app.context.database.pool.query<{ body_text: string }>(
    `select body_text from mails where home = $1 and kind <> 'canceled' order by id`,
    [trade.shop.id],
  )
  const year = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'America/New_York' }).format(clock.now())
  expect(rows[0]?.body_text).toContain(`Invoice number: ${year}-00001`)
  expect(
    rows
      .slice(1)
      .map(({ body_text }) => /Credit note number: (\S+)/.exec(body_text)?.[1])
      .sort(),
  ).toEqual([`${year}-00002`, `${year}-00003`, `${year}-00004`])
})

test('what costs nothing has no invoice, and a shop counts for itself and anew each year', async () => {
  const free = await openTestShop(app, { amount: 0 })
  const buyer = await readyBuyer(app, free)
  expect((await complete(buyer)).order).toBe('1001')
  expect(await papersOf(free.shop.id)).toEqual([])
  const [one, two] = [await openTestShop(app), await openTestShop(app)]
  await buy(app, one)
  await buy(app, two)
  const next = clock.now().getUTCFullYear() + 1
  clock.set(`${next}-06-01T12:00:00Z`)
  await buy(app, one)
  const placesOf = async (home: string) => (await papersOf(home)).map(({ year, place }) => [year, place])
  expect(await placesOf(one.shop.id)).toEqual([
    [next - 1, 1],
    [next, 1],
  ])
  expect(await placesOf(two.shop.id)).toEqual([[next - 1, 1]])
})

test('what was issued before papers were stored is written from its order as it would be today', async () => {
  const trade = await openTestShop(app, { shop: { settings: { taxes: VAT } } })
  const { number } = await buy(app, trade, 3)
  await trade.staff.call('refundOrder', { params: { shop: trade.shop.slug, number }, body: { amount: 1000 } })
  await eventually('it is paid back', async () => (await papersOf(trade.shop.id)).length === 2)
  const { pool } = app.context.database
  const read = async () =>
    (await pool.query('select kind, paper from invoices where home = $1 order by place', [trade.shop.id])).rows
  const written = await read()
  const migration = await readFile(new URL('../../migrations/0022-papers.sql', import.meta.url), 'utf8')
  const [update = ''] = /\nwith parts[\s\S]*?;\n/.exec(migration) ?? []
  await pool.query("update invoices set paper = '{}' where home = $1", [trade.shop.id])
  await pool.query(update)
  expect(await read()).toEqual(written)
  expect(written[1]?.paper).toMatchObject({
    rates: [{ gross: 1000, tax: 160 }],
    credits: { number: expect.stringMatching(/^\d{4}-00001$/) },
  })
})

/** What becomes of a transaction: it commits, its work throws, or the database refuses one of its last writes. */
const FATES = ['kept', 'thrown', 'refused'] as const
const Step = fc.record({
  kind: fc.constantFrom('invoice', 'credit'),
  fate: fc.constantFrom('kept', ...FATES),
  /** Which order it is about; the same one twice is no second paper. */
  order: fc.nat(3),
  refund: fc.nat(1),
})
type Deed = { kind: string; fate: (typeof FATES)[number]; order: number; refund: number }
const Steps = fc.array(Step, { minLength: 2, maxLength: 10, size: 'max' })

test('whatever commits, fails, is paid back and wherever the year turns: each row of numbers is whole, each paper has its own', async () => {
  const trade = await openTestShop(app, { shop: { settings: { taxes: VAT }, timezone: 'America/New_York' } })
  const { number } = await buy(app, trade)
  const { database, directory } = app.context
  const home = trade.shop.id
  const [shop, order] = await Promise.all([directory.byId(home), findOrder(database.read, home, number)])
  const { rows } = await database.pool.query<{ id: string }>('select id from payments where home = $1', [home])
  const payment = await findPayment(database.read, home, rows[0]?.id ?? '')
  if (!shop || !order || !payment) throw new Error('nothing was bought')

  /** More orders like the one that was bought. */
  async function ordersLikeIt(count: number): Promise<string[]> {
    const ids = Array.from({ length: count }, () => crypto.randomUUID())
    for (const [table, changes] of [
      ['checkouts', "jsonb_build_object('id', v.id)"],
      ['orders', "jsonb_build_object('id', v.id, 'checkout', v.id, 'number', v.id)"],
    ] as const) {
      // What is generated is not written.
      const { rows: columns } = await database.pool.query<{ name: string }>(
        `select attname as name from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
        [table],
      )
      const names = columns.map(({ name }) => name)
      await database.pool.query(
        `insert into ${table} (${names.join(', ')})
         select ${names.map((name) => `r.${name}`).join(', ')}
         from ${table} t, unnest($1::uuid[]) as v(id), jsonb_populate_record(t, ${changes}) as r
         where t.home = $2 and t.id = $3`,
        [ids, home, table === 'orders' ? order?.id : order?.checkout],
      )
    }
    return ids
  }

  let year = 2030
  const property = fc.asyncProperty(Steps, Steps, async (before, after) => {
    year += 2
    const orders = await ordersLikeIt(4)
    const refunds = new Map(orders.map((id) => [id, [crypto.randomUUID(), crypto.randomUUID()]]))
    const issued = new Map<string, string>()

    async function run(at: string, { kind, fate, order: index, refund }: Deed) {
      const context = { ...app.context, clock: settableClock(at) }
      const name = orders[index] ?? ''
      const subject = kind === 'invoice' ? name : (refunds.get(name)?.[refund] ?? '')
      const write = async (tx: Tx) => {
        const own = await lockOrder(tx, home, name)
        if (kind === 'invoice') {
          const paid = yearIn(shop!.timezone, context.clock.now())
          return issueInvoice(context, tx, {
            shop: shop!,
            order: own,
            payment: payment!,
            year: paid,
            place: await takeInvoicePlace(tx, home, paid),
          })
        }
        const back = {
          home,
          id: subject,
          payment: payment!.id,
          order: own.id,
          amount: 700,
          state: 'done',
          detail: null,
        }
        return issueCredit(context, tx, { shop: shop!, order: own, refund: back })
      }
      const given = await database
        .transact(async (tx) => {
          const paper = await write(tx)
          if (fate === 'thrown') throw new Error('thrown')
          if (fate === 'refused') tx.later(sql`select 1 / 0`.execute(tx.db))
          return paper
        })
        .catch((error: Error) => {
          // The database refuses an order's second invoice; a second credit note is not even tried.
          const twice = kind === 'invoice' ? ['invoices_home_kind_subject_key'] : []
          const why = { kept: [], thrown: ['thrown'], refused: ['division by zero'] }[fate]
          expect(
            [...why, ...twice].some((part) => error.message.includes(part)),
            error.message,
          ).toBe(true)
          return undefined
        })
      if (given === undefined) return
      expect(issued.get(`${kind} ${subject}`) ?? given).toBe(given)
      issued.set(`${kind} ${subject}`, given)
    }

    // Midnight in New York, not in Greenwich.
    await Promise.all(before.map((step) => run(`${year + 1}-01-01T04:59:59Z`, step)))
    const old = new Set(issued.keys())
    await Promise.all(after.map((step) => run(`${year + 1}-01-01T05:00:00Z`, step)))
    // What is taken back in the new year is numbered in it, whatever year its invoice is of.
    for (const [paper, given] of issued) expect(given).toMatch(`${old.has(paper) ? year : year + 1}-`)
    for (const { kind, fate, order: index } of [...before, ...after])
      if (kind === 'invoice' && fate === 'kept') expect(issued.has(`invoice ${orders[index]}`)).toBe(true)
    const { rows: papers } = await database.pool.query<Row & { subject: string }>(
      'select year, place, kind, subject from invoices where home = $1 and year = any($2) order by year, place',
      [home, [year, year + 1]],
    )
    for (const of of [year, year + 1]) {
      const places = papers.filter((paper) => paper.year === of).map(({ place }) => place)
      expect(places).toEqual(places.map((_, index) => index + 1))
    }
    const stored = papers.map((paper) => [`${paper.kind} ${paper.subject}`, invoiceNumber(paper.year, paper.place)])
    expect(Object.fromEntries(stored)).toEqual(Object.fromEntries(issued))
    expect(stored.length).toBe(issued.size)
  })
  await fc.assert(property, { numRuns: 20, interruptAfterTimeLimit: 2000 })
})
