import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Busy, freeSlots, isTime, localMoment, momentOf, openings, type Opening, peak, times } from './slots.ts'

const ZONE = 'Europe/Berlin'
const MINUTE = 60_000
const WEEK = [1, 2, 3, 4, 5].map((day) => ({ day, open: '10:00', close: '18:00' }))
const shop = (more: Partial<Opening> = {}): Opening => ({ hours: WEEK, closures: [], zone: ZONE, ...more })
const within = (from: string, to: string, zone = ZONE) => ({ from: momentOf(from, zone), to: momentOf(to, zone, true) })

function local(opening: Opening, rule: { minutes: number; every?: number }, from: string, to = from): string[] {
  return times(opening, rule, within(from, to, opening.zone)).map((time) => localMoment(time.from, opening.zone))
}

test('times begin with the hours, follow each other, and end before it closes', () => {
  const friday = local(shop(), { minutes: 60 }, '2026-11-27')
  expect(friday).toHaveLength(8)
  expect(friday[0]).toBe('2026-11-27T10:00:00+01:00')
  expect(friday.at(-1)).toBe('2026-11-27T17:00:00+01:00')
  expect(local(shop(), { minutes: 45, every: 30 }, '2026-11-27').at(-1)).toBe('2026-11-27T17:00:00+01:00')
  expect(local(shop(), { minutes: 60 }, '2026-11-28', '2026-11-29')).toEqual([])
  expect(local(shop(), { minutes: 481 }, '2026-11-27')).toEqual([])
})

test('a closed day has no times, a closed afternoon those before and after', () => {
  const day = shop({ closures: [{ from: '2026-11-27', to: '2026-11-27' }] })
  expect(local(day, { minutes: 60 }, '2026-11-26', '2026-11-27')).toHaveLength(8)
  const noon = shop({ closures: [{ from: '2026-11-27T12:30', to: '2026-11-27T16:00' }] })
  expect(local(noon, { minutes: 60 }, '2026-11-27').map((at) => at.slice(11, 16))).toEqual([
    '10:00',
    '11:00',
    '16:00',
    '17:00',
  ])
})

test('hours past midnight belong to the evening they began on', () => {
  const bar = shop({ hours: [{ day: 5, open: '22:00', close: '02:00' }] })
  expect(local(bar, { minutes: 60 }, '2026-11-28')).toEqual(['2026-11-28T00:00:00+01:00', '2026-11-28T01:00:00+01:00'])
})

test('the day of 23 hours has no hour that the clock leaps over, the day of 25 has one twice', () => {
  const night = shop({ hours: [{ day: 7, open: '00:00', close: '05:00' }] })
  const spring = local(night, { minutes: 60 }, '2026-03-29')
  expect(spring.map((at) => at.slice(11))).toEqual([
    '00:00:00+01:00',
    '01:00:00+01:00',
    '03:00:00+02:00',
    '04:00:00+02:00',
  ])
  const autumn = local(night, { minutes: 60 }, '2026-10-25')
  expect(autumn.map((at) => at.slice(11))).toEqual([
    '00:00:00+02:00',
    '01:00:00+02:00',
    '02:00:00+02:00',
    '02:00:00+01:00',
    '03:00:00+01:00',
    '04:00:00+01:00',
  ])
  // In the shop's day nothing moves: it opens at ten by its own clock, before and after.
  const days = shop({ hours: [6, 7, 1].map((day) => ({ day, open: '10:00', close: '11:00' })) })
  expect(local(days, { minutes: 60 }, '2026-10-24', '2026-10-26')).toEqual([
    '2026-10-24T10:00:00+02:00',
    '2026-10-25T10:00:00+01:00',
    '2026-10-26T10:00:00+01:00',
  ])
})

test('a time off the step, outside the hours or on a closed day is no time', () => {
  const at = (text: string) => momentOf(text, ZONE)
  const closed = shop({ closures: [{ from: '2026-11-30', to: '2026-12-01' }] })
  expect(isTime(closed, { minutes: 60 }, at('2026-11-27T11:00'))).toBe(true)
  for (const text of [
    '2026-11-27T11:10',
    '2026-11-27T09:00',
    '2026-11-27T18:00',
    '2026-11-28T11:00',
    '2026-12-01T11:00',
  ])
    expect(isTime(closed, { minutes: 60 }, at(text)), text).toBe(false)
})

