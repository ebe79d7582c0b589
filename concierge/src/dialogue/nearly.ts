/** One slip in a word of five letters or more: a letter too few, too many or swapped; a wrong one only in a longer word, since short ones differ by it (block, black). */
export function nearly(a: string, b: string, least = 5): boolean {
  if (a.length < least || b.length < least || Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  let j = 0
  while (j < a.length - i && j < b.length - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++
  const wrong = Math.max(a.length, b.length) - i - j
  return swapped(a, b, i) || (wrong <= 1 && (a.length !== b.length || a.length > 5))
}

function swapped(a: string, b: string, i: number): boolean {
  return a.length === b.length && a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
}

/** How many letters too few, too many, wrong or swapped lie between two words. */
export function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let [older, old]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const wrong = (old[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const least = Math.min(wrong, (old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      const cross = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(cross ? Math.min(least, (older[j - 2] ?? 0) + 1) : least)
    }
    ;[older, old] = [old, row]
  }
  return old[b.length] ?? 0
}
