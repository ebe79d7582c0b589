import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { openTestThread } from '../../test/store.ts'
import { eventually, openTestShop } from '../../test/trade.ts'
import type { Sent } from '../channels/channel.ts'
import { testChannel } from '../channels/test/channel.ts'
import { say } from '../conversations/say.ts'

let app: TestApp
let slug: string
let send: (text: string) => Sent
const begun: string[] = []
let thread: Awaited<ReturnType<typeof openTestThread>>

beforeAll(async () => {
  const real = testChannel({ request: () => Promise.reject(new Error('unused')), close: async () => undefined })
  const channel: typeof real = {
    ...real,
    limits: { ...real.limits, windowMs: null, resend: 'never' },
    send: async ({ message }) => {
      begun.push(message.text)
      return send(message.text)
    },
  }
  app = await startTestApp({ overrides: { channels: new Map([['test', channel]]) }, log: 'silent' })
  const { shop } = await openTestShop(app)
  slug = shop.slug
  const { id } = await app.operator.call('createConnection', {
    params: { shop: slug },
    body: { kind: 'test', settings: { secret: 'secret', apiBase: 'http://127.0.0.1:1' } },
  })
  thread = await openTestThread(app.context.database, (await app.context.directory.bySlug(slug))?.id, id)
})
afterAll(() => app.close())

/** Says something that does not get through, and answers how it then stands. */
async function fail(text: string, how: Sent) {
  send = () => how
  await app.context.database.transact((tx) =>
    say(tx, {
      ...thread,
      author: { kind: 'shop' },
      purpose: 'service',
      parts: [{ type: 'text', text }],
      at: new Date(),
      newId: app.context.newId,
    }),
  )
  app.context.deliver.wake()
  const before = begun.length
  await eventually(`${text} has not got through`, async () => begun.length > before && (await top()) !== undefined)
  const found = await top()
  if (!found) throw new Error('nothing failed')
  return found
}

async function top() {
  return (await app.operator.call('listFailedDeliveries', { query: {} })).deliveries[0]
}

const replay = (delivery: string, body: { sure?: boolean } = {}, idempotencyKey = randomUUID()) =>
  app.operator.call('replayDelivery', { params: { shop: slug, delivery }, body, idempotencyKey })
const times = (text: string) => begun.filter((one) => one === text).length

test('what failed is listed without its text, tried once more when the operator says so, and that is written down', async () => {
  const failed = await fail('a secret of ours', { state: 'failed', reason: 'too_big' })
  expect(failed).toMatchObject({ shop: slug, channel: 'test', state: 'failed', reason: 'too_big', parts: ['text'] })
  expect(failed.mayHaveArrived).toBe(false)
  expect(JSON.stringify(failed)).not.toContain('secret of ours')
  const { key } = await app.operator.call('createKey', {
    params: { shop: slug },
    body: { scopes: ['conversations:write', 'settings:write'] },
  })
  const call = { params: { shop: slug, delivery: failed.id }, body: { sure: true } }
  await expect(app.anyone.with(key).call('replayDelivery', call)).rejects.toMatchObject({ status: 403 })

  // The provider is down for this one try: it is not tried a third time by itself.
  send = () => ({ state: 'retry', reason: 'down', afterMs: 0 })
  const once = randomUUID()
  await replay(failed.id, {}, once)
  await eventually('it was tried again', async () => (await top())?.reason === 'down')
  await replay(failed.id, {}, once)
  expect(times('a secret of ours')).toBe(2)
  const { entries } = await app.operator.call('listAudit', {
    params: { shop: slug },
    query: { action: 'delivery.replay' },
  })
  expect(entries).toMatchObject([{ actor: 'operator', data: { delivery: failed.id, reason: 'too_big' } }])

  send = () => ({ state: 'sent', ref: 'r1' })
  await replay(failed.id, { sure: true })
  await eventually('it has arrived', async () => (await top())?.id !== failed.id && times('a secret of ours') === 3)
  // Now it has gone out, and cannot be sent again.
  await eventually('that is known', () =>
    replay(failed.id, { sure: true }).then(
      () => false,
      (error: unknown) => (error as { status: number }).status === 404,
    ),
  )
  expect(times('a secret of ours')).toBe(3)
})

test('what may have arrived is sent again only by who is sure', async () => {
  const doubtful = await fail('lost on the way', { state: 'uncertain', reason: 'timeout' })
  expect(doubtful).toMatchObject({ state: 'uncertain', mayHaveArrived: true })
  await expect(replay(doubtful.id)).rejects.toMatchObject({ code: 'bad_transition' })
  expect(times('lost on the way')).toBe(1)
  send = () => ({ state: 'sent', ref: 'r2' })
  await replay(doubtful.id, { sure: true })
  await eventually('it has gone out', async () => times('lost on the way') === 2)
})

test('the deployment tells its version, its database and what waits, by queue', async () => {
  await fail('not this one either', { state: 'failed', reason: 'too_big' })
  const { version, database, queues, shops, servers } = await app.operator.call('getDeployment', {})
  expect(version).toMatch(/^\d+\.\d+/)
  expect(database.version).toMatch(/^18/)
  expect(database.bytes).toBeGreaterThan(1_000_000)
  expect(servers).toBeGreaterThanOrEqual(1)
  const failed = queues.find(({ queue, state }) => queue === 'deliveries' && state === 'failed')
  expect(failed).toMatchObject({ count: 1, more: false })
  expect(Date.parse(failed?.oldest ?? '')).toBeGreaterThan(Date.now() - 60_000)
  expect(shops).toMatchObject([{ slug, connections: 1, refused: 0 }])
})
