import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { buy, complete, countRows, eventually, openTestShop, payPage, readyBuyer } from '../../test/trade.ts'
import { settableClock } from '../kernel/clock.ts'
import { takeInvoicePlace } from '../payments/invoices.ts'

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
    'select body_text from mails where home = $1 order by id',
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
