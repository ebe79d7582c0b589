import { expect, test } from 'vitest'
import { addressIn, addressLinesIn } from './figures.ts'

test('an address is written as in its country', () => {
  const street = { name: 'Anna', line1: '12 King Street' }
  const there = { ...street, city: 'New York', region: 'NY', postcode: '10012', country: 'US' }
  expect(addressLinesIn('en', there)).toEqual(['Anna', '12 King Street', 'New York, NY 10012', 'United States'])
  const here = { name: 'Anna', line1: 'Hauptstraße 5', city: 'Berlin', postcode: '10115', country: 'DE' }
  expect(addressIn('de', here)).toBe('Anna, Hauptstraße 5, 10115 Berlin, Deutschland')
})
