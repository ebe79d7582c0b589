import type { Order } from '@souk/contract/order.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { countRows, eventually, LAWFUL, openTestShop, payPage, type TestShop } from '../../test/trade.ts'
import { opened } from './mail/link.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const EMAIL = 'maya@example.com'
const ADDRESS = { name: 'Maya Lind', line1: 'Wacholderweg 12', postcode: '10435', city: 'Berlin', country: 'DE' }
type Bought = {
  shop: TestShop
  order: Order
  client: Awaited<ReturnType<TestApp['talk']>>['client']
  thread: Awaited<ReturnType<TestApp['talk']>>
}

/** A dress and something made to measure, ordered by a German in a German test shop. */
async function bought(): Promise<Bought> {
  const shop = await openTestShop(app, { shop: { country: 'DE', locale: 'de', settings: { legal: LAWFUL } } })
  const price = { amount: 5000, currency: 'USD' }
  await app.importLines(shop.shop.slug, [
    { id: 'dress', title: 'Abendkleid', price },
    { id: 'made', title: 'Maßkleid', price, legal: { withdrawal: 'custom_made' } },
  ])
  const { rows } = await app.context.database.pool.query<{ offer: string; variant: string }>(
    `select o.id as offer, v.id as variant from offers o join variants v on v.home = o.home and v.offer = o.id
     where o.home = $1 and o.external_id in ('dress', 'made') order by o.external_id`,
    [shop.shop.id],
  )
  const thread = await app.talk(shop.shop.slug, 'de')
  const { client } = thread
  const params = { shop: shop.shop.slug }
  const lines = rows.map((row, i) => ({ ...row, quantity: 2 - i }))
  const cart = await client.call('createCart', { params, body: { lines } })
  const { id: checkout } = await client.call('createCheckout', { params, body: { cart: cart.id } })
  const body = { buyer: { name: 'Maya Lind', email: EMAIL }, address: ADDRESS }
  await client.call('updateCheckout', { params: { ...params, checkout }, body })
  const begun = await client.call('completeCheckout', { params: { ...params, checkout }, body: {} })
  await payPage(begun.payment?.url ?? '')
  const done = await client.call('completeCheckout', { params: { ...params, checkout }, body: {} })
  return { shop, thread, client, order: await client.order(shop.shop.slug, done.order ?? '') }
}

async function deliver({ shop, order }: Bought): Promise<void> {
  for (const { id } of order.fulfilments)
    await shop.staff.call('advanceFulfilment', {
      params: { shop: shop.shop.slug, number: order.number, fulfilment: id },
      body: { to: 'delivered' },
    })
}

async function mailsOf({ order }: Bought, kind: string) {
  const rows = await app.context.database.read
    .selectFrom('mails')
    .selectAll()
    .where('about', '=', order.id)
    .where('kind', '=', kind)
    .execute()
  return rows.map((row) => ({ ...row, text: opened(app.context, row, row.body_text) }))
}

async function codeOf(asked: Promise<unknown>): Promise<string | undefined> {
  const error = await asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof SoukError ? error.code : undefined
}

test('what can be withdrawn is told with its last day, what cannot with its reason; the statement is kept and acknowledged', async () => {
  const sale = await bought()
  const { shop, client, thread, order } = sale
  const params = { shop: shop.shop.slug, number: order.number }
  const before = await client.call('getWithdrawable', { params, query: { language: 'de' } })
  expect(before.lines).toMatchObject([
    { title: 'Abendkleid', quantity: 2, may: true },
    { title: 'Maßkleid', may: false },
  ])
  expect(before.lines[0]).not.toHaveProperty('until')
  await deliver(sale)
  const open = await client.call('getWithdrawable', { params, query: { language: 'de' } })
  expect(open).toMatchObject({
    labels: { open: 'Vertrag widerrufen', confirm: 'Widerruf bestätigen' },
    lines: [
      { may: true, until: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) },
      { may: false, reason: expect.stringContaining('nach Ihren Angaben') },
    ],
    statements: [],
  })
  const [dress, made] = open.lines
  const wish = (line: string | undefined, quantity: number) =>
    client.call('withdraw', { params, body: { lines: [{ line: line ?? '', quantity }], language: 'de' } })
  expect(await codeOf(wish(made?.line, 1))).toBe('not_withdrawable')
  const statement = await wish(dress?.line, 1)
  expect(statement).toMatchObject({ order: order.number, state: 'received', language: 'de', buyer: { email: EMAIL } })
  expect(statement.text).toContain('1 × Abendkleid')
  const [mail] = await mailsOf(sale, 'withdrawn')
  expect(mail).toMatchObject({ recipient: { address: EMAIL }, language: 'de' })
  for (const line of statement.text.split('\n')) expect(mail?.text).toContain(line)
  expect(mail?.text).toMatch(/Eingegangen: .*\d\d:\d\d:\d\d/)
  const told = await thread.until(
    (fact) => fact.kind === 'message.created' && fact.data.message.author.kind === 'system',
  )
  expect(told.kind === 'message.created' && told.data.message.parts[0]).toMatchObject({
    type: 'system',
    text: `Wir haben deinen Widerruf zu Bestellung ${order.number} erhalten.`,
  })
  // One is left; two are not.
  expect(await codeOf(wish(dress?.line, 2))).toBe('not_withdrawable')
  await wish(dress?.line, 1)
  expect(await codeOf(wish(dress?.line, 1))).toBe('not_withdrawable')
})

