import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, openStore, openTestThread, type Store } from '../../test/store.ts'
import { type Due, type Fate, recordFates, takeDeliveries } from './deliveries.ts'
import { say } from './say.ts'
import { hearAll } from './told.ts'
import { keyOf } from './sent.ts'
import { factsAfter } from './store.ts'

let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

/** Of a delivery that is under way: what comes of an attempt, by whom, and what the provider tells meanwhile. */
type Step =
  | { kind: 'fate'; state: Fate['state']; stale: boolean; held: boolean; untried: boolean }
  | { kind: 'told'; state: 'sent' | 'failed' | 'delivered' | 'read' }

const STEP = fc.oneof(
  fc.record({
    kind: fc.constant('fate' as const),
    state: fc.constantFrom<Fate['state']>('queued', 'sent', 'failed', 'refused', 'uncertain'),
    stale: fc.boolean(),
    held: fc.boolean(),
    untried: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('told' as const), state: fc.constantFrom('sent', 'failed', 'delivered', 'read') }),
)

type Model = { state: string; attempts: number; sent: string | null; told: string[] }

/** What the rules say, without a database: see `recordFates` and `hearAll`. */
function expected(model: Model, step: Step): Model {
  if (step.kind === 'told') {
    const rank = ['sent', 'failed', 'delivered', 'read']
    const moves = model.sent === null || rank.indexOf(step.state) > rank.indexOf(model.sent)
    if (!moves) return model
    return { ...model, sent: step.state, told: step.state === 'sent' ? model.told : [...model.told, step.state] }
  }
  const { state, stale, held, untried } = step
  const sent = state === 'sent' ? (model.sent ?? 'sent') : model.sent
  const counts = state === 'sent' ? model.state !== 'sent' : model.state === 'sending' && !stale
  if (!counts) return { ...model, sent }
  const isTold = state !== 'queued' && !(state === 'sent' && sent !== 'sent')
  const attempts = model.attempts - (held || untried ? 1 : 0)
  return { state, attempts, sent, told: isTold ? [...model.told, state] : model.told }
}

async function openDelivery(): Promise<Due> {
  const thread = await openTestThread(store.database, newId(), newId())
  const author = { kind: 'shop' as const }
  const parts = [{ type: 'text' as const, text: 'Hello' }]
  await store.database.transact((tx) =>
    say(tx, { ...thread, author, purpose: 'service', parts, at: new Date(), newId }),
  )
  const due = (await takeDeliveries(store.database, 200)).find(({ home }) => home === thread.home)
  if (!due) throw new Error('nothing is due')
  return due
}

function fateOf({ state, held, untried }: Extract<Step, { kind: 'fate' }>, ref: string): Fate {
  const taken = state === 'sent' ? [{ position: 0, ref }] : []
  return { state, reason: 'because', taken, held, untried, nextAt: new Date(Date.now() + 60_000) }
}

async function carryOut(all: readonly { due: Due; step: Step }[]): Promise<void> {
  const fates = all.flatMap(({ due, step }) => {
    if (step.kind === 'told') return []
    // An attempt that was given up on meanwhile.
    const attempts = due.attempts - (step.stale ? 1 : 0)
    return [{ due: { ...due, attempts }, fate: fateOf(step, `ref-${due.id}`), at: new Date(), newId }]
  })
  if (fates.length > 0) await recordFates(store.database, fates)
  const told = all.flatMap(({ due: { home, connection, id }, step }) =>
    step.kind === 'told'
      ? [{ home, connection, ref: `ref-${id}`, key: keyOf(id, 0), state: step.state, at: new Date() }]
      : [],
  )
  const known = await hearAll(
    store.database,
    told.map((one) => ({ told: one, newId })),
  )
  expect(known.every(Boolean)).toBe(true)
}

async function found({ home, id, conversation }: Due): Promise<Model> {
  const { rows } = await store.database.pool.query<Omit<Model, 'told'>>(
    `select d.state, d.attempts, s.state as sent from deliveries d
     left join sent_messages s on s.home = d.home and s.delivery = d.id where d.home = $1 and d.id = $2`,
    [home, id],
  )
  const facts = await factsAfter(store.database, { home, conversation }, 0, 100)
  expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1))
  const told = facts.flatMap(({ kind, data }) =>
    kind === 'message.status' ? [(data as { status: string }).status] : [],
  )
  return { ...(rows[0] ?? { state: '', attempts: 0, sent: null }), told }
}

