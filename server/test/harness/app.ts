import { randomBytes } from 'node:crypto'
import type { ImportProduct, ImportReport } from '@souk/contract/catalog.ts'
import type { PublicShop, ShopCreate } from '@souk/contract/shop.ts'
import { demoShops } from '@souk/demo/market.ts'
import { type Client, createClient } from '@souk/sdk/client.ts'
import { errorOf } from '@souk/sdk/errors.ts'
import { startApp } from '../../src/app.ts'
import type { Beside } from '../../src/http/beside.ts'
import type { Context } from '../../src/journeys/context.ts'
import { seedDemo } from '../../src/journeys/seed.ts'
import { readConfig } from '../../src/kernel/config.ts'
import { createLog, type Log, type LogLevel } from '../../src/kernel/log.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { openThread, type Thread } from './thread.ts'

export type TestAppOptions = {
  /** Members of the context in the place of the real ones: a clock, a reply, a channel. */
  overrides?: Partial<Context>
  /** Environment variables beside those that tests need. */
  env?: Record<string, string>
  /** Opens the demo market's shops. */
  demo?: boolean
  /** The built messenger's folder, for tests in a browser; without it the API alone. */
  messenger?: string
  /** The built console's folder, likewise. */
  console?: string
  /** What else is reached at its address. */
  beside?: Beside
  /** A database to go on with, after another app was closed. Without it a fresh one that goes with the app. */
  database?: FreshDatabase
  log?: LogLevel | Log
}

export type TestApp = {
  url: string
  context: Context
  operatorKey: string
  /** Calls without a token. */
  anyone: Client
  /** Calls with the operator's key. */
  operator: Client
  /** Opens a test shop; the slug is new unless given. */
  createShop(shop?: Partial<ShopCreate>): Promise<PublicShop>
  importLines(shop: string, lines: readonly ImportLine[]): Promise<ImportReport>
  /** Calls with a new API key of the shop. */
  withKey(shop: string, ...scopes: string[]): Promise<Client>
  /** A new shopper's thread with the shop. */
  talk(shop: string, locale?: string): Promise<Thread>
  close(): Promise<void>
}

/** A line of a catalogue as CONTRACT.md has it: what has a default may be left out. */
export type ImportLine = Partial<ImportProduct> & Pick<ImportProduct, 'id' | 'title' | 'price'>

/** The real server on a fresh database and a free port. Close it after the tests. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await freshDatabase())
  const operatorKey = `operator-${randomBytes(12).toString('hex')}`
  const config = readConfig(
    { PORT: '0', SOUK_DEMO: '0', SOUK_DEMO_PACE: '0.05', SOUK_RATE_LIMIT: 'off', ...options.env },
    '/nonexistent',
  )
  const app = await startApp({
    config,
    connection: database.connection,
    secret: SECRET,
    operatorKey,
    log: typeof options.log === 'object' ? options.log : createLog(options.log ?? 'error'),
    messenger: options.messenger ?? null,
    ...(options.console ? { console: options.console } : {}),
    ...(options.demo ? { seed: async (context: Context) => seedDemo(context, await demoShops()) } : {}),
    ...(options.beside ? { beside: options.beside } : {}),
    // Tests write faster than people do, and want each message answered.
    overrides: { momentMs: 0, ...options.overrides },
  })
  const anyone = createClient({ baseUrl: app.url })
  const operator = anyone.with(operatorKey)
  return {
    url: app.url,
    context: app.context,
    operatorKey,
    anyone,
    operator,
    createShop(shop = {}) {
      const slug = shop.slug ?? `shop-${randomBytes(4).toString('hex')}`
      return operator.call('createShop', {
        body: { name: 'Test shop', currency: 'USD', country: 'US', test: true, ...shop, slug },
      })
    },
    importLines: (shop, lines) => importLines(app.url, operatorKey, shop, lines),
    async withKey(shop, ...scopes) {
      const { key } = await operator.call('createKey', { params: { shop }, body: { scopes } })
      return anyone.with(key)
    },
    talk: (shop, locale) => openThread(app.url, shop, locale),
    async close() {
      await app.close()
      if (!options.database) await database.drop()
    },
  }
}

/** The same for every app, so that one can go on with another's database. */
const SECRET = Buffer.alloc(32, 7)

async function importLines(
  url: string,
  key: string,
  shop: string,
  lines: readonly ImportLine[],
): Promise<ImportReport> {
  const response = await fetch(`${url}/api/shops/${shop}/catalog/import?format=jsonl`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
  })
  if (!response.ok) throw await errorOf(response)
  return (await response.json()) as ImportReport
}
