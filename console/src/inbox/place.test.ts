import type { InboxRow } from '@souk/contract/inbox.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareRows, fits, placed, renewed } from './place.ts'
import { rowAfter } from './row-facts.ts'
import { filterOf } from './search.ts'

const row = (id: string, more: Partial<InboxRow> = {}): InboxRow => ({
  conversation: id,
  language: 'en',
  unread: false,
  speaker: { kind: 'concierge', epoch: 1 },
  closed: false,
  snoozedUntil: null,
  assignee: null,
  tags: [],
  activeAt: '2026-11-20T10:00:00Z',
  ...more,
})
const rows = fc
  .uniqueArray(
    fc.record({
      id: fc.uuid(),
      minute: fc.integer({ min: 10, max: 59 }),
      waits: fc.option(fc.integer({ min: 10, max: 59 }), { nil: undefined }),
      cart: fc.option(fc.nat(90_000), { nil: undefined }),
    }),
    { selector: ({ id }) => id, minLength: 1 },
  )
  .map((all) =>
    all.map(({ id, minute, waits, cart }) =>
      row(id, {
        activeAt: `2026-11-20T10:${minute}:00Z`,
        ...(waits !== undefined && { waitingSince: `2026-11-20T09:${waits}:00Z` }),
        ...(cart !== undefined && { cart: { amount: cart, currency: 'USD' } }),
      }),
    ),
  )
const orders = fc.constantFrom('needs', 'recent', 'cart')
const ids = (all: readonly InboxRow[]) => all.map(({ conversation }) => conversation)

test('a row that changed stands where the server would put it, once', () => {
  fc.assert(
    fc.property(rows, orders, fc.nat(), (all, order, pick) => {
      const sorted = [...all].sort((a, b) => compareRows(order, a, b))
      const one = sorted[pick % sorted.length]
      if (!one) return
      const changed = { ...one, activeAt: '2026-11-20T11:00:00Z' }
      const expected = sorted.map((other) => (other === one ? changed : other)).sort((a, b) => compareRows(order, a, b))
      expect(ids(placed(sorted, changed, order, true))).toEqual(ids(expected))
    }),
  )
})

test('who waits for a person comes first, the longest first', () => {
  const waits = (id: string, at: string) => row(id, { waitingSince: at })
  const all = [
    row('new', { activeAt: '2026-11-20T12:00:00Z' }),
    waits('b', '2026-11-20T09:30:00Z'),
    waits('a', '2026-11-20T09:00:00Z'),
  ]
  expect(ids(all.sort((a, b) => compareRows('needs', a, b)))).toEqual(['a', 'b', 'new'])
})

test('a first page that is read anew keeps what is below it, and forgets what has left it', () => {
  fc.assert(
    fc.property(rows, orders, fc.nat(), fc.integer({ min: 1, max: 5 }), (all, order, pick, size) => {
      const sorted = [...all].sort((a, b) => compareRows(order, a, b))
      // Somebody else has closed one; the server answers with the page without it.
      const left = sorted[pick % Math.min(size, sorted.length)]
      const server = sorted.filter((one) => one !== left)
      const page = server.slice(0, size)
      if (page.length < size) return
      expect(ids(renewed(sorted, page, order, false))).toEqual(ids(server))
    }),
  )
})

test('a closed thread leaves the open ones, and comes back when the shopper writes', () => {
  const open = filterOf({})
  const closed = rowAfter(
    row('a'),
    { seq: 1, at: '', kind: 'conversation.changed', data: { conversation: 'a', closed: true } },
    'me',
  )
  expect(fits(closed, open, 'me')).toBe(false)
  const message = { id: 'm', author: { kind: 'shopper' as const }, parts: [{ type: 'text' as const, text: 'Hello?' }] }
  const back = rowAfter(
    closed,
    { seq: 2, at: '2026-11-20T12:00:00Z', kind: 'message.created', data: { message } },
    'me',
  )
  expect(fits(back, open, 'me')).toBe(true)
  expect(back).toMatchObject({ unread: true, last: { text: 'Hello?' }, activeAt: '2026-11-20T12:00:00Z' })
})

test('what a person says ends the waiting; what the concierge says does not', () => {
  const waiting = row('a', { waitingSince: '2026-11-20T09:00:00Z', speaker: { kind: 'staff', id: 'me', epoch: 2 } })
  const said = (kind: 'staff' | 'concierge') =>
    rowAfter(
      waiting,
      {
        seq: 3,
        at: '',
        kind: 'message.created',
        data: { message: { id: 'm', author: { kind, id: 'me' }, parts: [{ type: 'text', text: 'Hi' }] } },
      },
      'me',
    ).waitingSince
  expect(said('staff')).toBeUndefined()
  expect(said('concierge')).toBe('2026-11-20T09:00:00Z')
})
