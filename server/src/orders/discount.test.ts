import { DiscountCode } from '@souk/contract/shop.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyLines, sampleLine, sampleShop } from '../../test/samples.ts'
import { includedTax } from '../carts/totals.ts'
import { applyConcession, applyDiscount, findDiscount } from './discount.ts'

const shop = sampleShop({ taxes: [{ code: 'vat', rate: 190_000 }] })
const code = fc.oneof(
  fc.integer({ min: 1, max: 100 }).map((percent) => DiscountCode.parse({ code: 'MAY', percent })),
  fc.integer({ min: 1, max: 100_000_000 }).map((amount) => DiscountCode.parse({ code: 'MAY', amount })),
)
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

test('the shares of a discount add up to it, and no line goes below zero', () => {
  fc.assert(
    fc.property(anyLines, code, (samples, discount) => {
      const lines = samples.map((sample) => sampleLine(shop, sample))
      const value = sum(lines.map((line) => line.unit * line.quantity))
      const after = applyDiscount(lines, discount)
      const wanted =
        discount.percent === undefined
          ? Math.min(value, discount.amount ?? 0)
          : Math.round((value * discount.percent) / 100)
      expect(sum(after.map((line) => line.discount))).toBe(lines.length === 0 ? 0 : wanted)
      for (const line of after) {
        expect(line.discount).toBeGreaterThanOrEqual(0)
        expect(line.total).toBeGreaterThanOrEqual(0)
        expect(line.total).toBe(line.unit * line.quantity - line.discount)
        // Tax is of what is paid, not of what it would have cost.
        expect(sum(line.taxes.map((tax) => tax.amount))).toBe(includedTax(line.total, 190_000))
      }
    }),
  )
})

const limit = fc.integer({ min: 0, max: 100 })
const wish = fc.oneof(
  fc.record({ percent: fc.integer({ min: 1, max: 100 }), limit }),
  fc.record({ amount: fc.integer({ min: 1, max: 100_000_000 }), limit }),
)

test('what staff take off comes after the code, adds up, and is never more than their limit of what is left', () => {
  fc.assert(
    fc.property(anyLines, fc.option(code), wish, fc.option(fc.nat()), (samples, discount, taken, pick) => {
      const lines = samples.map((sample) => sampleLine(shop, sample))
      const before = applyDiscount(lines, discount ?? undefined)
      const only = pick === null || lines.length === 0 ? undefined : lines[pick % lines.length]?.id
      const concession = { ...taken, reason: 'a stain', ...(only === undefined ? {} : { line: only }) }
      const after = applyConcession(before, concession)
      const meant = before.filter(({ id }) => only === undefined || id === only)
      const sumOf = sum(meant.map(({ total }) => total))
      const wanted = 'percent' in taken ? Math.round((sumOf * taken.percent) / 100) : taken.amount
      const off = sum(before.map(({ total }) => total)) - sum(after.map(({ total }) => total))
      expect(off).toBe(Math.min(wanted, Math.floor((sumOf * taken.limit) / 100)))
      for (const [at, line] of after.entries()) {
        expect(line.total).toBeGreaterThanOrEqual(0)
        expect(line.total).toBe(line.unit * line.quantity - line.discount)
        if (only !== undefined && line.id !== only) expect(line).toEqual(before[at])
        expect(sum(line.taxes.map((tax) => tax.amount))).toBe(includedTax(line.total, 190_000))
      }
    }),
  )
})

test('taking the code away restores every line', () => {
  fc.assert(
    fc.property(anyLines, code, (samples, discount) => {
      const lines = samples.map((sample) => sampleLine(shop, sample))
      expect(applyDiscount(applyDiscount(lines, discount), undefined)).toEqual(lines)
    }),
  )
})

test('a code is found whatever its capitals, within its time and from its value on', () => {
  const codes = [
    DiscountCode.parse({
      code: 'May10',
      percent: 10,
      minimum: 5000,
      from: '2026-05-01T00:00:00Z',
      to: '2026-06-01T00:00:00Z',
    }),
  ]
  const at = (text: string) => new Date(text)
  expect(findDiscount(codes, ' mAY10 ', 5000, at('2026-05-01T00:00:00Z'))?.percent).toBe(10)
  expect(findDiscount(codes, 'MAY10', 4999, at('2026-05-10T00:00:00Z'))).toBeUndefined()
  expect(findDiscount(codes, 'MAY10', 5000, at('2026-04-30T23:59:59Z'))).toBeUndefined()
  expect(findDiscount(codes, 'MAY10', 5000, at('2026-06-01T00:00:00Z'))).toBeUndefined()
  expect(findDiscount(codes, 'MAY', 5000, at('2026-05-10T00:00:00Z'))).toBeUndefined()
})
