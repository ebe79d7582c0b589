import fc from 'fast-check'
import { minorDigits } from '@souk/contract/currency.ts'
import { expect, test } from 'vitest'
import { chargeable, fromStripe, toStripe } from './money.ts'

test('amounts as Stripe takes them, where it has units of its own', () => {
  const cases: [amount: number, currency: string, units: number | null][] = [
    [2599, 'USD', 2599],
    [500, 'JPY', 500],
    [5000, 'XOF', 5000],
    // Two digits in ISO 4217, none at Stripe: parts of an ariary cannot be charged.
    [500, 'MGA', 5],
    [550, 'MGA', null],
    // None in ISO 4217, two at Stripe.
    [5, 'ISK', 500],
    [5, 'UGX', 500],
    // The last of three digits must be 0.
    [5120, 'KWD', 5120],
    [5124, 'KWD', null],
    [1, 'TND', null],
  ]
  for (const [amount, currency, units] of cases) {
    expect([currency, amount, toStripe({ amount, currency })]).toEqual([currency, amount, units])
    if (units !== null) expect(fromStripe(units, currency.toLowerCase())).toEqual({ amount, currency })
  }
})

test('the forint and the Taiwan dollar are charged in hundredths: only payouts are whole', () => {
  expect(toStripe({ amount: 1045, currency: 'HUF' })).toBe(1045)
  expect(toStripe({ amount: 80045, currency: 'TWD' })).toBe(80045)
})

test('what can be charged comes back as it was, and stands for the same worth', () => {
  const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'ISK', 'UGX', 'MGA', 'KWD', 'BHD', 'CLP', 'HUF')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e10 }), currency, (amount, code) => {
      const units = toStripe({ amount, currency: code })
      if (units === null) return code === 'MGA' ? amount % 100 !== 0 : minorDigits(code) === 3 && amount % 10 !== 0
      const back = fromStripe(units, code)
      return back.amount === amount && back.currency === code
    }),
  )
})

test('what can never be charged is said, with the steps that can', () => {
  expect(chargeable({ amount: 4490, currency: 'KWD' })).toBe(4490)
  expect(() => chargeable({ amount: 4498, currency: 'KWD' })).toThrow('Stripe takes KWD in steps of 0.010')
  expect(() => chargeable({ amount: 150, currency: 'MGA' })).toThrow('Stripe takes MGA in steps of 1')
})
