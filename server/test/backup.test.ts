import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { createClient } from '@souk/sdk/client.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from './harness/database.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import type { Thread } from './harness/thread.ts'

const CARD = { card: '4242424242424242', exp: '12/34', cvc: '123' }
const ADDRESS = { name: 'Ada', line1: 'Main Street 1', city: 'Springfield', postcode: '12345', country: 'US' }
const USD = (amount: number) => ({ amount, currency: 'USD' })

let data = ''
let apps: TestApp[] = []

async function open(options: Parameters<typeof startTestApp>[0] = {}): Promise<TestApp> {
  const app = await startTestApp({ ...options, env: { SOUK_DATA: data, ...options.env } })
  apps.push(app)
  return app
}

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'souk-backup-'))
})
afterEach(async () => {
  for (const app of apps) await app.close()
  apps = []
  expect((await readdir(data)).filter((name) => name.includes('restore'))).toEqual([])
})
afterAll(() => rm(data, { recursive: true }))

async function backup(app: TestApp): Promise<Buffer> {
  const response = await fetch(`${app.url}/api/backup`, { headers: { authorization: `Bearer ${app.operatorKey}` } })
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

async function restore(app: TestApp, bytes: Uint8Array, query = '', init: RequestInit = {}) {
  const response = await fetch(`${app.url}/api/restore${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${app.operatorKey}`, 'content-type': 'application/gzip' },
    body: new Uint8Array(bytes),
    ...init,
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

/** A backup with something changed in it that is whole by its own account. */
function rewritten(bytes: Buffer, change: (text: string) => string): Buffer {
  const lines = gunzipSync(bytes).toString().split('\n')
  const trailer = JSON.parse(lines.at(-2) ?? '') as object
  const body = change(`${lines.slice(0, -2).join('\n')}\n`)
  const sha256 = createHash('sha256').update(body).digest('hex')
  return gzipSync(`${body}${JSON.stringify({ ...trailer, sha256 })}\n`)
}

/** How many rows each table has, but for what a restore itself writes down. */
async function counts(app: TestApp): Promise<Record<string, number>> {
  const { rows } = await app.context.database.pool.query<{ name: string }>(
    `select table_name::text as name from information_schema.tables where table_schema = 'public' and table_name <> all('{audit,processes,idempotency}')`,
  )
  const found: Record<string, number> = {}
  for (const { name } of rows) {
    const answer = await app.context.database.pool.query<{ n: number }>(`select count(*)::int as n from "${name}"`)
    found[name] = answer.rows[0]?.n ?? 0
  }
  return found
}

/** A paid order by the API, without a conversation. */
async function buy(app: TestApp, shop: string, product: string) {
  const params = { shop }
  const { products } = await app.anyone.call('search', { params, query: { q: product } })
  const cart = await app.anyone.call('createCart', { params, body: {} })
  const shopper = app.anyone.with(cart.token ?? '')
  await shopper.call('addLine', { params: { shop, cart: cart.id }, body: { offer: products[0]!.id } })
  const { id } = await shopper.call('createCheckout', { params, body: { cart: cart.id } })
  const where = { params: { shop, checkout: id } }
  await shopper.call('updateCheckout', {
    ...where,
    body: { buyer: { name: 'Ada', email: 'ada@example.com' }, address: ADDRESS },
  })
  await shopper.call('updateCheckout', { ...where, body: { shippingOption: 'post' } })
  const started = await shopper.call('completeCheckout', { ...where, body: {} })
  await fetch(`${app.url}${new URL(started.payment?.url ?? '').pathname}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(CARD),
  })
  const { order } = await shopper.call('completeCheckout', { ...where, body: {} })
  return { shopper, order: order! }
}

const SHIPPING = [{ id: 'post', label: { en: 'Post' }, amount: 500, kind: 'ship' as const }]

async function market(): Promise<{ app: TestApp; thread: Thread; order: Awaited<ReturnType<typeof buy>> }> {
  const app = await open()
  await app.createShop({ slug: 'lumen', settings: { shipping: SHIPPING } })
  await app.importLines('lumen', [
    { id: 'd1', title: 'Navy Tulle Prom Dress', price: USD(15_900), stock: 3 },
    {
      id: 'd2',
      title: 'White Prom Dress',
      description: 'A tab\t, a line\nbreak, \\. and a \\ backslash; 白 ❤',
      price: USD(18_900),
    },
  ])
  const thread = await app.talk('lumen')
  await thread.say('I need a prom dress, blue or white, at most $200')
  await thread.say('\\.\nДобрый день')
  return { app, thread, order: await buy(app, 'lumen', 'navy prom dress') }
}

test('a restored server has everything: rows, threads, orders, search, tokens, keys', async () => {
  const { app, thread, order } = await market()
  const key = await app.withKey('lumen', 'orders:read')
  const snapshot = await thread.client.conversation(thread.conversation)
  const bought = await order.shopper.call('getOrder', { params: { shop: 'lumen', number: order.order } })
  const orders = await key.call('listOrders', { params: { shop: 'lumen' } })
  expect([snapshot.messages.length, orders.length]).toEqual([expect.toSatisfy((n: number) => n >= 4), 1])
  await app.context.database.pool.query(
    `select graphile_worker.add_job('later', '{"text": "a\\\\b"}', run_at := '2030-01-01', job_key := 'k', max_attempts := 7)`,
  )
  const before = await counts(app)
  const bytes = await backup(app)

  const other = await open()
  const { status, body } = await restore(other, bytes)
  expect([status, body]).toEqual([200, expect.objectContaining({ souk: '0.1.0', sameSecret: true, jobs: 3 })])
  expect(await counts(other)).toEqual(before)
  expect(Object.values(before).filter((rows) => rows > 0).length).toBeGreaterThan(15)
  const client = createClient({ baseUrl: other.url, token: thread.token })
  const again = await client.conversation(thread.conversation)
  // Where the server is reached stands in links, and this one is reached elsewhere.
  const moved = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll(app.url, other.url)) as unknown
  expect(again).toEqual(moved(snapshot))
  const found = await other.anyone.call('search', { params: { shop: 'lumen' }, query: { q: 'white prom dress' } })
  expect(found.products.map(({ externalId }) => externalId)).toContain('d2')
  expect(await other.operator.call('listOrders', { params: { shop: 'lumen' } })).toEqual(moved(orders))
  expect(bought.number).toBe(order.order)
  const { rows } = await other.context.database.pool.query(
    'select t.identifier, j.payload, j.run_at, j.key, j.max_attempts from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by t.identifier',
  )
  expect(rows).toEqual([
    { identifier: 'later', payload: { text: 'a\\b' }, run_at: new Date('2030-01-01'), key: 'k', max_attempts: 7 },
    expect.objectContaining({ identifier: 'sign-pictures' }),
    expect.objectContaining({ identifier: 'tidy', key: 'tidy' }),
  ])
  // And life goes on: the same thread, the same shop.
  await client.say(thread.conversation, 'hello')
  const page = await client.facts(thread.conversation, snapshot.head, 5000)
  expect(page.facts.map(({ seq }) => seq)[0]).toBe(snapshot.head + 1)
})

test("a shop's stream shows restored facts, in order, although they come from a database that was further on", async () => {
  const { app, thread } = await market()
  const ask = (at: TestApp) => at.operator.call('getShopFacts', { params: { shop: 'lumen' }, query: { limit: 500 } })
  // A transaction of other tests on the same PostgreSQL keeps back what is younger.
  const stored = await app.context.database.pool.query('select count(*)::int as n from facts')
  await expect.poll(async () => (await ask(app)).facts.length).toBe(stored.rows[0].n)
  const all = await ask(app)
  const ahead = rewritten(await backup(app), (text) =>
    text.replace(/(\n\{"table":"facts".*?\n)([\s\S]*?)(\\\.\n)/, (_, head: string, rows: string, end: string) =>
      [head, rows.replace(/\d+$/gm, (xid) => String(Number(xid) + 1e12)), end].join(''),
    ),
  )
  const other = await open()
  expect((await restore(other, ahead)).status).toBe(200)
  await expect.poll(async () => (await ask(other)).facts.length).toBe(all.facts.length)
  const restored = await ask(other)
  const seqs = (facts: typeof all.facts) =>
    facts.filter(({ conversation }) => conversation === thread.conversation).map(({ fact }) => fact.seq)
  expect(seqs(restored.facts)).toEqual(seqs(all.facts))
  const { rows } = await other.context.database.pool.query(
    'select from facts where xid >= pg_snapshot_xmin(pg_current_snapshot())',
  )
  expect(rows).toEqual([])
})

test('shops are not replaced unless that is asked for; then nothing of them is left', async () => {
  const source = await open()
  await source.createShop({ slug: 'new' })
  const bytes = await backup(source)
  const target = await open()
  await target.createShop({ slug: 'old' })
  await target.importLines('old', [{ id: 'x', title: 'Old Lamp', price: USD(100) }])
  await target.anyone.call('search', { params: { shop: 'old' }, query: { q: 'lamp' } })
  expect(await restore(target, bytes)).toMatchObject({ status: 409, body: { code: 'shops_exist' } })
  expect((await target.anyone.shops()).map(({ slug }) => slug)).toEqual(['old'])
  expect((await restore(target, bytes, '?replace=true')).status).toBe(200)
  expect((await target.anyone.shops()).map(({ slug }) => slug)).toEqual(['new'])
  await expect(target.anyone.shop('old')).rejects.toMatchObject({ code: 'shop_not_found' })
  expect(await counts(target)).toEqual(await counts(source))
})

test('an older state of the same shop is searched as it was', async () => {
  const app = await open()
  await app.createShop({ slug: 's' })
  const search = async () =>
    (await app.anyone.call('search', { params: { shop: 's' }, query: { q: 'lamp' } })).products
      .map(({ title }) => title)
      .sort()
  await app.importLines('s', [{ id: 'a', title: 'Red Lamp', price: USD(100) }])
  const bytes = await backup(app)
  await app.importLines('s', [
    { id: 'a', title: 'Blue Lamp', price: USD(100) },
    { id: 'b', title: 'Green Lamp', price: USD(100) },
  ])
  expect(await search()).toEqual(['Blue Lamp', 'Green Lamp'])
  await restore(app, bytes, '?replace=true')
  expect(await search()).toEqual(['Red Lamp'])
})

test('what is no whole backup of this version is refused and changes nothing', async () => {
  const app = await open()
  await app.createShop({ slug: 'kept' })
  const before = await counts(app)
  const bytes = await backup(app)
  const flipped = Buffer.from(bytes)
  flipped[Math.floor(bytes.length / 2)]! ^= 1
  const other = (change: (text: string) => string) => rewritten(bytes, change)
  const refusals: [string, Buffer, string][] = [
    ['nothing', Buffer.alloc(0), 'backup_unreadable'],
    ['no gzip', Buffer.from('hello'), 'backup_unreadable'],
    ['something else', gzipSync('a,b\n1,2\n'), 'backup_unreadable'],
    ['cut off', bytes.subarray(0, -100), 'backup_unreadable'],
    [
      'cut off at a line',
      gzipSync(gunzipSync(bytes).toString().split('\n').slice(0, -2).join('\n')),
      'backup_unreadable',
    ],
    ['damaged', flipped, 'backup_unreadable'],
    ['changed', gzipSync(gunzipSync(bytes).toString().replace('kept', 'lost')), 'backup_unreadable'],
    ['of a newer schema', other((text) => text.replace(/"migration":\d+/, '"migration":999')), 'backup_version'],
    ['with an unknown column', other((text) => text.replace('"slug"', '"slog"')), 'backup_version'],
    ['with an unknown table', other((text) => text.replace('"table":"shops"', '"table":"shoppes"')), 'backup_version'],
    ['with a value that does not fit', other((text) => text.replace('\tUSD\t', '\t\\N\t')), 'backup_version'],
    ['with a row less', other((text) => text.replace(/\n[^\n]*\tkept\t[^\n]*/, '')), 'backup_unreadable'],
  ]
  for (const [what, file, code] of refusals) {
    const { status, body } = await restore(app, file, '?replace=true')
    expect([what, status, body['code']]).toEqual([what, 422, code])
  }
  expect(await counts(app)).toEqual(before)
  expect((await app.anyone.shops()).map(({ slug }) => slug)).toEqual(['kept'])
})

test('an older backup fits as long as the new columns can do without a value', async () => {
  const app = await open()
  await app.createShop({ slug: 'old' })
  // As if `country` had been added since: a column less in the section and in its row.
  const older = rewritten(await backup(app), (text) =>
    text
      .replace(/"migration":\d+/, '"migration":0')
      .replace('"locale","country",', '"locale",')
      .replace(/(\n[^\n]*\told\t[^\n]*)\tUS\t/, '$1\t'),
  )
  const other = await open()
  expect(await restore(other, older)).toMatchObject({ status: 200, body: { migration: 0 } })
  expect((await other.anyone.shop('old')).country).toBeUndefined()
})

test('only the operator', async () => {
  const app = await open()
  await app.createShop({ slug: 's' })
  const { key } = await app.operator.call('createKey', { params: { shop: 's' }, body: { scopes: ['settings:write'] } })
  for (const [path, method] of [
    ['/api/backup', 'GET'],
    ['/api/restore', 'POST'],
  ] as const) {
    const type = { 'content-type': 'application/gzip' }
    const anyone = await fetch(app.url + path, { method, headers: method === 'POST' ? type : {} })
    expect([path, anyone.status]).toEqual([path, 401])
    const keyed = await fetch(app.url + path, {
      method,
      headers: { ...(method === 'POST' ? type : {}), authorization: `Bearer ${key}` },
    })
    expect([path, keyed.status]).toEqual([path, 403])
  }
})

test('not while other servers are on the database', async () => {
  const database = await freshDatabase()
  // Only a database from outside can be shared.
  const env = {
    SOUK_DATA: data,
    DATABASE_URL: 'postgres://souk@db.example/souk',
    SOUK_SECRET: Buffer.alloc(32, 7).toString('base64'),
  }
  const [one, two] = [await startTestApp({ database, env }), await startTestApp({ database, env })]
  const bytes = await backup(one)
  expect(await restore(one, bytes)).toMatchObject({ status: 409, body: { code: 'servers_running' } })
  await two.close()
  expect((await restore(one, bytes)).status).toBe(200)
  await one.close()
  await database.drop()
})

test('a backup given up half way frees the database, and what waits for a restore is told so', async () => {
  const app = await open()
  await app.createShop({ slug: 's' })
  // Random text does not shrink: more than what fits into the buffers on the way.
  await app.context.database.pool.query(
    `insert into audit (home, id, actor, action, target, data)
    select gen_random_uuid(), gen_random_uuid(), 'a', 'b', 'c', (select jsonb_build_object('d', string_agg(md5(random()::text || n || m), '')) from generate_series(1, 300) m) from generate_series(1, 1000) n`,
  )
  const bytes = await backup(app)
  const stop = new AbortController()
  const response = await fetch(`${app.url}/api/backup`, {
    headers: { authorization: `Bearer ${app.operatorKey}` },
    signal: stop.signal,
  })
  await response.body?.getReader().read()
  stop.abort()
  // Its locks would keep a restore out.
  let closed = 0
  const probing = setInterval(() => {
    void fetch(`${app.url}/api/shops`).then(async (answer) => {
      const body = (await answer.json()) as { code?: string }
      if (answer.status === 503 && body.code === 'not_ready') closed++
    })
  }, 10)
  const restored = await restore(app, bytes, '?replace=true')
  clearInterval(probing)
  expect(restored.status).toBe(200)
  expect(closed).toBeGreaterThan(0)
  expect((await fetch(`${app.url}/ready`)).status).toBe(200)
})

test('a restore given up half way changes nothing', async () => {
  const app = await open()
  await app.createShop({ slug: 'then' })
  await app.context.database.pool.query(
    `insert into audit (home, id, actor, action, target) select gen_random_uuid(), gen_random_uuid(), 'a', 'b', md5(n::text) from generate_series(1, 60000) n`,
  )
  const bytes = await backup(app)
  await app.createShop({ slug: 'now' })
  const stop = new AbortController()
  const response = await fetch(`${app.url}/api/restore?replace=true`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${app.operatorKey}`,
      'content-type': 'application/gzip',
      accept: 'application/x-ndjson',
    },
    body: new Uint8Array(bytes),
    signal: stop.signal,
  })
  const first = await response.body!.getReader().read()
  expect(JSON.parse(Buffer.from(first.value!).toString().split('\n')[0]!)).toMatchObject({
    progress: { total: bytes.length },
  })
  stop.abort()
  await expect.poll(() => fetch(`${app.url}/ready`).then(({ status }) => status), { timeout: 20_000 }).toBe(200)
  expect((await app.anyone.shops()).map(({ slug }) => slug)).toEqual(['then', 'now'])
})
