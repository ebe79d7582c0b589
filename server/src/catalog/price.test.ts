import { Form, type FormValues } from '@souk/contract/offers.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleProduct } from '../../test/samples.ts'
import { unitPrice } from '@souk/contract/unit-price.ts'

const form = Form.parse([
  {
    id: 'size',
    type: 'choice',
    label: 'Size',
    choices: [
      { id: 'small', label: 'S' },
      { id: 'large', label: 'L', amount: 300 },
    ],
  },
  {
    id: 'toppings',
    type: 'choices',
    label: 'Toppings',
    levels: ['none', 'light', 'normal', 'extra'],
    included: ['cheese'],
    choices: [
      { id: 'cheese', label: 'Cheese', amount: 100 },
      { id: 'olives', label: 'Olives', amount: 80 },
    ],
  },
])
const [variant] = sampleProduct({ amounts: [900] }).variants
const pizza = sampleProduct({ form, priceRule: { kind: 'addons', extraFactor: 2 } })
const price = (values: FormValues) => unitPrice(pizza, variant as NonNullable<typeof variant>, values)

test.each<[FormValues, number]>([
  [{}, 900],
  [{ size: 'small' }, 900],
  [{ size: 'large' }, 1200],
  [{ size: 'huge' }, 900],
  [{ toppings: { olives: 'normal' } }, 980],
  [{ toppings: { olives: 'light' } }, 980],
  [{ toppings: { olives: 'extra' } }, 1060],
  [{ toppings: { olives: 'none' } }, 900],
  [{ toppings: { cheese: 'normal' } }, 900],
  [{ toppings: { cheese: 'none' } }, 900],
  [{ toppings: { cheese: 'extra' } }, 1000],
  [{ size: 'large', toppings: { cheese: 'extra', olives: 'extra' } }, 1460],
])('%j costs %i', (values, amount) => {
  expect(price(values)).toBe(amount)
})

const level = fc.constantFrom('none' as const, 'light' as const, 'normal' as const, 'extra' as const)
const ORDER = ['none', 'light', 'normal', 'extra']

test('more of something never costs less, and answers to other questions change nothing', () => {
  fc.assert(
    fc.property(level, level, level, fc.dictionary(fc.string(), fc.string()), (olives, cheese, more, other) => {
      const base = price({ toppings: { olives, cheese } })
      expect(base).toBeGreaterThanOrEqual(900)
      expect(price({ ...other, size: 'small', toppings: { olives, cheese } })).toBe(base)
      if (ORDER.indexOf(more) >= ORDER.indexOf(olives))
        expect(price({ toppings: { olives: more, cheese } })).toBeGreaterThanOrEqual(base)
    }),
  )
})

test('a fixed price is the price row whatever was answered', () => {
  const fixed = sampleProduct({ form })
  fc.assert(
    fc.property(level, (olives) => {
      expect(unitPrice(fixed, variant as NonNullable<typeof variant>, { size: 'large', toppings: { olives } })).toBe(
        900,
      )
    }),
  )
})

test('choices that take something off never make a price negative', () => {
  const reduced = sampleProduct({
    form: Form.parse([
      { id: 'deal', type: 'choice', label: 'Deal', choices: [{ id: 'return', label: 'Bottle back', amount: -5000 }] },
    ]),
    priceRule: { kind: 'addons', extraFactor: 2 },
  })
  expect(unitPrice(reduced, variant as NonNullable<typeof variant>, { deal: 'return' })).toBe(0)
})
