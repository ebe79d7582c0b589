import type { MessageCosts } from '@souk/contract/cost.ts'
import { openWhatsapp, type WhatsappSimulator } from '@souk/demo/simulators/whatsapp.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from './harness/app.ts'
import { silentThread, tell } from './silent-thread.ts'
import { eventually } from './trade.ts'

let app: TestApp
let whatsapp: WhatsappSimulator
let shop = { id: '', slug: '' }
const params = () => ({ shop: shop.slug })

beforeAll(async () => {
  whatsapp = await openWhatsapp()
  app = await startTestApp()
  shop = await app.createShop({ settings: { email: 'office@lune.example' } })
  const body = { kind: 'whatsapp', settings: { ...whatsapp.settings } }
  const { id, webhookUrl } = await app.operator.call('createConnection', { params: params(), body })
  whatsapp.connect(webhookUrl)
  const text = 'There is news of your order: {{news}} You can answer here.'
  await app.operator.call('createTemplate', {
    params: { ...params(), connection: id },
    body: { name: 'order_news', language: 'en', purpose: 'orders', body: text },
  })
})
afterAll(async () => {
  await app.close()
  await whatsapp.close()
})

async function decide(change: Partial<MessageCosts>): Promise<void> {
  const settings = await app.operator.call('getSettings', { params: params() })
  const messageCosts = { ...settings.messageCosts, ...change }
  await app.operator.call('putSettings', { params: params(), body: { ...settings, messageCosts } })
}

const costs = () => app.operator.call('getChannelCosts', { params: params(), query: {} })
const usd = (millionths: number) => ({ millionths, currency: 'USD' })
/** An answer is free there, a template of this kind costs $0.004: two of them are within $0.01, a third is not. */
const PRICE = { channel: 'whatsapp', category: 'utility', ...usd(4000) }

test('what messages cost is told, a cap ends what nobody asked for, answers go on, and the shop hears of it once', async () => {
  const [ann, ben] = whatsapp.people
  const thread = await silentThread(app, whatsapp, ann)
  await decide({ prices: [PRICE], monthlyCaps: [{ amount: 1, currency: 'USD' }] })
  const news = (text: string) => tell(app, thread, { purpose: 'orders', text })
  expect(await news('It is packed.')).toMatchObject({ status: 'sent', instead: 'template' })
  expect(await news('It is on its way.')).toMatchObject({ status: 'sent', instead: 'template' })
  await eventually('it is billed', async () =>
    (await costs()).rows.some(({ category, messages }) => category === 'utility' && messages === 2),
  )
  const told = await costs()
  expect(told).toMatchObject({
    total: [usd(8000)],
    conversations: 1,
    perConversation: [usd(8000)],
    orders: 0,
    perOrder: [],
    caps: [{ cap: { amount: 1, currency: 'USD' }, spent: usd(8000) }],
  })
  expect(told.rows.find(({ category }) => category === 'service')).toMatchObject({ byList: 0, unpriced: 0 })

  // A third would make it $0.012 of $0.010; it goes where it costs nothing.
  expect(await news('It comes today.')).toEqual(expect.objectContaining({ status: 'refused', reason: 'monthly_cap' }))
  const { pool } = app.context.database
  await pool.query(`update customers set email = 'ann@example.com' where id = $1`, [thread.customer])
  expect(await news('It is there.')).toMatchObject({ status: 'refused', reason: 'monthly_cap', instead: 'email' })
  const listed = await app.operator.call('listExceptions', { params: params(), query: {} })
  expect(listed).toMatchObject([{ kind: 'messages.capped', detail: expect.stringContaining('$0.01') }])
  await eventually('the shop has a letter', async () => {
    const { rows } = await pool.query(`select kind from mails where home = $1 and kind = 'shop.capped'`, [shop.id])
    return rows.length === 1
  })

  // Whoever writes is answered.
  const before = whatsapp.seen(ben).length
  await whatsapp.write(ben, { type: 'text', text: 'Hello' })
  await eventually('an answer', async () => whatsapp.seen(ben).length > before)
  expect((await app.operator.call('listExceptions', { params: params(), query: {} })).length).toBe(1)

  // What is raised counts at once.
  await decide({ monthlyCaps: [{ amount: 2, currency: 'USD' }] })
  expect(await news('It was there.')).toMatchObject({ status: 'sent', instead: 'template' })
})

test('an order has its share of what its thread cost, of the days that are asked for', async () => {
  const { pool } = app.context.database
  const { rows } = await pool.query<{ conversation: string }>(
    `select conversation from deliveries where home = $1 order by seq limit 1`,
    [shop.id],
  )
  const { total } = await costs()
  for (const number of ['1', '2'])
    await pool.query(
      `with made as (
         insert into checkouts (home, id, currency, lines, totals, expires_at)
         values ($1, gen_random_uuid(), 'USD', '[]', '[]', now()) returning id
       )
       insert into orders (home, id, number, checkout, conversation, currency, buyer, lines, totals)
       select $1, gen_random_uuid(), $2, id, $3, 'USD', '{}', '[]', '[]' from made`,
      [shop.id, number, rows[0]?.conversation],
    )
  const [sum] = total
  expect(await costs()).toMatchObject({
    conversations: 2,
    perConversation: [usd((sum?.millionths ?? 0) / 2)],
    orders: 2,
    perOrder: [usd((sum?.millionths ?? 0) / 2)],
  })
  await expect(
    app.operator.call('getChannelCosts', { params: params(), query: { from: '2026-02-02', to: '2026-02-01' } }),
  ).rejects.toMatchObject({ code: 'invalid_request' })
  const before = await app.operator.call('getChannelCosts', {
    params: params(),
    query: { from: '2020-01-01', to: '2020-12-31' },
  })
  expect(before).toMatchObject({ from: '2020-01-01', rows: [], total: [], conversations: 0, orders: 0 })
})

test('of what is said to many at once no more goes than may', async () => {
  const people = whatsapp.people.slice(2, 6)
  const threads = []
  for (const person of people) threads.push(await silentThread(app, whatsapp, person))
  // $0.012 is spent, $0.020 may be: two more, and not a third.
  expect((await costs()).caps).toMatchObject([{ cap: { amount: 2, currency: 'USD' }, spent: usd(12_000) }])
  const fates = await Promise.all(
    threads.map((thread) => tell(app, thread, { purpose: 'orders', text: 'It is here.' })),
  )
  expect(fates.filter(({ status }) => status === 'sent').length).toBe(2)
  expect(fates.filter(({ reason }) => reason === 'monthly_cap').length).toBe(2)
})
