import type { EditableProduct } from '@souk/contract/assortment.ts'
import { describe, expect, test } from 'vitest'
import { amountIn, amountText, countIn } from './amounts.ts'
import { changeOf, draftOf, faultsOf, oneMore } from './draft.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' })
const GOWN: EditableProduct = {
  id: '0197c0de-0000-7000-8000-000000000001',
  source: 'shopify',
  active: true,
  version: 7,
  product: {
    id: 'gown',
    title: 'Navy Gown',
    description: 'Long',
    categories: ['Dresses'],
    images: ['/media/lumen/a'],
    imageAlt: 'A gown',
    attributes: { colour: ['navy', 'blue'] },
    options: ['size'],
    price: usd(18900),
    priceRule: { kind: 'fixed' },
    fulfilment: 'ship',
    variants: [
      { id: 'g38', sku: 'G38', options: { size: '38' }, price: usd(18900), image: '/media/lumen/b' },
      { id: 'g40', options: { size: '40' }, price: usd(19900), compareAt: usd(22000) },
    ],
  },
  variants: [
    { id: '0197c0de-0000-7000-8000-000000000002', externalId: 'g38', stock: 2, held: 0 },
    { id: '0197c0de-0000-7000-8000-000000000003', externalId: 'g40', stock: null, held: 0 },
  ],
}

test('what nobody touched is sent as it came', () => {
  const { product, stocks } = changeOf(draftOf(GOWN, 'USD'))
  expect(product).toEqual({ product: GOWN.product, active: true, version: 7 })
  expect(stocks).toEqual([])
})

test('only counts that were changed are sent, and emptied ones are counted no more', () => {
  const draft = draftOf(GOWN, 'USD')
  const variants = draft.variants.map((line, at) => ({ ...line, stock: at === 0 ? '' : '5' }))
  expect(changeOf({ ...draft, variants }).stocks).toEqual([
    { variant: '0197c0de-0000-7000-8000-000000000002', stock: null },
    { variant: '0197c0de-0000-7000-8000-000000000003', stock: 5 },
  ])
})

test('a new line brings its stock with it and an id of its own', () => {
  const draft = draftOf(GOWN, 'USD')
  const line = { ...oneMore(draft), options: { size: '42' }, stock: '3' }
  const { product, stocks } = changeOf({ ...draft, variants: [...draft.variants, line] })
  expect(product.product.variants?.at(-1)).toEqual({
    id: 'gown-42',
    options: { size: '42' },
    price: usd(19900),
    stock: 3,
  })
  expect(stocks).toEqual([])
})

test('what is missing is named', () => {
  const draft = draftOf(null, 'USD')
  expect([...faultsOf(draft)]).toEqual(['title', 'variants'])
  const line = { ...oneMore({ ...draft, options: ['size'] }), price: '1.234', stock: 'many' }
  const faults = faultsOf({ ...draft, title: 'Scarf', options: ['size'], variants: [line] })
  expect([...faults]).toEqual(['price', 'stock', 'options'])
})

describe('sums and counts', () => {
  test.each([
    ['189', 'USD', 18900],
    ['189,5', 'EUR', 18950],
    ['1000', 'JPY', 1000],
    ['1.234', 'KWD', 1234],
    ['1.234', 'USD', null],
    ['-1', 'USD', null],
    ['', 'USD', null],
    ['ten', 'USD', null],
  ])('%s %s', (text, currency, amount) => {
    expect(amountIn(text, currency)).toBe(amount)
    if (amount !== null) expect(amountIn(amountText(amount, currency), currency)).toBe(amount)
  })

  test('an empty count counts nothing', () => {
    expect([countIn(''), countIn(' 4 '), countIn('-1'), countIn('4.5')]).toEqual([undefined, 4, null, null])
  })
})
