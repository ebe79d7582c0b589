import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Statement } from '../kernel/database.ts'
import { incoming, newId, openStore, openTestThread, type Store, type TestThread } from '../../test/store.ts'
import { appendMessages } from './append.ts'
import type { Appended, Claimed } from './conversation.ts'
import type { TurnResult } from './finish.ts'
import { expireAllLeases, sweepMailboxes, waitingMessages } from './mailbox.ts'
import { say } from './say.ts'
import { changeSpeaker } from './speaker.ts'
import { factsAfter, headOf } from './store.ts'
import { createWriter, type Writer } from './writer.ts'

let store: Store
/** Two servers on one database. */
let writers: Writer[]
beforeAll(async () => {
  store = await openStore()
  writers = [createWriter(store.database), createWriter(store.another())]
})
afterAll(() => store.close())

const writer = (index: number): Writer => writers[index % writers.length] as Writer

function stored(appended: Appended | { missing: true }): Appended {
  if ('missing' in appended) throw new Error('the conversation is missing')
  return appended
}

function answer(claim: Claimed, handled: number, text: string): TurnResult {
  return {
    home: claim.home,
    conversation: claim.conversation,
    claim: claim.claim,
    epoch: claim.context.speaker.epoch,
    handled,
    at: new Date(),
    facts: [
      {
        kind: 'message.created',
        message: { id: newId(), delivery: newId(), author: 'concierge', parts: [{ type: 'text', text }] },
      },
      { kind: 'turn.done', data: { upTo: handled } },
    ],
    handle: claim.context.handle,
    connection: claim.context.connection,
    state: { handled },
    language: 'en',
    introduced: true,
    waiting: false,
  }
}

async function factsOf(thread: TestThread) {
  const facts = await factsAfter(store.database, thread, 0, 10_000)
  expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1))
  expect((await headOf(store.database, thread))?.head).toBe(facts.length)
  return facts
}

type Created = { message: { id: string; author: { kind: string }; parts: { text: string }[] } }
const created = (facts: Awaited<ReturnType<typeof factsOf>>, by: string) =>
  facts
    .filter(({ kind }) => kind === 'message.created')
    .map(({ seq, data }) => ({ seq, ...(data as Created).message }))
    .filter(({ author }) => author.kind === by)

test('many writers on two servers, in the same and in other threads: nothing lost, no gap, each message answered by one turn', async () => {
  const threads = await Promise.all(Array.from({ length: 6 }, () => openTestThread(store.database)))
  const turns = new Map(threads.map(({ conversation }) => [conversation, 0]))
  const covered = new Map(threads.map(({ conversation }) => [conversation, new Map<number, number>()]))

  /** What a server does with a claim: answers all that waits, until nobody waits any more. */
  async function take(index: number, first: Claimed): Promise<void> {
    let claim = first
    for (;;) {
      const running = (turns.get(claim.conversation) ?? 0) + 1
      turns.set(claim.conversation, running)
      expect(running, 'two turns of one thread at once').toBe(1)
      const waiting = await waitingMessages(store.database, claim, claim.first, claim.last)
      for (const { seq } of waiting)
        covered.get(claim.conversation)?.set(seq, (covered.get(claim.conversation)?.get(seq) ?? 0) + 1)
      turns.set(claim.conversation, 0)
      const finished = await writer(index).finish(answer(claim, claim.last, waiting.map(({ seq }) => seq).join(' ')))
      if (finished === 'lost') throw new Error('a claim was lost')
      expect(finished.said).toBe(true)
      if (!finished.more) return
      claim = { ...claim, first: claim.last + 1, last: finished.more.last }
    }
  }

  const sent = await Promise.all(
    Array.from({ length: 240 }, async (_, index) => {
      const thread = threads[index % threads.length] as TestThread
      const appended = stored(await writer(index >> 3).append(incoming(thread, `message ${index}`)))
      if (appended.claimed) await take(index >> 3, appended.claimed)
      return { thread, id: appended.id, seq: appended.seq }
    }),
  )

  for (const thread of threads) {
    const facts = await factsOf(thread)
    const own = sent.filter((message) => message.thread === thread)
    const messages = created(facts, 'shopper')
    expect(messages.map(({ id, seq }) => `${seq} ${id}`).sort()).toEqual(
      own.map(({ id, seq }) => `${seq} ${id}`).sort(),
    )
    expect([...(covered.get(thread.conversation) ?? [])].sort()).toEqual(own.map(({ seq }) => [seq, 1]).sort())
    // Every answer is followed by its turn.done, and together they name every message once.
    const answered = created(facts, 'concierge').flatMap(({ parts }) => (parts[0]?.text ?? '').split(' ').map(Number))
    expect(answered.sort((a, b) => a - b)).toEqual(messages.map(({ seq }) => seq))
  }
  expect((await store.database.pool.query('select 1 from mailboxes')).rowCount).toBe(0)
})

