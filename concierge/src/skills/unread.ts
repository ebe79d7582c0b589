import type { Context } from '../dialogue/context.ts'
import { AROUND_COUNT } from '../dialogue/counting.ts'
import { languagesOf } from '../lexicon/match-table.ts'
import { foldText } from '../text/normalise.ts'
import { tokenise } from '../text/tokens.ts'
import { functionWords, isCommon } from '../text/word-sets.ts'

/** Verbs and places of adding, in their forms. */
const ADDING =
  /^(?:add|put|throw|cart|basket|bag|füg|hinzu|leg|pack|warenkorb|voeg|toevoeg|mandje|winkel|добав|полож|клад|корзин|დაამატ|დამატ|დამიმატ|ჩააგდ|კალათ|加|放|购物车)/u

/**
 * Whether "add …" names something that nobody could read, where something to add was asked for: left out in silence it would be
 * missed when the parcel comes.
 */
export function addsUnread({ state, text, language }: Context): boolean {
  if (state.pending?.ask !== 'field') return false
  const words = tokenise(foldText(text)).flatMap(({ kind, text: word }) => (kind === 'word' ? [word] : []))
  const known = (word: string) =>
    word.length < 4 ||
    AROUND_COUNT.has(word) ||
    ADDING.test(word) ||
    functionWords(language).has(word) ||
    isCommon(word, language) ||
    languagesOf(word).length > 0
  return words.length <= 6 && words.some((word) => !known(word))
}
