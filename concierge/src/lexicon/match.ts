import { identify } from '../text/language.ts'
import { foldText } from '../text/normalise.ts'
import { tokenise } from '../text/tokens.ts'
import { findConcepts } from './match-find.ts'
import { broaderOf, languagesOf } from './match-table.ts'

export { conceptsIn, findConcepts } from './match-find.ts'
export type { Match } from './match-type.ts'
export { shopWords, type ShopWord, type ShopWords, withTaught } from './match-shop.ts'
export { broaderOf, conceptById, kindOf, labelOf } from './match-table.ts'

export type Annotation = { concepts: string[]; direct: string[]; attributes: Record<string, string[]> }

const WITHOUT = /(?:^|\s)(?:no|not|without|ohne|kein|keine|zonder|geen|без|не|不含|无|უ)\s*$/u

/**
 * The concepts of a product's texts: `direct` as they stand there, `concepts` with everything broader, `attributes` by kind.
 * @example annotate([{ text: 'Navy Tulle Gown' }], 'en').direct // ['navy', 'tulle', 'dress']
 */
export function annotate(texts: readonly { text: string; weight?: number }[], language?: string): Annotation {
  const direct = new Set<string>()
  const attributes: Record<string, string[]> = {}
  for (const { text } of texts.toSorted((a, b) => (b.weight ?? 1) - (a.weight ?? 1))) {
    const folded = foldText(text)
    const tokens = tokenise(folded)
    const spoken = language ?? identify(folded, tokens, { prior: ['en'], known: languagesOf }).language
    for (const match of findConcepts(folded, tokens, spoken)) {
      if (direct.has(match.id) || WITHOUT.test(folded.slice(Math.max(0, match.start - 10), match.start))) continue
      direct.add(match.id)
      if (match.kind === 'type' || match.kind === 'service') continue
      attributes[match.kind] = [...(attributes[match.kind] ?? []), match.id]
    }
  }
  const concepts = new Set(direct)
  for (const id of direct) for (const above of broaderOf(id)) concepts.add(above)
  return { concepts: [...concepts], direct: [...direct], attributes }
}
