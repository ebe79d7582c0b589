import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { creditTaxes, invoiceNumber, type TaxPart, taxesWithin, yearIn } from './invoice.ts'

test('a number is the year and the place in it', () => {
  expect([invoiceNumber(2026, 1), invoiceNumber(2026, 123_456)]).toEqual(['2026-00001', '2026-123456'])
})

test("the year is the shop's own", () => {
  const at = new Date('2026-12-31T20:30:00Z')
  expect(yearIn('America/New_York', at)).toBe(2026)
  expect(yearIn('Asia/Tbilisi', at)).toBe(2027)
})

test('the tax of goods and delivery, by rate', () => {
  const tax = (rate: number, amount: number) => ({ code: 'VAT', rate, amount, included: true })
  const line = (...taxes: ReturnType<typeof tax>[]) => ({ taxes }) as never
  const order = {
    lines: [line(tax(70_000, 7)), line(tax(190_000, 19)), line(tax(190_000, 1), tax(0, 0))],
    totals: [
      { type: 'fulfillment' as const, amount: 119, taxes: [tax(190_000, 19)] },
      { type: 'total' as const, amount: 0 },
    ],
  }
  expect(taxesWithin(order)).toEqual([
    { code: 'VAT', rate: 190_000, amount: 39 },
    { code: 'VAT', rate: 70_000, amount: 7 },
  ])
})

describe('tax that is paid back', () => {
  const invoices = fc
    .record({
      amount: fc.integer({ min: 1, max: 5_000_000 }),
      rates: fc.uniqueArray(fc.constantFrom(50_000, 70_000, 90_000, 190_000, 210_000), { minLength: 0, maxLength: 3 }),
      parts: fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 8 }),
    })
    .map(({ amount, rates, parts }) => {
      const taxes = rates.map((rate) => ({ code: 'VAT', rate, amount: Math.max(1, Math.floor(amount / 20)) }))
      // Refunds of random sizes, the last one of what is left.
      const refunds: number[] = []
      let left = amount
      for (const part of parts) {
        const refund = Math.min(left, part)
        if (refund > 0) refunds.push(refund)
        left -= refund
      }
      if (left > 0) refunds.push(left)
      return { invoice: { amount, taxes }, refunds }
    })

  test('is never negative, never more than there was, and all of it when all is paid back', () => {
    fc.assert(
      fc.property(invoices, ({ invoice, refunds }) => {
        const before: { amount: number; taxes: TaxPart[] } = { amount: 0, taxes: [] }
        for (const refund of refunds) {
          for (const { code, rate, amount } of creditTaxes(invoice, before, refund)) {
            expect(amount).toBeGreaterThan(0)
            const known = before.taxes.find((part) => part.rate === rate)
            if (known) known.amount += amount
            else before.taxes.push({ code, rate, amount })
          }
          before.amount += refund
          for (const { rate, amount } of before.taxes) {
            const whole = invoice.taxes.find((part) => part.rate === rate)?.amount ?? 0
            // To the cent as large a part of the tax as of the money.
            expect(Math.abs(amount - (whole * before.amount) / invoice.amount)).toBeLessThanOrEqual(1)
          }
        }
        expect(before.taxes.toSorted((left, right) => left.rate - right.rate)).toEqual(
          invoice.taxes.toSorted((left, right) => left.rate - right.rate),
        )
      }),
    )
  })

  test('of an invoice over nothing there is none', () => {
    expect(creditTaxes({ amount: 0, taxes: [] }, { amount: 0, taxes: [] }, 5)).toEqual([])
  })
})
