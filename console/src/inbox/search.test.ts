import { expect, test } from 'vitest'
import { filterOf, narrowedBy, readSearch, searchOf, viewOf } from './search.ts'
import { snoozedUntil } from './snooze.ts'

test('the address holds a filter, and nothing else that somebody writes there', () => {
  const raw = { state: 'waiting', cartFrom: '12000', assignee: 'me', order: 'prettiest', speaker: 7, channel: '' }
  expect(readSearch(raw)).toEqual({ state: 'waiting', cartFrom: 12_000, assignee: 'me' })
  expect(filterOf(readSearch({}))).toEqual({ state: 'open', order: 'needs' })
})

test('a kept filter comes back as it was', () => {
  const search = readSearch({ state: 'snoozed', tag: 't', order: 'cart' })
  expect(searchOf(filterOf(search))).toEqual(search)
})

test('a view is known under what it is narrowed by', () => {
  const search = readSearch({ assignee: 'none', channel: 'whatsapp', cartFrom: 500 })
  expect(viewOf(search)).toBe('unassigned')
  expect(narrowedBy(search)).toEqual([
    { key: 'channel', value: 'whatsapp' },
    { key: 'cartFrom', value: '500' },
  ])
})

test('a thread comes back at an hour that is to come', () => {
  // A Friday at noon.
  const now = new Date(2026, 10, 20, 12, 0)
  expect(snoozedUntil('evening', now)).toEqual(new Date(2026, 10, 20, 18, 0))
  expect(snoozedUntil('tomorrow', now)).toEqual(new Date(2026, 10, 21, 9, 0))
  expect(snoozedUntil('monday', now)).toEqual(new Date(2026, 10, 23, 9, 0))
  expect(snoozedUntil('weekend', now)).toBeUndefined()
  expect(snoozedUntil('evening', new Date(2026, 10, 20, 17, 45))).toBeUndefined()
  expect(snoozedUntil('monday', new Date(2026, 10, 23, 8, 0))).toEqual(new Date(2026, 10, 30, 9, 0))
})
