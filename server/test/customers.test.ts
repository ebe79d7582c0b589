import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import { CustomerExport, type ProcessingRecord } from '@souk/contract/customer.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { childrenFirst } from '../src/kernel/reach.ts'
import { readTags } from '../src/kernel/tags.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { buy, type Buyer, countRows, eventually, LAWFUL, openTestShop, type TestShop } from './trade.ts'

let app: TestApp
let shop: TestShop
let buyer: Buyer
let number: string
let customer: string
beforeAll(async () => {
  app = await startTestApp()
  shop = await openTestShop(app, { shop: { slug: 'loom', name: 'Loom', country: 'DE', settings: { legal: LAWFUL } } })
  const bought = await buy(app, shop)
  buyer = bought.buyer
  number = bought.number
  await buyer.thread.say('My name is Quillfeather')
  customer = (await shop.staff.call('findCustomers', { params, query: { order: number } }))[0]?.id ?? ''
})
afterAll(() => app.close())

const params = { shop: 'loom' }
const me = { ...params, customer: 'me' as const }

test('a customer is found by address, whatever its capitals, or by order; by nothing it is refused', async () => {
  const { staff } = shop
  const found = [{ id: customer, email: 'shopper@example.com' }]
  expect(await staff.call('findCustomers', { params, query: { email: 'Shopper@Example.com' } })).toMatchObject(found)
  expect(await staff.call('findCustomers', { params, query: { order: number } })).toMatchObject(found)
  expect(await staff.call('findCustomers', { params, query: { order: number, email: 'x@y.example' } })).toEqual([])
  await expect(staff.call('findCustomers', { params, query: {} })).rejects.toMatchObject({ code: 'invalid_request' })
})

test('the shopper and the shop see the same; the order says until when the law has it kept', async () => {
  const view = await buyer.client.call('getCustomer', { params: me })
  expect(await shop.staff.call('getCustomer', { params: { ...params, customer } })).toEqual(view)
  const until = `${new Date().getUTCFullYear() + 8}-12-31`
  expect(view).toMatchObject({
    id: customer,
    email: 'shopper@example.com',
    orders: [{ number, keptUntil: until, total: { amount: 2500, currency: 'USD' } }],
    contacts: [{ channel: 'web', stopped: false }],
  })
  // The address of a browser is a name of ours that tells nobody anything.
  expect(view.contacts[0]).not.toHaveProperty('address')
})

test('the language and whether the shop may write first are theirs to say', async () => {
  const { client, thread } = buyer
  const view = await client.call('changeCustomer', { params: me, body: { language: 'nl', stopped: true } })
  expect(view).toMatchObject({ language: 'nl', contacts: [{ stopped: true }] })
  expect((await client.conversation(thread.conversation)).language).toBe('nl')
  expect(await client.call('changeCustomer', { params: me, body: { stopped: false } })).toMatchObject({
    contacts: [{ stopped: false }],
  })
  const staffless = app.anyone.call('changeCustomer', { params: { ...params, customer }, body: { stopped: true } })
  await expect(staffless).rejects.toMatchObject({ code: 'unauthorised' })
})

test('the export has every row that is found from the customer, and nobody else’s', async () => {
  const other = await buy(app, shop)
  await other.buyer.thread.say('I am Somebody Else')
  const data = CustomerExport.parse(await buyer.client.call('exportCustomer', { params: me }))
  const text = JSON.stringify(data)
  expect(text).toContain('Quillfeather')
  expect(text).not.toContain('Somebody Else')
  expect(text).not.toContain(`"number":"${other.number}"`)
  expect(text).not.toContain(other.buyer.thread.conversation)
  const byTable = new Map(data.tables.map((table) => [table.name, table]))
  for (const name of ['customers', 'conversations', 'messages', 'facts', 'orders', 'payments', 'mails', 'invoices'])
    expect(byTable.get(name)?.rows.length, name).toBeGreaterThan(0)
  // What is no row of theirs, or tells of others, is not in it.
  const tags = await readTags(app.context.database.pool)
  const theirs = new Set(childrenFirst(tags, 'customers').map(({ name }) => name))
  for (const { name, rows } of data.tables) {
    expect(theirs.has(name)).toBe(true)
    for (const column of tags.get(name)?.columns ?? [])
      if (column.about !== 'customer') for (const row of rows) expect(row).not.toHaveProperty(column.name)
  }
  expect(await shop.staff.call('exportCustomer', { params: { ...params, customer } })).toMatchObject({
    tables: expect.arrayContaining([expect.objectContaining({ name: 'messages' })]),
  })
  expect(await countRows(app, `audit where action = 'customer.export' and target = $1`, [customer])).toBe(2)
})

