import { beforeEach, expect, test } from 'vitest'
import { marksOf, toggleMark } from './marks.ts'

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
  expect(toggleMark('looms', 'muted')).toEqual(['muted'])
  expect(toggleMark('looms', 'pinned')).toEqual(['pinned', 'muted'])
  expect(marksOf('napoli')).toEqual([])
  toggleMark('looms', 'pinned')
  expect(toggleMark('looms', 'muted')).toEqual([])
  expect(kept.size).toBe(0)
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
