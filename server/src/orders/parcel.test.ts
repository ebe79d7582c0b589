import { PARCEL_STATES } from '@souk/contract/desk.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hear, PARCEL_TRANSITIONS, type ParcelEvent, type Told } from './parcel.ts'

const NEWS = ['in_transit', 'trouble', 'delivered'] as const
const events = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z]{1,4}$/),
    state: fc.constantFrom(...NEWS),
    at: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }).map(String),
  }),
  { selector: ({ id }) => id, maxLength: 6 },
)

function after(start: Told, news: readonly ParcelEvent[]): Told {
  return news.reduce(hear, start)
}

test('property: however often and in whatever order a carrier reports, a parcel ends in the same state', () => {
  const order = fc.func(fc.integer())
  fc.assert(
    fc.property(events, order, fc.constantFrom('labelled' as const, 'cancelled' as const), (news, by, state) => {
      const start: Told = { state, events: [] }
      const shuffled = [...news, ...news].toSorted((a, b) => by(a.id) - by(b.id))
      const straight = after(start, news)
      expect(after(start, shuffled)).toEqual(straight)
      expect(straight.events).toHaveLength(news.length)
      if (news.some((one) => one.state === 'delivered')) expect(straight.state).toBe('delivered')
    }),
  )
})

test('nothing follows a delivery, and nothing leads back to a label', () => {
  expect(Object.keys(PARCEL_TRANSITIONS).toSorted()).toEqual([...PARCEL_STATES].toSorted())
  expect(PARCEL_TRANSITIONS.delivered).toEqual([])
  for (const [from, to] of Object.entries(PARCEL_TRANSITIONS))
    if (from !== 'wanted') expect(to).not.toContain('labelled')
})

test('known news changes nothing, not even the object', () => {
  const one: Told = { state: 'in_transit', events: [{ id: 'a', state: 'in_transit', at: '2026-01-01' }] }
  expect(hear(one, { id: 'a', state: 'delivered', at: '2026-01-02' })).toBe(one)
})
