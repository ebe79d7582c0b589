import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store } from '../../test/store.ts'
import { eventually } from '../../test/trade.ts'
import { createLog } from './log.ts'
import { addJob, migrateJobs, releaseJobs, startJobs } from './jobs.ts'

let store: Store
beforeAll(async () => {
  store = await openStore()
  await migrateJobs(store.database.pool, createLog('error'))
})
afterAll(() => store.close())

test('a job that a killed server had taken runs again: at once where nobody else lives, else after a while', async () => {
  const { pool } = store.database
  await store.database.transact(async (tx) => {
    await addJob(tx, 'pay', { n: 1 })
    await addJob(tx, 'pay', { n: 2 })
  })
  const lock = (n: number, minutes: number) =>
    pool.query(
      `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - make_interval(mins => $2)
       where payload ->> 'n' = $3`,
      [`worker-${n}`, minutes, String(n)],
    )
  await lock(1, 11)
  await lock(2, 1)
  const ran: unknown[] = []
  const jobs = await startJobs(pool, createLog('error'), { pay: async (payload) => void ran.push(payload) })
  await releaseJobs(pool, false)
  await eventually('the older one has run', async () => ran.length === 1)
  expect(ran).toEqual([{ n: 1 }])
  await releaseJobs(pool, true)
  await eventually('both have run', async () => ran.length === 2)
  // With nothing to let go of it does nothing.
  await releaseJobs(pool, true)
  await jobs.stop()
})
