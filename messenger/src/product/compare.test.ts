import { expect, test } from 'vitest'
import { CARDS, id } from '../../test/fixture/data.ts'
import { viewOf } from '../../test/fixture/product.ts'
import { compareRows, shownIn, toggled } from './compare.ts'

const words = {
  price: 'Price',
  delivery: 'Delivery',
  returns: 'Returns',
  priceOf: ({ product }: ReturnType<typeof viewOf>) => String(product.price.min.amount),
  deliveryOf: ({ amount }: { amount: number }) => String(amount),
  days: (count: number) => `${count} days`,
}
const entry = (n: number, cards: typeof CARDS) => ({
  seq: n,
  at: '2026-11-20T10:00:00Z',
  message: { id: id(n), author: { kind: 'concierge' as const }, parts: [{ type: 'carousel' as const, cards }] },
})

test('rows that differ come first, in the order in which they are told', () => {
  const views = CARDS.slice(0, 2).map(({ ref }) => viewOf(ref.id))
  const rows = compareRows(views, words)
  expect(rows.map(({ name, differs }) => [name, differs])).toEqual([
    ['Price', true],
    ['Length', true],
    ['Colour', false],
    ['Size', false],
    ['Material', false],
    ['Delivery', false],
    ['Returns', false],
  ])
  // What is sold out in every size is not named; values are the shopper's words.
  expect(rows[2]?.cells[0]).toBe('midnight blue, sky blue')
})

test('what is left of an option stands in the order of the shop', () => {
  const [one] = CARDS.map(({ ref }) => viewOf(ref.id))
  if (!one) throw new Error('the fixture has one')
  const { variants } = one.product
  const gone = variants.map((variant, i) => ({ ...variant, available: i !== 0 && variant.available }))
  const rows = compareRows([one, { ...one, product: { ...one.product, variants: gone } }], words)
  expect(rows.find(({ name }) => name === 'Size')).toMatchObject({ cells: ['36, 38, 40', '38, 40'] })
})

test('a property that one lacks is an empty cell and tells them apart', () => {
  const [one, two] = CARDS.slice(0, 2).map(({ ref }) => viewOf(ref.id))
  if (!one || !two) throw new Error('the fixture has two')
  const rows = compareRows([one, { ...two, properties: [] }], words)
  expect(rows.find(({ name }) => name === 'Material')).toEqual({
    name: 'Material',
    cells: ['tulle, satin', ''],
    differs: true,
  })
})

test('the cards of the message come first, then the latest others, each once', () => {
  const entries = [entry(1, CARDS.slice(0, 2)), entry(2, CARDS.slice(2, 3)), entry(3, CARDS.slice(1, 4))]
  const found = shownIn(entries, id(1)).map(({ card, of }) => [CARDS.indexOf(card), of])
  expect(found).toEqual([
    [0, id(1)],
    [1, id(1)],
    [2, id(3)],
    [3, id(3)],
  ])
})

test('two stay, and of four the first gives way', () => {
  expect(toggled(['a', 'b'], 'a')).toEqual(['a', 'b'])
  expect(toggled(['a', 'b'], 'c')).toEqual(['a', 'b', 'c'])
  expect(toggled(['a', 'b', 'c'], 'd')).toEqual(['b', 'c', 'd'])
  expect(toggled(['a', 'b', 'c'], 'b')).toEqual(['a', 'c'])
})
