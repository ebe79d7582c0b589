import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gathered, ticksFor } from './scale.ts'

test('steps are round, begin at zero and reach the largest value', () => {
  expect(ticksFor(0)).toEqual([0, 1])
  expect(ticksFor(3)).toEqual([0, 1, 2, 3])
  expect(ticksFor(930)).toEqual([0, 250, 500, 750, 1000])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e12 }), (most) => {
      const ticks = ticksFor(most)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most)
      expect(ticks.length).toBeLessThanOrEqual(6)
    }),
  )
})

test('what is put together keeps its sum', () => {
  const bar = fc.record({ label: fc.string(), value: fc.integer({ min: -99, max: 99 }), before: fc.nat(99) })
  fc.assert(
    fc.property(fc.array(bar, { minLength: 1, maxLength: 400 }), fc.integer({ min: 1, max: 60 }), (bars, most) => {
      const sum = (of: readonly { value: number; before?: number | undefined }[]) =>
        of.reduce((all, { value, before = 0 }) => all + value + before, 0)
      const less = gathered(bars, most)
      expect(less.length).toBeLessThanOrEqual(most)
      expect(sum(less)).toBe(sum(bars))
    }),
  )
})
