import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { includedTax } from '../carts/totals.ts'
import { creditTaxes, type TaxPart } from './invoice.ts'
import { creditRates, type RatePart, ratesOf, sumRates } from './paper.ts'
import { amountOf, detailOf, type RefundDetail, taxesOfDetail } from './refund-lines.ts'

const VAT = (rate: number, gross: number) =>
  rate === 0 ? [] : [{ code: 'VAT', rate, amount: includedTax(gross, rate), included: true }]

type Part = { unit: number; quantity: number; rate: number; discount: number }

function orderOf(parts: readonly Part[], delivery: number) {
  const lines = parts.map(({ unit, quantity, rate, discount }, index) => {
    const total = Math.max(0, unit * quantity - discount)
    return { id: `line-${index}`, unit, quantity, discount: unit * quantity - total, total, taxes: VAT(rate, total) }
  })
  const rate = parts[0]?.rate ?? 0
  const amount = lines.reduce((sum, { total }) => sum + total, delivery)
  const totals = [
    { type: 'fulfillment', amount: delivery, taxes: VAT(rate, delivery) },
    { type: 'total', amount },
  ]
  return { order: { lines, totals } as unknown as Parameters<typeof ratesOf>[0], amount }
}

const taxOf = (parts: readonly { tax: number }[]) => parts.reduce((sum, { tax }) => sum + tax, 0)
const grossOf = (parts: readonly { gross: number }[]) => parts.reduce((sum, { gross }) => sum + gross, 0)

test('goods of two rates, what is not taxed, and the delivery with its own', () => {
  const { order, amount } = orderOf(
    [
      { unit: 1190, quantity: 2, rate: 190_000, discount: 0 },
      { unit: 1070, quantity: 1, rate: 70_000, discount: 70 },
      { unit: 500, quantity: 1, rate: 0, discount: 0 },
    ],
    119,
  )
  expect(ratesOf(order, amount)).toEqual([
    { code: 'VAT', rate: 190_000, gross: 2499, tax: 399 },
    { code: 'VAT', rate: 70_000, gross: 1000, tax: 65 },
    { code: '', rate: 0, gross: 500, tax: 0 },
  ])
})

const orders = fc.record({
  parts: fc.array(
    fc.record({
      unit: fc.integer({ min: 1, max: 50_000 }),
      quantity: fc.integer({ min: 1, max: 4 }),
      rate: fc.constantFrom(0, 50_000, 70_000, 190_000, 210_000),
      discount: fc.integer({ min: 0, max: 2000 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  delivery: fc.integer({ min: 0, max: 900 }),
  /** Refunds: of units where there are such, else of an amount. */
  refunds: fc.array(
    fc.oneof(
      fc.record({ line: fc.nat(3), quantity: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ amount: fc.integer({ min: 1, max: 40_000 }) }),
    ),
    { maxLength: 6 },
  ),
})

describe('credit notes of an order, by line and by amount as they come', () => {
  test('take back of each rate never more than there was, and all of it with the last cent', () => {
    fc.assert(
      fc.property(orders, ({ parts, delivery, refunds }) => {
        const { order, amount } = orderOf(parts, delivery)
        fc.pre(amount > 0)
        const rates = ratesOf(order, amount)
        expect(grossOf(rates)).toBe(amount)
        const invoice = { number: '2026-00001', at: new Date(0), rates }
        const taxes: TaxPart[] = rates
          .filter(({ tax }) => tax > 0)
          .map(({ tax, ...part }) => ({ ...part, amount: tax }))
        const before: RatePart[] = []
        const details: RefundDetail[] = []
        const credited: { amount: number; taxes: TaxPart[] } = { amount: 0, taxes: [] }
        const credit = (part: number, detail?: RefundDetail) => {
          const own = creditTaxes({ amount, taxes }, credited, part, detail && taxesOfDetail(detail))
          const made = creditRates({ invoice, before: [...before], amount: part, taxes: own, detail })
          expect(grossOf(made)).toBe(part)
          expect(taxOf(made)).toBe(own.reduce((sum, tax) => sum + tax.amount, 0))
          before.push(...made)
          credited.amount += part
          for (const tax of own) {
            const known = credited.taxes.find(({ rate }) => rate === tax.rate)
            if (known) known.amount += tax.amount
            else credited.taxes.push({ ...tax })
          }
          for (const { rate, gross, tax } of sumRates(before)) {
            const whole = rates.find((one) => one.rate === rate)
            expect(gross).toBeGreaterThanOrEqual(0)
            expect(gross).toBeLessThanOrEqual(whole?.gross ?? 0)
            expect(tax).toBeLessThanOrEqual(whole?.tax ?? 0)
          }
        }
        for (const refund of refunds) {
          const left = amount - credited.amount
          if (left === 0) break
          if ('amount' in refund) {
            credit(Math.min(left, refund.amount))
            continue
          }
          const detail = detailOf(order, details, { lines: [{ ...refund, line: `line-${refund.line}` }] })
          const part = detail ? amountOf(detail) : 0
          if (!detail || part === 0 || part > left) continue
          details.push(detail)
          credit(part, detail)
        }
        if (credited.amount < amount) credit(amount - credited.amount)
        expect(sumRates(before)).toEqual(rates)
      }),
    )
  })
})
