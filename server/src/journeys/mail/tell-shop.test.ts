import { LANGUAGES } from '@souk/contract/understanding.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness/app.ts'
import { buy, CARDS, complete, eventually, LAWFUL, openTestShop, payPage, readyBuyer } from '../../../test/trade.ts'
import type { ShopCreate } from '@souk/contract/shop.ts'
import { reportStray } from '../report.ts'
import { mailShop, type ShopNews } from './tell-shop.ts'
import { mailText } from './texts.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const EMAIL = 'office@loom.example'
const SHOPPER = 'shopper@example.com'
const GERMAN: Partial<ShopCreate> = { country: 'DE', locale: 'de', settings: { email: EMAIL, legal: LAWFUL } }

async function mailsTo(home: string, address = EMAIL) {
  const rows = await app.context.database.read.selectFrom('mails').selectAll().where('home', '=', home).execute()
  return rows.filter(({ recipient }) => (recipient as { address: string }).address === address)
}

async function toldOnce(home: string, kind: string) {
  await eventually(`the shop is told: ${kind}`, async () => (await mailsTo(home)).some((mail) => mail.kind === kind))
  const [mail, ...more] = (await mailsTo(home)).filter((one) => one.kind === kind)
  expect(more).toEqual([])
  if (!mail) throw new Error('there is none')
  // Nobody is named, and no link opens anything by itself.
  for (const text of [mail.subject, mail.body_text, mail.body_html]) {
    expect(text).not.toContain(SHOPPER)
    expect(text).not.toContain('Maya')
    expect(text).not.toContain('#open=')
  }
  return mail
}

test('a return and a withdrawal are told to the contact of the shop, in its language, with number and link', async () => {
  const trade = await openTestShop(app, { sent: true, shop: { ...GERMAN, settings: { ...GERMAN.settings, shipping } } })
  const address = { name: 'Maya Lind', line1: 'Weg 1', city: 'Berlin', postcode: '10435', country: 'DE' }
  const { buyer, number } = await buy(app, { ...trade, address }, 2)
  const params = { shop: trade.shop.slug, number }
  const order = await trade.staff.order(trade.shop.slug, number)
  const at = { ...params, fulfilment: order.fulfilments[0]?.id ?? '' }
  for (const to of ['shipped', 'delivered'] as const)
    await trade.staff.call('advanceFulfilment', { params: at, body: { to } })
  const lines = [{ line: order.lines[0]?.id ?? '', quantity: 1 }]
  await buyer.client.call('createReturn', { params, body: { lines, reason: 'too_small', note: 'Maya: zu klein' } })
  const back = await toldOnce(trade.shop.id, 'shop.return')
  expect(back).toMatchObject({ language: 'de', subject: `Bestellung ${number}: Etwas soll zurückkommen` })
  expect(back.body_text).toContain(`/orders/${trade.shop.slug}/${number}`)
  const body = { lines }
  const twice = () => buyer.client.call('withdraw', { params, body, idempotencyKey: 'once' })
  await twice()
  await twice()
  expect((await toldOnce(trade.shop.id, 'shop.withdrawal')).subject).toBe(`Bestellung ${number}: Widerruf`)
})

const shipping = [{ id: 'post', label: { en: 'Post' }, amount: 0, kind: 'ship' as const }]

test('so are a dispute and money that pays for nothing; without a contact nobody is', async () => {
  const trade = await openTestShop(app, { shop: { settings: { legal: { email: EMAIL } } } })
  const ready = await readyBuyer(app, trade)
  const { payment } = await complete(ready)
  await payPage(payment?.url ?? '', CARDS.disputing)
  const { subject } = await toldOnce(trade.shop.id, 'shop.dispute')
  expect(subject).toMatch(/^A bank asks for money back/)
  const row = { id: app.context.newId(), state: 'canceled', totals: [] } as never
  const came = { home: trade.shop.id, id: app.context.newId(), amount: 2500, currency: 'USD' } as never
  for (let times = 0; times < 2; times++)
    await app.context.database.transact(async (tx) => reportStray(app.context, tx, row, came))
  expect((await toldOnce(trade.shop.id, 'shop.stray')).body_text).toContain('exception list --shop')
  const silent = await openTestShop(app)
  await mailShop(app.context, { home: silent.shop.id, what: 'stray', id: app.context.newId() })
  const { read } = app.context.database
  expect(await read.selectFrom('mails').select('id').where('home', '=', silent.shop.id).execute()).toEqual([])
})

describe.each(LANGUAGES)('in %s', (language) => {
  test('every news has its words, with an order and without', async () => {
    const shop = await app.createShop({ locale: language, settings: { email: EMAIL } })
    for (const what of ['return', 'withdrawal', 'dispute', 'stray', 'decide'] as const) {
      for (const number of ['1001', undefined]) {
        if (number === undefined && (what === 'return' || what === 'withdrawal')) continue
        const news: ShopNews = { home: shop.id, what, id: app.context.newId(), ...(number ? { number } : {}) }
        await mailShop(app.context, news)
        await mailShop(app.context, news)
      }
    }
    const mails = await mailsTo(shop.id)
    expect(mails).toHaveLength(8)
    for (const { subject, body_text } of mails) {
      expect(subject).not.toMatch(/none|[{}]/)
      expect(body_text).toContain(mailText(language, 'shop.why', { shop: shop.name }))
    }
    expect(mails.filter(({ subject }) => subject.includes('1001'))).toHaveLength(4)
  })
})
