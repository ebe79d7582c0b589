import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/harness/database.ts'
import { createLog } from './log.ts'
import { migrate } from './migrate.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.drop())

test('a migration may take longer than a statement of the server', async () => {
  const other = new pg.Client(fresh.connection)
  await other.connect()
  // Another server is at it, and takes its time.
  await other.query('select pg_advisory_lock(7305806)')
  const pool = new pg.Pool({ ...fresh.connection, statement_timeout: 100, idle_in_transaction_session_timeout: 100 })
  const migrating = migrate(pool, createLog('silent'))
  await new Promise((resolve) => setTimeout(resolve, 400))
  await other.query('select pg_advisory_unlock(7305806)')
  expect(await migrating).toBeGreaterThan(0)
  // Nobody is lent a connection without the limit afterwards.
  expect((await pool.query<{ statement_timeout: string }>('show statement_timeout')).rows).toEqual([
    { statement_timeout: '100ms' },
  ])
  await other.end()
  await pool.end()
})
