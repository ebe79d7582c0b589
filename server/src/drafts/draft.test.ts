import fc from 'fast-check'
import { expect, test } from 'vitest'
import { silence } from '@souk/concierge/dialogue/want.ts'
import type { Part } from '@souk/contract/parts.ts'
import { type Fate, gistOf, intentsOf, isLive, judged, type Trust } from './draft.ts'

const at = new Date('2026-11-23T10:00:00Z')
const fresh: Trust = { intent: 'hours.ask', unedited: 0, edited: 0, dismissed: 0, heldBack: false, liveSince: null }

const fates = fc.array(fc.constantFrom<Fate>('unedited', 'edited', 'dismissed'), { maxLength: 40 })

test('a meaning is live exactly when as many drafts as are needed have once gone out as they were, in a row', () => {
  fc.assert(
    fc.property(fates, fc.integer({ min: 1, max: 6 }), (came, needed) => {
      const end = came.reduce((trust, fate) => judged(trust, fate, { needed, at }), fresh)
      const rows = came.map((fate) => (fate === 'unedited' ? 'u' : '.')).join('')
      expect(isLive(end)).toBe(rows.includes('u'.repeat(needed)))
      expect(end.unedited).toBe(/u*$/.exec(rows)?.[0].length)
      expect(end.edited).toBe(came.filter((fate) => fate === 'edited').length)
      expect(isLive({ ...end, heldBack: true })).toBe(false)
    }),
  )
})

test('what is counted is what was meant: the first meaning and each that is as good as sure, or a choice without words', () => {
  const intents = [
    { name: 'delivery.ask' as const, score: 0.4 },
    { name: 'product.find' as const, score: 0.5 },
    { name: 'greeting' as const, score: 0.3 },
  ]
  const understanding = { ...silence('en'), intents }
  expect(intentsOf({ text: 'hi', understanding })).toEqual(['delivery.ask', 'product.find'])
  expect(intentsOf({ text: '', understanding })).toEqual(['choice'])
})

test('two answers are of the same gist when only what is made anew each time tells them apart', () => {
  const said = (text: string): Part[][] => [[{ type: 'text', text }]]
  const [one, other] = ['01a2065e-19cb-7280-bf92-c2b389c6381a', '01a2065e-19cb-7280-bf92-c2b389c6381b']
  expect(gistOf(said(`Cart ${one}: $20`))).toBe(gistOf(said(`Cart ${other}: $20`)))
  expect(gistOf(said('Cart: $20'))).not.toBe(gistOf(said('Cart: $21')))
})
