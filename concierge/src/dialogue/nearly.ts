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
