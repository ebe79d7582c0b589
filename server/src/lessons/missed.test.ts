import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupMissed, type Missed } from './missed.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute))
const missed = (words: string[], kind: Missed['kind'] = 'stuck', minute = 0): Missed => ({
  conversation: 'c',
  message: 'm',
  kind,
  language: 'en',
  words,
  at: at(minute),
})

test('what is missed in nearly the same words stands together, the most frequent first', () => {
  const groups = groupMissed([
    missed(['gift', 'card', 'balance'], 'stuck', 3),
    missed(['tractor', 'engine'], 'scope', 2),
    missed(['balance', 'card', 'gift', 'check'], 'stuck', 1),
    missed(['card', 'post'], 'stuck', 0),
  ])
  expect(groups.map(({ kind, count, words }) => ({ kind, count, words }))).toEqual([
    { kind: 'stuck', count: 2, words: ['balance', 'card', 'gift', 'check'] },
    { kind: 'scope', count: 1, words: ['engine', 'tractor'] },
    { kind: 'stuck', count: 1, words: ['card', 'post'] },
  ])
  expect(groups[0]?.last).toEqual(at(3))
})

test('each is in one group, of its kind, and half of its words are those of its first one', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const one = fc
    .record({ words: fc.uniqueArray(word, { maxLength: 4 }), kind: fc.constantFrom<Missed['kind']>('stuck', 'scope') })
    .map(({ words, kind }) => missed(words, kind))
  fc.assert(
    fc.property(fc.array(one, { maxLength: 30 }), (all) => {
      const groups = groupMissed(all)
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(all.length)
      expect(groups.flatMap(({ members, kind }) => members.filter((member) => member.kind !== kind))).toEqual([])
      for (const { members } of groups)
        for (const { words } of members) {
          const first = members[0]?.words ?? []
          const shared = words.filter((each) => first.includes(each)).length
          expect(shared * 2).toBeGreaterThanOrEqual(new Set([...words, ...first]).size)
        }
    }),
  )
})
