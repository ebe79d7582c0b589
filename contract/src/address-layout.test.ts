import { expect, test } from 'vitest'
import { addressLayout, placeLine } from './address-layout.ts'

test.each([
  ['US', 'city region/state postcode/zip'],
  ['GB', 'city/town postcode'],
  ['DE', 'postcode city'],
  ['JP', 'postcode region/prefecture city'],
  ['BR', 'postcode city region'],
  ['', 'postcode city region'],
])('the lines of %s, in their order and by their names: %s', (country, expected) => {
  const lines = addressLayout(country).map(({ line, word }) => (line === word ? line : `${line}/${word}`))
  expect(lines.join(' ')).toBe(expected)
})

test.each([
  [{ country: 'US', city: 'Brooklyn', region: 'NY', postcode: '11201' }, 'Brooklyn, NY 11201'],
  [{ country: 'US', city: 'Brooklyn', postcode: '11201' }, 'Brooklyn 11201'],
  [{ country: 'DE', city: 'Berlin', postcode: '10115' }, '10115 Berlin'],
  [{ country: 'GB', city: 'London', postcode: 'SW1A 1AA' }, 'London SW1A 1AA'],
  [{ country: 'CN', city: '杭州', region: '浙江', postcode: '310000' }, '浙江 杭州 310000'],
  [{ city: 'Tbilisi' }, 'Tbilisi'],
])('%j is written %s', (address, expected) => {
  expect(placeLine(address)).toBe(expected)
})

test('a region is never lost, also where a country names none', () => {
  expect(placeLine({ country: 'DE', city: 'Berlin', postcode: '10115', region: 'Brandenburg' })).toBe(
    '10115 Berlin Brandenburg',
  )
})
