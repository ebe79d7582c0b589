import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoff, place } from './cursor.ts'

test('a fact is next, known or beyond a gap', () => {
  expect(place(0, 1)).toBe('next')
  expect(place(7, 7)).toBe('known')
  expect(place(7, 3)).toBe('known')
  expect(place(7, 9)).toBe('gap')
})

test('waiting grows, never beyond fifteen seconds, and differs between clients', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
      const ms = backoff(attempt, () => chance)
      expect(ms).toBeGreaterThanOrEqual(200)
      expect(ms).toBeLessThanOrEqual(15_000)
    }),
  )
  expect(backoff(0, () => 0)).toBe(200)
  expect(backoff(3, () => 1)).toBe(3_200)
  expect(backoff(2, () => 0)).not.toBe(backoff(2, () => 1))
})
