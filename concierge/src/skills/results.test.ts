import type { SearchHit } from '@souk/contract/catalog.ts'
import { expect, test } from 'vitest'
import type { Context } from '../dialogue/context.ts'
import { cardOf } from './results.ts'

const ctx = { shop: { id: 's', legal: {} } } as unknown as Context
const price = { amount: 100, currency: 'USD' }
const hit = {
  id: 'o',
  title: 'Gown',
  url: '/',
  price: { min: price, max: price },
  variants: [],
  options: [],
  concepts: [],
}
const shown = (rating?: SearchHit['rating']) =>
  cardOf(ctx, { ...hit, externalId: 'o', score: 1, ...(rating && { rating }) }, []).shown

test('a card tells what others gave once three did', () => {
  expect(shown({ average: 4.5, count: 3 }).rating).toEqual({ average: 4.5, count: 3 })
  expect(shown({ average: 5, count: 2 })).not.toHaveProperty('rating')
  expect(shown()).not.toHaveProperty('rating')
})
