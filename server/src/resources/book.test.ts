import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, openStore, type Store } from '../../test/store.ts'
import { bookSlots, holdSlots, lockCalendars, moveSlot, type SlotWish } from './book.ts'
import { busyOf, findCalendar, listCalendars, putCalendar } from './calendars.ts'
import { type Busy, peak } from './slots.ts'
import { releaseHolds } from './stock.ts'

let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

const NOW = new Date('2026-11-22T09:00:00Z')
const MINUTE = 60_000
const TEN = Date.parse('2026-11-27T09:00:00Z')
const later = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE)

const wish = (more: Partial<SlotWish> = {}): SlotWish => ({
  what: 'line/when',
  resource: 'fitting',
  from: TEN,
  to: TEN + 60 * MINUTE,
  quantity: 1,
  ...more,
})

async function calendar(capacity: number, ...keys: string[]): Promise<string> {
  const home = newId()
  await store.database.transact(async (tx) => {
    for (const key of keys.length > 0 ? keys : ['fitting'])
      await putCalendar(tx, { home, newId, calendar: { key, capacity, label: { en: 'Fitting' }, closures: [] } })
  })
  return home
}

type Options = { checkout?: string; at?: Date; expiresAt?: Date }

const hold = (
  home: string,
  wishes: SlotWish[],
  { checkout = newId(), at = NOW, expiresAt = later(30) }: Options = {},
) => store.database.transact((tx) => holdSlots(tx, { home, checkout, wishes, at, expiresAt, newId }))
const book = (home: string, wishes: SlotWish[], { checkout = newId(), at = NOW }: Options = {}) =>
  store.database.transact(async (tx) => {
    const wanted = { home, checkout, wishes, at, newId }
    return bookSlots(tx, wanted, await lockCalendars(tx, wanted))
  })
const move = (home: string, checkout: string, to: SlotWish, at = NOW) =>
  store.database.transact((tx) => moveSlot(tx, { home, checkout, wish: to, at, newId }))
const busy = (home: string, at = NOW, key = 'fitting'): Promise<Busy[]> =>
  busyOf(store.database.read, { home, key, at, within: { from: 0, to: TEN * 2 } })

test('a calendar is opened once and changed by its key', async () => {
  const home = await calendar(2)
  const hours = [{ day: 5, open: '10:00', close: '12:00' }]
  const changed = { key: 'fitting', capacity: 3, label: { en: 'Fitting room' }, hours, closures: [] }
  await store.database.transact((tx) => putCalendar(tx, { home, newId, calendar: changed }))
  const [only, ...others] = await listCalendars(store.database.read, home)
  expect(others).toEqual([])
  expect(only).toMatchObject(changed)
  expect(await findCalendar(store.database.read, home, 'fitting')).toEqual(only)
  expect(await findCalendar(store.database.read, newId(), 'fitting')).toBeUndefined()
})

test('of a hundred who want the same hour at once exactly so many get it as there is room, and all of them keep it', async () => {
  const home = await calendar(3)
  const checkouts = Array.from({ length: 100 }, () => newId())
  const got = await Promise.all(
    checkouts.map(async (checkout) => {
      const { missing } = await hold(home, [wish()], { checkout })
      if (missing.length > 0) return false
      expect((await book(home, [wish()], { checkout, at: later(1) })).missing).toEqual([])
      return true
    }),
  )
  expect(got.filter(Boolean)).toHaveLength(3)
  // For good: long after every hold has run out.
  expect(await busy(home, later(100_000))).toHaveLength(3)
})

test('whoever wants two calendars in different order never waits for the other for good, and never holds one alone', async () => {
  const home = await calendar(4, 'cutter', 'room')
  const both = [wish({ what: 'a', resource: 'cutter' }), wish({ what: 'b', resource: 'room' })]
  const results = await Promise.all(
    Array.from({ length: 30 }, (_, index) => hold(home, index % 2 === 0 ? both : both.toReversed())),
  )
  expect(results.filter(({ missing }) => missing.length === 0)).toHaveLength(4)
  expect(await busy(home, NOW, 'cutter')).toHaveLength(4)
  expect(await busy(home, NOW, 'room')).toHaveLength(4)
})

