import { expect, test } from 'vitest'
import { Product } from '@souk/contract/catalog.ts'
import { wishOf } from './wishes.ts'

const PRICING = { bases: ['kg', 'l'] as const, exemptBelow: null }
const id = '01980000-0000-7000-8000-000000000001'
const price = { amount: 600, currency: 'EUR' }
const jam = Product.parse({
  id,
  externalId: 'jam',
  title: 'Fig Jam',
  url: '/p/jam',
  images: [],
  categories: [],
  attributes: {},
  concepts: [],
  options: [],
  price: { min: price, max: price },
  variants: [{ id, externalId: 'jam', options: {}, price, available: true, netQuantity: { value: 240, unit: 'g' } }],
  form: [],
  priceRule: { kind: 'fixed' },
  fulfilment: 'pickup',
})
const row = { offer: id, at: new Date('2026-11-22T10:00:00Z'), title: 'Fig Jam' }

test('a saved thing says what a kilogram of it costs where the law asks for it, and how it is handed over', () => {
  expect(wishOf(row, jam, PRICING)).toMatchObject({
    unitPrice: { min: 2500, max: 2500, per: 'kg' },
    fulfilment: 'pickup',
  })
  expect(wishOf(row, jam, undefined)).not.toHaveProperty('unitPrice')
  expect(wishOf(row, undefined, PRICING)).toEqual({
    offer: id,
    at: '2026-11-22T10:00:00.000Z',
    title: 'Fig Jam',
    available: false,
    gone: true,
  })
})