test('whatever comes of a delivery, in whichever order and together with whatever else, it stands and is told as by itself', async () => {
  const threads = fc.array(fc.array(STEP, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(threads, async (steps) => {
      const all: { due: Due; own: Step[]; model: Model }[] = []
      for (const own of steps) {
        const due = await openDelivery()
        all.push({ due, own, model: { state: 'sending', attempts: due.attempts, sent: null, told: [] } })
      }
      for (const round of [0, 1, 2]) {
        await carryOut(all.flatMap(({ due, own }) => (own[round] ? [{ due, step: own[round] }] : [])))
        for (const one of all) if (one.own[round]) one.model = expected(one.model, one.own[round])
      }
      for (const { due, model } of all) expect(await found(due)).toEqual(model)
    }),
    { numRuns: 20 },
  )
})

test('what went another way is told with that, however far it has come already; what it counts as is kept', async () => {
  const due = await openDelivery()
  await carryOut([{ due, step: { kind: 'told', state: 'delivered' } }])
  const taken = [
    { position: 0, ref: `ref-${due.id}` },
    { position: 1, ref: 'second', category: 'utility' },
  ]
  const fate = { state: 'sent' as const, taken, instead: 'template' as const }
  await recordFates(store.database, [{ due, fate, at: new Date(), newId }])
  const facts = await factsAfter(store.database, due, 0, 100)
  expect(facts.at(-1)).toMatchObject({ kind: 'message.status', data: { status: 'delivered', instead: 'template' } })
  const { rows } = await store.database.pool.query(
    'select position, state, category from sent_messages where delivery = $1 order by position',
    [due.id],
  )
  expect(rows).toEqual([
    { position: 0, state: 'delivered', category: null },
    { position: 1, state: 'sent', category: 'utility' },
  ])
})

test('what is told of several messages of a thread at once is told one after another; what nobody knows is not', async () => {
  const due = await openDelivery()
  const { home, connection, id } = due
  const at = new Date()
  const [first, second] = [0, 1].map((position) => ({
    home,
    connection,
    ref: `r${position}`,
    key: keyOf(id, position),
    at,
  }))
  if (!first || !second) throw new Error('there are two')
  const cost = { category: 'service', amount: 12, currency: 'EUR' }
  const batch = [
    { ...first, state: 'read' as const },
    { ...second, state: 'failed' as const, reason: 'gone', cost },
    { ...second, ref: 'r2', key: keyOf(newId(), 0), state: 'read' as const },
  ]
  expect(
    await hearAll(
      store.database,
      batch.map((told) => ({ told, newId })),
    ),
  ).toEqual([true, true, false])
  const facts = await factsAfter(store.database, due, 0, 100)
  expect(facts.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(facts.slice(1)).toMatchObject([{ data: { status: 'read' } }, { data: { status: 'failed', reason: 'gone' } }])
  expect(store.told.slice(-2)).toMatchObject([{ seq: 2 }, { seq: 3, data: { message: due.message } }])
  // By the provider's name alone, and without a price: the one that was told stays.
  const { key: _, ...named } = second
  expect(await hearAll(store.database, [{ told: { ...named, state: 'sent' }, newId }])).toEqual([true])
  const { rows } = await store.database.pool.query(
    'select state, reason, category, cost::int as cost from sent_messages where delivery = $1 and position = 1',
    [id],
  )
  expect(rows).toEqual([{ state: 'failed', reason: 'gone', category: 'service', cost: 12 }])
})

test('whoever watches is told what was stored, and whoever sends hears whether more is due at the connection', async () => {
  const due = await openDelivery()
  const before = store.told.length
  const recorded = { due, fate: { state: 'sent' as const, taken: [{ position: 0, ref: 'a' }] }, at: new Date(), newId }
  expect(await recordFates(store.database, [recorded])).toEqual([false])
  expect(store.told.slice(before)).toMatchObject([
    { stream: due.conversation, seq: 2, kind: 'message.status', data: { status: 'sent', message: due.message } },
  ])
  await openTestThread(store.database, due.home, due.connection).then((thread) =>
    store.database.transact((tx) =>
      say(tx, {
        ...thread,
        author: { kind: 'shop' },
        purpose: 'service',
        parts: [{ type: 'text', text: 'And?' }],
        at: new Date(),
        newId,
      }),
    ),
  )
  expect(await recordFates(store.database, [recorded])).toEqual([true])
})
