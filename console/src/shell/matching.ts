/** A text without case and accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}

/** Those in which every typed word begins a word, what begins with the first one first. Chinese is found anywhere. */
export function matching<T extends { label: string }>(all: readonly T[], typed: string): T[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...all]
  const scored = all.flatMap((one) => {
    const label = plain(one.label)
    const words = label.split(/[\s/·:,]+/)
    const every = wanted.every(
      (want) => words.some((word) => word.startsWith(want)) || (/\p{Script=Han}/u.test(want) && label.includes(want)),
    )
    return every ? [{ one, first: label.startsWith(wanted[0] ?? '') ? 0 : 1 }] : []
  })
  return scored.sort((a, b) => a.first - b.first).map(({ one }) => one)
}
