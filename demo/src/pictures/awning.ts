import { seeded } from './svg.ts'

/** A shop's stripe: two dyes and three widths in pixels, repeated dye, ground, dye, ground … */
export type Awning = { dyes: readonly [string, string]; widths: readonly [number, number, number] }

/** Pairs that stand together as awning cloth, strong dye first; none is the brand's own saffron and ink. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['#00675B', '#F6E9C9'],
  ['#B3123F', '#FBE4DC'],
  ['#23408E', '#F3EBD6'],
  ['#8A2D5C', '#F2D9A8'],
  ['#C2511F', '#FBEBD2'],
  ['#2F6B3A', '#F4E3DC'],
  ['#5A3A7E', '#EFE4F2'],
  ['#0E6A86', '#FBE0C4'],
  ['#7A3B22', '#E8EDDF'],
  ['#A3262A', '#DCE9E6'],
  ['#41521F', '#F7EBC3'],
  ['#30346B', '#F4D5CF'],
]

const WIDTHS: readonly (readonly [number, number, number])[] = [
  [12, 4, 4],
  [8, 8, 2],
  [16, 6, 2],
  [10, 3, 6],
  [6, 6, 12],
  [14, 2, 5],
]

/** The face of a shop, the same everywhere its slug is the same. */
export function awning(slug: string): Awning {
  const random = seeded(slug)
  const dyes = PAIRS[Math.floor(random() * PAIRS.length)] ?? ['#00675B', '#F6E9C9']
  const widths = WIDTHS[Math.floor(random() * WIDTHS.length)] ?? [12, 4, 4]
  return { dyes, widths }
}

/** The stripe as a CSS image: a broad band, its ground, a thin band, its ground. */
export function awningCss({ dyes, widths }: Awning): string {
  const [dye, ground] = dyes
  const [broad, gap, thin] = widths
  const stops = [0, broad, broad + gap, broad + gap + thin, broad + 2 * gap + thin]
  return `repeating-linear-gradient(90deg,${dye} 0 ${stops[1]}px,${ground} ${stops[1]}px ${stops[2]}px,${dye} ${stops[2]}px ${stops[3]}px,${ground} ${stops[3]}px ${stops[4]}px)`
}
