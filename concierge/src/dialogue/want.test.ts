import { describe, expect, it } from 'vitest'
import type { Want } from '@souk/contract/understanding.ts'
import { broaderOf, conceptsIn, labelOf } from '../lexicon/match.ts'
import type { Mind } from './context.ts'
import { loosened, NOTHING, priced, refine, without } from './want.ts'

const mind: Mind = {
  understand: () => {
    throw new Error('Not asked here')
  },
  labelOf,
  broaderOf,
  conceptsIn,
}
const usd = (amount: number) => ({ amount, currency: 'USD' })
const want = (change: Partial<Want>): Want => ({ ...NOTHING, ...change })
const colour = (any: string[], not: string[] = []) => ({ colour: { any, not } })

describe('what is wanted', () => {
  it('a new bound that contradicts an older one replaces it', () => {
    const priced = (price: Want['price']) => want({ types: ['dress'], price })
    expect(refine(mind, priced({ min: usd(300) }), want({ price: { max: usd(220) } })).price).toEqual({ max: usd(220) })
    expect(refine(mind, priced({ max: usd(100) }), want({ price: { min: usd(220) } })).price).toEqual({ min: usd(220) })
    const both = { min: usd(100), max: usd(220) }
    expect(refine(mind, priced({ min: usd(100) }), want({ price: { max: usd(220) } })).price).toEqual(both)
  })

  it('is refined by another message', () => {
    const first = want({ types: ['dress'], attributes: colour(['blue', 'white']), price: { max: usd(20000) } })
    const next = refine(mind, first, want({ attributes: colour(['red']) }))
    expect(next).toMatchObject({ types: ['dress'], attributes: colour(['red']), price: { max: usd(20000) } })
    expect(refine(mind, next, want({ attributes: colour([], ['red']) })).attributes).toEqual(colour([], ['red']))
  })

  it('begins anew with another kind of thing', () => {
    const first = want({ types: ['dress'], attributes: colour(['blue']) })
    expect(refine(mind, first, want({ types: ['bouquet'] }))).toEqual(want({ types: ['bouquet'] }))
  })

  it('loses what is tapped away, and nothing else', () => {
    const first = want({
      types: ['dress'],
      attributes: { ...colour(['blue', 'white']), occasion: { any: ['prom'], not: [] } },
    })
    expect(without(first, 'colour', ['blue', 'white']).attributes).toEqual({ occasion: { any: ['prom'], not: [] } })
    expect(without(first, 'colour', ['blue']).attributes['colour']).toEqual({ any: ['white'], not: [] })
    expect(without({ ...first, price: { max: usd(1) } }, 'price', ['any']).price).toEqual({})
  })

  it('is loosened as far as the near misses lie', () => {
    const first = want({ price: { max: usd(20000) }, attributes: colour(['blue']) })
    expect(loosened(first, 'price.max', [21200, 20900], 'USD').price).toEqual({ max: usd(21200) })
    expect(loosened(first, 'colour', [1], 'USD').attributes).toEqual({})
  })

  it('goes below the cheapest and above the dearest shown', () => {
    expect(priced(NOTHING, [14900, 12900], 'USD', true).price).toEqual({ max: usd(12899) })
    expect(priced(NOTHING, [14900, 12900], 'USD', false).price).toEqual({ min: usd(14901) })
  })
})
