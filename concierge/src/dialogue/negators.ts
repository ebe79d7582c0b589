import { languagesOf } from '../lexicon/match-table.ts'
import { functionWords, isCommon } from '../text/word-sets.ts'
import { nearly } from './nearly.ts'

/** The small words that turn what follows into what is not wanted: a slip in one of them would order what was refused. */
const NEGATORS: Readonly<Record<string, readonly string[]>> = {
  en: ['without'],
  de: ['ohne', 'keine', 'keinen', 'kein'],
  nl: ['zonder', 'geen'],
  ru: ['без', 'убрать', 'уберите'],
  ka: ['გარეშე'],
}
/** The two slips that three letters leave room for. */
const SHORT: Readonly<Record<string, string>> = { бзе: 'без', ебз: 'без' }
const LONGEST = 160

/** "Wihtout olives", „onhe Zwiebeln": the same with its negation well typed. */
export function wellNegated(text: string, language: string): string {
  const own = NEGATORS[language]
  if (!own || text.length > LONGEST) return text
  return text.replace(/(?<![\p{L}\p{N}@.])\p{L}{3,9}(?![\p{L}@])/gu, (word) => meant(word, own, language))
}

function meant(typed: string, own: readonly string[], language: string): string {
  const word = typed.toLowerCase()
  const negator =
    own.includes(word) || typed !== word ? undefined : (SHORT[word] ?? own.find((one) => nearly(word, one, 4)))
  if (negator === undefined || languagesOf(word).length > 0) return typed
  return isCommon(word, language) || functionWords(language).has(word) ? typed : negator
}
