import { IntentName } from '@souk/contract/understanding.ts'
import type { Row } from '../row.ts'

/** By intent: ways of putting it, `(a|b|)` where one word may stand for another, `{thing}` for anything one can buy. */
export type Patterns = Readonly<Record<string, readonly string[]>>

const SLOT = /\(([^)]*)\)|\{thing\}/g
/** In how many rows a choice should stand: what stands in one alone is not learnt from. */
const TIMES = 2

function choicesOf(pattern: string, things: readonly string[]): (readonly string[])[] {
  return Array.from(pattern.matchAll(SLOT), (match) => match[1]?.split('|') ?? things)
}

/** The rows of one pattern: as many as let each choice come up, each slot going round in its own order. */
function rowsOfPattern(pattern: string, things: readonly string[], most: number): string[] {
  const choices = choicesOf(pattern, things)
  const longest = choices.reduce((length, list) => Math.max(length, list.length), 1)
  const count = choices.length === 0 ? 1 : Math.min(most, TIMES * longest)
  return Array.from({ length: count }, (_row, turn) => {
    let slot = 0
    return pattern
      .replace(SLOT, () => {
        const list = choices[slot] ?? []
        const at = turn + slot + Math.floor(turn / Math.max(1, list.length)) * ++slot
        return list[at % list.length] ?? ''
      })
      .replace(/\s+/g, ' ')
      .trim()
  })
}

const MOST = 40

/** Training rows from patterns: many words in the places where people put them. */
export function expand(patterns: Patterns, things: string): Row[] {
  const list = things.split('|')
  const seen = new Set<string>()
  return Object.entries(patterns).flatMap(([intent, ways]) =>
    ways.flatMap((way, nth) => {
      const turned = [...list.slice((nth * 17) % list.length), ...list.slice(0, (nth * 17) % list.length)]
      return rowsOfPattern(way, turned, MOST).flatMap((text) => {
        if (seen.has(text)) return []
        seen.add(text)
        return [{ text, intents: [IntentName.parse(intent)] }]
      })
    }),
  )
}
