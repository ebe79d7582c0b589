import { readFile } from '@souk/sdk/file.ts'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile as readDisk, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShippingOption } from '@souk/contract/shop.ts'
import { settableClock } from '../src/kernel/clock.ts'
import { keepTidy } from '../src/journeys/retention.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { pdfText } from './pdf-text.ts'
import { startSmtp } from './smtp.ts'
import { buy, complete, eventually, LAWFUL, openTestShop, payPage, readyBuyer } from './trade.ts'

const clock = settableClock(new Date('2026-05-20T12:00:00Z'))
let app: TestApp
let smtp: Awaited<ReturnType<typeof startSmtp>>
let folder = ''
beforeAll(async () => {
  smtp = await startSmtp()
  const env = { SOUK_SMTP_URL: smtp.url, SOUK_MAIL_FROM: 'shops@market.example' }
  app = await startTestApp({ env, overrides: { clock } })
  folder = await mkdtemp(join(tmpdir(), 'souk-invoices-'))
})
afterAll(async () => {
  await app.close()
  await smtp.close()
  await rm(folder, { recursive: true })
})

const { noVatId: _, ...LEGAL } = LAWFUL
const POST: ShippingOption = { id: 'post', label: { en: 'By post' }, amount: 0, kind: 'ship' }
const GERMAN = {
  country: 'DE',
  locale: 'de',
  timezone: 'Europe/Berlin',
  settings: {
    taxes: [{ code: 'VAT', rate: 190_000 }],
    legal: {
      ...LEGAL,
      vatId: 'DE123456789',
      address: { line1: 'Weg 1', postcode: '10178', city: 'Berlin', country: 'DE' },
    },
  },
}

const text = async (pdf: Blob) => pdfText(Buffer.from(await pdf.bytes()))
const PERIOD = { from: '2026-01-01', to: '2026-12-31' }

test('an order has its invoice, money back its credit note: read by the buyer, the shop and the operator, by nobody else', async () => {
  const trade = await openTestShop(app, { shop: GERMAN })
  const { buyer, number } = await buy(app, trade, 2)
  const params = { shop: trade.shop.slug, number }
  await trade.staff.call('refundOrder', { params, body: { amount: 1000 } })
  const papers = () => buyer.client.call('listInvoices', { params })
  await eventually('the credit note is there', async () => (await papers()).length === 2)
  const [invoice, credit] = await papers()
  expect(invoice).toMatchObject({ number: '2026-00001', kind: 'invoice', total: { amount: 5000, currency: 'USD' } })
  expect(credit).toMatchObject({ number: '2026-00002', kind: 'credit', credits: '2026-00001', total: { amount: 1000 } })

  const answer = await fetch(invoice?.url ?? '', { headers: { authorization: `Bearer ${buyer.thread.token}` } })
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.headers.get('content-disposition')).toBe('inline; filename="2026-00001.pdf"')
  const read = { params: { ...params, invoice: invoice?.id ?? '' } }
  const said = await text(await readFile(buyer.client, 'getInvoice', read))
  for (const one of ['2026-00001', 'Song of the loom', number]) expect(said).toContain(one)
  expect(said.join(' ')).toContain('DE123456789')
  for (const client of [trade.staff, app.operator])
    expect(await text(await readFile(client, 'getInvoice', read))).toEqual(said)
  const taken = await text(
    await readFile(trade.staff, 'getInvoice', { params: { ...params, invoice: credit?.id ?? '' } }),
  )
  expect(taken.join(' ')).toContain('2026-00001')

  const stranger = await readyBuyer(app, trade)
  await expect(readFile(stranger.client, 'getInvoice', read)).rejects.toMatchObject({ code: 'not_found' })
  await expect(stranger.client.call('listInvoices', { params })).rejects.toMatchObject({ code: 'not_found' })
  const other = await buy(app, trade)
  const mixed = { params: { ...read.params, number: other.number } }
  await expect(readFile(other.buyer.client, 'getInvoice', mixed)).rejects.toMatchObject({ code: 'not_found' })
})

