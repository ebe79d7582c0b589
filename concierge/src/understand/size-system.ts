/** What a size is of, as far as it is known. */
export type Worn = 'shoes' | 'clothes' | undefined

const BRITISH: ReadonlySet<string> = new Set(['GB', 'IE'])
const AMERICAN: ReadonlySet<string> = new Set(['US', 'CA'])

/**
 * The system of a number that stands alone. From 30 up it is European everywhere, and so is a shoe above 16, which no other
 * system knows; below that it is the country's own. Europe's own sizes begin at 16, those for children.
 */
export function systemByValue(value: number, country: string | null | undefined, worn: Worn): 'eu' | 'us' | 'uk' {
  if (value >= 30 || (worn === 'shoes' && value > 16)) return 'eu'
  if (country && BRITISH.has(country)) return 'uk'
  return !country || AMERICAN.has(country) || value < 16 ? 'us' : 'eu'
}

/** A size that turned out to be a shoe's: 29 was taken for an American dress. */
export function asShoe(id: string): string {
  return id.replace(/^(?:us|uk)-(\d+(?:\.5)?)$/, (same, figure: string) =>
    Number(figure) > 16 ? `eu-${figure}` : same,
  )
}
