import fc from 'fast-check'
import { expect, test } from 'vitest'
import { settableClock } from './clock.ts'
import { createIds, isId } from './ids.ts'

test('an id is a UUIDv7 of its millisecond', () => {
  const newId = createIds(settableClock('2022-02-22T19:22:22Z'))
  const id = newId()
  expect(isId(id)).toBe(true)
  // The time of the example in RFC 9562, A.6.
  expect(id.slice(0, 15)).toMatch(/^017f22e2-79b0-7/)
})

test('ids ascend whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5000, max: 5000 }), { minLength: 1, maxLength: 300 }), (steps) => {
      const clock = settableClock('2026-01-01T00:00:00Z')
      const newId = createIds(clock)
      const ids = steps.map((step) => {
        clock.advance(step)
        return newId()
      })
      expect(ids).toEqual(ids.toSorted())
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.every(isId)).toBe(true)
    }),
  )
})

test('more ids than a millisecond has room for still ascend', () => {
  const newId = createIds(settableClock(1_700_000_000_000))
  const ids = Array.from({ length: 20_000 }, newId)
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(ids.length)
})

test('two makers at the same instant make different ids', () => {
  const clock = settableClock(0)
  const [one, other] = [createIds(clock), createIds(clock)]
  const ids = Array.from({ length: 2000 }, () => [one(), other()]).flat()
  expect(new Set(ids).size).toBe(4000)
})

test.each(['', 'x', '017F22E2-79B0-7CC3-98C4-DC0C0C07398F', '017f22e2-79b0-4cc3-98c4-dc0c0c07398f', 7, null])(
  'no id: %s',
  (text) => {
    expect(isId(text)).toBe(false)
  },
)
