import { AGE_CATEGORIES } from '@souk/contract/legal.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AgeClaim, ageAsked, ageTexts } from './age-consent.ts'
import { ageCategoriesOf, minimumAge } from './minimum-age.ts'
import { LANGUAGES } from './rule.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const of = (...categories: AgeClaim['categories'][number][]) => [{ categories }]

test.each([
  ['DE', of('beer_wine'), { kind: 'years', years: 16 }],
  ['DE', of('beer_wine', 'spirits'), { kind: 'years', years: 18 }],
  ['DE', of('knife'), null],
  ['DE', [], null],
  ['NL', of('beer_wine'), { kind: 'years', years: 18 }],
  ['NL', of('beer_wine', 'tobacco'), { kind: 'forbidden' }],
  ['GB', of('knife'), { kind: 'years', years: 18 }],
  ['US', of('beer_wine'), { kind: 'years', years: 21 }],
  ['FI', of('spirits'), { kind: 'law' }],
  ['FI', of('spirits', 'knife'), { kind: 'law' }],
  ['DE', [{ categories: ['beer_wine' as const], years: 18 }], { kind: 'years', years: 18 }],
  ['DE', [{ categories: [], years: 12 }], { kind: 'years', years: 12 }],
  [null, of('beer_wine'), { kind: 'law' }],
])('in %s, of %j: %j', (country, claims, asked) => {
  expect(ageAsked(claims, country, NOW)).toEqual(asked)
})

test('a day of birth counts where it is stricter than the years that go with it', () => {
  const at = (day: string) => new Date(`${day}T12:00:00Z`)
  expect(ageAsked(of('tobacco'), 'GB', at('2027-06-01'))).toEqual({ kind: 'born_before', day: '2009-01-01' })
  expect(ageAsked(of('tobacco', 'beer_wine'), 'GB', at('2030-06-01'))).toEqual({
    kind: 'born_before',
    day: '2009-01-01',
  })
  expect(ageAsked([{ categories: ['tobacco'], years: 21 }], 'GB', at('2027-06-01'))).toEqual({
    kind: 'years',
    years: 21,
  })
})

test('what has no alcohol asks for no age', () => {
  expect(ageCategoriesOf(['beer', 'alcohol', 'drink'])).toEqual(['beer_wine'])
  expect(ageCategoriesOf(['whisky', 'alcohol'])).toEqual(['spirits'])
  expect(ageCategoriesOf(['beer', 'alcohol', 'alcohol-free'])).toEqual([])
})

test('never less than one of the laws or the shop asks for', () => {
  const claims = fc.array(
    fc.record({
      categories: fc.uniqueArray(fc.constantFrom(...AGE_CATEGORIES), { maxLength: 3 }),
      years: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
    }),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(claims, fc.constantFrom('DE', 'NL', 'FR', 'GB', 'US'), (all, country) => {
      const asked = ageAsked(all, country, NOW)
      for (const { categories, years = 0 } of all) {
        for (const category of categories) {
          const limit = minimumAge(category, country, NOW)
          if (limit.kind === 'age')
            expect(asked?.kind === 'years' ? asked.years : Infinity).toBeGreaterThanOrEqual(limit.age)
          if (limit.kind === 'forbidden') expect(asked).toEqual({ kind: 'forbidden' })
          if (limit.kind === 'unknown') expect(asked).not.toBeNull()
        }
        if (asked?.kind === 'years') expect(asked.years).toBeGreaterThanOrEqual(years)
      }
    }),
  )
})

test('what is confirmed is said in every language, and what is forbidden in none', () => {
  for (const asked of [
    { kind: 'years', years: 18 },
    { kind: 'born_before', day: '2009-01-01' },
    { kind: 'law' },
  ] as const) {
    const texts = ageTexts(asked)
    expect(Object.keys(texts ?? {}).toSorted()).toEqual([...LANGUAGES].toSorted())
    for (const text of Object.values(texts ?? {})) expect(text).not.toMatch(/[{}]/)
  }
  expect(ageTexts({ kind: 'years', years: 18 })?.de).toContain('18 Jahre')
  expect(ageTexts({ kind: 'born_before', day: '2009-01-01' })?.de).toContain('1. Januar 2009')
  expect(ageTexts({ kind: 'forbidden' })).toBeNull()
})
