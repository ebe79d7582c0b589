import { expect, test } from 'vitest'
import { countryOfNumber } from './calling-codes.ts'

test.each([
  ['+12125550123', 'US'],
  ['4915112345678', 'DE'],
  ['+995 599 12 34 56', 'GE'],
  ['+7 921 123-45-67', 'RU'],
  ['+8613812345678', 'CN'],
  ['12345', null],
  ['+2348012345678', null],
  ['ann', null],
])('%s is %s', (number, country) => {
  expect(countryOfNumber(number)).toBe(country)
})
