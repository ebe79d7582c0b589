import { afterAll, beforeAll, expect, test } from 'vitest'
import { incoming, newId, openStore, openTestThread, type Store, type TestThread } from '../../test/store.ts'
import { appendMessages } from './append.ts'
import { markRead } from './read.ts'
import { say } from './say.ts'

let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

async function mark(thread: TestThread, by: 'shopper' | 'staff', to: number): Promise<number> {
  const { seq } = await store.database.transact((tx) => markRead(tx, { ...thread, by, seq: to, at: new Date() }))
  return seq
}

async function answer(thread: TestThread): Promise<void> {
  await store.database.transact((tx) =>
    say(tx, {
      ...thread,
      author: { kind: 'shop' },
      purpose: 'service',
      parts: [{ type: 'text', text: 'hello' }],
      at: new Date(),
      newId,
    }),
  )
}

async function marks(thread: TestThread): Promise<unknown[]> {
  const { rows } = await store.database.pool.query<{ data: unknown }>(
    `select data from facts where stream = $1 and kind = 'message.status' order by seq`,
    [thread.conversation],
  )
  return rows.map(({ data }) => data)
}

test('who marks again and again what is new leaves one fact for what was said, and none for the marks', async () => {
  const thread = await openTestThread(store.database)
  await answer(thread)
  // Each mark would be a fact, which could be marked in its turn.
  for (let seq = 1; seq <= 20; seq += 1) await mark(thread, 'shopper', seq)
  expect(await marks(thread)).toEqual([{ upTo: 1, status: 'read', by: 'shopper' }])
  await answer(thread)
  for (let seq = 1; seq <= 20; seq += 1) await mark(thread, 'shopper', seq)
  expect(await marks(thread)).toHaveLength(2)
})

test('one’s own words are no news to oneself', async () => {
  const thread = await openTestThread(store.database)
  await appendMessages(store.database, [incoming(thread, 'hello?')])
  expect(await mark(thread, 'shopper', 1)).toBe(1)
  expect(await marks(thread)).toEqual([])
  expect(await mark(thread, 'staff', 1)).toBe(1)
  expect(await marks(thread)).toEqual([{ upTo: 1, status: 'read', by: 'staff' }])
})

test('a mark never goes back, nor beyond what there is', async () => {
  const thread = await openTestThread(store.database)
  for (let n = 0; n < 3; n += 1) await answer(thread)
  expect(await mark(thread, 'shopper', 2)).toBe(2)
  expect(await mark(thread, 'shopper', 1)).toBe(2)
  expect(await mark(thread, 'shopper', 1_000_000)).toBe(4)
  expect(await marks(thread)).toMatchObject([{ upTo: 2 }, { upTo: 4 }])
})
