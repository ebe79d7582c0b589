import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store } from '../../test/store.ts'
import { deriveKey } from '../kernel/secrets.ts'
import { createTokens } from './tokens.ts'

const key = deriveKey(randomBytes(32), 'connections')
const LONG = 3_600_000
let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

/** A provider that gives out one token after the other, each after a moment. */
function provider(lasts = LONG) {
  const given: string[] = []
  async function make() {
    await new Promise((resolve) => setTimeout(resolve, 20))
    given.push(`token-${given.length}`)
    return { token: given.at(-1) ?? '', expiresAt: new Date(Date.now() + lasts) }
  }
  return { given, make }
}

test('however many servers ask at once, one token is given out', async () => {
  const servers = [store.database, store.another(), store.another()].map((database) => createTokens(database, key))
  const { given, make } = provider()
  const tokens = await Promise.all([...servers, ...servers].map((server) => server.take('at-once', make)))
  expect(new Set(tokens)).toEqual(new Set(['token-0']))
  expect(given).toHaveLength(1)
})

test('a token is for its own credentials, and lies sealed', async () => {
  const tokens = createTokens(store.database, key)
  const [mine, theirs] = [provider(), provider()]
  await tokens.take('mine', mine.make)
  await tokens.take('theirs', theirs.make)
  expect([mine.given.length, theirs.given.length]).toEqual([1, 1])
  const { rows } = await store.database.pool.query<{ token: string }>('select token from channel_tokens')
  for (const { token } of rows) expect(token).toMatch(/^s1\./)
  // Whoever seals with another key finds nothing, and asks.
  const other = createTokens(store.database, deriveKey(randomBytes(32), 'connections'))
  await other.take('mine', mine.make)
  expect(mine.given).toHaveLength(2)
})

test('a token that is over, or was refused, is asked for anew, once for all', async () => {
  const [one, another] = [createTokens(store.database, key), createTokens(store.another(), key)]
  const short = provider(-1)
  await one.take('short', short.make)
  await one.take('short', short.make)
  expect(short.given).toHaveLength(2)
  const { given, make } = provider()
  const first = await one.take('refused', make)
  expect(await another.take('refused', make)).toBe(first)
  const renewed = await Promise.all([one.take('refused', make, first), another.take('refused', make, first)])
  expect(renewed).toEqual(['token-1', 'token-1'])
  expect(await one.take('refused', make)).toBe('token-1')
  expect(given).toHaveLength(2)
})

test('who asked in vain lets the next one ask; a server that died holds nobody up for ever', async () => {
  const tokens = createTokens(store.database, key)
  await expect(tokens.take('vain', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  const { make } = provider()
  expect(await tokens.take('vain', make)).toBe('token-0')
  await store.database.pool.query(
    "update channel_tokens set claimed_until = now() - interval '1 second', expires_at = now()",
  )
  expect(await createTokens(store.another(), key).take('vain', make)).toBe('token-1')
})
