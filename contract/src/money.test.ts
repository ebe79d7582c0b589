import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoney, minorDigits, Money, parseDecimal } from './money.ts'

const CURRENCIES = ['USD', 'EUR', 'GEL', 'RUB', 'CNY', 'JPY', 'KRW', 'KWD', 'TND', 'ISK'] as const
const currency = fc.constantFrom(...CURRENCIES)
const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })

function decimalOf(minor: number, digits: number): string {
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
  return minor < 0 ? `-${whole}` : whole
}

test('a decimal text is read back to the same minor units, in currencies of 0, 2 and 3 digits', () => {
  fc.assert(
    fc.property(amount, currency, (minor, code) => {
      expect(parseDecimal(decimalOf(minor, minorDigits(code)), code)).toBe(minor === 0 ? 0 : minor)
    }),
  )
})

test('noughts behind the last digit of the currency are no other amount, anything else is refused', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), currency, fc.integer({ min: 1, max: 9 }), (minor, code, extra) => {
      const text = decimalOf(minor, minorDigits(code))
      const point = text.includes('.') ? text : `${text}.`
      expect(parseDecimal(`${point}00`, code)).toBe(minor)
      expect(parseDecimal(`${point}0${extra}`, code)).toBeNull()
    }),
  )
})

test.each(['', ' ', 'free', '1,50', '1.', '.5', '1e3', '0x10', '١٢', '--1', '1.2.3', 'NaN', '12345678901234567890'])(
  '%j is no amount',
  (text) => {
    expect(parseDecimal(text, 'USD')).toBeNull()
  },
)

test('what is shown names every digit of the amount', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 99_999_999_999 }),
      currency,
      fc.constantFrom('en', 'de', 'nl', 'ru', 'zh', 'ka'),
      (minor, code, locale) => {
        const shown = formatMoney({ amount: minor, currency: code }, locale)
        const figures = shown.replace(/\D/g, '')
        expect(Number(figures)).toBe(minor)
      },
    ),
  )
})

test('short leaves out noughts alone', () => {
  expect(formatMoney({ amount: 20000, currency: 'USD' }, 'en', true)).toBe('$200')
  expect(formatMoney({ amount: 19999, currency: 'USD' }, 'en', true)).toBe('$199.99')
  expect(formatMoney({ amount: 20050, currency: 'EUR' }, 'de', true)).toBe('200,50\u00a0€')
})

test('money is never a fraction', () => {
  expect(Money.safeParse({ amount: 1.5, currency: 'USD' }).success).toBe(false)
  expect(Money.safeParse({ amount: 2 ** 53, currency: 'USD' }).success).toBe(false)
  expect(Money.safeParse({ amount: 1, currency: 'usd' }).success).toBe(false)
})
