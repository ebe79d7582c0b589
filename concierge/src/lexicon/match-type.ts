/** A concept found in a folded text: offsets in that text, and the tokens it covers. */
export type Match = {
  id: string
  kind: string
  start: number
  end: number
  from: number
  to: number
  how: How
  candidates: readonly string[]
  /** The word itself says that it is unwanted: უნივროდ, without garlic. */
  without?: true
}
export type How = 'exact' | 'stem' | 'compound' | 'foreign' | 'typo'
