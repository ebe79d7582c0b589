import { expect, test } from 'vitest'
import { isInUnion } from './rule.ts'
import { VAT_RATES, vatCountry, vatRateOf } from './vat-rates.ts'

const NOW = new Date('2026-11-22T12:00:00Z')

test('every member state and nobody else has a row, with a date and a source, one after the other without a gap', () => {
  expect(Object.keys(VAT_RATES)).toHaveLength(27)
  for (const [country, rows] of Object.entries(VAT_RATES)) {
    expect(isInUnion(country), country).toBe(true)
    rows.slice(1).forEach((row, index) => expect(rows[index]?.until, country).toBe(row.from))
    expect(rows.at(-1)?.until, country).toBeUndefined()
    for (const { from, source, standard, reduced } of rows) {
      expect(from).toMatch(/^\d{4}-\d\d-\d\d$/)
      expect(source, country).toMatch(/\d/)
      // Art. 97: never below 15 %. A slip of a digit would be above the highest that any of them has.
      expect(standard, country).toBeGreaterThanOrEqual(150_000)
      expect(standard, country).toBeLessThanOrEqual(270_000)
      for (const rate of reduced) expect(rate >= 0 && rate < standard && rate % 1000 === 0, country).toBe(true)
    }
  }
})

test('the standard rate, unless the state has the reduced one that is asked for', () => {
  expect(vatRateOf('FR', NOW)).toBe(200_000)
  expect(vatRateOf('FR', NOW, 55_000)).toBe(55_000)
  expect(vatRateOf('FR', NOW, 70_000)).toBe(200_000)
  expect(vatRateOf('DK', NOW, 0)).toBe(250_000)
  expect(vatRateOf('FI', NOW)).toBe(255_000)
  expect(() => vatRateOf('CH', NOW)).toThrow('CH')
})

test('a rate begins with the day in Brussels', () => {
  expect(vatRateOf('EE', new Date('2025-06-30T21:59:00Z'))).toBe(220_000)
  expect(vatRateOf('EE', new Date('2025-06-30T22:01:00Z'))).toBe(240_000)
  expect(vatRateOf('RO', new Date('2025-07-31T12:00:00Z'))).toBe(190_000)
  expect(vatRateOf('RO', new Date('2025-08-01T12:00:00Z'))).toBe(210_000)
})

test('Monaco is taxed as France is; what is not in the Union has no rate', () => {
  expect(vatCountry('MC')).toBe('FR')
  expect(vatCountry('AT')).toBe('AT')
  expect(vatCountry('CH')).toBeUndefined()
  expect(vatCountry('GB')).toBeUndefined()
})
