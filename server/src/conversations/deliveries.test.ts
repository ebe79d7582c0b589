import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, openStore, openTestThread, type Store } from '../../test/store.ts'
import type { Statement } from '../kernel/database.ts'
import { type Due, recordFate, takeDeliveries, UNHEARD } from './deliveries.ts'
import { say } from './say.ts'

let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

async function queueOne(): Promise<{ home: string; conversation: string }> {
  const thread = await openTestThread(store.database, undefined, newId())
  const { home, conversation } = thread
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
  return { home, conversation }
}

async function takeOne(): Promise<Due> {
  const [due] = await takeDeliveries(store.database, 10)
  if (!due) throw new Error('nothing is due')
  return due
}

const expire = () => store.database.pool.query(`update deliveries set next_at = now() where state = 'sending'`)

async function statesIn(home: string): Promise<string[]> {
  const { rows } = await store.database.pool.query<{ data: { status: string } }>(
    `select data from facts where home = $1 and kind = 'message.status' order by seq`,
    [home],
  )
  return rows.map(({ data }) => data.status)
}

test('a delivery whose server was killed is taken again, and known to be one of which nothing is heard', async () => {
  await queueOne()
  const first = await takeOne()
  expect(first).toMatchObject({ attempts: 1, unheard: false })
  expect(await takeDeliveries(store.database, 10)).toEqual([])
  await expire()
  const second = await takeOne()
  expect(second).toMatchObject({ id: first.id, attempts: 2, unheard: true })
  // It waits for its provider to tell; killed meanwhile, the next server knows no more than this one.
  const wait = { state: 'queued' as const, reason: UNHEARD, nextAt: new Date() }
  await store.database.transact((tx) => recordFate(tx, second, wait, new Date(), newId))
  const third = await takeOne()
  expect(third).toMatchObject({ id: first.id, attempts: 3, unheard: true })
  const busy = { state: 'queued' as const, reason: 'busy', nextAt: new Date() }
  await store.database.transact((tx) => recordFate(tx, third, busy, new Date(), newId))
  const last = await takeOne()
  expect(last).toMatchObject({ id: first.id, unheard: false })
  await store.database.transact((tx) => recordFate(tx, last, { state: 'sent' }, new Date(), newId))
})

test('a late word of an attempt that was given up on changes nothing, unless the message has arrived after all', async () => {
  const { home } = await queueOne()
  const late = await takeOne()
  await expire()
  const due = await takeOne()
  const record = (of: Due, fate: Parameters<typeof recordFate>[2]) =>
    store.database.transact((tx) => recordFate(tx, of, fate, new Date(), newId))
  await record(late, { state: 'queued', reason: 'busy', nextAt: new Date() })
  expect(await takeDeliveries(store.database, 10)).toEqual([])
  await record(due, { state: 'uncertain', reason: 'unheard' })
  await record(late, { state: 'failed', reason: 'busy' })
  await record(late, { state: 'sent' })
  await record(due, { state: 'sent' })
  expect(await statesIn(home)).toEqual(['uncertain', 'sent'])
})

test('what a round costs does not grow with the queue', async () => {
  await queueOne()
  const due = await takeOne()
  // Of three connections, one with a campaign and another with a handle that does not answer.
  const insert = (connections: string, handles: string, count: number) =>
    store.database.pool.query(
      `insert into deliveries (home, id, conversation, message, seq, handle, connection)
       select $1, gen_random_uuid(), $2, gen_random_uuid(), n, ${handles}, ${connections} from generate_series(1, ${count}) n`,
      [due.home, due.conversation],
    )
  async function blocks(): Promise<number> {
    let taking: Statement | undefined
    await takeDeliveries(
      {
        ...store.database,
        runHot: async (statement) => {
          taking = statement
          return []
        },
      },
      1,
    )
    const client = await store.database.pool.connect()
    try {
      await client.query('begin')
      const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
        `explain (analyze, buffers, format json) ${taking?.text.replace('$1', '200') ?? ''}`,
      )
      const [{ Plan: plan }] = rows[0]!['QUERY PLAN']
      return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  await insert(`'${newId()}'`, 'gen_random_uuid()', 20)
  const few = await blocks()
  await insert(`'${newId()}'`, 'gen_random_uuid()', 20_000)
  const many = await blocks()
  expect(many).toBeLessThan(few * 3 + 100)
})

test('of one handle one is on its way at a time, whatever has waited for the day and however many servers take', async () => {
  const servers = [store.database, store.another(), store.another()]
  const threads = await Promise.all([0, 1, 2].map(() => openTestThread(store.database, undefined, newId())))
  const message = { author: { kind: 'shop' as const }, purpose: 'marketing' as const, at: new Date(), newId }
  for (const thread of threads)
    for (const text of ['one', 'two', 'three', 'four'])
      await store.database.transact((tx) => say(tx, { ...thread, ...message, parts: [{ type: 'text', text }] }))
  await store.database.pool.query('update deliveries set held = true where handle = any($1) and seq < 4', [
    threads.map(({ handle }) => handle),
  ])
  const done: string[] = []
  while (done.length < 12) {
    const taken = (await Promise.all(servers.map((database) => takeDeliveries(database, 10)))).flat()
    expect(taken.length).toBeGreaterThan(0)
    expect(new Set(taken.map(({ handle }) => handle)).size).toBe(taken.length)
    for (const due of taken)
      await store.database.transact((tx) => recordFate(tx, due, { state: 'sent' }, new Date(), newId))
    done.push(...taken.map(({ id }) => id))
  }
  expect(new Set(done).size).toBe(12)
})
