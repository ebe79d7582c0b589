import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runsBy } from './fit.ts'

test('a few who agree say how a thing fits; where people disagree nothing is said', () => {
  expect(runsBy({ small: 2, large: 0 })).toBeNull()
  expect(runsBy({ small: 3, large: 0 })).toEqual({ runs: 'small', people: 3 })
  expect(runsBy({ small: 1, large: 4 })).toEqual({ runs: 'large', people: 4 })
  expect(runsBy({ small: 5, large: 4 })).toBeNull()
})

test('property: both are never true at once, and one more who agrees never takes it back', () => {
  fc.assert(
    fc.property(fc.nat({ max: 50 }), fc.nat({ max: 50 }), (small, large) => {
      const said = runsBy({ small, large })
      const turned = { small: 'large', large: 'small' } as const
      expect(runsBy({ small: large, large: small })?.runs).toBe(said ? turned[said.runs] : undefined)
      if (said?.runs === 'small') expect(runsBy({ small: small + 1, large })?.runs).toBe('small')
    }),
  )
})
