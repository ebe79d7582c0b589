import type { OfferLegal } from '@souk/contract/legal.ts'
import { perUnit, perUnitOf } from '@souk/contract/net-quantity.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ageCategoriesOf, isOldEnough, minimumAge } from './minimum-age.ts'
import { productCategoriesOf } from './product-categories.ts'
import { missingProductData, type ProductCategory } from './product-data.ts'
import { isOver, keepUntil, keptUntil } from './retention.ts'
import { unitPricing } from './unit-price.ts'

const NOW = new Date('2026-11-22T12:00:00Z')

test.each([
  ['beer_wine', 'DE', { kind: 'age', age: 16 }],
  ['spirits', 'DE', { kind: 'age', age: 18 }],
  ['beer_wine', 'NL', { kind: 'age', age: 18 }],
  ['beer_wine', 'GB', { kind: 'age', age: 18 }],
  ['beer_wine', 'US', { kind: 'age', age: 21 }],
  ['beer_wine', 'FR', { kind: 'unknown' }],
  ['tobacco', 'NL', { kind: 'forbidden' }],
  ['tobacco', 'US', { kind: 'age', age: 21 }],
  ['knife', 'GB', { kind: 'age', age: 18 }],
  ['knife', 'DE', { kind: 'free' }],
  ['spirits', 'GE', { kind: 'unknown' }],
] as const)('%s in %s', (category, country, limit) => {
  expect(minimumAge(category, country, NOW)).toMatchObject(limit)
})

test('tobacco in the United Kingdom: an age until 2026, a day of birth from 2027 on', () => {
  const limit = (at: string) => minimumAge('tobacco', 'GB', new Date(at))
  expect(limit('2026-12-31T23:59:59Z')).toMatchObject({ kind: 'age', age: 18 })
  expect(limit('2027-01-01T00:00:00Z')).toMatchObject({ kind: 'born_before', day: '2009-01-01' })
  expect(isOldEnough(limit('2027-06-01T00:00:00Z'), '2008-12-31', '2027-06-01')).toBe(true)
  expect(isOldEnough(limit('2050-06-01T00:00:00Z'), '2009-01-01', '2050-06-01')).toBe(false)
})

test('somebody comes of age on the birthday, one born on 29 February on 1 March', () => {
  const adult = { kind: 'age', age: 18 } as const
  expect(isOldEnough(adult, '2008-11-22', '2026-11-22')).toBe(true)
  expect(isOldEnough(adult, '2008-11-23', '2026-11-22')).toBe(false)
  expect(isOldEnough(adult, '2008-02-29', '2026-02-28')).toBe(false)
  expect(isOldEnough(adult, '2008-02-29', '2026-03-01')).toBe(true)
  expect(isOldEnough({ kind: 'forbidden' }, '1950-01-01', '2026-11-22')).toBe(false)
  expect(isOldEnough({ kind: 'free' }, '2020-01-01', '2026-11-22')).toBe(true)
  expect(isOldEnough({ kind: 'unknown' }, '1950-01-01', '2026-11-22')).toBeNull()
})

test('what an offer is for the limits of age', () => {
  expect(ageCategoriesOf(['wine', 'alcohol', 'drink', 'food'])).toEqual(['beer_wine'])
  expect(ageCategoriesOf(['whiskey', 'alcohol', 'drink', 'food'])).toEqual(['spirits'])
  expect(ageCategoriesOf(['kitchen-knife', 'kitchenware'])).toEqual(['knife'])
  expect(ageCategoriesOf(['dress', 'clothing'])).toEqual([])
})

test.each([
  [['dress', 'clothing'], 'ship', ['consumer_product', 'textile']],
  [['pizza', 'food'], 'deliver', ['food_loose']],
  [['coffee', 'drink', 'food'], 'ship', ['food_prepacked']],
  [['wine', 'alcohol', 'drink', 'food'], 'ship', ['alcoholic_drink']],
  [['television', 'electronics'], 'ship', ['consumer_product', 'energy_labelled']],
  [['teddy-bear', 'toy'], 'ship', ['consumer_product', 'toy']],
  [['sunflower', 'flower'], 'ship', []],
  [['artificial-flower', 'flower'], 'ship', ['consumer_product']],
  [['gift-card', 'gift'], 'digital', []],
] as const)('%s, %s, is %s', (concepts, fulfilment, categories) => {
  expect(productCategoriesOf(concepts, fulfilment)).toEqual(categories)
})

const ADDRESS = { line1: '1 Mill Lane', city: 'Leeds', country: 'GB' }
const IN_UNION = { ...ADDRESS, country: 'IE' }
const WHOLE: OfferLegal = {
  manufacturer: { name: 'Loom', address: ADDRESS, contact: 'loom@example.com' },
  responsiblePerson: { name: 'Loom EU', address: IN_UNION, contact: 'eu@example.com' },
  identifier: 'L-7',
  warnings: {},
  fibres: [
    { fibre: 'silk', percent: 66.6 },
    { fibre: 'cotton', percent: 33.4 },
  ],
}