test('the page to read is whole, loads nothing and runs nothing that was written', async () => {
  await buyer.thread.say('<script>alert(1)</script>')
  const answer = await buyer.client.call('exportCustomer', { params: me, query: { as: 'page' } })
  const page = 'text' in answer ? answer.text : ''
  expect(page).toMatch(/^<!doctype html>[^]*<\/html>\n$/)
  expect(page).toContain('Quillfeather')
  expect(page).not.toContain('<script')
  expect(page).not.toMatch(/src=|url\(|@import|<link/)
})

test('the record of processing names who answers, every purpose, and how long by which law', async () => {
  const record = (await shop.staff.call('getProcessingRecord', { params })) as ProcessingRecord
  expect(record.controller).toMatchObject({ name: 'Loom Ltd', email: 'hello@loom.example' })
  expect(record.activities.map(({ purpose }) => purpose)).toEqual([
    'contract',
    'conversation',
    'consent',
    'accounting',
    'security',
    'proof',
  ])
  const kept = record.activities.flatMap(({ data }) => data.map(({ table, kept: how }) => [table, how]))
  expect(Object.fromEntries(kept)).toMatchObject({
    messages: 'until the customer asks to be forgotten, at most 1095 days after they were last heard of',
    orders: expect.stringMatching(/^6 years .*§ 257/),
    invoices: expect.stringMatching(/^8 years .*§ 14b/),
    inbound_items: '7 days',
  })
  // Whatever holds something about a person stands in it.
  const tags = await readTags(app.context.database.pool)
  const personal = [...tags.values()].filter(({ about }) => about === 'customer' || about === 'staff')
  for (const { name } of personal) expect(kept.map(([table]) => table)).toContain(name)
  const answer = await shop.staff.call('getProcessingRecord', { params, query: { as: 'markdown' } })
  expect('text' in answer && answer.text).toMatch(/^# Record of processing activities: Loom[^]*## accounting/)
})

describe('being forgotten', () => {
  test('needs to be meant', async () => {
    const half = buyer.client.call('forgetCustomer', { params: me, body: {} as never })
    await expect(half).rejects.toMatchObject({ code: 'invalid_request' })
  })

  test('is told to whoever is watching, and answers the same when asked again', async () => {
    const { client, thread } = buyer
    const { head } = await client.conversation(thread.conversation)
    const heard = new Promise<string>((resolve, reject) => {
      const url = `${app.url.replace('http', 'ws')}/api/conversations/${thread.conversation}/live?after=${head}`
      const socket = new WebSocket(url, ['souk.v1', `bearer.${thread.token}`])
      socket.on('error', reject)
      socket.on('message', (data: Buffer) => {
        if (!String(data).includes('conversation.forgotten')) return
        resolve(String(data))
        socket.close()
      })
      socket.on('open', () => {
        client.call('forgetCustomer', { params: me, body: { confirm: true } }).then((first) => {
          expect(first).toMatchObject({ orders: [{ number }] })
        }, reject)
      })
    })
    expect(JSON.parse(await heard)).toMatchObject({ seq: head + 1, kind: 'conversation.forgotten' })
    const again = await shop.staff.call('forgetCustomer', { params: { ...params, customer }, body: { confirm: true } })
    expect(again).toMatchObject({ orders: [{ number }] })
    expect(await countRows(app, 'erasures where customer = $1', [customer])).toBe(1)
  })

  test('nothing that waited to be sent goes out', async () => {
    expect(
      await countRows(
        app,
        `mails where recipient ->> 'address' = 'shopper@example.com' and about in (select id from orders where number = $1)`,
        [number],
      ),
    ).toBe(0)
  })

  test('who never was cannot be', async () => {
    const nobody = { ...params, customer: '01900000-0000-7000-8000-000000000000' }
    await expect(shop.staff.call('forgetCustomer', { params: nobody, body: { confirm: true } })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await countRows(app, 'erasures')).toBe(1)
  })
})

test('the command line does the same', async () => {
  const { buyer: third, number: order } = await buy(app, shop)
  const folder = await mkdtemp(join(tmpdir(), 'souk-customer-'))
  const run = promisify(execFile)
  const entry = fileURLToPath(new URL('../../sdk/cli/main.ts', import.meta.url))
  const env = { ...process.env, SOUK_URL: app.url, SOUK_ADMIN_KEY: app.operatorKey }
  const souk = async (...args: string[]): Promise<unknown> =>
    JSON.parse((await run(process.execPath, [entry, ...args], { env, maxBuffer: 50_000_000 })).stdout)
  try {
    const found = (await souk('customer', 'find', '--shop', 'loom', '--order', order)) as { id: string }[]
    const id = found[0]?.id ?? ''
    expect(await souk('customer', 'export', id, '--shop', 'loom')).toMatchObject({ customer: id })
    const file = join(folder, 'me.html')
    expect(await souk('customer', 'export', id, '--shop', 'loom', '--page', file)).toEqual({ file })
    expect(await readFile(file, 'utf8')).toContain('<!doctype html>')
    const paper = join(folder, 'record.md')
    await souk('shop', 'record', '--shop', 'loom', '--markdown', paper)
    expect(await readFile(paper, 'utf8')).toContain('Art. 30 GDPR')
    await expect(souk('customer', 'forget', id, '--shop', 'loom')).rejects.toMatchObject({ code: 2 })
    expect(await souk('customer', 'forget', id, '--shop', 'loom', '--yes')).toMatchObject({
      orders: [{ number: order }],
    })
    const { conversation } = third.thread
    await eventually(
      'they are forgotten',
      async () => (await countRows(app, 'messages where conversation = $1', [conversation])) === 0,
    )
  } finally {
    await rm(folder, { recursive: true })
  }
})
