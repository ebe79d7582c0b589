/** At most one letter wrong in five or more: typed in haste. */
export function nearly(a: string, b: string, least = 5): boolean {
  if (a.length < least || b.length < least || Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  let j = 0
  while (j < a.length - i && j < b.length - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++
  return Math.max(a.length, b.length) - i - j <= 1 || swapped(a, b, i)
}

function swapped(a: string, b: string, i: number): boolean {
  return a.length === b.length && a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
}
