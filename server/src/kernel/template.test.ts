import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/harness/database.ts'
import { type Database, openDatabase } from './database.ts'
import { createLog } from './log.ts'
import { template } from './template.ts'

let fresh: FreshDatabase
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  database = openDatabase({ connection: fresh.connection, log: createLog('silent'), onFacts: () => undefined })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const HOME = '01890000-0000-7000-8000-000000000001'

test('It is put together once, and each run has its own values beside what is fixed', async () => {
  const build = vi.fn((db: Database['read'], v: { home: string; last: number }) =>
    db
      .insertInto('order_counters')
      .values({ home: v.home, last: v.last })
      .onConflict((conflict) => conflict.column('home').doUpdateSet({ last: sql<number>`${v.last} + 100` }))
      .returning(['home', 'last']),
  )
  const count = template(build)
  expect(await count(database.read, { home: HOME, last: 1 })).toMatchObject({ rows: [{ home: HOME, last: 1 }] })
  expect(await count(database.read, { last: 7, home: HOME })).toMatchObject({ rows: [{ last: 107 }] })
  expect(build).toHaveBeenCalledTimes(1)
})

test('It runs inside a transaction, says how much it changed, and takes a null for a value', async () => {
  const clear = template((db, v: { home: string; last: number | null }) =>
    db
      .deleteFrom('order_counters')
      .where('home', '=', v.home)
      .where(sql<boolean>`${v.last}::bigint is null`),
  )
  const changed = await database.transact(async (tx) => (await clear(tx.db, { home: HOME, last: 3 })).changed)
  expect(changed).toBe(0n)
  expect((await clear(database.read, { home: HOME, last: null })).changed).toBe(1n)
})