test('the same clientId at once, a hundred times and from two servers, is one message with one claim', async () => {
  for (let round = 0; round < 25; round += 1) {
    const thread = await openTestThread(store.database)
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, index) =>
        stored(await writer(index).append(incoming(thread, 'once', 'one-key'))),
      ),
    )
    expect(new Set(answers.map(({ id, seq }) => `${id} ${seq}`)).size).toBe(1)
    expect(answers.filter(({ known }) => !known)).toHaveLength(1)
    expect(answers.filter(({ claimed }) => claimed)).toHaveLength(1)
    expect(answers.every(({ same }) => same)).toBe(true)
    expect(created(await factsOf(thread), 'shopper')).toHaveLength(1)
  }
})

test('a batch in which one clientId was stored by another server meanwhile stores the rest', async () => {
  const [one, two] = await Promise.all([openTestThread(store.database), openTestThread(store.database)])
  const key = newId()
  const [first, second] = await Promise.all([
    appendMessages(store.database, [incoming(one, 'twice', key)]),
    Promise.all([writer(0).append(incoming(one, 'twice', key)), writer(0).append(incoming(two, 'other'))]),
  ])
  expect(stored(first[0] as Appended).id).toBe(stored(second[0]).id)
  expect(created(await factsOf(one), 'shopper')).toHaveLength(1)
  expect(created(await factsOf(two), 'shopper')).toHaveLength(1)
})

test('other parts under a clientId are told apart, and stored nowhere', async () => {
  const thread = await openTestThread(store.database)
  await writer(0).append(incoming(thread, 'blue', 'key'))
  expect(stored(await writer(1).append(incoming(thread, 'white', 'key')))).toMatchObject({
    known: true,
    same: false,
    claimed: null,
  })
  expect(created(await factsOf(thread), 'shopper').map(({ parts }) => parts[0]?.text)).toEqual(['blue'])
})

test('a thread that does not exist takes nothing, and does not disturb those beside it', async () => {
  const thread = await openTestThread(store.database)
  const ghost = { ...thread, conversation: newId() }
  const [missing, there] = await Promise.all([
    writer(0).append(incoming(ghost, 'hello')),
    writer(0).append(incoming(thread, 'hello')),
  ])
  expect(missing).toEqual({ missing: true })
  expect(stored(there).seq).toBe(1)
})

test('of a claim that was taken over nothing is stored', async () => {
  const thread = await openTestThread(store.database)
  const { claimed } = stored(await writer(0).append(incoming(thread, 'slow')))
  if (!claimed) throw new Error('nobody had it')
  await expireAllLeases(store.database)
  const swept = (await sweepMailboxes(store.database, 1000)).find(
    ({ conversation }) => conversation === thread.conversation,
  )
  if (!swept) throw new Error('it was not taken over')
  expect(swept).toMatchObject({ first: 1, last: 1, tries: 1 })
  const [late, next] = await Promise.all([
    writer(0).finish(answer(claimed, 1, 'late')),
    writer(1).finish(answer(swept, 1, 'in time')),
  ])
  expect(late).toBe('lost')
  expect(next).toMatchObject({ said: true, more: null })
  expect(created(await factsOf(thread), 'concierge').map(({ parts }) => parts[0]?.text)).toEqual(['in time'])
})

test('a result that is stored twice is said once', async () => {
  const thread = await openTestThread(store.database)
  const { claimed } = stored(await writer(0).append(incoming(thread, 'first')))
  if (!claimed) throw new Error('nobody had it')
  await writer(0).append(incoming(thread, 'second'))
  const result = answer(claimed, 1, 'answer to the first')
  expect(await writer(0).finish(result)).toMatchObject({ more: { last: 2 } })
  // The commit went through, its answer was lost, and the server tries again.
  const again = await writer(1).finish({ ...result, facts: answer(claimed, 1, 'answer to the first').facts })
  expect(again).toBe('lost')
  expect(created(await factsOf(thread), 'concierge')).toHaveLength(1)
})

