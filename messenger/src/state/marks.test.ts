import { beforeEach, expect, test, vi } from 'vitest'
import { hearMuted, tellMuted, toggleMark } from './marking.ts'
import { marksOf } from './marks.ts'

const kept = new Map<string, string>()
beforeEach(() => {
  kept.clear()
  Object.assign(globalThis, {
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
  })
})

test('a mark is set and taken off; without any, nothing is kept', () => {
  expect(marksOf('looms')).toEqual([])
  expect(toggleMark('looms', 'archived')).toEqual(['archived'])
  expect(toggleMark('looms', 'pinned')).toEqual(['pinned'])
  expect(marksOf('napoli')).toEqual([])
  expect(toggleMark('looms', 'pinned')).toEqual([])
  expect(kept.size).toBe(0)
})

test('a silent thread is told to its shop, once it can be reached, and the last word counts', async () => {
  kept.set('souk.thread.looms', JSON.stringify({ conversation: 'c', token: 't' }))
  const told: unknown[] = []
  let reachable = false
  vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
    if (!reachable) throw new TypeError('no network')
    told.push([url, JSON.parse(body)])
    return new Response(body)
  })
  toggleMark('looms', 'muted')
  await tellMuted('looms')
  expect([marksOf('looms'), told]).toEqual([['muted'], []])
  // Not heard of there, it is not undone from there.
  expect(hearMuted('looms', false)).toEqual(['muted'])
  reachable = true
  const first = tellMuted('looms')
  toggleMark('looms', 'muted')
  toggleMark('looms', 'muted')
  toggleMark('looms', 'muted')
  await Promise.all([first, tellMuted('looms'), tellMuted('looms')])
  expect(told.at(-1)).toEqual(['/api/conversations/c/muted', { muted: false }])
  const count = told.length
  await tellMuted('looms')
  expect(told).toHaveLength(count)
  expect(kept.has('souk.marks.looms')).toBe(false)
  // Another device silenced it, and beside that the marks stay as they are.
  toggleMark('looms', 'pinned')
  expect(hearMuted('looms', true)).toEqual(['pinned', 'muted'])
  expect(hearMuted('looms', false)).toEqual(['pinned'])
  vi.unstubAllGlobals()
})

test('what is put away does not stay at the top, nor the other way round', () => {
  toggleMark('looms', 'pinned')
  expect(toggleMark('looms', 'archived')).toEqual(['archived'])
  expect(toggleMark('looms', 'pinned')).toEqual(['pinned'])
})

test('what somebody else wrote there is no mark', () => {
  kept.set('souk.marks.looms', 'pinned nonsense')
  expect(marksOf('looms')).toEqual(['pinned'])
})
