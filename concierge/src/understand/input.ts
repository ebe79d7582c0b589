import type { ShopWords } from '../lexicon/match.ts'

export type UnderstandInput = {
  text: string
  locale?: string
  country?: string
  timezone?: string
  /** RFC 3339. */
  now: string
  /** The shop's currency, ISO 4217. */
  currency: string
  /** The shopper's earlier texts, oldest first. */
  history?: readonly string[]
  words?: ShopWords
}