test('a hold that has run out gives the time to others; paid too late, it is missing and theirs stays', async () => {
  const home = await calendar(1)
  const [late, quick] = [newId(), newId()]
  expect((await hold(home, [wish()], { checkout: late, expiresAt: later(1) })).missing).toEqual([])
  expect((await hold(home, [wish()], { checkout: quick })).missing).toEqual(['line/when'])
  expect((await hold(home, [wish()], { checkout: quick, at: later(1), expiresAt: later(31) })).missing).toEqual([])
  expect((await book(home, [wish()], { checkout: late, at: later(2) })).missing).toEqual(['line/when'])
  expect((await book(home, [wish()], { checkout: quick, at: later(2) })).missing).toEqual([])
  expect(await busy(home, later(60))).toHaveLength(1)
})

test('held again replaces what was held; given back, it is free', async () => {
  const home = await calendar(1)
  const checkout = newId()
  await hold(home, [wish()], { checkout })
  expect((await hold(home, [wish({ from: TEN + 60 * MINUTE, to: TEN + 120 * MINUTE })], { checkout })).missing).toEqual(
    [],
  )
  expect((await hold(home, [wish()])).missing).toEqual([])
  await store.database.transact((tx) => releaseHolds(tx, home, checkout))
  expect(await busy(home)).toHaveLength(1)
})

test('a booked time moves in one step, keeps its own room while it overlaps itself, and stays where the new one is taken', async () => {
  const home = await calendar(1)
  const [mine, other] = [newId(), newId()]
  await book(home, [wish()], { checkout: mine })
  await book(home, [wish({ from: TEN + 120 * MINUTE, to: TEN + 180 * MINUTE })], { checkout: other })
  const at = (minutes: number) => wish({ from: TEN + minutes * MINUTE, to: TEN + (minutes + 60) * MINUTE })
  expect(await move(home, mine, at(90))).toBe(false)
  expect((await busy(home)).map(({ from }) => from).toSorted()).toEqual([TEN, TEN + 120 * MINUTE])
  expect(await move(home, mine, at(30))).toBe(true)
  expect(await move(home, other, at(60))).toBe(false)
  expect((await busy(home, later(100_000))).map(({ from }) => from).toSorted()).toEqual([
    TEN + 30 * MINUTE,
    TEN + 120 * MINUTE,
  ])
})

test('of many who move to the same free hour one gets it, and nobody loses the hour they had', async () => {
  const home = await calendar(10)
  const checkouts = Array.from({ length: 10 }, () => newId())
  for (const checkout of checkouts) await book(home, [wish()], { checkout })
  await store.database.transact((tx) =>
    putCalendar(tx, { home, newId, calendar: { key: 'fitting', capacity: 1, label: {}, closures: [] } }),
  )
  const free = wish({ from: TEN + 60 * MINUTE, to: TEN + 120 * MINUTE })
  const moved = await Promise.all(checkouts.map((checkout) => move(home, checkout, free)))
  expect(moved.filter(Boolean)).toHaveLength(1)
  expect(await busy(home)).toHaveLength(10)
})

test('whatever is held, booked, moved and given back in whatever order: never more at once than there is room', async () => {
  const step = fc.record({
    who: fc.nat(4),
    begins: fc.nat(5),
    minutes: fc.constantFrom(30, 60, 90),
    quantity: fc.constantFrom(1, 1, 2),
    do: fc.constantFrom('hold', 'book', 'move', 'release'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), fc.integer({ min: 1, max: 2 }), async (steps, capacity) => {
      const home = await calendar(capacity)
      const checkouts = Array.from({ length: 5 }, () => newId())
      for (const { who, begins, minutes, quantity, do: what } of steps) {
        const checkout = checkouts[who] as string
        const from = TEN + begins * 30 * MINUTE
        const wanted = wish({ from, to: from + minutes * MINUTE, quantity })
        if (what === 'hold') await hold(home, [wanted], { checkout })
        else if (what === 'book') await book(home, [wanted], { checkout })
        else if (what === 'move') await move(home, checkout, wanted)
        else await store.database.transact((tx) => releaseHolds(tx, home, checkout))
        const taken = await busy(home)
        for (let at = TEN; at < TEN + 300 * MINUTE; at += 15 * MINUTE)
          expect(peak(taken, { from: at, to: at + MINUTE })).toBeLessThanOrEqual(capacity)
      }
    }),
    { numRuns: 25 },
  )
})

test("another shop's calendar of the same key is another calendar", async () => {
  const [one, two] = [await calendar(1), await calendar(1)]
  await book(one, [wish()])
  expect((await book(two, [wish()])).missing).toEqual([])
  expect((await book(one, [wish()])).missing).toEqual(['line/when'])
})
