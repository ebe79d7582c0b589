/** A small seeded generator (mulberry32): the same seed makes the same shoppers. */
export type Random = {
  next(): number
  int(below: number): number
  pick<T>(from: readonly T[]): T
  chance(share: number): boolean
}

export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (below: number) => Math.floor(next() * below)
  return {
    next,
    int,
    pick(from) {
      const one = from[int(from.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
    chance: (share) => next() < share,
  }
}

/** One slip of the finger in a word of five letters or more: a letter left out, doubled or swapped. */
export function mistyped(text: string, random: Random): string {
  const words = [...text.matchAll(/\p{L}{5,}/gu)].filter(([word]) => !/\p{Script=Han}/u.test(word))
  if (words.length === 0) return text
  const match = random.pick(words)
  const letters = [...match[0]]
  const at = 1 + random.int(letters.length - 2)
  const kind = random.int(3)
  if (kind === 0) letters.splice(at, 1)
  else if (kind === 1) letters.splice(at, 0, letters[at] ?? '')
  else letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? '')
  return text.slice(0, match.index) + letters.join('') + text.slice(match.index + match[0].length)
}
