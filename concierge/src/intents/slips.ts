import type { Row } from './row.ts'

const SHORTEST = 6

/** A word with two letters swapped, or one left out. */
function slipped(word: string, turn: number): string {
  const at = 2 + (turn % (word.length - 3))
  if (turn % 2 === 1) return word.slice(0, at) + word.slice(at + 1)
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
}

/** A row and, where it has a long word, the same once more with a slip of the finger in it, so that the model does not lean on spelling. */
export function withSlips(row: Row, turn: number): Row[] {
  const words = row.text.split(' ')
  const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? ''
  if (longest.length < SHORTEST) return [row]
  const text = words.map((word) => (word === longest ? slipped(word, turn * 31 + 7) : word)).join(' ')
  return [row, { ...row, text }]
}