function missing(
  categories: ProductCategory[],
  data: OfferLegal,
  options: { country?: string; hasPicture?: boolean; now?: Date; language?: string } = {},
) {
  const { country = 'DE', hasPicture = true, now = NOW, language = 'en' } = options
  return missingProductData({ categories, data, hasPicture, country, language, now })
}
const codes = (...input: Parameters<typeof missing>) => missing(...input).map(({ code }) => code)

test('a dress in the Union wants its maker, what it is, warnings and fibres; in the United Kingdom fibres, in the US its origin', () => {
  const dress: ProductCategory[] = ['consumer_product', 'textile']
  expect(codes(dress, {}, { hasPicture: false })).toEqual([
    'manufacturer',
    'identifier',
    'picture',
    'warnings',
    'fibres',
  ])
  expect(codes(dress, WHOLE)).toEqual([])
  expect(codes(dress, {}, { country: 'GB' })).toEqual(['fibres'])
  expect(codes(dress, {}, { country: 'US' })).toEqual(['origin'])
  expect(codes(dress, {}, { country: 'GE' })).toEqual([])
})

test('a maker outside the Union needs somebody responsible inside it', () => {
  const { responsiblePerson: _, ...alone } = WHOLE
  expect(codes(['consumer_product'], alone)).toEqual(['responsible_person'])
  const abroad = { name: 'Loom', address: ADDRESS, contact: 'x@example.com' }
  expect(codes(['consumer_product'], { ...alone, responsiblePerson: abroad })).toEqual(['responsible_person'])
  const inside = { ...alone, manufacturer: { name: 'Loom', address: IN_UNION, contact: 'x@example.com' } }
  expect(codes(['consumer_product'], inside)).toEqual([])
})

test('product safety data is asked for from 13 December 2024 on', () => {
  expect(codes(['consumer_product'], {}, { now: new Date('2024-12-12T22:59:59Z') })).toEqual([])
  expect(codes(['consumer_product'], {}, { now: new Date('2024-12-12T23:00:00Z') })).toContain('manufacturer')
})

test('fibres add up to a hundred', () => {
  expect(codes(['textile'], { fibres: [{ fibre: 'silk', percent: 80 }] })).toEqual(['fibres'])
  expect(codes(['textile'], { fibres: [] })).toEqual(['fibres'])
  expect(codes(['textile'], { fibres: [33.3, 33.3, 33.4].map((percent) => ({ fibre: 'x', percent })) })).toEqual([])
})

test('a pizza wants its allergens, a packet everything, wine its strength; "none" is an answer', () => {
  expect(codes(['food_loose'], {})).toEqual(['allergens'])
  expect(codes(['food_loose'], { allergens: [] })).toEqual([])
  expect(codes(['food_prepacked'], { allergens: ['milk'] })).toEqual([
    'ingredients',
    'net_quantity',
    'operator',
    'nutrition',
  ])
  expect(codes(['alcoholic_drink'], { allergens: ['sulphites'] })).toEqual(['net_quantity', 'operator', 'alcohol'])
  expect(codes(['alcoholic_drink'], { alcohol: 0, allergens: [] })).not.toContain('alcohol')
})

test('what is missing is said in the reader’s language, with its source', () => {
  expect(missing(['textile'], {}, { language: 'de' })).toEqual([
    {
      code: 'fibres',
      text: 'Alle Fasern mit ihrem Gewichtsanteil in Prozent, zusammen 100',
      source: 'Art. 16(1) Regulation (EU) No 1007/2011',
    },
  ])
})

test('unit prices per kilogram, litre, metre; not where nobody asks, nor for a dab, nor when it is the price itself', () => {
  const price = (amount: number, value: number, unit: 'g' | 'kg' | 'ml' | 'cm' | 'piece', country = 'DE') =>
    perUnit(amount, { value, unit }, unitPricing(country, NOW))
  expect(price(399, 250, 'g')).toEqual({ amount: 1596, per: 'kg' })
  expect(price(1999, 750, 'ml')).toEqual({ amount: 2665, per: 'l' })
  expect(price(500, 50, 'cm')).toEqual({ amount: 1000, per: 'm' })
  expect(price(500, 1, 'kg')).toBeUndefined()
  expect(price(500, 1000, 'g')).toBeUndefined()
  expect(price(500, 9.9, 'g')).toBeUndefined()
  expect(price(500, 10, 'g')).toEqual({ amount: 50_000, per: 'kg' })
  expect(price(500, 5, 'g', 'NL')).toEqual({ amount: 100_000, per: 'kg' })
  expect(price(600, 6, 'piece')).toBeUndefined()
  expect(price(600, 6, 'piece', 'FR')).toEqual({ amount: 100, per: 'piece' })
  expect(price(399, 250, 'g', 'US')).toBeUndefined()
  expect(price(399, 250, 'g', 'GE')).toBeUndefined()
  expect(price(399, 0, 'g')).toBeUndefined()
  expect(unitPricing('DE', NOW)?.bases).toEqual(['kg', 'l', 'm', 'm2', 'm3'])
  expect(unitPricing('US', NOW)).toBeUndefined()
  expect(unitPricing(null, NOW)).toBeUndefined()
})

