import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyLines, sampleLine, sampleShop } from '../../test/samples.ts'
import { includedTax, share, taxesOf, taxRuleFor, totalOf, totalRows } from './totals.ts'

const gross = fc.integer({ min: 0, max: 9_000_000_000_000 })
const rate = fc.integer({ min: 0, max: 1_000_000 })
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

test('shares are whole, add up exactly and are not negative', () => {
  fc.assert(
    fc.property(
      fc.nat(9_000_000_000),
      fc.array(fc.nat(9_000_000_000), { minLength: 1, maxLength: 40 }),
      (amount, weights) => {
        const shares = share(amount, weights)
        expect(shares).toHaveLength(weights.length)
        expect(sum(shares)).toBe(amount)
        for (const part of shares) expect(Number.isSafeInteger(part) && part >= 0).toBe(true)
      },
    ),
  )
})

test('no share is further than one unit from its exact part, and a larger weight never gets less', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.array(fc.nat(10_000), { minLength: 1, maxLength: 20 }), (amount, weights) => {
      const shares = share(amount, weights)
      const total = sum(weights)
      for (const [index, weight] of weights.entries()) {
        const exact = total === 0 ? amount / weights.length : (amount * weight) / total
        expect(Math.abs((shares[index] ?? 0) - exact)).toBeLessThan(1)
        for (const [other, lighter] of weights.entries()) {
          if (lighter < weight) expect(shares[other] ?? 0).toBeLessThanOrEqual(shares[index] ?? 0)
        }
      }
    }),
  )
})

test('an amount up to the value leaves no line below zero', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(100_000), { minLength: 1, maxLength: 20 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (weights, part) => {
        const amount = Math.floor(sum(weights) * part)
        for (const [index, portion] of share(amount, weights).entries())
          expect(portion).toBeLessThanOrEqual(weights[index] ?? 0)
      },
    ),
  )
})

test('nothing is shared among nobody', () => {
  expect(share(100, [])).toEqual([])
})

test('the tax in a gross amount grows with the amount and the rate, and is less than the amount', () => {
  fc.assert(
    fc.property(gross, gross, rate, rate, (one, two, low, high) => {
      const tax = includedTax(one, low)
      expect(Number.isSafeInteger(tax)).toBe(true)
      expect(tax).toBeGreaterThanOrEqual(0)
      expect(tax).toBeLessThanOrEqual(one)
      if (one <= two) expect(tax).toBeLessThanOrEqual(includedTax(two, low))
      if (low <= high) expect(tax).toBeLessThanOrEqual(includedTax(one, high))
    }),
  )
})

test('tax and net make the gross again within half a unit', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000_000), rate, (amount, millionths) => {
      const exact = (amount * millionths) / (1_000_000 + millionths)
      expect(Math.abs(includedTax(amount, millionths) - exact)).toBeLessThanOrEqual(0.5 + 1e-6)
    }),
  )
  expect(includedTax(11900, 190_000)).toBe(1900)
  expect(includedTax(10700, 70_000)).toBe(700)
  expect(includedTax(1, 190_000)).toBe(0)
})

test('the rule that names a mark comes before the one that names none', () => {
  const standard = { code: 'standard', rate: 190_000 }
  const food = { code: 'reduced', rate: 70_000, concepts: ['pizza'] }
  expect(taxRuleFor([standard, food], ['pizza'])).toBe(food)
  expect(taxRuleFor([standard, food], ['dress'])).toBe(standard)
  expect(taxRuleFor([food], ['dress'])).toBeUndefined()
  expect(taxesOf(1000, { code: 'zero', rate: 0 })).toEqual([])
})

test('the rows of any cart add up to its total, to the cent', () => {
  fc.assert(
    fc.property(anyLines, fc.option(fc.nat(100_000), { nil: undefined }), (samples, shipping) => {
      const shop = sampleShop()
      const lines = samples.map((sample) => sampleLine(shop, sample))
      const rows = totalRows(lines, shipping === undefined ? undefined : { label: 'Post', amount: shipping })
      expect(rows.at(-1)?.type).toBe('total')
      expect(totalOf(rows)).toBe(sum(rows.slice(0, -1).map((row) => row.amount)))
      expect(totalOf(rows)).toBe(sum(lines.map((line) => line.total)) + (shipping ?? 0))
    }),
  )
})

test('what brings the goods contains tax at the rate that most of their value has', () => {
  const shop = sampleShop()
  const [one, two] = [sampleLine(shop, { unit: 1, quantity: 1 }), sampleLine(shop, { unit: 1, quantity: 1 })]
  const at = (line: typeof one, code: string, rate: number, total: number) => ({
    ...line,
    total,
    taxes: taxesOf(total, { code, rate }),
  })
  const post = { label: 'Post', amount: 1190 }
  const charge = (lines: (typeof one)[], shipping = post) =>
    totalRows(lines, shipping).find(({ type }) => type === 'fulfillment')
  const [dress, book] = [at(one, 'standard', 190_000, 5000), at(two, 'reduced', 70_000, 4000)]
  expect(charge([book, dress])).toEqual({
    type: 'fulfillment',
    ...post,
    taxes: [{ code: 'standard', rate: 190_000, amount: 190, included: true }],
  })
  expect(charge([book, book, dress])?.taxes).toEqual([{ code: 'reduced', rate: 70_000, amount: 78, included: true }])
  expect(charge([{ ...dress, taxes: [] }])).toEqual({ type: 'fulfillment', ...post })
  expect(charge([dress], { label: 'Free', amount: 0 })).toEqual({ type: 'fulfillment', label: 'Free', amount: 0 })
})
