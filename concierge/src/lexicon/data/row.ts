/** The kinds a concept can have: `type` and `service` can be bought, the others are keys of `Understanding.want.attributes`. */
export const KINDS = [
  'type',
  'service',
  'colour',
  'size',
  'material',
  'pattern',
  'occasion',
  'recipient',
  'style',
  'length',
  'neckline',
  'sleeve',
  'fit',
  'season',
  'diet',
  'ingredient',
  'feature',
  'attribute',
] as const
export type Kind = (typeof KINDS)[number]

/**
 * One concept of the lexicon. A language field holds dictionary forms separated by `|`; the first is the label shown
 * to people, the others are synonyms, spellings and forms a stemmer does not reach.
 */
export type ConceptRow = {
  id: string
  kind: Kind
  broader: readonly string[]
  en: string
  de: string
  nl: string
  ru: string
  zh: string
  ka: string
}
