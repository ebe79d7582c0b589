import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, openStore, openTestThread, type Store, type TestThread } from '../../test/store.ts'
import { SENT_STATES, type SentState } from '../channels/arrival.ts'
import { recordFate, takeDeliveries } from './deliveries.ts'
import { say } from './say.ts'
import { hearOf, isLater } from './told.ts'
import { keyOf, messageOfRef, refsUpTo } from './sent.ts'
import { factsAfter } from './store.ts'

let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

const RANK: Record<SentState, number> = { sent: 0, failed: 1, delivered: 2, read: 3 }

test('in whichever order and however often the states come, what stands in the end is the furthest', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...SENT_STATES), { minLength: 1, maxLength: 12 }), (told) => {
      let state: SentState | null = null
      for (const next of told) {
        const before: SentState | null = state
        if (isLater(before, next)) state = next
        // Never back: what was read stays read, whatever comes late.
        if (before !== null && state !== null) expect(RANK[state]).toBeGreaterThanOrEqual(RANK[before])
        expect(isLater(state, next)).toBe(false)
      }
      const furthest = told.toSorted((a, b) => RANK[b] - RANK[a])[0]
      expect(state).toBe(furthest)
    }),
  )
})

type Sent = { thread: TestThread; connection: string; delivery: string; message: string }

/** A message of the shop that its provider is about to be given, in one piece or two. */
async function sendOne(refs: readonly string[]): Promise<Sent> {
  const connection = newId()
  const thread = await openTestThread(store.database, newId(), connection)
  const { message } = await store.database.transact((tx) =>
    say(tx, {
      ...thread,
      author: { kind: 'shop' },
      purpose: 'service',
      parts: [{ type: 'text', text: 'Hello' }],
      at: new Date(),
      newId,
    }),
  )
  const due = (await takeDeliveries(store.database, 50)).find((one) => one.home === thread.home)
  if (!due) throw new Error('nothing is due')
  const taken = refs.map((ref, position) => ({ position, ref }))
  if (refs.length > 0)
    await store.database.transact((tx) => recordFate(tx, due, { state: 'sent', taken }, new Date(), newId))
  return { thread, connection, delivery: due.id, message }
}

const hear = ({ thread: { home }, connection }: Sent, ref: string, state: SentState, key?: string) =>
  store.database.transact((tx) => hearOf(tx, { home, connection, ref, state, key, at: new Date() }, newId))

async function statusesOf({ thread }: Sent): Promise<unknown[]> {
  const facts = await factsAfter(store.database, thread, 0, 100)
  return facts.flatMap(({ kind, data }) => (kind === 'message.status' ? [(data as { status: string }).status] : []))
}

test('what the provider tells is told in the thread once, and never goes back', async () => {
  const sent = await sendOne(['ref-1'])
  for (const state of ['delivered', 'sent', 'read', 'delivered', 'read', 'failed'] as const)
    expect(await hear(sent, 'ref-1', state)).toBe(true)
  expect(await statusesOf(sent)).toEqual(['sent', 'delivered', 'read'])
  expect(await messageOfRef(store.database.read, { ...sent.thread, ...sent, ref: 'ref-1' })).toMatchObject({
    message: sent.message,
    conversation: sent.thread.conversation,
  })
})

test('a status that overtakes the answer of the provider is known by the key it echoes; the piece is not sent again', async () => {
  const sent = await sendOne([])
  expect(await hear(sent, 'ref-9', 'sent')).toBe(false)
  expect(await hear(sent, 'ref-9', 'delivered', keyOf(sent.delivery, 0))).toBe(true)
  await store.database.pool.query('update deliveries set next_at = now() where id = $1', [sent.delivery])
  const again = (await takeDeliveries(store.database, 50)).find(({ id }) => id === sent.delivery)
  expect(again).toMatchObject({ unheard: true, taken: [0] })
  // The answer comes late: its name for it changes nothing of what it has come to.
  if (again)
    await store.database.transact((tx) =>
      recordFate(tx, again, { state: 'sent', taken: [{ position: 0, ref: 'ref-9' }] }, new Date(), newId),
    )
  expect(await hear(sent, 'ref-9', 'sent')).toBe(true)
  expect(await statusesOf(sent)).toEqual(['delivered'])
})

test('another connection, another shop, or a key of neither knows nothing of it', async () => {
  const [sent, other] = [await sendOne(['ref-2']), await sendOne(['ref-3'])]
  expect(await hear({ ...sent, connection: newId() }, 'ref-2', 'read')).toBe(false)
  expect(await hear({ ...sent, thread: other.thread }, 'ref-2', 'read')).toBe(false)
  expect(await hear({ ...sent, thread: other.thread }, 'x', 'read', keyOf(sent.delivery, 0))).toBe(false)
  for (const key of ['', 'x', `${sent.delivery}`, `${sent.delivery}.`, `${sent.delivery}.-1`])
    expect(await hear(sent, 'x', 'read', key), key).toBe(false)
  expect(await statusesOf(sent)).toEqual(['sent'])
})

test('a mark up to a moment means what was sent until then and has not come so far', async () => {
  const sent = await sendOne(['ref-4', 'ref-5'])
  const { home, handle } = sent.thread
  const later = new Date(Date.now() + 1000)
  const refs = (state: 'delivered' | 'read', until: Date) =>
    refsUpTo(store.database.read, { home, handle, state, until })
  expect(await refs('delivered', later)).toEqual(['ref-4', 'ref-5'])
  expect(await refs('delivered', new Date(0))).toEqual([])
  await hear(sent, 'ref-4', 'delivered')
  expect(await refs('delivered', later)).toEqual(['ref-5'])
  expect(await refs('read', later)).toEqual(['ref-4', 'ref-5'])
})
