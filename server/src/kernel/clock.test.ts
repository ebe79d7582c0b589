import { expect, test } from 'vitest'
import { settableClock, systemClock } from './clock.ts'

test('a settable clock stands still, is set and advanced', () => {
  const clock = settableClock('2026-05-10T12:00:00Z')
  expect(clock.now()).toEqual(clock.now())
  clock.advance(1500)
  expect(clock.now().toISOString()).toBe('2026-05-10T12:00:01.500Z')
  clock.set('2027-01-01T00:00:00Z')
  expect(clock.now().toISOString()).toBe('2027-01-01T00:00:00.000Z')
})

test('nobody changes the time by changing a date it gave', () => {
  const clock = settableClock(0)
  clock.now().setFullYear(1999)
  expect(clock.now().getTime()).toBe(0)
})

test('a time that is none is refused', () => {
  expect(() => settableClock('soon')).toThrow('not a time')
})

test('the system clock is the system clock', () => {
  expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1000)
})
