/** How a fact's `seq` stands to the last one seen: `next` to apply, `known` to drop, `gap` when some are missing. */
export function place(cursor: number, seq: number): 'next' | 'known' | 'gap' {
  if (seq <= cursor) return 'known'
  return seq === cursor + 1 ? 'next' : 'gap'
}

/** Milliseconds until attempt `n` (0 first): 0.4 s doubled up to 15 s, then a random share of it so that clients spread. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(15_000, 400 * 2 ** Math.min(attempt, 10))
  return Math.round(ceiling / 2 + (ceiling / 2) * random())
}
