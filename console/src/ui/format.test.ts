import { expect, test } from 'vitest'
import { costText, figure, money, relative } from './format.ts'

test('sums have the digits of their currency, costs those they need', () => {
  expect(money({ amount: 18900, currency: 'USD' })).toBe('$189.00')
  expect(money({ amount: 18900, currency: 'JPY' })).toBe('¥18,900')
  expect(money({ amount: 18900, currency: 'KWD' })).toContain('18.900')
  expect(costText({ millionths: 7_900, currency: 'USD' })).toBe('$0.0079')
  expect(figure(0.1234, true)).toBe('12.3%')
})

test('a moment is told by how far it is away, and by its day from a week on', () => {
  const now = Date.parse('2026-11-20T12:00:00Z')
  expect(relative('2026-11-20T12:00:20Z', now)).toBe('now')
  expect(relative('2026-11-20T11:55:00Z', now)).toBe('5m ago')
  expect(relative('2026-11-20T15:10:00Z', now)).toBe('in 3h')
  expect(relative('2026-11-19T11:00:00Z', now)).toBe('yesterday')
  expect(relative('2026-11-01T11:00:00Z', now)).toBe('Nov 1')
  expect(relative('2025-11-01T11:00:00Z', now)).toBe('Nov 1, 2025')
})
