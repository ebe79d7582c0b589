import { languagesOf } from '@souk/concierge/lexicon/match-table.ts'
import { identify } from '@souk/concierge/text/language.ts'
import { foldText } from '@souk/concierge/text/normalise.ts'
import { tokenise } from '@souk/concierge/text/tokens.ts'

const SAMPLE = 40

/** The language most of a catalogue's texts are in; the shop's own where they do not tell. */
export function catalogueLanguage(texts: readonly string[], locale: string): string {
  const own = locale.slice(0, 2).toLowerCase()
  const votes = new Map<string, number>([[own, 0.5]])
  const step = Math.max(1, Math.floor(texts.length / SAMPLE))
  for (let at = 0; at < texts.length; at += step) {
    const folded = foldText((texts[at] ?? '').slice(0, 400))
    const { language } = identify(folded, tokenise(folded), { prior: [own], known: languagesOf })
    if (language !== 'und') votes.set(language, (votes.get(language) ?? 0) + 1)
  }
  return [...votes].reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}
