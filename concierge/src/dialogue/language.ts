import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import type { Turn } from '../turn.ts'
import { foldText } from '../text/normalise.ts'

/** The languages' names as people write them when they ask for one, folded stems. */
const NAMES: { readonly [L in Language]: RegExp } = {
  en: /\benglish\b|englisch|engels|английск|по-английски|英语|英文|ინგლისურ/u,
  de: /\bgerman\b|deutsch|\bduits|немецк|по-немецки|德语|德文|გერმანულ/u,
  nl: /\bdutch\b|niederländisch|nederlands|голландск|нидерландск|荷兰语|荷兰文|ნიდერლანდურ|ჰოლანდიურ/u,
  ru: /\brussian\b|russisch|русск|по-русски|俄语|俄文|რუსულ/u,
  zh: /\bchinese\b|mandarin|chinesisch|chinees|китайск|по-китайски|中文|汉语|普通话|ჩინურ/u,
  ka: /\bgeorgian\b|georgisch|грузинск|по-грузински|格鲁吉亚语|ქართულ/u,
}

/** Scripts that only one of our languages is written in: one word of them says enough. */
const SCRIPTS: readonly (readonly [RegExp, Language])[] = [
  [/\p{Script=Georgian}/u, 'ka'],
  [/\p{Script=Han}/u, 'zh'],
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
 * The reply follows the language of the last message with enough evidence; "ok", a name, an address, a size keep the
 * thread's. Names and figures carry none, so a Latin text needs three words, or two when the thread has no language yet.
 */
export function languageOf(turn: Turn, text: string, understood: string): Language {
  const thread = threadLanguage(turn)
  for (const [script, language] of SCRIPTS) if (script.test(text)) return language
  if (understood === 'und' || !text) return thread
  const words = text.replace(/\S*[@/]\S*/g, ' ').match(/\p{L}{2,}/gu) ?? []
  const cyrillic = /\p{Script=Cyrillic}/u.test(text)
  const enough = cyrillic || words.length >= (turn.language ? 3 : 1)
  if (!enough) return thread
  // A foreign title with one Russian word is said by somebody who writes Russian.
  if (cyrillic && isLanguage(understood)) return 'ru'
  if (isLanguage(understood)) return understood
  return turn.language ? thread : firstOf([turn.shops[0]?.shop.locale ?? ''])
}
