import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { incoming, newId, openStore, openTestThread, type Store } from '../../test/store.ts'
import { appendMessages } from './append.ts'
import { finishTurns } from './finish.ts'
import { changeSpeaker } from './speaker.ts'

let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

/** Waits until a statement of another connection waits for a lock. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await store.database.pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows.length > 0) return
  }
}

test('a message that waited for a change of its thread is answered with the thread as it is after it', async () => {
  const thread = await openTestThread(store.database)
  let appended: Promise<unknown> | undefined
  await store.database.transact(async (tx) => {
    await changeSpeaker(tx, { ...thread, to: 'staff', name: 'Ann', at: new Date() })
    await changeSpeaker(tx, { ...thread, to: 'concierge', at: new Date() })
    await sql`update conversations set state = '{"history": ["before"]}' where home = ${thread.home} and id = ${thread.conversation}`.execute(
      tx.db,
    )
    appended = appendMessages(store.database, [incoming(thread, 'and in blue?')])
    await somebodyWaits()
  })
  const [answer] = (await appended) as Awaited<ReturnType<typeof appendMessages>>
  expect(answer).toMatchObject({
    seq: 3,
    claimed: {
      first: 3,
      last: 3,
      context: { speaker: { kind: 'concierge', epoch: 3 }, state: { history: ['before'] } },
    },
  })
})

test('a message that came while the turn before it was stored goes on from that turn', async () => {
  const thread = await openTestThread(store.database)
  const [first] = await appendMessages(store.database, [incoming(thread, 'a dress')])
  if (!first || 'missing' in first || !first.claimed) throw new Error('not claimed')
  const { claim, context } = first.claimed
  // Both wait for the same gate, the end of the turn before the message.
  let finished: Promise<unknown> | undefined
  let appended: Promise<unknown> | undefined
  await store.database.transact(async (tx) => {
    await sql`select 1 from streams where home = ${thread.home} and id = ${thread.conversation} for update`.execute(
      tx.db,
    )
    finished = finishTurns(store.database, [
      {
        home: thread.home,
        conversation: thread.conversation,
        claim,
        epoch: context.speaker.epoch,
        handled: first.seq,
        at: new Date(),
        facts: [{ kind: 'turn.done', data: { upTo: first.seq } }],
        handle: null,
        connection: null,
        state: { turn: 1 },
        language: 'de',
        introduced: true,
        waiting: false,
      },
    ])
    await somebodyWaits()
    appended = appendMessages(store.another(), [incoming(thread, 'blue', newId())])
    await new Promise((resolve) => setTimeout(resolve, 200))
  })
  await finished
  const [second] = (await appended) as Awaited<ReturnType<typeof appendMessages>>
  expect(second).toMatchObject({ claimed: { context: { state: { turn: 1 }, language: 'de', introduced: true } } })
})