const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Tbilisi', 'Australia/Lord_Howe', 'UTC')
const clock = fc
  .tuple(fc.nat(23), fc.constantFrom('00', '15', '30', '45'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
const hours = fc.array(fc.record({ day: fc.integer({ min: 1, max: 7 }), open: clock, close: clock }), { maxLength: 6 })
/** Around the days on which one of the zones changes its clock. */
const day = fc.constantFrom(
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
  '2026-11-27',
)

test('whatever the hours, the zone and the day: every time lies within hours of the wall clock, none lies in a closure', () => {
  fc.assert(
    fc.property(
      hours,
      zones,
      day,
      fc.integer({ min: 5, max: 300 }),
      fc.integer({ min: 5, max: 120 }),
      clock,
      (open, zone, date, minutes, every, noon) => {
        const closures = [{ from: `${date}T${noon}`, to: date }]
        const opening = { hours: open, closures, zone }
        const span = within(date, Temporal.PlainDate.from(date).add({ days: 1 }).toString(), zone)
        const found = times(opening, { minutes, every }, span)
        const stretches = openings(opening, span)
        for (const time of found) {
          expect(time.to - time.from).toBe(minutes * MINUTE)
          expect(stretches.some((one) => one.from <= time.from && time.to <= one.to)).toBe(true)
          expect(time.from < momentOf(date, zone, true) && momentOf(`${date}T${noon}`, zone) < time.to).toBe(false)
          expect(isTime(opening, { minutes, every }, time.from)).toBe(true)
          // By the clock on the wall, asked for without the code under test: some line of the hours holds its beginning.
          const wall = Temporal.Instant.fromEpochMilliseconds(time.from).toZonedDateTimeISO(zone)
          const now = wall.toPlainTime().toString({ smallestUnit: 'minute' })
          const holds = open.some(({ day: weekday, open: from, close }) => {
            if (close > from) return weekday === wall.dayOfWeek && from <= now && now < close
            const before = (weekday % 7) + 1
            return (weekday === wall.dayOfWeek && from <= now) || (before === wall.dayOfWeek && now < close)
          })
          const leap = wall.hoursInDay !== 24
          expect(holds || leap, `${wall.toString()}`).toBe(true)
        }
        expect(found.map(({ from }) => from)).toEqual(
          [...new Set(found.map(({ from }) => from))].toSorted((a, b) => a - b),
        )
      },
    ),
    { numRuns: 300 },
  )
})

test('whoever takes what is free one after another: never more at once than there is room, and in the end nothing is free', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }),
      fc.array(
        fc.record({ pick: fc.nat(50), minutes: fc.constantFrom(30, 60, 90), quantity: fc.constantFrom(1, 1, 2) }),
        {
          maxLength: 60,
        },
      ),
      (capacity, wishes) => {
        const opening = shop()
        const span = within('2026-11-27', '2026-11-27')
        const busy: Busy[] = []
        for (const { pick, minutes, quantity } of wishes) {
          const input = { opening, capacity, busy, rule: { minutes, every: 30 }, within: span, quantity, limit: 500 }
          const free = freeSlots(input)
          const chosen = free[pick % Math.max(1, free.length)]
          if (!chosen) continue
          busy.push({ from: momentOf(chosen.from, ZONE), to: momentOf(chosen.to, ZONE), quantity })
        }
        for (let at = span.from; at < span.to; at += 15 * MINUTE)
          expect(peak(busy, { from: at, to: at + MINUTE })).toBeLessThanOrEqual(capacity)
        const rest = freeSlots({
          opening,
          capacity,
          busy,
          rule: { minutes: 30 },
          within: span,
          quantity: 1,
          limit: 500,
        })
        const taken = times(opening, { minutes: 30 }, span).filter((time) => peak(busy, time) >= capacity)
        expect(rest).toHaveLength(16 - taken.length)
      },
    ),
    { numRuns: 60 },
  )
})

test('what two others have one after the other takes one place, not two', () => {
  const busy = [
    { from: 0, to: 30, quantity: 1 },
    { from: 30, to: 60, quantity: 1 },
  ]
  expect(peak(busy, { from: 0, to: 60 })).toBe(1)
  expect(peak([...busy, { from: 20, to: 40, quantity: 1 }], { from: 0, to: 60 })).toBe(2)
  expect(peak(busy, { from: 60, to: 90 })).toBe(0)
})
