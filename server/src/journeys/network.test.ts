import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { complete, countRows, eventually, openTestShop, readyBuyer } from '../../test/trade.ts'
import type { Channel } from '../channels/channel.ts'
import { signTest, testChannel } from '../channels/test/channel.ts'
import { type Gateway, GatewayError, type Outcome } from '../gateways/gateway.ts'

let app: TestApp
afterEach(() => app.close())

/** Transactions that were open when somebody went out to the network and are still open while they wait there. */
async function openTransactions(): Promise<string[]> {
  const { pool } = app.context.database
  const { rows: before } = await pool.query<{ pid: number; xact_start: Date; query: string }>(
    `select pid, xact_start, query from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`,
  )
  await sleep(120)
  const { rows: after } = await pool.query<{ pid: number; xact_start: Date }>(
    `select pid, xact_start from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`,
  )
  return before
    .filter((one) =>
      after.some((other) => other.pid === one.pid && other.xact_start.getTime() === one.xact_start.getTime()),
    )
    .map(({ query }) => query)
}

/** A gateway that takes its time, and looks around while it does. */
function watchfulGateway(): {
  gateway: Gateway
  calls: string[]
  found: string[]
  outcome: { now: Outcome }
  before: { start?: () => Promise<void> }
} {
  const calls: string[] = []
  const found: string[] = []
  const outcome: { now: Outcome } = { now: 'pending' }
  const before: { start?: () => Promise<void> } = {}
  async function look(name: string): Promise<void> {
    calls.push(name)
    found.push(...(await openTransactions()).map((query) => `${name}: ${query}`))
  }
  const gateway: Gateway = {
    kind: 'sandbox',
    can: { capture: false, partialRefund: true, testOnly: true },
    async start({ payment }) {
      await before.start?.()
      await look('start')
      return { ref: `ref-${payment}`, url: `https://pay.example/${payment}` }
    },
    async act(_ref, action) {
      await look(action)
      return { state: 'done', ref: 'done' }
    },
    receive: () => [],
    async fetch() {
      await look('fetch')
      return { outcome: outcome.now, amount: 2500 }
    },
  }
  return { gateway, calls, found, outcome, before }
}

test('no transaction is open while a gateway is asked: starting, asking, voiding, paying back', async () => {
  const watch = watchfulGateway()
  app = await startTestApp({ overrides: { gateways: new Map([['sandbox', watch.gateway]]) } })
  const shop = await openTestShop(app)
  const buyer = await readyBuyer(app, shop)
  await complete(buyer)
  await buyer.client.call('updateCheckout', {
    params: { shop: buyer.slug, checkout: buyer.checkout },
    body: { buyer: { name: 'Ann' } },
  })
  await eventually('the first is voided', async () => watch.calls.includes('void'))
  await complete(buyer)
  watch.outcome.now = 'captured'
  const { order } = await complete(buyer)
  await shop.staff.call('refundOrder', { params: { shop: buyer.slug, number: order ?? '' }, body: {} })
  await eventually('it is paid back', async () => watch.calls.includes('refund'))
  expect([...new Set(watch.calls)].sort()).toEqual(['fetch', 'refund', 'start', 'void'])
  expect(watch.found).toEqual([])
})

test('the look itself finds a transaction that is open meanwhile', async () => {
  app = await startTestApp()
  const found = await app.context.database.transact(async (tx) => {
    await tx.db.selectFrom('shops').select('id').execute()
    return openTransactions()
  })
  expect(found).toHaveLength(1)
})

test('canceled while the gateway is being asked: the charge it made is voided as soon as its name is known', async () => {
  const watch = watchfulGateway()
  app = await startTestApp({ overrides: { gateways: new Map([['sandbox', watch.gateway]]) } })
  const shop = await openTestShop(app, { stock: 1 })
  const buyer = await readyBuyer(app, shop)
  watch.before.start = async () => {
    await buyer.client.call('cancelCheckout', { params: { shop: buyer.slug, checkout: buyer.checkout } })
  }
  expect((await complete(buyer)).state).toBe('canceled')
  await eventually('it is voided', async () => watch.calls.includes('void'))
  expect(await countRows(app, 'holds where checkout = $1', [buyer.checkout])).toBe(0)
})

test('a gateway that does not answer charges nothing and is asked again under the same key', async () => {
  const watch = watchfulGateway()
  app = await startTestApp({ overrides: { gateways: new Map([['sandbox', watch.gateway]]) } })
  const shop = await openTestShop(app)
  const buyer = await readyBuyer(app, shop)
  watch.before.start = () => Promise.reject(new GatewayError('away'))
  await expect(complete(buyer)).rejects.toMatchObject({ status: 502, code: 'gateway_failed' })
  delete watch.before.start
  const { payment } = await complete(buyer)
  expect(payment?.url).toBe(`https://pay.example/${payment?.id}`)
  expect(await countRows(app, 'payments where checkout = $1', [buyer.checkout])).toBe(1)
})

test('no transaction is open while a message is on its way to a channel', async () => {
  const found: string[] = []
  const sent: string[] = []
  const real = testChannel({ request: () => Promise.reject(new Error('unused')), close: async () => undefined })
  const channel: Channel = {
    ...real,
    async send({ key }) {
      found.push(...(await openTransactions()))
      sent.push(key)
      return { state: 'sent', ref: key }
    },
  }
  app = await startTestApp({ overrides: { channels: new Map([['test', channel]]) } })
  const { shop } = await openTestShop(app)
  const { id } = await app.operator.call('createConnection', {
    params: { shop: shop.slug },
    body: { kind: 'test', settings: { secret: 'secret', apiBase: app.url } },
  })
  const body = JSON.stringify({ items: [{ id: '1', from: 'ann', text: 'Hello' }] })
  const response = await fetch(`${app.url}/webhooks/test/${id}`, {
    method: 'POST',
    body,
    headers: { 'x-test-signature': signTest('secret', body) },
  })
  expect(response.status).toBe(200)
  await eventually('an answer is sent', async () => sent.length > 0)
  expect(found).toEqual([])
})
