import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import type { Turn } from '../turn.ts'
import { labelsIn, languagesOf } from '../lexicon/match-table.ts'
import { foldText } from '../text/normalise.ts'
import { tokenise } from '../text/tokens.ts'
import { functionWords, isCommon, isListed } from '../text/word-sets.ts'

/** The languages' names as people write them when they ask for one, folded stems. */
const NAMES: { readonly [L in Language]: RegExp } = {
  en: /\benglish\b|englisch|engels|английск|по-английски|英语|英文|ინგლისურ/u,
  de: /\bgerman\b|deutsch|\bduits|немецк|по-немецки|德语|德文|გერმანულ/u,
  nl: /\bdutch\b|niederländisch|nederlands|голландск|нидерландск|荷兰语|荷兰文|ნიდერლანდურ|ჰოლანდიურ/u,
  ru: /\brussian\b|russisch|русск|по-русски|俄语|俄文|რუსულ/u,
  zh: /\bchinese\b|mandarin|chinesisch|chinees|китайск|по-китайски|中文|汉语|普通话|ჩინურ/u,
  ka: /\bgeorgian\b|georgisch|грузинск|по-грузински|格鲁吉亚语|ქართულ/u,
}

/** Scripts that only one of our languages is written in. */
const SCRIPTS: readonly (readonly [RegExp, Language])[] = [
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
]

export function isLanguage(text: string): text is Language {
  return LANGUAGES.some((language) => language === text)
}

/** The first of these that is one of ours, region aside. */
function firstOf(candidates: readonly string[]): Language {
  for (const candidate of candidates) {
    const base = candidate.split('-')[0] ?? ''
    if (isLanguage(base)) return base
  }
  return 'en'
}

/** What the thread speaks when a message says nothing about it. */
export function threadLanguage(turn: Turn): Language {
  return firstOf([turn.language, turn.locale, turn.shops[0]?.shop.locale ?? ''])
}

/** A language somebody asks to be answered in. */
export function namedLanguage(text: string): Language | null {
  const folded = foldText(text)
  return LANGUAGES.find((language) => NAMES[language].test(folded)) ?? null
}

/**
 * The reply follows the shopper's language; the thread keeps its own until somebody clearly writes another: "ok", a name, an
 * address, a size or a line without sense keep it. A thread without a language yet takes what there is.
 */
export function languageOf(turn: Turn, text: string, understood: string): Language {
  const thread = threadLanguage(turn)
  const words = text.replace(/\S*[@/]\S*/g, ' ')
  const target = SCRIPTS.find(([script]) => words.search(script) >= 0)?.[1] ?? understood
  if (!turn.language) return firstLanguage(turn, words, target)
  return isLanguage(target) && target !== thread && isWritten(words, target, thread) ? target : thread
}

function firstLanguage(turn: Turn, words: string, target: string): Language {
  if (target === 'und' || !/\p{L}{2}|\p{Script=Han}/u.test(words)) return threadLanguage(turn)
  // Somebody whose device speaks one of ours wrote an Italian name, or a word with a slip: neither says what they speak.
  const device = turn.locale.split('-')[0] ?? ''
  if (isLanguage(device)) return isLanguage(target) && tells(words, target, device) ? target : device
  return isLanguage(target) ? target : firstOf([turn.shops[0]?.shop.locale ?? ''])
}

/** A word that this language has and the other has not; what has a script of its own was well known in other letters, too. */
function tells(text: string, target: Language, other: Language): boolean {
  if (target === other || SCRIPTS.some(([, language]) => language === target)) return true
  const isLabel = (word: string, language: Language) => labelsIn(language)?.exact.has(word) ?? false
  // pizza is a word of all of them
  const isEverywhere = (word: string) => LANGUAGES.filter((language) => isLabel(word, language)).length > 2
  const has = (word: string, language: Language) =>
    functionWords(language).has(word) || isCommon(word, language) || (isLabel(word, language) && !isEverywhere(word))
  return tokenise(foldText(text)).some(
    ({ kind, text: word }) => kind === 'word' && has(word, target) && !has(word, other),
  )
}

/** At least a clause of the language; where it has a script of its own, a word that everybody uses says as much. */
function isWritten(text: string, target: Language, thread: Language): boolean {
  const words = tokenise(foldText(text)).flatMap((token) => (token.kind === 'word' ? [token.text] : []))
  const han = text.match(/\p{Script=Han}/gu) ?? []
  if (target === 'zh') return han.length > 4 || hasFunctionWord(han.join(''))
  const own = SCRIPTS.find(([, language]) => language === target)?.[0]
  const written = own ? words.filter((word) => word.search(own) >= 0) : words
  const known = written.filter(
    (word) => (own ? isListed : isCommon)(word, target) || languagesOf(word).includes(target),
  )
  if (own && written.length > 0)
    return (written.length > 2 && known.length > 0) || known.length > 1 || known.some((word) => isListed(word, target))
  // Russian and Georgian in Latin letters
  if (own) return words.length > 2
  const telling = known.filter((word) => functionWords(target).has(word) && !isCommon(word, thread))
  return words.length > 2 && telling.length > 0 && known.length * 5 >= words.length * 3
}

function hasFunctionWord(han: string): boolean {
  const drop = functionWords('zh')
  return (
    han.length > 1 &&
    Array.from(han, (_sign, i) => i).some((i) => drop.has(han[i] ?? '') || drop.has(han.slice(i, i + 2)))
  )
}
