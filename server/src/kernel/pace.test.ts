import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPace } from './pace.ts'

test('in no second more go than twice what it allows, and nobody waits longer than it takes', () => {
  const gaps = fc.array(fc.nat(400), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(gaps, fc.integer({ min: 1, max: 50 }), (pauses, perSecond) => {
      let clock = 0
      const pace = createPace(undefined, () => clock)
      const starts = pauses.map((pause) => {
        clock += pause
        return clock + pace.take('a', perSecond)
      })
      for (const start of starts) {
        const within = starts.filter((other) => other >= start && other < start + 1000)
        expect(within.length).toBeLessThanOrEqual(2 * perSecond + 1)
      }
      // After the first second's worth nothing waits longer than what is before it takes.
      starts.forEach((start, index) => expect(start - clock).toBeLessThanOrEqual(((index + 1) / perSecond) * 1000))
    }),
  )
})

test('keys do not wait for each other, and a rest gives all of it back', () => {
  let clock = 0
  const pace = createPace(undefined, () => clock)
  for (let n = 0; n < 3; n += 1) expect(pace.take('a', 3)).toBe(0)
  expect(pace.take('a', 3)).toBeCloseTo(333, 0)
  expect(pace.take('b', 3)).toBe(0)
  clock = 2000
  for (let n = 0; n < 3; n += 1) expect(pace.take('a', 3)).toBe(0)
})

test('what a provider takes in a second is shared by all servers, also when one joins or leaves', () => {
  let [clock, servers] = [0, 2]
  const paces = [0, 1].map(() =>
    createPace(
      () => servers,
      () => clock,
    ),
  )
  const goAtOnce = () =>
    paces.map((pace) => Array.from({ length: 10 }, () => pace.take('a', 10)).filter((ms) => ms === 0).length)
  expect(goAtOnce()).toEqual([5, 5])
  clock += 5000
  servers = 1
  expect(paces[0]?.take('a', 10)).toBe(0)
  servers = 2
  clock += 5000
  expect(goAtOnce()).toEqual([5, 5])
})
