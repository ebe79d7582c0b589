import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from '../../test/store.ts'
import { GatheringSocket } from './session.ts'

let store: Store
beforeAll(async () => {
  store = await openStore()
  await store.database.pool.query('create table jottings (id int primary key, text text not null default now()::text)')
})
afterAll(() => store.close())
beforeEach(async () => {
  await store.database.pool.query('truncate jottings')
})

const note = (db: Store['database']['read'], id: number) => sql`insert into jottings (id) values (${id})`.execute(db)

async function stored(): Promise<number[]> {
  const { rows } = await store.database.pool.query<{ id: number }>('select id from jottings order by id')
  return rows.map(({ id }) => id)
}

test('what is begun together runs in the order in which it was begun', async () => {
  const seen = await store.database.transact((tx) =>
    Promise.all(
      [1, 2, 3, 4].map(async (id) => {
        const { rows } = await sql<{
          n: number
        }>`with new as (insert into jottings (id) values (${id})) select count(*)::int as n from jottings`.execute(
          tx.db,
        )
        return rows[0]?.n
      }),
    ),
  )
  expect(seen).toEqual([0, 1, 2, 3])
  expect(await stored()).toEqual([1, 2, 3, 4])
})

test('writes that nobody waits for are committed, and are there for what comes after them', async () => {
  const count = await store.database.transact(async (tx) => {
    tx.later(note(tx.db, 1))
    tx.later(note(tx.db, 2))
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from jottings`.execute(tx.db)
    tx.later(note(tx.db, 3))
    return rows[0]?.n
  })
  expect(count).toBe(2)
  expect(await stored()).toEqual([1, 2, 3])
})

test('a write that fails unawaited fails the transaction, by its own name, and nothing of it stays', async () => {
  await note(store.database.read, 7)
  const twice = store.database.transact(async (tx) => {
    tx.later(note(tx.db, 1))
    tx.later(note(tx.db, 7))
  })
  await expect(twice).rejects.toMatchObject({ code: '23505' })
  const noticed = store.database.transact(async (tx) => {
    tx.later(note(tx.db, 7))
    await note(tx.db, 2)
  })
  await expect(noticed).rejects.toMatchObject({ code: '23505' })
  expect(await stored()).toEqual([7])
})

test('a failure that the work swallows is no commit', async () => {
  await note(store.database.read, 7)
  const swallowed = store.database.transact(async (tx) => {
    await note(tx.db, 7).catch(() => undefined)
    return 'done'
  })
  await expect(swallowed).rejects.toThrow('ROLLBACK')
})

test('what goes on after its transaction has ended writes nothing, least of all into the next one', async () => {
  await note(store.database.read, 7)
  const { promise: gone, resolve: go } = Promise.withResolvers<void>()
  const told = Promise.withResolvers<unknown>()
  const failing = store.database.transact((tx) => {
    const slow = gone.then(() => note(tx.db, 1))
    slow.then(() => told.resolve('written'), told.resolve)
    return Promise.all([note(tx.db, 7), slow])
  })
  await expect(failing).rejects.toMatchObject({ code: '23505' })
  await store.database.transact(async (tx) => {
    await note(tx.db, 2)
    go()
    await note(tx.db, 3)
  })
  expect(await told.promise).toMatchObject({ message: expect.stringContaining('has ended') })
  expect(await stored()).toEqual([2, 3, 7])
})

test('a write of several steps that nobody waits for is no part of it, and says so', async () => {
  const hasty = store.database.transact(async (tx) => {
    tx.later(note(tx.db, 1).then(() => note(tx.db, 2)))
  })
  await expect(hasty).rejects.toThrow('has ended')
  expect(await stored()).not.toContain(2)
})

test('a connection whose transaction failed serves the next one, its statements prepared anew', async () => {
  for (let round = 0; round < 40; round += 1) {
    const failing = store.database.transact(async (tx) => {
      tx.later(sql`insert into jottings (id) values (${round}), (${round})`.execute(tx.db))
      tx.later(sql`select ${round}::int + 1`.execute(tx.db))
    })
    await expect(failing).rejects.toMatchObject({ code: '23505' })
    await store.database.transact((tx) => sql`select ${round}::int + 1`.execute(tx.db))
  }
  await store.database.transact((tx) => note(tx.db, 1))
  expect(await stored()).toEqual([1])
})

test('two that deadlock are both done: one of them again', async () => {
  await note(store.database.read, 1)
  await note(store.database.read, 2)
  const { promise: both, resolve: go } = Promise.withResolvers<void>()
  let holding = 0
  const touch = (db: Store['database']['read'], id: number) =>
    sql`update jottings set text = text || '.' where id = ${id}`.execute(db)
  const work = (first: number, second: number) =>
    store.database.transact(async (tx) => {
      await touch(tx.db, first)
      holding += 1
      if (holding === 2) go()
      await both
      tx.later(touch(tx.db, second))
    })
  await Promise.all([work(1, 2), work(2, 1)])
  const { rows } = await store.database.pool.query<{ text: string }>('select text from jottings')
  expect(rows.map(({ text }) => text.slice(-2))).toEqual(['..', '..'])
})

test('facts are told only after the commit, and not at all without one', async () => {
  const fact = { home: 'h', stream: 's', seq: 1, kind: 'turn.done', at: '', data: {} } as const
  store.told.length = 0
  await store.database.transact(async (tx) => {
    tx.facts.push(fact)
    await note(tx.db, 1)
    expect(store.told).toEqual([])
  })
  expect(store.told).toEqual([fact])
  const failing = store.database.transact(async (tx) => {
    tx.facts.push(fact)
    tx.later(note(tx.db, 1))
  })
  await expect(failing).rejects.toMatchObject({ code: '23505' })
  expect(store.told).toHaveLength(1)
})

test('reads on one connection that are begun together are one trip', async () => {
  const { _writev: write } = GatheringSocket.prototype
  let trips = 0
  GatheringSocket.prototype._writev = function (...args) {
    trips += 1
    write?.apply(this, args)
  }
  try {
    await store.database.look((read) => sql`select 1`.execute(read))
    trips = 0
    await store.database.look((read) => Promise.all([1, 2, 3].map((n) => sql`select ${n}::int`.execute(read))))
    expect(trips).toBe(1)
    trips = 0
    await store.database.transact(async (tx) => {
      await Promise.all([sql`select 1`.execute(tx.db), sql`select 2`.execute(tx.db)])
      tx.later(note(tx.db, 1))
      tx.later(note(tx.db, 2))
    })
    expect(trips).toBe(2)
  } finally {
    if (write) GatheringSocket.prototype._writev = write
  }
})
