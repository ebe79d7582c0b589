import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, openStore, type Store } from '../../test/store.ts'
import { Failure } from './failure.ts'
import { once } from './idempotency.ts'
import { deriveKey } from './secrets.ts'

let store: Store
const sealWith = deriveKey(randomBytes(32), 'idempotency')
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

type Options = { home?: string; scope?: string; request?: string; wait?: number; fails?: boolean }

/** Runs a command that leaves a row behind. */
function run(
  key: string,
  done: string[],
  { home = HOME, scope = 'create/ann', request = 'a', wait = 0, fails = false }: Options = {},
) {
  return store.database.transact((tx) =>
    once(tx, { home, scope, key, request, sealWith }, async () => {
      await sleep(wait)
      const id = newId()
      await tx.db.insertInto('catalogs').values({ home: id }).execute()
      if (fails) throw new Failure('sold_out')
      done.push(id)
      return { id, secret: 'souk_secret' }
    }),
  )
}
const HOME = newId()

test('a hundred at once under one key: done once, and who does not get the answer is told that it is under way', async () => {
  const done: string[] = []
  const results = await Promise.allSettled(Array.from({ length: 100 }, () => run('parallel', done, { wait: 30 })))
  expect(done).toHaveLength(1)
  for (const result of results) {
    if (result.status === 'fulfilled') expect(result.value.value).toEqual({ id: done[0], secret: 'souk_secret' })
    else expect(result.reason).toMatchObject({ code: 'in_flight' })
  }
  expect(results.filter((result) => result.status === 'fulfilled' && !result.value.replayed)).toHaveLength(1)
  expect((await run('parallel', done)).replayed).toBe(true)
  const { rowCount } = await store.database.pool.query('select 1 from catalogs where home = $1', [done[0]])
  expect(rowCount).toBe(1)
})

test('another request under the key is refused; another caller, method or shop has keys of its own', async () => {
  const done: string[] = []
  await run('key', done)
  await expect(run('key', done, { request: 'b' })).rejects.toMatchObject({ code: 'idempotency_mismatch' })
  await run('key', done, { scope: 'create/ben', request: 'b' })
  await run('key', done, { home: newId(), request: 'b' })
  await run('other', done, { request: 'b' })
  expect(new Set(done).size).toBe(4)
})

test('what failed left nothing behind and may be tried again, under the same key', async () => {
  const done: string[] = []
  const { rowCount: before } = await store.database.pool.query('select 1 from catalogs')
  await expect(run('fails', done, { fails: true })).rejects.toMatchObject({ code: 'sold_out' })
  expect((await store.database.pool.query('select 1 from catalogs')).rowCount).toBe(before)
  expect((await run('fails', done)).replayed).toBe(false)
  expect(done).toHaveLength(1)
})

test('the stored answer is sealed, and under a key that is kept no longer it is another request', async () => {
  const done: string[] = []
  await run('sealed', done)
  const { rows } = await store.database.pool.query<{ response: string }>('select response from idempotency')
  expect(rows.length).toBeGreaterThan(0)
  for (const { response } of rows) expect(response).not.toContain('souk_secret')
  await store.database.pool.query('delete from idempotency')
  expect((await run('sealed', done)).replayed).toBe(false)
  expect(done).toHaveLength(2)
})
