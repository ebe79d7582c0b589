import { expect, test } from 'vitest'
import { readSearch, timeOf } from './search.ts'

test('what says nothing is left out of the address, and days win over a span', () => {
  expect(readSearch({ view: 'sales', days: 30 })).toEqual({})
  expect(readSearch({ view: 'people', days: '7' })).toEqual({ view: 'people', days: '7' })
  expect(readSearch({ from: '2026-01-01', to: '2026-01-31', days: '7' })).toEqual({
    from: '2026-01-01',
    to: '2026-01-31',
  })
  expect(readSearch({ from: '2026-02-01', to: '2026-01-31' })).toEqual({})
  expect(readSearch({ from: '2026-99-01', to: 'today', days: '8', view: 'all' })).toEqual({})
})

test('a span ends today and counts today', () => {
  const now = new Date(2026, 2, 1, 9)
  expect(timeOf({ days: '7' }, now)).toEqual({ from: '2026-02-23', to: '2026-03-01' })
  expect(timeOf({}, now)).toEqual({ from: '2026-01-31', to: '2026-03-01' })
})
