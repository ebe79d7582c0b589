import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { incoming, newId, openStore, openTestThread, type Store, type TestThread } from '../../test/store.ts'
import { appendMessages } from './append.ts'
import { markRead } from './read.ts'
import { FIRST_CURSOR, type ShopCursor, shopPageAfter } from './shop-stream.ts'
import { factsAfter, readMarks } from './store.ts'

let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

/** Appends one fact in a transaction that stays open until told. */
async function slowWriter(thread: TestThread): Promise<{ commit(): Promise<void>; rollback(): Promise<void> }> {
  const client: pg.PoolClient = await store.database.pool.connect()
  await client.query('begin')
  const { rows } = await client.query<{ head: number }>(
    'update streams set head = head + 1 where home = $1 and id = $2 returning head',
    [thread.home, thread.conversation],
  )
  await client.query(
    `insert into facts (home, stream, seq, kind, at, data) values ($1, $2, $3, 'turn.done', now(), '{"upTo": 0}')`,
    [thread.home, thread.conversation, rows[0]?.head],
  )
  return {
    async commit() {
      await client.query('commit')
      client.release()
    },
    async rollback() {
      await client.query('rollback')
      client.release()
    },
  }
}

const nameOf = ({ conversation, fact }: { conversation: string; fact: { seq: number } }) =>
  `${conversation} ${fact.seq}`

test("the shop's cursor never goes past a fact that is committed late", async () => {
  const home = newId()
  const threads = await Promise.all(Array.from({ length: 6 }, () => openTestThread(store.database, home)))
  const seen: string[] = []
  let cursor: ShopCursor = FIRST_CURSOR
  async function read(): Promise<void> {
    const { facts: rows } = await shopPageAfter(store.database, home, cursor, 3)
    seen.push(...rows.map(nameOf))
    cursor = rows.at(-1)?.cursor ?? cursor
  }
  const [slow, slower] = [await slowWriter(threads[0] as TestThread), await slowWriter(threads[1] as TestThread)]
  for (const thread of threads.slice(2)) {
    await appendMessages(store.database, [incoming(thread, 'hello')])
    await read()
  }
  // Younger facts are there, but an older transaction may still bring something that belongs before them.
  expect(seen).toEqual([])
  await slower.commit()
  await read()
  expect(seen).toEqual([])
  await slow.commit()
  const aborted = await slowWriter(threads[0] as TestThread)
  await aborted.rollback()
  await appendMessages(store.database, [incoming(threads[0] as TestThread, 'after all')])
  // Transactions of other databases on the same server hold readers up as well: it takes as long as it takes.
  for (const end = Date.now() + 20_000; seen.length < 7 && Date.now() < end; await sleep(10)) await read()
  const { rows } = await store.database.pool.query<{ name: string }>(
    `select stream || ' ' || seq as name from facts where home = $1`,
    [home],
  )
  expect([...seen].sort()).toEqual(rows.map(({ name }) => name).sort())
  expect(seen).toHaveLength(7)
})

test('readers that page while many write see every fact once, and another shop sees none of them', async () => {
  const home = newId()
  const threads = await Promise.all(Array.from({ length: 8 }, () => openTestThread(store.database, home)))
  const seen: string[] = []
  async function reader(): Promise<void> {
    let cursor: ShopCursor = FIRST_CURSOR
    const own: string[] = []
    for (const end = Date.now() + 20_000; own.length < 160 && Date.now() < end;) {
      const { facts: rows } = await shopPageAfter(store.database, home, cursor, 7)
      own.push(...rows.map(nameOf))
      cursor = rows.at(-1)?.cursor ?? cursor
      if (rows.length === 0) await sleep(1)
    }
    seen.push(own.join('\n'))
    expect(new Set(own).size).toBe(own.length)
    expect(own).toHaveLength(160)
    // Of one thread they come in their order.
    for (const { conversation } of threads) {
      const seqs = own.filter((name) => name.startsWith(conversation)).map((name) => Number(name.split(' ')[1]))
      expect(seqs).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    }
  }
  const readers = [reader(), reader()]
  await Promise.all(
    threads.map(async (thread) => {
      for (let count = 0; count < 20; count += 1) {
        if (count % 5 === 0) await (await slowWriter(thread)).commit()
        else await appendMessages(store.database, [incoming(thread, `message ${count}`)])
      }
    }),
  )
  await Promise.all(readers)
  expect(seen[0]).toBe(seen[1])
  expect((await shopPageAfter(store.database, newId(), FIRST_CURSOR, 10)).facts).toEqual([])
})

test('facts after a cursor come in their order and without a gap, page by page', async () => {
  const thread = await openTestThread(store.database)
  for (let count = 0; count < 12; count += 1)
    await appendMessages(store.database, [incoming(thread, `message ${count}`)])
  const seqs: number[] = []
  for (;;) {
    const page = await factsAfter(store.database, thread, seqs.at(-1) ?? 0, 5)
    seqs.push(...page.map(({ seq }) => seq))
    if (page.length < 5) break
  }
  expect(seqs).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
})

test('a read mark never goes back nor past what there is, however many report at once', async () => {
  const thread = await openTestThread(store.database)
  for (let count = 0; count < 9; count += 1)
    await appendMessages(store.database, [incoming(thread, `message ${count}`)])
  const mark = (seq: number) =>
    store.database.transact((tx) => markRead(tx, { ...thread, by: 'shopper', seq, at: new Date() }))
  await Promise.all([3, 9, 1, 7, 5, 2].map(mark))
  expect(await readMarks(store.database.read, thread)).toEqual({ shopper: 9, shop: 0, muted: false })
  await mark(4)
  expect((await readMarks(store.database.read, thread)).shopper).toBe(9)
  await mark(1_000_000)
  const facts = await factsAfter(store.database, thread, 0, 1000)
  expect((await readMarks(store.database.read, thread)).shopper).toBeLessThanOrEqual(facts.length)
  const marks = facts.filter(({ kind }) => kind === 'message.status').map(({ data }) => (data as { upTo: number }).upTo)
  expect(marks).toEqual(marks.toSorted((a, b) => a - b))
})

test('of a thread that is being forgotten nothing is told that is half gone', async () => {
  const thread = await openTestThread(store.database, newId())
  await appendMessages(store.database, [incoming(thread, 'hello')])
  await appendMessages(store.database, [incoming(thread, 'again')])
  await store.database.pool.query('delete from messages where home = $1 and seq = 1', [thread.home])
  expect((await factsAfter(store.database, thread, 0, 10)).map(({ seq }) => seq)).toEqual([2])
  // Only what is below every open transaction is told, and other tests have some.
  const told = async () => (await shopPageAfter(store.database, thread.home, FIRST_CURSOR, 10)).facts
  await expect.poll(async () => (await told()).map(({ fact }) => fact.seq)).toEqual([2])
})
