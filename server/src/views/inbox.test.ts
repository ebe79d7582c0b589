import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { InboxFilter } from '@souk/contract/inbox.ts'
import { newId, openStore, type Store } from '../../test/store.ts'
import { type InboxCursor, inboxPage } from './inbox.ts'

let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

const BEGIN = Date.parse('2026-11-20T12:00:00Z')
const at = (minute: number) => new Date(BEGIN + minute * 60_000)

/** A thread: minutes at which something was last said, and since when somebody waits. Few values, so that many are equal. */
type Row = { active: number; waits: number | null; closed: boolean; snoozed: boolean }
const row: fc.Arbitrary<Row> = fc.record({
  active: fc.integer({ min: -200, max: -1 }).map((minute) => minute - (minute % 20)),
  waits: fc.option(fc.integer({ min: -60, max: -50 })),
  closed: fc.boolean(),
  snoozed: fc.constantFrom(false, false, true),
})
/** What befalls a thread while somebody reads on. */
const move = fc.record({ thread: fc.nat(11), what: fc.constantFrom('written', 'handed over', 'answered') })

async function open(home: string, rows: readonly Row[]): Promise<string[]> {
  const ids = rows.map(() => newId())
  await store.database.pool.query(
    `insert into conversations (home, id, active_at, active_hour, waiting_since, closed_at, snoozed_until)
     select $1, r.id, r.active, date_trunc('hour', r.active, 'UTC'), r.waits, r.closed, r.snoozed
     from jsonb_to_recordset($2::jsonb) as r(id uuid, active timestamptz, waits timestamptz, closed timestamptz, snoozed timestamptz)`,
    [
      home,
      JSON.stringify(
        rows.map(({ active, waits, closed, snoozed }, n) => ({
          id: ids[n],
          active: at(snoozed ? 600 : active),
          waits: waits === null ? null : at(waits),
          closed: closed ? at(-1) : null,
          snoozed: snoozed ? at(600) : null,
        })),
      ),
    ],
  )
  return ids
}

const MOVES = {
  written: `active_at = $3, active_hour = date_trunc('hour', $3::timestamptz, 'UTC'), closed_at = null, snoozed_until = null`,
  'handed over': `active_at = $3, active_hour = date_trunc('hour', $3::timestamptz, 'UTC'), closed_at = null, snoozed_until = null,
    waiting_since = coalesce(waiting_since, $3)`,
  answered: `active_at = $3, active_hour = date_trunc('hour', $3::timestamptz, 'UTC'), waiting_since = null`,
}

async function befall(home: string, id: string, what: string, minute: number): Promise<void> {
  const [, set] = Object.entries(MOVES).find(([name]) => name === what) ?? []
  await store.database.pool.query(`update conversations set ${set} where home = $1 and id = $2`, [home, id, at(minute)])
}

/** The order of a list, as it would be said: who waits longest; then whoever spoke last. */
function expected(rows: readonly Row[], ids: readonly string[], isListed: (row: Row) => boolean): string[] {
  const listed = rows.flatMap((one, n) => (isListed(one) ? [{ ...one, id: ids[n] ?? '' }] : []))
  const waiting = listed.filter(({ waits }) => waits !== null)
  const others = listed.filter(({ waits }) => waits === null)
  return [
    ...waiting.toSorted((a, b) => (a.waits ?? 0) - (b.waits ?? 0) || (a.id < b.id ? -1 : 1)),
    ...others.toSorted((a, b) => b.active - a.active || (a.id < b.id ? 1 : -1)),
  ].map(({ id }) => id)
}

test('who reads on meets every thread that stays once and in order, and none twice, whatever moves meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.array(move, { maxLength: 8 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 5 }),
      async (rows, moves, limit, most) => {
        const home = newId()
        const ids = await open(home, rows)
        const query = { ...InboxFilter.parse({}), home, member: null, now: at(0) }
        const seen: string[] = []
        const moved = new Set<string>()
        let cursor: InboxCursor | null = null
        let minute = 1
        do {
          const page: Awaited<ReturnType<typeof inboxPage>> = await inboxPage(store.database.read, query, {
            cursor,
            limit,
            most,
          })
          expect(page.rows.length).toBeLessThanOrEqual(limit)
          seen.push(...page.rows.map(({ id }) => id))
          cursor = page.cursor
          const next = moves[minute - 1]
          const id = ids[next?.thread ?? -1]
          if (next && id) {
            await befall(home, id, next.what, minute)
            moved.add(id)
          }
          minute += 1
        } while (cursor)
        expect(new Set(seen).size).toBe(seen.length)
        const still = (list: string[]) => list.filter((id) => !moved.has(id))
        expect(still(seen)).toEqual(still(expected(rows, ids, ({ closed, snoozed }) => !closed && !snoozed)))
      },
    ),
    { numRuns: 40 },
  )
})

test('a page that is full with those who wait goes on with the others', async () => {
  const home = newId()
  const waiting = { active: -10, waits: -50, closed: false, snoozed: false }
  const ids = await open(home, [waiting, { ...waiting, waits: null }])
  const query = { ...InboxFilter.parse({}), home, member: null, now: at(0) }
  const first = await inboxPage(store.database.read, query, { cursor: null, limit: 1 })
  const second = await inboxPage(store.database.read, query, { cursor: first.cursor, limit: 1 })
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(ids)
  expect(second.cursor).toBeNull()
})

test('each list holds what it says, in its order', async () => {
  const rows = [
    { active: -10, waits: null, closed: false, snoozed: false },
    { active: -70, waits: -60, closed: false, snoozed: false },
    { active: -80, waits: -50, closed: false, snoozed: false },
    { active: -20, waits: -90, closed: true, snoozed: false },
    { active: -5, waits: null, closed: false, snoozed: true },
    { active: -90, waits: -95, closed: false, snoozed: true },
  ]
  const home = newId()
  const ids = await open(home, rows)
  const read = async (filter: Partial<InboxFilter>, now = at(0)) => {
    const query = { ...InboxFilter.parse(filter), home, member: null, now }
    const page = await inboxPage(store.database.read, query, { cursor: null, limit: 50 })
    return page.rows.map(({ id }) => ids.indexOf(id))
  }
  expect(await read({})).toEqual([1, 2, 0])
  expect(await read({ state: 'waiting' })).toEqual([1, 2])
  expect(await read({ state: 'closed' })).toEqual([3])
  expect((await read({ state: 'snoozed' })).toSorted()).toEqual([4, 5])
  expect((await read({ state: 'all', order: 'recent' })).toSorted()).toEqual([0, 1, 2, 3, 4, 5])
  expect(await read({ waitingBefore: at(-55).toISOString() })).toEqual([1])
  // Who slept has woken at their time, and stands where they woke; who waited before waits since then.
  expect(await read({}, at(600))).toEqual([5, 1, 2, 4, 0])
})
