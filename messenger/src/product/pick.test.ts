import type { Product } from '@souk/contract/catalog.ts'
import { expect, test } from 'vitest'
import { cheapest, costOf, firstPick, pick, pictureFor, priceOf, rowsOf, variantOf } from './pick.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' })
const variant = (colour: string, size: string, available: boolean, amount = 1000) => ({
  id: `${colour}-${size}`,
  externalId: '',
  options: { Colour: colour, Size: size },
  price: usd(amount),
  available,
  image: `/${colour}.svg`,
})
const GOWN: Product = {
  id: 'gown',
  externalId: 'gown',
  title: 'Gown',
  url: '/',
  image: '/blue.svg',
  images: ['/back.svg'],
  categories: [],
  attributes: {},
  concepts: [],
  options: ['Colour', 'Size'],
  price: { min: usd(1000), max: usd(1200) },
  variants: [
    variant('blue', '36', true),
    variant('blue', '38', false),
    variant('white', '38', true, 1200),
    variant('black', '36', false),
  ],
  form: [],
  priceRule: { kind: 'fixed' },
  fulfilment: 'ship',
}
const there = (picked: Record<string, string>) =>
  rowsOf(GOWN, picked, GOWN.options).map(({ values }) => values.filter((one) => one.there).map(({ value }) => value))

test('what is sold out is told by what else was chosen', () => {
  expect(there({})).toEqual([
    ['blue', 'white'],
    ['36', '38'],
  ])
  expect(there({ Colour: 'blue' })).toEqual([['blue', 'white'], ['36']])
  expect(there({ Size: '38' })).toEqual([['white'], ['36', '38']])
})

test('a choice that cannot be had with an earlier one replaces it; what is sold out wholly can still be looked at', () => {
  expect(pick(GOWN, { Size: '36' }, 'Colour', 'white')).toEqual({ Colour: 'white' })
  expect(pick(GOWN, { Size: '36' }, 'Colour', 'blue')).toEqual({ Colour: 'blue', Size: '36' })
  expect(pick(GOWN, { Size: '36' }, 'Colour', 'black')).toEqual({ Colour: 'black', Size: '36' })
})

test('the choice decides variant, picture and price', () => {
  expect(variantOf(GOWN, { Colour: 'blue' })).toBeUndefined()
  expect(variantOf(GOWN, { Colour: 'white', Size: '38' })?.id).toBe('white-38')
  expect(pictureFor(GOWN, { Colour: 'white' })).toBe('/white.svg')
  expect(pictureFor(GOWN, { Size: '40' })).toBe('/blue.svg')
  expect(priceOf(GOWN, {}, {})).toEqual({ min: 1000, max: 1200 })
  expect(priceOf(GOWN, { Colour: 'white' }, {})).toEqual({ min: 1200, max: 1200 })
  expect(firstPick(GOWN, '/white.svg')).toEqual({ Colour: 'white', Size: '38' })
  expect(firstPick(GOWN, '/elsewhere.svg')).toEqual({})
})

test('swatches stand only where they tell values apart', () => {
  const [colours, sizes] = rowsOf(GOWN, {}, GOWN.options)
  expect(colours?.values.map(({ image }) => image)).toEqual(['/blue.svg', '/white.svg', '/black.svg'])
  expect(sizes?.values.map(({ image }) => image)).toEqual([undefined, undefined])
  const [plain] = rowsOf(GOWN, {}, ['Size'])
  expect(plain?.values.map(({ image }) => image)).toEqual([undefined, undefined, undefined])
})

test('the cheapest way that brings it counts, free from a value on', () => {
  const post = { id: 'post', label: '', amount: 500, freeFrom: 2000, kind: 'ship' as const }
  const courier = { id: 'courier', label: '', amount: 300, kind: 'deliver' as const }
  const fetch = { id: 'fetch', label: '', amount: 0, kind: 'pickup' as const }
  expect(cheapest([post, courier, fetch], 1000)?.id).toBe('courier')
  expect(cheapest([post, courier, fetch], 2000)?.id).toBe('post')
  expect(cheapest([fetch], 1000)?.id).toBe('fetch')
  expect(costOf(post, 1999)).toBe(500)
})
