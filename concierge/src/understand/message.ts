import { LANGUAGES } from '@souk/contract/understanding.ts'
import { conceptsIn, type ShopWords } from '../lexicon/match.ts'
import { correct } from '../lexicon/match-typo.ts'
import { labelsIn, languagesOf } from '../lexicon/match-table.ts'
import { identify } from '../text/language.ts'
import { normalise, type Normal } from '../text/normalise.ts'
import { teachRomanised, toNative } from '../text/romanised.ts'
import { stem } from '../text/stem.ts'
import { isCommon } from '../text/word-sets.ts'
import { isCompound } from '../lexicon/match-compound.ts'
import { tokenise } from '../text/tokens.ts'
import { readText, type Reading } from './reading.ts'

export type Said = { text: string; locale?: string; country?: string; history?: readonly string[]; words?: ShopWords }

/** Of a longer message the beginning and the end are read: there people say what they want. */
const LONGEST = 2400
const HEAD = 1600
const COUNTRY: Record<string, string> = { en: 'US', de: 'DE', nl: 'NL', ru: 'RU', zh: 'CN', ka: 'GE' }
const RELATED: Record<string, string> = { uk: 'ru', be: 'ru', bg: 'ru', sr: 'ru', kk: 'ru', ja: 'zh' }
let taught = false

/** Builds every table now (about 0.4 s) instead of with the first message of each language. */
export function warmUp(languages: readonly string[] = LANGUAGES): void {
  teach()
  for (const language of languages) {
    languagesOf('')
    labelsIn(language)?.stems()
    labelsIn(language)?.vocabulary()
  }
}

/** A message with its language, in native letters, ready for the extractors. */
export function readMessage(input: Said): { reading: Reading; language: string; country: string; romanised: boolean } {
  teach()
  const normal = normaliseEnds(input.text)
  const tokens = tokenise(normal.text)
  const { language, romanised } = identify(normal.text, tokens, {
    prior: localeOf(input),
    earlier: () => earlierLanguage(input),
    known: languagesOf,
    near,
    isName: (word) => input.words?.index.words.has(word) === true && languagesOf(word).length === 0,
  })
  const engine = engineFor(language, input.locale)
  const script = romanised && (language === 'ru' || language === 'ka') ? language : undefined
  const native = script ? toNative(normal, tokens, script, (word) => keepsLatin(word)) : normal
  return {
    reading: readText(native, engine),
    language,
    country: countryOf(input, language),
    romanised: script !== undefined,
  }
}

/** A Russian or Georgian message in Latin letters in those of its language; any other as it is. */
export function nativeLetters(input: Said): string {
  const { reading, romanised } = readMessage(input)
  return romanised ? reading.text : input.text
}

function normaliseEnds(original: string): Normal {
  if (original.length <= LONGEST) return normalise(original)
  const from = original.length - (LONGEST - HEAD)
  // a word cut in two is none
  const head = original.slice(0, HEAD).replace(/[\p{L}\p{N}]{1,30}$/u, '')
  const cut = /^[\p{L}\p{N}]{1,30}/u.exec(original.slice(from))?.[0].length ?? 0
  const [first, last] = [normalise(`${head}\n`), normalise(original.slice(from + cut))]
  const places = (normal: Normal, side: 'starts' | 'ends', shift: number) =>
    Array.from(normal.text, (_letter, i) => (normal[side]?.[i] ?? (side === 'starts' ? i : i + 1)) + shift)
  return {
    original,
    text: first.text + last.text,
    starts: [...places(first, 'starts', 0), ...places(last, 'starts', from + cut)],
    ends: [...places(first, 'ends', 0), ...places(last, 'ends', from + cut)],
  }
}

/** The last concept an earlier message named for a slot. */
export function earlierConcept(input: Said, slot: string): string | undefined {
  for (const text of (input.history ?? []).slice(-4).toReversed()) {
    const { reading } = readMessage({ text, ...(input.locale ? { locale: input.locale } : {}) })
    const match = conceptsIn(reading.text, reading.language, input.words).findLast((each) => each.kind === slot)
    if (match) return match.id
  }
  return undefined
}

/** The interface's language: the likeliest before a word is read. */
function localeOf({ locale }: Said): string[] {
  const language = locale?.split(/[-_]/)[0]?.toLowerCase()
  return language ? [language] : []
}

/** The language of the thread so far, likelier still. */
function earlierLanguage(input: Said): string | undefined {
  const { text } = normalise((input.history ?? []).slice(-3).join('\n').slice(-600))
  if (!text.trim()) return undefined
  const { language, evidence } = identify(text, tokenise(text), { prior: localeOf(input), known: languagesOf, near })
  return evidence > 0.5 && language !== 'und' ? language : undefined
}

/** The language whose rules read the text: its own, a related one, the interface's, English. */
function engineFor(language: string, locale: string | undefined): string {
  const own = LANGUAGES.find((each) => each === language) ?? RELATED[language]
  const interfaceLanguage = LANGUAGES.find((each) => each === locale?.split(/[-_]/)[0]?.toLowerCase())
  return own ?? (language === 'und' ? (interfaceLanguage ?? 'en') : 'en')
}

function countryOf(input: Said, language: string): string {
  const region = /[-_]([A-Za-z]{2})\b/.exec(input.locale ?? '')?.[1]?.toUpperCase()
  return input.country ?? region ?? COUNTRY[language] ?? 'US'
}

/** In Russian or Georgian in Latin letters, sizes, currencies and English words of the lexicon stay as they are. */
function keepsLatin(word: string): boolean {
  return (
    /^(?:usd|eur|gel|rub|xs|s|m|l|x{1,3}l|ok|email|sms|whatsapp)$/.test(word) ||
    (word.length > 4 && labelsIn('en')?.words.has(word) === true)
  )
}

function isRussian(word: string): boolean {
  return isCommon(word, 'ru') || labelsIn('ru')?.stems().has(stem(word, 'ru')) === true
}

/** The languages in Latin letters that have a form of this word, make it of two of theirs, or are one slip away from it. */
function near(word: string): readonly string[] {
  if (!/^[a-zäöüßéèëïç'-]+$/.test(word)) return []
  const latin = ['en', 'de', 'nl']
  const forms = latin.filter((language) => labelsIn(language)?.stems().has(stem(word, language)))
  if (forms.length > 0) return forms
  const made = latin.filter((language) => isCompound(word, language))
  if (made.length > 0) return made
  return latin.filter((language) => {
    const index = labelsIn(language)
    return index !== undefined && correct(word, index.vocabulary()) !== null
  })
}

function teach(): void {
  if (taught) return
  taught = true
  for (const language of ['ru', 'ka'] as const)
    teachRomanised(
      language,
      [...(labelsIn(language)?.words ?? [])].filter((word) => word.length > 2),
      language === 'ru' ? isRussian : undefined,
    )
}
