/** Round steps from zero up to at least the largest value, four at most: 0, 500, 1,000. Also of whole numbers alone. */
export function ticksFor(most: number, whole = true): number[] {
  if (most <= 0) return [0, 1]
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const found = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough
  const step = whole ? Math.max(1, Math.ceil(found)) : found
  const ticks = [0]
  while ((ticks.at(-1) ?? 0) < most) ticks.push(ticks.length * step)
  return ticks
}

export type Bar = { label: string; value: number; before?: number | undefined }

/** Days of a long time are put together, so that each bar can be seen: at most so many, each of as many days. */
export function gathered(bars: readonly Bar[], most: number): Bar[] {
  const size = Math.ceil(bars.length / most)
  if (size <= 1) return [...bars]
  return Array.from({ length: Math.ceil(bars.length / size) }, (_, n) => {
    const part = bars.slice(n * size, (n + 1) * size)
    const [first] = part
    const last = part.at(-1)
    return {
      label: first && last && first !== last ? `${first.label} – ${last.label}` : (first?.label ?? ''),
      value: part.reduce((sum, { value }) => sum + value, 0),
      before: part.some(({ before }) => before !== undefined)
        ? part.reduce((sum, { before = 0 }) => sum + before, 0)
        : undefined,
    }
  })
}
