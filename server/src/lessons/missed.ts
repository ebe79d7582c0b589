import type { MissedKind } from '@souk/contract/draft.ts'
import type { MissedGroup } from '@souk/contract/teaching.ts'

export type Missed = {
  conversation: string
  message: string
  kind: MissedKind
  language: string
  /** Folded and stemmed, without those that only join others; for `words` the unknown ones. */
  words: readonly string[]
  at: Date
}

export type Group = Omit<MissedGroup, 'examples' | 'last'> & { last: Date; members: Missed[] }

/** What two messages have in common, of all that they say: from here on they ask the same. */
const ALIKE = 0.5
const WORDS_SHOWN = 6

type Open = { kind: MissedKind; members: Missed[]; words: Set<string> }

/**
 * Puts together what was missed in the same way and in nearly the same words; the most frequent first. Each goes to the
 * group that its words are most like, as the group's first one has them, so that groups do not drift.
 */
export function groupMissed(missed: readonly Missed[]): Group[] {
  const groups: Open[] = []
  const byWord = new Map<string, Set<Open>>()
  for (const one of missed) {
    // What has no words is alike.
    const words = new Set(one.words.length > 0 ? one.words : [''])
    const near = new Set([...words].flatMap((word) => [...(byWord.get(`${one.kind} ${word}`) ?? [])]))
    const best = [...near]
      .map((group) => ({ group, likeness: likeness(words, group.words) }))
      .toSorted((a, b) => b.likeness - a.likeness)[0]
    if (best && best.likeness >= ALIKE) {
      best.group.members.push(one)
      continue
    }
    const group = { kind: one.kind, members: [one], words }
    groups.push(group)
    for (const word of words) {
      const key = `${one.kind} ${word}`
      byWord.set(key, (byWord.get(key) ?? new Set()).add(group))
    }
  }
  return groups.map(closed).toSorted((a, b) => b.count - a.count || b.last.getTime() - a.last.getTime())
}

function closed({ kind, members }: Open): Group {
  const counts = new Map<string, number>()
  for (const { words } of members) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  counts.delete('')
  const words = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word)
  const last = new Date(Math.max(...members.map(({ at }) => at.getTime())))
  return { kind, words: words.slice(0, WORDS_SHOWN), count: members.length, last, members }
}

/** Shared words of all words. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / (a.size + b.size - shared)
}
