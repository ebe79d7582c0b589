import fc from 'fast-check'
import { expect, test } from 'vitest'
import { priceReduction, type PriceRow, WINDOW_MS } from './price-reduction.ts'

const DAY = 86_400_000
const NOW = new Date('2026-11-22T12:00:00Z')
const ago = (days: number) => new Date(NOW.getTime() - days * DAY)
const row = (from: number, to: number | null, amount: number): PriceRow => ({
  from: ago(from),
  to: to === null ? null : ago(to),
  amount,
})
const strike = (...rows: PriceRow[]) => priceReduction(rows, 'DE', NOW)

test('the lowest of the thirty days before the reduction, not the price just before it', () => {
  const reduced = strike(row(90, 20, 9000), row(20, 10, 12_000), row(10, null, 8000))
  expect(reduced).toMatchObject({ strike: 9000, reason: 'reduced', since: ago(10) })
  expect(reduced.source).toContain('§ 11')
})

test('a price put up for a moment is no reduction', () => {
  expect(strike(row(90, 12, 8000), row(12, 10, 12_000), row(10, null, 8000))).toMatchObject({
    strike: null,
    reason: 'not_reduced',
  })
})

test('what was asked before the window does not count, to the millisecond', () => {
  const start = ago(5).getTime()
  const edge = new Date(start - WINDOW_MS)
  const before = (shift: number): PriceRow[] => [
    { from: ago(200), to: new Date(edge.getTime() + shift), amount: 5000 },
    { from: new Date(edge.getTime() + shift), to: ago(5), amount: 10_000 },
    { from: ago(5), to: null, amount: 7000 },
  ]
  expect(priceReduction(before(0), 'NL', NOW)).toMatchObject({ strike: 10_000 })
  expect(priceReduction(before(1), 'NL', NOW)).toMatchObject({ strike: null, reason: 'not_reduced' })
})

test('a window over the end of summer time is whole days long', () => {
  const start = new Date('2026-11-01T00:00:00+01:00')
  const opened = new Date('2026-10-02T00:00:00+02:00')
  expect(start.getTime() - opened.getTime()).toBe(WINDOW_MS)
})

test('what is not on sale for thirty days shows no former price', () => {
  expect(strike(row(20, 5, 9000), row(5, null, 7000))).toMatchObject({ strike: null, reason: 'young' })
  expect(strike(row(5, null, 7000))).toMatchObject({ strike: null, reason: 'young' })
  expect(strike()).toMatchObject({ strike: null, reason: 'no_price', since: null })
  expect(strike(row(50, 5, 9000))).toMatchObject({ strike: null, reason: 'no_price' })
})

test('the same price in two rows is one time; a price to come changes nothing', () => {
  const reduced = strike(row(90, 10, 9000), row(10, 4, 7000), row(4, null, 7000), row(-3, null, 1000))
  expect(reduced).toMatchObject({ strike: 9000, since: ago(10) })
})

test('a further reduction is measured against the first', () => {
  expect(strike(row(90, 10, 9000), row(10, 4, 8000), row(4, null, 7000))).toMatchObject({ strike: 8000 })
})

const histories = fc
  .array(
    fc.record({
      start: fc.integer({ min: 0, max: 90 }),
      length: fc.integer({ min: 0, max: 60 }),
      amount: fc.integer({ min: 0, max: 8 }),
      open: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((all) => all.map(({ start, length, amount, open }) => row(start, open ? null : start - length, amount)))

/** The price at a moment, by the definition. */
function priceAt(rows: readonly PriceRow[], at: number): number | null {
  const asked = rows.filter(({ from, to }) => from.getTime() <= at && (to === null || at < to.getTime()))
  return asked.length === 0 ? null : Math.min(...asked.map(({ amount }) => amount))
}

test('never above what was asked on any day of the window, always above the present price, and exactly the minimum', () => {
  let reduced = 0
  fc.assert(
    fc.property(histories, (rows) => {
      const { strike: struck, since } = priceReduction(rows, 'DE', NOW)
      const current = priceAt(rows, NOW.getTime())
      if (struck === null) return
      reduced += 1
      expect(since).not.toBeNull()
      expect(struck).toBeGreaterThan(current ?? Infinity)
      const start = since?.getTime() ?? 0
      // Rows change on whole days, the window opens an hour before one: every half hour sees every span.
      const seen: number[] = []
      for (let at = start - WINDOW_MS; at < start; at += DAY / 48) {
        const price = priceAt(rows, at)
        if (price !== null) seen.push(price)
      }
      expect(struck).toBe(Math.min(...seen))
    }),
    { numRuns: 1000 },
  )
  expect(reduced).toBeGreaterThan(20)
})

test('the present price has been asked ever since, and not just before', () => {
  fc.assert(
    fc.property(histories, (rows) => {
      const { since } = priceReduction(rows, 'DE', NOW)
      const current = priceAt(rows, NOW.getTime())
      if (since === null) {
        expect(current).toBeNull()
        return
      }
      for (let at = since.getTime(); at <= NOW.getTime(); at += DAY / 2) expect(priceAt(rows, at)).toBe(current)
      expect(priceAt(rows, since.getTime() - 1)).not.toBe(current)
    }),
    { numRuns: 300 },
  )
})

test('the order of the rows does not matter, and what ended before the window neither', () => {
  fc.assert(
    fc.property(histories, (rows) => {
      const found = priceReduction(rows, 'DE', NOW)
      expect(priceReduction(rows.toReversed(), 'DE', NOW)).toEqual(found)
      if (found.strike === null) return
      expect(priceReduction([...rows, row(400, 200, 0)], 'DE', NOW).strike).toBe(found.strike)
    }),
  )
})
