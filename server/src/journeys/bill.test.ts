import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pricesOf } from './bill.ts'

type Row = Parameters<typeof pricesOf>[0]

/** A checkout of these lines, with what is taken off and put on. */
function rowOf(units: readonly (readonly [number, number])[], more: readonly number[]): { row: Row; amount: number } {
  const line = {
    offer: 'o',
    variant: 'v',
    detail: '',
    options: {},
    form: {},
    discount: 0,
    taxes: [],
    fulfilment: 'ship',
  }
  const lines = units.map(([unit, quantity], id) => ({
    ...line,
    id: String(id),
    title: 'Song',
    unit,
    quantity,
    total: 0,
  }))
  const subtotal = units.reduce((sum, [unit, quantity]) => sum + unit * quantity, 0)
  const types = ['discount', 'fulfillment', 'tax', 'fee'] as const
  const rows = more.map((amount, index) => ({ type: types[index % 4] ?? 'fee', amount }))
  const amount = more.reduce((sum, one) => sum + one, subtotal)
  const totals: Row['totals'] = [{ type: 'subtotal', amount: subtotal }, ...rows, { type: 'total', amount }]
  return { row: { lines: lines as Row['lines'], totals }, amount }
}

test('the prices of a bill come to what is paid, to the last cent, whatever is on it', () => {
  const units = fc.array(fc.tuple(fc.nat(100_000), fc.integer({ min: 1, max: 99 })), { maxLength: 30 })
  fc.assert(
    fc.property(
      units,
      fc.array(fc.integer({ min: -5000, max: 5000 }), { maxLength: 4 }),
      fc.nat(3),
      (some, more, off) => {
        const { row, amount } = rowOf(some, more)
        // Rows that do not come to the sum are not believed.
        const prices = pricesOf(row, amount + off, 'en')
        expect(prices.reduce((sum, price) => sum + price.amount, 0)).toBe(amount + off)
        expect(prices.every(({ label }) => label !== '' && label.length <= 80)).toBe(true)
      },
    ),
  )
})

test('a bill lists what was ordered, and what is taken off and put on in its language', () => {
  const { row, amount } = rowOf([[2500, 2]], [-500, 499])
  expect(pricesOf(row, amount, 'de-AT')).toEqual([
    { label: '2 × Song', amount: 5000 },
    { label: 'Rabatt', amount: -500 },
    { label: 'Lieferung', amount: 499 },
  ])
  const many = rowOf(
    Array.from({ length: 16 }, () => [100, 1] as const),
    [],
  )
  expect(pricesOf(many.row, many.amount, 'ru')).toEqual([{ label: 'Товары', amount: 1600 }])
})
