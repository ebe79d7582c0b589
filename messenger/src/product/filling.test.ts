import type { Filling } from '@souk/contract/filling.ts'
import { tellingAnswers } from '@souk/contract/filling.ts'
import { Form } from '@souk/contract/offers.ts'
import type { Part } from '@souk/contract/parts.ts'
import { unitPrice } from '@souk/contract/unit-price.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { initial } from '../form/answers.ts'
import type { Entry } from '../thread/state.ts'
import { answersIn, fillingIn } from './filling.ts'

const FORM = Form.parse([
  { id: 'milk', type: 'choice', label: { en: 'Milk', de: 'Milch' }, choices: [{ id: 'oat', label: { en: 'Oat' } }] },
  {
    id: 'toppings',
    type: 'choices',
    label: 'Toppings',
    levels: ['none', 'normal', 'extra'],
    included: ['cheese', 'basil'],
    choices: ['cheese', 'basil', 'olives', 'ham'].map((id, i) => ({ id, label: id, amount: 100 + i })),
  },
  { id: 'name', type: 'text', label: 'Name' },
])
const FILLING: Filling = {
  offer: 'latte',
  options: { Size: 'L' },
  form: { milk: 'oat' },
  quantity: 2,
  label: 'By hand',
}

let n = 0
const entry = (kind: 'shopper' | 'concierge' | 'staff', parts: Part[]): Entry =>
  ({ seq: ++n, message: { id: `m${n}`, author: { kind }, parts, at: '2026-05-04T14:00:00Z' } }) as unknown as Entry
const question: Part = { type: 'text', text: 'Which size?', filling: FILLING }

test('the form opens with what was said only while this offer is asked about', () => {
  const asked = entry('concierge', [question])
  expect(fillingIn([asked], 'latte')).toEqual({ ...FILLING, of: asked.message.id })
  expect(fillingIn([asked, entry('shopper', [{ type: 'text', text: 'hm' }])], 'latte')?.quantity).toBe(2)
  expect(fillingIn([asked], 'mocha')).toBeUndefined()
  expect(fillingIn([asked, entry('concierge', [{ type: 'text', text: 'In your cart.' }])], 'latte')).toBeUndefined()
  expect(fillingIn([asked, entry('staff', [{ type: 'text', text: 'Hello' }])], 'latte')).toBeUndefined()
  expect(fillingIn([], 'latte')).toBeUndefined()
})

test('the answers go back with the offer they are of, and in words', () => {
  const view = { product: { options: ['Size'], form: FORM }, words: { L: 'groß' } }
  const item = { offer: 'latte', options: { Size: 'L' }, quantity: 2 }
  const values = { milk: 'oat', name: 'Nino' }
  const part = answersIn(view as unknown as Parameters<typeof answersIn>[0], 'm1', item, values, 'de')
  expect(part).toEqual({ type: 'form', of: 'm1', values, item, label: '2 ×, groß, Oat, Nino' })
})

test('what was said of toppings costs the same in the form, and comes back as it was said', () => {
  const level = fc.constantFrom<('none' | 'normal' | 'extra')[]>('none', 'normal', 'extra')
  const said = fc.dictionary(fc.constantFrom('cheese', 'basil', 'olives', 'ham'), level)
  fc.assert(
    fc.property(said, (toppings) => {
      const told = tellingAnswers(FORM, { toppings, name: '' })
      const opened = initial(FORM, told)
      const product = { form: FORM, priceRule: { kind: 'addons', extraFactor: 2 } } as const
      const variant = { price: { amount: 900, currency: 'EUR' } }
      expect(unitPrice(product, variant, opened)).toBe(unitPrice(product, variant, { toppings }))
      expect(opened.toppings).toMatchObject({ cheese: toppings.cheese ?? 'normal', basil: toppings.basil ?? 'normal' })
      expect(tellingAnswers(FORM, opened)).toEqual(told)
    }),
  )
})
