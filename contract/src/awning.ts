/** A shop's stripe: two dyes, strong one first, and three widths in pixels: band, ground, thin band. */
export type Awning = { dyes: readonly [string, string]; widths: readonly [number, number, number] }

/** Dyes that stand together as awning cloth, strong one first; none is the brand's own saffron and ink. */
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

/** The face of a shop, the same wherever its slug is the same (mulberry32 over FNV-1a). */
export function awning(slug: string): Awning {
  let state = 2166136261
  for (let i = 0; i < slug.length; i++) state = Math.imul(state ^ slug.charCodeAt(i), 16777619)
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const dyes = PAIRS[Math.floor(random() * PAIRS.length)] ?? ['#00675B', '#F6E9C9']
  const widths = WIDTHS[Math.floor(random() * WIDTHS.length)] ?? [12, 4, 4]
  return { dyes, widths }
}