test('what was issued prints the same, whatever the shop calls itself tomorrow', async () => {
  const trade = await openTestShop(app, { shop: GERMAN })
  const { buyer, number } = await buy(app, trade)
  const params = { shop: trade.shop.slug, number }
  const [paper] = await buyer.client.call('listInvoices', { params })
  const draw = () => readFile(buyer.client, 'getInvoice', { params: { ...params, invoice: paper?.id ?? '' } })
  const before = await (await draw()).bytes()
  await trade.staff.call('putSettings', {
    params: { shop: trade.shop.slug },
    body: { legal: { legalName: 'Other GmbH' }, taxes: [] },
  })
  expect(await (await draw()).bytes()).toEqual(before)
})

test('the confirmation brings the invoice along, the news of a refund the credit note', async () => {
  const trade = await openTestShop(app, { shop: GERMAN })
  const params = { shop: trade.shop.slug }
  const { payment } = await complete(await readyBuyer(app, trade))
  // What a test shop says never leaves the house, and a real one knows no sandbox: it becomes one while it is paid.
  await app.context.database.pool.query('update shops set test = false where id = $1', [trade.shop.id])
  app.context.directory.forget()
  await payPage(payment?.url ?? '')
  await eventually('it is confirmed', async () => smtp.letters.length === 1)
  const [order] = await trade.staff.call('listOrders', { params })
  await trade.staff.call('refundOrder', { params: { ...params, number: order?.number ?? '' }, body: { amount: 2499 } })
  await eventually('the refund is told', async () => smtp.letters.length === 2)
  for (const [index, name] of ['2026-00001', '2026-00002'].entries()) {
    const raw = smtp.letters[index]?.raw ?? ''
    expect(raw).toContain(`filename=${name}.pdf`)
    const [, packed = ''] = /application\/pdf[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(raw) ?? []
    expect(pdfText(Buffer.from(packed, 'base64'))).toContain(name)
  }
})

test('taxes of a time: the invoices minus the credit notes, as JSON, as CSV and for the One Stop Shop', async () => {
  const trade = await openTestShop(app, { shop: GERMAN })
  const params = { shop: trade.shop.slug }
  const { number } = await buy(app, trade, 3)
  await trade.staff.call('refundOrder', { params: { ...params, number }, body: { amount: 333 } })
  await eventually(
    'it is paid back',
    async () => (await trade.staff.call('listTaxes', { params, query: PERIOD })).length === 2,
  )
  const rows = await trade.staff.call('listTaxes', { params, query: PERIOD })
  expect(rows).toMatchObject([
    {
      date: '2026-05-20',
      number: '2026-00001',
      kind: 'invoice',
      order: number,
      country: 'DE',
      rate: 190_000,
      net: 6303,
      tax: 1197,
      gross: 7500,
    },
    { number: '2026-00002', kind: 'credit', net: -280, tax: -53, gross: -333, currency: 'USD' },
  ])
  const csv = await (await readFile(trade.staff, 'exportTaxes', { params, query: PERIOD })).text()
  expect(parse(csv, { columns: true, bom: true })).toMatchObject([
    { date: '2026-05-20', country: 'DE', rate: '19', net: '63.03', tax: '11.97', gross: '75.00', currency: 'USD' },
    { kind: 'credit', net: '-2.80', tax: '-0.53', gross: '-3.33' },
  ])
  expect(await trade.staff.call('listOss', { params, query: PERIOD })).toEqual([])
  const day = { from: '2026-05-21', to: '2026-05-21' }
  expect(await trade.staff.call('listTaxes', { params, query: day })).toEqual([])
  const wrong = { from: '2026-05-21', to: '2026-05-20' }
  await expect(trade.staff.call('listTaxes', { params, query: wrong })).rejects.toMatchObject({
    code: 'invalid_request',
  })
  const long = { from: '2024-05-21', to: '2026-05-20' }
  await expect(trade.staff.call('listTaxes', { params, query: long })).rejects.toMatchObject({
    code: 'invalid_request',
  })
})

test('what is sent to another member state is taxed there, and declared to the One Stop Shop; elsewhere there is none', async () => {
  const oss = { ...GERMAN, settings: { ...GERMAN.settings, oss: true, shipping: [POST] } }
  const trade = await openTestShop(app, { shop: oss, sent: true })
  const params = { shop: trade.shop.slug }
  const france = { line1: '3 rue des Lilas', city: 'Paris', postcode: '75019', country: 'FR' }
  const zurich = { line1: 'Gasse 1', city: 'Zürich', postcode: '8001', country: 'CH' }
  const { number } = await buy(app, { ...trade, address: france }, 3)
  await buy(app, { ...trade, address: zurich })
  await buy(app, { ...trade, address: { ...zurich, city: 'Berlin', postcode: '10115', country: 'DE' } })
  await trade.staff.call('refundOrder', { params: { ...params, number }, body: { amount: 7500 } })
  const rows = () => trade.staff.call('listTaxes', { params, query: PERIOD })
  await eventually('it is paid back', async () => (await rows()).length === 4)
  expect(await rows()).toMatchObject([
    { country: 'FR', rate: 200_000, net: 6250, tax: 1250, gross: 7500, oss: true },
    { country: 'CH', rate: 0, net: 2500, tax: 0, gross: 2500 },
    { country: 'DE', rate: 190_000, net: 2101, tax: 399, gross: 2500 },
    { kind: 'credit', country: 'FR', rate: 200_000, net: -6250, tax: -1250, gross: -7500, oss: true },
  ])
  expect((await rows()).filter((row) => row.oss)).toHaveLength(2)
  expect(await trade.staff.call('listOss', { params, query: PERIOD })).toEqual([
    { quarter: '2026-Q2', country: 'FR', rate: 200_000, net: 0, tax: 0, gross: 0, currency: 'USD' },
  ])
})

test('what was declared to the One Stop Shop is kept for ten years, the rest until its own date', async () => {
  const before = clock.now()
  const { rows } = await app.context.database.pool.query<{ ours: number }>(
    `select count(*)::int as ours from orders where jsonb_path_exists(lines, '$[*].taxes[*].country')`,
  )
  expect(rows).toEqual([{ ours: 1 }])
  const left = async () =>
    (await app.context.database.pool.query(`select distinct address ->> 'country' as country from orders`)).rows
  clock.set('2036-06-01T12:00:00Z')
  await keepTidy(app.context)
  expect(await left()).toEqual([{ country: 'FR' }])
  clock.set('2037-01-02T12:00:00Z')
  await keepTidy(app.context)
  expect(await left()).toEqual([])
  clock.set(before)
})

test('the command line writes both', async () => {
  const trade = await openTestShop(app, { shop: GERMAN })
  const { number } = await buy(app, trade)
  const main = fileURLToPath(new URL('../../sdk/cli/main.ts', import.meta.url))
  const run = async (...argv: string[]) => {
    const env = { PATH: process.env.PATH ?? '', SOUK_URL: app.url, SOUK_ADMIN_KEY: app.operatorKey }
    const args = [main, ...argv, '--shop', trade.shop.slug]
    return JSON.parse((await promisify(execFile)(process.execPath, args, { cwd: folder, env })).stdout)
  }
  const [paper] = await run('invoice', number, '--pdf', 'papers')
  expect(paper).toMatchObject({ number: '2026-00001', file: join(folder, 'papers/2026-00001.pdf') })
  expect(pdfText(await readDisk(paper.file))).toContain('Song of the loom')
  const period = ['--from', PERIOD.from, '--to', PERIOD.to]
  expect(await run('tax', 'export', ...period)).toMatchObject([{ number: '2026-00001', gross: 2500 }])
  const { file } = await run('tax', 'export', ...period, '--oss', '--csv', 'oss.csv')
  expect(await readDisk(file, 'utf8')).toBe('\ufeffquarter,country,rate,net,tax,gross,currency\r\n')
})
