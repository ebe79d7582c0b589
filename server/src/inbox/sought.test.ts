import { afterAll, beforeAll, expect, test } from 'vitest'
import { incoming, openStore, openTestThread, type Store } from '../../test/store.ts'
import { appendMessages } from '../conversations/append.ts'
import { searchInbox } from '../views/inbox-search.ts'
import { readOn } from './sought.ts'

let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

test('what people wrote is found by any part of it, however much was written since; as it stands now', async () => {
  const { database } = store
  const thread = await openTestThread(database)
  const { home, conversation } = thread
  const say = async (text: string) => {
    const message = incoming(thread, text)
    await appendMessages(database, [message])
    return message.id
  }
  const kept = await say('Do you have ladders of Ебеновое wood?')
  const removed = await say('My number is on the ladder')
  const changed = await say('a ladder')
  // More than is looked through when it is sought.
  await database.pool.query(
    `insert into facts (home, stream, seq, kind, at, subject) select $1, gen_random_uuid(), 1, 'message.created', now(), gen_random_uuid()
     from generate_series(1, 700)`,
    [home],
  )
  const find = async (q: string) => {
    const { messages } = await searchInbox(database.read, home, { q, limit: 10 })
    return messages.map(({ message }) => message)
  }
  // It is read below the oldest open transaction of the whole PostgreSQL, other tests' included.
  const catchUp = () =>
    expect
      .poll(async () => {
        while (await readOn(database, home));
        const mark =
          'select f.xid = k.xid as done from sought_marks k, (select max(xid) as xid from facts where home = $1) f where k.home = $1'
        return (await database.pool.query<{ done: boolean }>(mark, [home])).rows[0]?.done
      })
      .toBe(true)
  expect(await find('ladder')).toEqual([])
  await catchUp()
  expect((await find('ladder')).toSorted()).toEqual([kept, removed, changed].toSorted())
  expect(await find('ЕБЕНОВ')).toEqual([kept])
  expect(await find('100%_')).toEqual([])

  await database.pool.query(`update messages set parts = '[]', removed_at = now() where id = $1`, [removed])
  await database.pool.query(`update messages set parts = '[{"type": "text", "text": "a chair"}]' where id = $1`, [
    changed,
  ])
  // Before it is read again, too: what was taken back is found by nobody.
  expect(await find('ladder')).toEqual([kept])
  await database.pool.query(
    `insert into facts (home, stream, seq, kind, at, subject) select $1, $2, n + 100, 'message.updated', now(), id
     from unnest($3::uuid[]) with ordinality as m(id, n)`,
    [home, conversation, [removed, changed]],
  )
  await catchUp()
  expect(await find('chair')).toEqual([changed])
  const { rows } = await database.pool.query('select id from sought_messages where home = $1 order by id', [home])
  expect(rows.map(({ id }) => id)).toEqual([kept, changed].toSorted())
})