const GRAMS = { g: 1, kg: 1000 } as const
const CONTENT = fc.record({
  unit: fc.constantFrom('g' as const, 'kg' as const),
  value: fc.integer({ min: 10, max: 50_000 }),
})

test('a unit price is a whole number that costs the price again, to half a unit', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), CONTENT, (amount, content) => {
      const found = perUnit(amount, content, unitPricing('DE', NOW))
      const kilos = (content.value * GRAMS[content.unit]) / 1000
      if (kilos === 1) return expect(found).toBeUndefined()
      expect(Number.isInteger(found?.amount)).toBe(true)
      expect(Math.abs((found?.amount ?? 0) * kilos - amount)).toBeLessThanOrEqual(kilos / 2 + 1e-6)
      return undefined
    }),
  )
})

test('of variants the least and the most stand together, and each variant’s own lies between them', () => {
  const pricing = unitPricing('DE', NOW)
  const beer = (amount: number, value: number) => ({
    price: { amount, currency: 'EUR' },
    netQuantity: { value, unit: 'cl' as const },
  })
  expect(perUnitOf([beer(750, 33), beer(750, 66)], pricing)).toEqual({ min: 1136, max: 2273, per: 'l' })
  expect(perUnitOf([beer(750, 100), beer(450, 50)], pricing)).toEqual({ min: 750, max: 900, per: 'l' })
  expect(perUnitOf([beer(750, 100)], pricing)).toBeUndefined()
  const gram = { price: { amount: 1, currency: 'EUR' }, netQuantity: { value: 50, unit: 'g' as const } }
  expect(perUnitOf([beer(750, 33), gram], pricing)).toBeUndefined()
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(100_000), fc.integer({ min: 1, max: 500 })), { minLength: 1 }), (some) => {
      const bottles = some.map(([amount, value]) => beer(amount, value))
      const range = perUnitOf(bottles, pricing)
      for (const { price, netQuantity } of bottles) {
        const own = perUnit(price.amount, netQuantity, pricing)
        if (own) expect([own.amount >= (range?.min ?? NaN), own.amount <= (range?.max ?? NaN)]).toEqual([true, true])
      }
    }),
  )
})

test.each([
  ['invoice', 'DE', '2034-12-31', 8],
  ['order', 'DE', '2032-12-31', 6],
  ['oss', 'DE', '2036-12-31', 10],
  ['invoice', 'NL', '2033-12-31', 7],
  ['invoice', 'FR', '2036-12-31', 10],
  ['invoice', 'GB', '2032-12-31', 6],
  ['invoice', 'US', '2033-12-31', 7],
  ['oss', 'US', '2026-03-05', 0],
  ['invoice', 'GE', '2036-12-31', 10],
] as const)('%s of a shop in %s is kept until %s', (kind, country, until, years) => {
  expect(keepUntil(kind, country, new Date('2026-03-05T12:00:00Z'), NOW)).toMatchObject({ until, years })
})

test('the eight years hold from 2025 on, for older vouchers too, and the year is the local one', () => {
  const made = new Date('2020-06-01T12:00:00Z')
  expect(keepUntil('invoice', 'DE', made, new Date('2024-12-31T22:59:59Z')).until).toBe('2030-12-31')
  expect(keepUntil('invoice', 'DE', made, new Date('2024-12-31T23:00:00Z')).until).toBe('2028-12-31')
  const newYear = new Date('2025-12-31T23:30:00Z')
  expect(keepUntil('invoice', 'DE', newYear, NOW).until).toBe('2034-12-31')
  expect(keepUntil('invoice', 'GB', newYear, NOW).until).toBe('2031-12-31')
})

test.each([
  ['DE', '2034-12-31', '2036-12-31'],
  ['NL', '2033-12-31', '2036-12-31'],
  ['US', '2033-12-31', '2036-12-31'],
  ['FR', '2036-12-31', '2036-12-31'],
])('a purchase in %s is kept until %s, one that the One Stop Shop was told of until %s', (country, own, oss) => {
  const record = { country, madeAt: new Date('2026-03-01T12:00:00Z'), hasInvoice: true }
  expect(keptUntil({ ...record, isOss: false }, NOW)).toBe(own)
  expect(keptUntil({ ...record, isOss: true }, NOW)).toBe(oss)
  expect(isOver({ ...record, isOss: true }, new Date('2036-12-31T12:00:00Z'))).toBe(false)
  expect(isOver({ ...record, isOss: true }, new Date('2037-01-02T12:00:00Z'))).toBe(true)
})
