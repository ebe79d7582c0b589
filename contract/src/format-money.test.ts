import { expect, test } from 'vitest'
import { formatMoney, minorDigits } from './money.ts'

test('a price is written to its last minor unit, whatever the engine usually drops', () => {
  for (const currency of Intl.supportedValuesOf('currency')) {
    const digits = minorDigits(currency)
    const text = formatMoney({ amount: 12_345, currency }, 'en')
    const expected = (12_345 / 10 ** digits).toLocaleString('en', { minimumFractionDigits: digits })
    expect(text, currency).toContain(expected)
  }
  expect(formatMoney({ amount: 199_950, currency: 'HUF' }, 'hu')).toMatch(/^1\s?999,50\sFt$/)
  expect(formatMoney({ amount: 1_250_500, currency: 'IQD' }, 'en')).toContain('1,250.500')
  expect(formatMoney({ amount: 199_900, currency: 'HUF' }, 'hu', true)).toMatch(/^1\s?999\sFt$/)
})