test('the shop reads the statements and says when it has dealt with one; money moves by a refund alone', async () => {
  const sale = await bought()
  const { shop, client, order } = sale
  const params = { shop: shop.shop.slug }
  const of = { ...params, number: order.number }
  const [line] = (await client.call('getWithdrawable', { params: of, query: {} })).lines
  const body = { lines: [{ line: line?.line ?? '', quantity: 2 }] }
  const twice = () => client.call('withdraw', { params: of, body, idempotencyKey: 'again' })
  expect(await twice()).toEqual(await twice())
  const [received, ...more] = await shop.staff.call('listWithdrawals', { params, query: { order: order.number } })
  expect(more).toEqual([])
  expect(received).toMatchObject({ order: order.number, state: 'received', lines: [{ quantity: 2, may: true }] })
  expect(await countRows(app, 'refunds where home = $1', [shop.shop.id])).toBe(0)
  const which = { params: { ...params, withdrawal: received?.id ?? '' } }
  const settled = await shop.staff.call('settleWithdrawal', { ...which, body: { note: 'paid back' } })
  expect(settled).toMatchObject({
    state: 'settled',
    settled: { note: 'paid back', by: expect.stringMatching(/^key:/) },
  })
  expect(await app.operator.call('settleWithdrawal', { ...which, body: { note: 'me too' } })).toEqual(settled)
  expect(await shop.staff.call('listWithdrawals', { params, query: { state: 'received' } })).toEqual([])
})

test('nobody learns whether there is an order: every answer is the same, and mail goes to the address of the order alone', async () => {
  const sale = await bought()
  const { shop, order } = sale
  const params = { shop: shop.shop.slug }
  const claims = [
    { number: order.number, email: 'somebody@example.com' },
    { number: '999999', email: EMAIL },
    { number: order.number, email: ' Maya@Example.COM '.trim() },
  ]
  for (const method of ['declareWithdrawal', 'sendWithdrawalLink'] as const)
    for (const body of claims)
      expect(await app.anyone.call(method, { params, body })).toEqual({ at: expect.any(String) })
  await eventually('the statement came', async () => (await mailsOf(sale, 'withdrawn')).length === 1)
  await eventually('the link was sent', async () => (await mailsOf(sale, 'withdrawal')).length === 1)
  const { rows } = await app.context.database.pool.query(
    `select distinct recipient->>'address' as address from mails where home = $1 and kind not like 'shop.%'`,
    [shop.shop.id],
  )
  expect(rows).toEqual([{ address: EMAIL }])
  const statements = await shop.staff.call('listWithdrawals', { params, query: {} })
  // Of the whole order, with what the tables say of each line: the shop looks at it.
  expect(statements).toMatchObject([{ lines: [{ may: true }, { may: false, reason: expect.any(String) }] }])
  // Said once more there is nothing left to declare: the first statement stands.
  await app.anyone.call('declareWithdrawal', { params, body: { number: order.number, email: EMAIL } })
  await eventually(
    'no claim waits',
    async () => (await countRows(app, `graphile_worker.jobs where task_identifier = 'withdraw'`)) === 0,
  )
  expect(await shop.staff.call('listWithdrawals', { params, query: {} })).toEqual(statements)
  expect(await mailsOf(sale, 'withdrawn')).toHaveLength(1)
})

test('the link of the letter opens its order alone, once; asked for again within the hour, none is sent', async () => {
  const sale = await bought()
  const { shop, order } = sale
  const params = { shop: shop.shop.slug }
  for (let i = 0; i < 3; i++)
    await app.anyone.call('sendWithdrawalLink', {
      params,
      body: { number: order.number, email: EMAIL, language: 'de' },
    })
  await eventually('the link was sent', async () => (await mailsOf(sale, 'withdrawal')).length > 0)
  await eventually(
    'no claim waits',
    async () => (await countRows(app, `graphile_worker.jobs where task_identifier = 'withdraw'`)) === 0,
  )
  const [mail, ...more] = await mailsOf(sale, 'withdrawal')
  expect(more).toEqual([])
  const link = new URL(/https?:\S+\/withdraw\/\S+/.exec(mail?.text ?? '')?.[0] ?? '')
  expect(link.pathname).toBe(`/withdraw/${shop.shop.slug}`)
  expect(link.searchParams.get('order')).toBe(order.number)
  const open = { params: { ...params, number: order.number }, body: { code: link.hash.slice('#open='.length) } }
  const { token } = await app.anyone.call('openOrder', open)
  const seen = await app.anyone.with(token).call('getWithdrawable', { params: open.params, query: {} })
  expect(seen.order).toBe(order.number)
  expect(await codeOf(app.anyone.call('openOrder', open))).toBe('link_used')
})

test('the confirmation carries the terms, the instruction on withdrawal, the form and the way to withdraw', async () => {
  const sale = await bought()
  const [mail] = await mailsOf(sale, 'placed')
  expect(mail?.text).toContain('https://loom.example/terms')
  expect(mail?.text).toContain('die letzte Ware in Besitz genommen')
  expect(mail?.text).toContain('Muster-Widerrufsformular')
  expect(mail?.text).toMatch(/Widerrufsrecht: Vertrag widerrufen/)
  expect(mail?.text).toContain(`/withdraw/${sale.shop.shop.slug}`)
  expect(sale.order.placed).toMatchObject({ instructed: true })
})
