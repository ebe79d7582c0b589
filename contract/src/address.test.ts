import { expect, test } from 'vitest'
import { addressFaults, plainPostcode, wholeAddress } from './address.ts'

const faults = (country: string, postcode?: string, region?: string) =>
  addressFaults({
    country,
    ...(postcode === undefined ? {} : { postcode }),
    ...(region === undefined ? {} : { region }),
  })

test('an address of the United States needs a ZIP code and a state, by the words people use there', () => {
  expect(faults('US')).toEqual([
    { field: 'postcode', reason: 'required', label: 'ZIP code', example: '10013' },
    { field: 'region', reason: 'required', label: 'State' },
  ])
  expect(faults('US', '10013', 'NY')).toEqual([])
  expect(faults('US', '10013-1234', 'NY')).toEqual([])
  expect(faults('US', '1001', 'NY')).toMatchObject([{ field: 'postcode', reason: 'shape' }])
})

test.each([
  ['DE', '10115', '1011'],
  ['NL', '1012 ab', '1012'],
  ['GB', 'sw1a 1aa', '90210'],
  ['AT', 'A-1010', '10100'],
  ['LV', 'LV-1010', 'LV-10'],
  ['PL', '00-001', '0-001'],
  ['CA', 'K1A 0B1', '12345'],
])('%s: %s is a postcode, %s is none, and there has to be one', (country, good, bad) => {
  expect(faults(country, good)).toEqual([])
  expect(faults(country, bad)).toMatchObject([{ field: 'postcode', reason: 'shape' }])
  expect(faults(country, ' ')).toMatchObject([{ field: 'postcode', reason: 'required' }])
})

test('Georgia asks for none, and Ireland for none that is not given', () => {
  expect(faults('GE')).toEqual([])
  expect(faults('GE', '0105')).toEqual([])
  expect(faults('IE')).toEqual([])
  expect(faults('IE', '123')).toMatchObject([{ label: 'Eircode', reason: 'shape' }])
})

test.each([
  ['10013', 'NY'],
  ['00501', 'NY'],
  ['94043-1351', 'CA'],
  ['73301', 'TX'],
  ['73401', 'OK'],
  ['99501', 'AK'],
  ['20500', 'DC'],
  ['62701', 'IL'],
])('the state that the ZIP code %s tells is not asked for: %s', (postcode, region) => {
  const address = { line1: '1 Main St', city: 'Town', country: 'US', postcode }
  expect(wholeAddress(address)).toEqual({ ...address, region })
  expect(wholeAddress({ ...address, region: 'XX' }).region).toBe('XX')
  expect(wholeAddress({ ...address, postcode: 'none' }).region).toBeUndefined()
})

test('the sign of a country before a postcode is none of it', () => {
  expect(['D-10115', ' 1012 ab ', 'sw1a 1aa'].map(plainPostcode)).toEqual(['10115', '1012 AB', 'SW1A 1AA'])
})
