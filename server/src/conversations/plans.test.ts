import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, openStore, type Store } from '../../test/store.ts'
import type { Database } from '../kernel/database.ts'
import { waitingMessages } from './mailbox.ts'
import { FIRST_CURSOR, shopPageAfter } from './shop-stream.ts'
import { factsAfter, lastMessages } from './store.ts'

let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

const place = { home: newId(), conversation: newId() }

/** How a statement is carried out by a connection that planned it while the tables were empty, as a new server's do. */
async function planOf(ask: (database: Database) => Promise<unknown>): Promise<string> {
  let text = ''
  await ask({
    ...store.database,
    run: async (statement) => {
      text = statement.text
      return []
    },
  })
  const { rows } = await store.database.pool.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${text}`)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

test.each<[string, (database: Database) => Promise<unknown>]>([
  ['the facts of a thread', (database) => factsAfter(database, place, 0, 200)],
  ['the last messages', (database) => lastMessages(database, place, 200)],
  ['what waits for an answer', (database) => waitingMessages(database, place, 1, 2)],
  ['the facts of a shop', (database) => shopPageAfter(database, place.home, FIRST_CURSOR, 200)],
])('for %s each message is found by its id, not among all of the shop’s', async (_what, ask) => {
  const plan = await planOf(ask)
  expect(plan).toMatch(/messages_pkey[^\n]*\n\s+Index Cond: \(\(home = f\.home\) AND \(id = f\.subject\)\)/)
  expect(plan).not.toMatch(/Hash|Merge/)
})
