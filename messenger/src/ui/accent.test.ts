import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentStyle, contrast, readable } from './accent.ts'

const GROUNDS = { day: ['#f3f5f2', '#ffffff', '#e4e9e4'], night: ['#15142e', '#24234a'] }

test('any accent becomes readable by day and by night', () => {
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
  fc.assert(
    fc.property(hex, (accent) => {
      const [day, night] = [readable(accent, GROUNDS.day, -1), readable(accent, GROUNDS.night, 1)]
      for (const ground of GROUNDS.day) expect(contrast(day, ground)).toBeGreaterThanOrEqual(4.5)
      for (const ground of GROUNDS.night) expect(contrast(night, ground)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(day, '#ffffff')).toBeGreaterThanOrEqual(4.5)
      expect(contrast(night, '#15142e')).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

test('a colour that is readable already stays as it is', () => {
  expect(readable('#00675b', GROUNDS.day, -1)).toBe('#00675b')
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(accentStyle(undefined)).toEqual({})
})
