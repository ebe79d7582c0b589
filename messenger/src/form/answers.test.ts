import type { FormField } from '@souk/contract/offers.ts'
import { expect, test } from 'vitest'
import { PIZZA } from '../../test/fixture/data.ts'
import { addition, addressLines, excludedBy, initial, readable, visible } from './answers.ts'
import { labelIn } from '../i18n/label.ts'
import { faults, lineFaults } from './faults.ts'

const TODAY = '2026-11-20'
const toppings = PIZZA.fields.find((field) => field.type === 'choices')
if (toppings?.type !== 'choices') throw new Error('the fixture has toppings')

test('begins with what is included and required', () => {
  expect(initial(PIZZA.fields, {})).toEqual({ toppings: { basil: 'normal' }, count: 1 })
  expect(initial(PIZZA.fields, { size: 'l' }).size).toBe('l')
})

test('asks a field only when its condition holds', () => {
  const gift: FormField = {
    id: 'card',
    type: 'text',
    label: 'Card',
    required: true,
    maxLength: 80,
    when: { field: 'gift', in: ['true'] },
  }
  expect(visible([gift], {})).toEqual([])
  expect(visible([gift], { gift: true })).toEqual([gift])
  expect(faults([gift], {}, TODAY)).toEqual({})
  expect(faults([gift], { gift: true }, TODAY)).toEqual({ card: 'required' })
})

test('finds what is missing, too much, too early, not together', () => {
  expect(faults(PIZZA.fields, { count: 1 }, TODAY)).toEqual({ size: 'required' })
  expect(faults(PIZZA.fields, { size: 's', count: 30, day: '2026-11-19' }, TODAY)).toEqual({
    count: 'range',
    day: 'early',
  })
  const both = { anchovies: 'normal', pineapple: 'extra' } as const
  expect(faults(PIZZA.fields, { size: 's', count: 1, toppings: both }, TODAY)).toEqual({ toppings: 'exclusive' })
  expect(excludedBy(toppings, 'pineapple', { anchovies: 'light' })?.id).toBe('anchovies')
  expect(excludedBy(toppings, 'pineapple', { anchovies: 'none' })).toBeUndefined()
})

test('an address needs street, city and country', () => {
  const field: FormField = { id: 'address', type: 'address', label: 'Where', required: true }
  const line = JSON.stringify({ line1: '1 Long Lane', city: 'Graz', postcode: '8010' })
  expect(faults([field], { address: line }, TODAY)).toEqual({ address: 'address' })
  expect(faults([field], { address: JSON.stringify({ ...JSON.parse(line), country: 'AT' }) }, TODAY)).toEqual({})
  expect(
    addressLines({ line1: '1 Long Lane', city: 'Graz', postcode: '8010', country: 'AT' }, () => 'Austria'),
  ).toEqual(['1 Long Lane', '8010 Graz', 'Austria'])
})

test('each line of an address says what its country misses; a ZIP code tells the state', () => {
  expect(lineFaults({ country: 'US' })).toEqual({
    line1: { reason: 'required' },
    city: { reason: 'required' },
    postcode: { reason: 'required', example: '10013' },
    region: { reason: 'required' },
  })
  const street = { line1: '12 Juniper Street', city: 'Portland', country: 'US' }
  expect(lineFaults({ ...street, postcode: '97205' })).toEqual({})
  expect(lineFaults({ ...street, postcode: '972' })).toMatchObject({ postcode: { reason: 'shape', example: '10013' } })
  expect(lineFaults({ line1: 'Rustaveli 1', city: 'Tbilisi', country: 'GE' })).toEqual({})
})

test('prices of choices: included is free, extra costs once more', () => {
  const [basil, olives] = toppings.choices
  if (!basil || !olives) throw new Error('the fixture has two toppings')
  expect(addition(basil, 'normal', ['basil'])).toBe(0)
  expect(addition(basil, 'extra', ['basil'])).toBe(50)
  expect(addition(olives, 'normal', [])).toBe(120)
  expect(addition(olives, 'extra', [])).toBe(240)
  expect(addition(olives, 'none', [])).toBe(0)
})

test('answers read as words in the shopper’s language', () => {
  const size = PIZZA.fields[0]
  if (!size) throw new Error('the fixture has a size')
  expect(labelIn(size.label, 'de')).toBe('Größe')
  expect(readable(size, 'l', 'en')).toBe('40 cm')
  expect(readable(toppings, { basil: 'normal', olives: 'none', pineapple: 'extra' }, 'en')).toBe('Basil, Pineapple')
})
