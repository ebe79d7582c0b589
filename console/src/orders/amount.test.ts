import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainAmount, readAmount } from './amount.ts'

test('sums are read as people write them, to the coin', () => {
  const read = (words: string, currency = 'EUR') => readAmount(words, currency)
  expect([read('12'), read('12,5'), read('1 234.50'), read('0.07')]).toEqual([1200, 1250, 123_450, 7])
  expect([read(''), read('12.345'), read('-3'), read('abc'), read('1,2,3')]).toEqual(Array(5).fill(undefined))
  expect([read('1200', 'JPY'), read('1.5', 'JPY'), read('1.234', 'KWD')]).toEqual([1200, undefined, 1234])
})

test('property: what is written into the field is read back', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom('EUR', 'JPY', 'KWD'), (amount, currency) => {
      expect(readAmount(plainAmount(amount, currency), currency)).toBe(amount)
    }),
  )
})