test('a batch waits for the disk unless every message of it is kept elsewhere', async () => {
  const waits: unknown[] = []
  const database = {
    ...store.database,
    runHot(statement: Statement, values: unknown[]) {
      waits.push(values[1] === false)
      return store.database.runHot(statement, values)
    },
  }
  const [one, two] = await Promise.all([openTestThread(store.database), openTestThread(store.database)])
  const kept = (thread: TestThread) => ({ ...incoming(thread, 'from a messenger'), isKept: true })
  await appendMessages(database, [kept(one), kept(two)])
  await appendMessages(database, [kept(one), incoming(two, 'from our own')])
  await appendMessages(database, [incoming(one, 'from our own')])
  expect(waits).toEqual([false, true, true])
  expect((await factsAfter(store.database, one, 0, 10)).map(({ seq }) => seq)).toEqual([1, 2, 3])
})

test('what was thought before somebody took over is not said; only turn.done is stored', async () => {
  const thread = await openTestThread(store.database)
  const { claimed } = stored(await writer(0).append(incoming(thread, 'a person, please')))
  if (!claimed) throw new Error('nobody had it')
  await store.database.transact((tx) => changeSpeaker(tx, { ...thread, to: 'staff', id: 'ann', at: new Date() }))
  const finished = await writer(0).finish(answer(claimed, 1, 'too late'))
  expect(finished).toMatchObject({ said: false, more: null })
  const facts = await factsOf(thread)
  expect(facts.map(({ kind }) => kind)).toEqual(['message.created', 'speaker.changed', 'turn.done'])
  const row = await store.database.read
    .selectFrom('conversations')
    .select(['state', 'introduced'])
    .where('id', '=', thread.conversation)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ state: null, introduced: false })
})

test('taking over and answering at once: either it was said before, or not at all', async () => {
  for (let round = 0; round < 20; round += 1) {
    const thread = await openTestThread(store.database)
    const { claimed } = stored(await writer(0).append(incoming(thread, 'hello')))
    if (!claimed) throw new Error('nobody had it')
    const [finished] = await Promise.all([
      writer(0).finish(answer(claimed, 1, 'hello')),
      store.database.transact((tx) => changeSpeaker(tx, { ...thread, to: 'staff', id: 'ann', at: new Date() })),
    ])
    if (finished === 'lost') throw new Error('the claim was lost')
    const facts = await factsOf(thread)
    const kinds = facts.map(({ kind }) => kind)
    const said = created(facts, 'concierge')
    expect(said).toHaveLength(finished.said ? 1 : 0)
    if (said[0]) expect(kinds.indexOf('speaker.changed')).toBeGreaterThan(said[0].seq - 1)
  }
})

test('staff speak in the epoch they have seen, and only while they hold the thread', async () => {
  const thread = await openTestThread(store.database)
  const speak = (epoch: number, clientId: string, text = 'hello') =>
    store.database.transact((tx) =>
      say(tx, {
        ...thread,
        author: { kind: 'staff', id: 'ann' },
        purpose: 'service',
        parts: [{ type: 'text', text }],
        clientId,
        epoch,
        at: new Date(),
        newId,
      }),
    )
  await expect(speak(1, 'a')).rejects.toMatchObject({ code: 'stale_epoch' })
  const speaker = await store.database.transact((tx) =>
    changeSpeaker(tx, { ...thread, to: 'staff', id: 'ann', at: new Date() }),
  )
  expect(speaker.epoch).toBe(2)
  const [first, again] = await Promise.all([speak(2, 'b'), speak(2, 'b')])
  expect(first.message).toBe(again.message)
  expect([first.known, again.known].sort()).toEqual([false, true])
  await expect(speak(2, 'b', 'something else')).rejects.toMatchObject({ code: 'conflicting_client_id' })
  await store.database.transact((tx) => changeSpeaker(tx, { ...thread, to: 'concierge', at: new Date() }))
  await expect(speak(2, 'c')).rejects.toMatchObject({ code: 'stale_epoch' })
  await expect(
    store.database.transact((tx) => changeSpeaker(tx, { ...thread, to: 'staff', epoch: 2, at: new Date() })),
  ).rejects.toMatchObject({ code: 'stale_epoch' })
  expect(created(await factsOf(thread), 'staff')).toHaveLength(1)
})
