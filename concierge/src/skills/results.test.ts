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
  fulfilment: 'ship' as const,
}
const shown = (rating?: SearchHit['rating']) =>
  cardOf(ctx, { ...hit, externalId: 'o', score: 1, ...(rating && { rating }) }, []).shown

test('a card tells what others gave once three did', () => {
  expect(shown({ average: 4.5, count: 3 }).rating).toEqual({ average: 4.5, count: 3 })
  expect(shown({ average: 5, count: 2 })).not.toHaveProperty('rating')
  expect(shown()).not.toHaveProperty('rating')
})

test.each(['slot', 'digital', 'pickup'] as const)(
  'beside the price of what is never sent (%s) nothing stands of shipping',
  (fulfilment) => {
    const legal = { priceNotes: { de: 'inkl. MwSt., zzgl. Versand' }, priceNotesUnsent: { de: 'inkl. MwSt.' } }
    const here = { shop: { id: 's', legal }, language: 'de' } as unknown as Context
    const noteOf = (own: typeof fulfilment | 'ship' | 'deliver') =>
      cardOf(here, { ...hit, fulfilment: own, externalId: 'o', score: 1 }, []).shown.priceNote
    expect(noteOf(fulfilment)).toBe('inkl. MwSt.')
    expect([noteOf('ship'), noteOf('deliver')]).toEqual([undefined, undefined])
    expect(cardOf(ctx, { ...hit, fulfilment, externalId: 'o', score: 1 }, []).shown).not.toHaveProperty('priceNote')
  },
)
