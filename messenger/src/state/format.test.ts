import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { language } from '../i18n/t.ts'
import { clock, country, dayName, money, span } from './format.ts'

beforeAll(() => {
  vi.stubEnv('TZ', 'UTC')
})
afterEach(() => {
  language.value = 'en'
  vi.restoreAllMocks()
})

test('minor units become money with the digits of their currency', () => {
  expect(money({ amount: 18_900, currency: 'USD' })).toBe('$189.00')
  expect(money({ amount: 1_500, currency: 'JPY' })).toBe('¥1,500')
  expect(money({ amount: 1_234, currency: 'KWD' })).toMatch(/1\.234/)
  expect(money({ amount: 199_950, currency: 'HUF' })).toMatch(/1,999\.50/)
  language.value = 'de'
  expect(money({ amount: -590, currency: 'EUR' })).toBe('-5,90\u00a0€')
})

test('days by how far they are', () => {
  const now = Date.parse('2026-11-20T14:00:00Z')
  expect(dayName('2026-11-20T00:10:00Z', now)).toBe('date.today')
  expect(dayName('2026-11-19T23:50:00Z', now)).toBe('date.yesterday')
  expect(dayName('2026-11-16T12:00:00Z', now)).toBe('Monday')
  expect(dayName('2026-10-02T12:00:00Z', now)).toBe('October 2')
  expect(dayName('2025-10-02T12:00:00Z', now)).toBe('October 2, 2025')
})

test('a span of days, of one day, of hours', () => {
  expect(span('2026-11-23', '2026-11-25')).toMatch(/^November 23\s–\s25$/)
  expect(span('2026-11-23', '2026-11-23')).toBe('November 23')
  expect(span('2026-11-23T17:00:00Z', '2026-11-23T17:30:00Z')).toMatch(/5:00\s–\s5:30/)
})

test('where the browser does not bring a language’s dates, 24 hours and our own words stand in', () => {
  vi.spyOn(Intl.DateTimeFormat, 'supportedLocalesOf').mockReturnValue([])
  language.value = 'ka'
  expect(clock('2026-11-20T15:05:00Z')).toBe('15:05')
  expect(span('2026-11-23', '2026-11-23')).toMatch(/^23 /)
})

test('sums and countries in Georgian where the browser has no Georgian', () => {
  vi.spyOn(Intl.DateTimeFormat, 'supportedLocalesOf').mockReturnValue([])
  language.value = 'ka'
  expect(money({ amount: 123_410, currency: 'GEL' })).toMatch(/^1\u00a0234,10\u00a0/)
  expect(country('DE')).toBe('Germany')
})
