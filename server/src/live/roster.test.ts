import { expect, test } from 'vitest'
import type { Seen } from '../kernel/hub.ts'
import { createRoster, SEEN_MS } from './roster.ts'

const lena = { id: 'm1', name: 'Lena' }
const seen = (line: string, open: string[] = [], state: Seen['state'] = 'here'): Seen => ({
  type: 'seen',
  line,
  member: lena,
  state,
  open,
})

test('somebody with two windows is one, reads what both show, and is gone with the last', () => {
  const roster = createRoster(() => 0)
  expect(roster.see(seen('a', ['t1']))).toEqual([{ ...lena, state: 'here', open: ['t1'] }])
  expect(roster.see(seen('a', ['t1']))).toEqual([])
  expect(roster.see(seen('b', ['t2', 't1']))).toEqual([{ ...lena, state: 'here', open: ['t1', 't2'] }])
  // A window that nobody looks at shows nothing to anybody.
  expect(roster.see(seen('b', ['t2'], 'away'))).toEqual([{ ...lena, state: 'here', open: ['t1'] }])
  expect(roster.see(seen('a', [], 'gone'))).toEqual([{ ...lena, state: 'away', open: [] }])
  expect(roster.see(seen('b', [], 'gone'))).toEqual([{ ...lena, state: 'gone', open: [] }])
  expect(roster.list()).toEqual([])
})

test('who falls silent is gone after a while, and by one window only if another speaks', () => {
  let now = 0
  const roster = createRoster(() => now)
  roster.see(seen('a', ['t1']))
  roster.see(seen('b', ['t2']))
  now = SEEN_MS - 1
  roster.see(seen('b', ['t2']))
  expect(roster.expire()).toEqual([])
  now = SEEN_MS
  expect(roster.expire()).toEqual([{ ...lena, state: 'here', open: ['t2'] }])
  now = 2 * SEEN_MS
  expect(roster.expire()).toEqual([{ ...lena, state: 'gone', open: [] }])
  expect(roster.list()).toEqual([])
})
