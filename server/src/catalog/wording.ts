import type { Voice } from '@souk/concierge/dialogue/labels.ts'
import { conceptsIn, labelOf } from '@souk/concierge/lexicon/match.ts'
import { LANGUAGES } from '@souk/contract/understanding.ts'

/** How a shop speaks to somebody; a language that we do not speak gets the shop's own. */
export function voiceOf(shop: { locale: string }, language: string): Voice {
  const [spoken] = [language, shop.locale].flatMap(
    (wanted) => LANGUAGES.find((code) => code === wanted.slice(0, 2)) ?? [],
  )
  return { shop, language: spoken ?? 'en', mind: { labelOf, conceptsIn } }
}
