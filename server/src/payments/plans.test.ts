import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/harness/database.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import type { DB } from '../kernel/tables.ts'
import { lockCheckoutOf, lockOpenCheckout, overdueCheckouts } from '../orders/checkout-store.ts'
import { listOrders } from '../orders/list.ts'
import { openExceptions } from './exceptions.ts'
import { openNotices } from './notices.ts'
import { paymentsOf } from './allocations.ts'
import { livePayment, lockPaymentsBeside, paymentsForCheckout, unheardPayments } from './store.ts'

const ID = '01a201e8-f9fa-75f7-8c03-6d939dbc450a'
const asked: string[] = []
let fresh: FreshDatabase
let pool: pg.Pool
let read: Reader
beforeAll(async () => {
  fresh = await freshDatabase()
  pool = new pg.Pool({ ...fresh.connection, max: 1 })
  read = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    log: (event) => void asked.push(event.query.sql),
  })
  // As the server's own connections are: each statement is planned once, and along indexes.
  await pool.query('set plan_cache_mode = force_generic_plan; set enable_seqscan = off')
})
afterAll(async () => {
  await pool.end()
  await fresh.drop()
})

const txOf = (db: Tx['db']): Tx => ({ db, facts: [], later: () => undefined })

test.each<[string, (read: Reader) => Promise<unknown>]>([
  ['payments_one', (from) => livePayment(from, ID, ID)],
  ['payments_checkout', (from) => paymentsForCheckout(from, ID, ID)],
  ['payments_checkout', (from) => from.transaction().execute(async (db) => lockPaymentsBeside(txOf(db), ID, ID))],
  ['checkouts_pkey', (from) => from.transaction().execute(async (db) => lockCheckoutOf(txOf(db), ID, ID))],
  ['exceptions_open', (from) => openExceptions(from)],
  ['payments_unheard', (from) => unheardPayments(from, new Date(), 50)],
  ['payment_notices_open', (from) => openNotices(from, new Date())],
  ['allocations_order', (from) => paymentsOf(from, ID, [ID])],
  ['orders_placed', (from) => listOrders(from, ID, { limit: 50, before: '1001' })],
  ['checkouts_overdue', (from) => overdueCheckouts(from, new Date(), 100)],
  ['checkouts_open', (from) => from.transaction().execute(async (db) => lockOpenCheckout(txOf(db), ID, ID))],
])('what is looked up often in tables that only grow is found by %s', async (index, ask) => {
  asked.length = 0
  await ask(read)
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
    `explain (generic_plan) ${asked.find((text) => text.startsWith('select')) ?? ''}`,
  )
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(new RegExp(`using ${index}\\b|on ${index}\\b`))
})
