import { fold, tokens } from './tokens.ts'

const ALIKE = 0.7
/** Words of more rows than this say nothing about which rows are alike. */
const COMMON = 400

function wordsOf(text: string): Set<string> {
  return new Set(tokens(fold(text)).flatMap((word) => (/\p{Script=Han}/u.test(word) ? Array.from(word) : [word])))
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (Math.abs(a.size - b.size) > 2) return false
  let common = 0
  for (const word of a) if (b.has(word)) common++
  return common / (a.size + b.size - common) >= ALIKE
}

/** Rows by their rarer words: two that are alike share one of them. */
function candidates(sets: readonly ReadonlySet<string>[]): Map<string, number[]> {
  const rows = new Map<string, number>()
  for (const set of sets) for (const word of set) rows.set(word, (rows.get(word) ?? 0) + 1)
  const lists = new Map<string, number[]>()
  for (const [i, set] of sets.entries()) {
    const rare = [...set].toSorted((a, b) => (rows.get(a) ?? 0) - (rows.get(b) ?? 0) || (a < b ? -1 : 1))
    for (const word of rare.slice(0, Math.ceil(rare.length / 2))) {
      const list = lists.get(word)
      if (list) list.push(i)
      else lists.set(word, [i])
    }
  }
  return lists
}

/** The fold of each text, 0 to count - 1; texts that are nearly the same fall into the same one, whatever their language. */
export function foldsOf(texts: readonly string[], count: number): number[] {
  const sets = texts.map(wordsOf)
  const parents = texts.map((_text, i) => i)
  function root(i: number): number {
    const parent = parents[i] ?? i
    if (parent === i) return i
    const top = root(parent)
    parents[i] = top
    return top
  }
  for (const list of candidates(sets).values()) {
    if (list.length > COMMON) continue
    for (const [at, a] of list.entries()) {
      for (const b of list.slice(at + 1)) {
        const [one, other] = [sets[a], sets[b]]
        if (one && other && alike(one, other)) parents[root(a)] = root(b)
      }
    }
  }
  return texts.map((_text, i) => (Math.imul(root(i) + 1, 0x9e3779b1) >>> 8) % count)
}
