import { LANGUAGES } from '@souk/contract/understanding.ts'
import { COMMON_WORDS } from './common-words.ts'
import { EVERYDAY_WORDS } from './everyday-words.ts'
import { FUNCTION_WORDS } from './function-words.ts'
import { foldText } from './normalise.ts'
import { profileScores } from './profiles.ts'
import { romanisedScore } from './romanised.ts'
import { NUMBER_WORDS } from '../understand/numeral-words.ts'
import type { Token } from './tokens.ts'
import { isCommon } from './word-sets.ts'

export type Identified = {
  /** en de nl ru zh ka, else BCP 47, or `und`. */
  language: string
  /** Russian or Georgian written in Latin letters. */
  romanised: boolean
  /** What the text itself says for its language, 0 for nothing. */
  evidence: number
}
export type Hints = {
  /** Languages to take when the text says little, the likeliest first (history, then locale). */
  prior: readonly string[]
  /** The language before all of these, the thread's so far; asked only where it could make a difference. */
  earlier?: () => string | undefined
  /** The languages in which a word is a label of the lexicon. */
  known: (word: string) => readonly string[]
  /** The languages whose labels have this word in another form or misspelt; asked only when the rest says little. */
  near?: (word: string) => readonly string[]
  /** Names of the shop, which say nothing about the language. */
  isName?: (word: string) => boolean
}

const SCRIPTS: readonly [RegExp, string][] = [
  [/[\u3040-\u30ff]/g, 'ja'],
  [/[\uac00-\ud7af]/g, 'ko'],
  [/[\u0600-\u06ff]/g, 'ar'],
  [/[\u0590-\u05ff]/g, 'he'],
  [/[\u0370-\u03ff]/g, 'el'],
  [/[\u0e00-\u0e7f]/g, 'th'],
  [/[\u0900-\u097f]/g, 'hi'],
  [/[\u0530-\u058f]/g, 'hy'],
]
const LETTERS: readonly [RegExp, string, number][] = [
  [/[äöü]|ss\b/, 'de', 0.15],
  [/[ñ¿¡]/, 'es', 1.2],
  [/[ąęłńśźż]/, 'pl', 1.2],
  [/[ğış]/, 'tr', 1],
  [/[řůě]/, 'cs', 1.2],
  [/[ãõ]/, 'pt', 1],
  [/[șță]/, 'ro', 1],
  [/[őű]/, 'hu', 1.2],
  [/[æø]/, 'da', 1],
  [/[å]/, 'sv', 0.7],
  [/[èàùìò]/, 'it', 0.3],
  [/[œçêûî]/, 'fr', 0.7],
  [/[éè]/, 'fr', 0.3],
  [/[ơưđ]/, 'vi', 1.2],
  [/[іїєґ]/, 'uk', 2.5],
  [/ў/, 'be', 1.5],
  [/[ђћљњџј]/, 'sr', 3.5],
  [/[ėųįū]/, 'lt', 1.5],
  [/[әғқңөұүһ]/, 'kk', 3.5],
  [/[ыэ]/, 'ru', 0.5],
]
/** Where in a message a word stands: names and titles come later, so the first words say more. */
const FIRST = 1.3
const CYRILLIC = ['ru', 'uk', 'bg', 'be', 'sr', 'kk']
/** Words that are said in every language. */
const EVERYWHERE = new Set(
  'ok okay hi hey super stop email whatsapp online pizza cool xl xs xxl s m l bye ciao jeans sofa'.split(' '),
)
const LATIN = ['en', 'de', 'nl']
/** What it counts that a language knows every word of a text. */
const COVERED = 0.9
type Owner = { language: string; points: number }
const NUMBERS = Object.fromEntries(
  Object.entries(NUMBER_WORDS)
    .filter(([language]) => language !== 'ka')
    .map(([language, { plain, scale }]) => [language, [...Object.keys(plain), ...Object.keys(scale)].join(' ')]),
)
let owners: Map<string, Owner[]> | undefined

/** Names the language of a text by its words; short texts take the likeliest prior. */
export function identify(text: string, tokens: readonly Token[], hints: Hints): Identified {
  const scores = new Map<string, number>()
  const add = (language: string, points: number) => scores.set(language, (scores.get(language) ?? 0) + points)
  for (const [script, language] of SCRIPTS) {
    const found = text.match(script)
    if (found) add(language, found.length * (language === 'ja' ? 1.1 : 0.5))
  }
  const words = tokens.slice(0, 60)
  const foreign = romanisedOnly(words, hints)
  words.forEach((token, i) =>
    scoreToken(token, hints, foreign, (language, points) => add(language, i < 2 ? points * FIRST : points)),
  )
  for (const language of LATIN) add(language, COVERED * coverage(words, hints, language) ** 2)
  for (const [letter, language, points] of LETTERS) if (letter.test(text)) add(language, points)
  const evidence = Math.max(0, ...scores.values())
  const unsure = evidence < 1.2 * Math.sqrt(words.length)
  if (unsure && words.some((token) => token.kind === 'word' && token.text.length > 3)) {
    for (const [language, points] of profileScores(words.slice(0, 24))) add(language, points)
    for (const token of words) {
      if (
        token.kind !== 'word' ||
        token.text.length < 4 ||
        ownersOf(token.text).length > 0 ||
        hints.known(token.text).length > 0
      )
        continue
      for (const language of hints.near?.(token.text) ?? []) add(language, 0.5)
    }
  }
  const earlier = isDecided(scores, hints) ? undefined : hints.earlier?.()
  const prior = earlier === undefined ? hints.prior : [earlier, ...hints.prior]
  prior.forEach((language, i) => {
    if (language && fits(language, words)) add(language, i > 0 ? 0.4 : words.length < 2 ? 0.95 : 0.75)
  })
  const [best] = [...scores].toSorted((a, b) => b[1] - a[1])
  if (!best || best[1] < 0.25) return { language: prior[0] ?? 'und', romanised: false, evidence: 0 }
  const [language = 'und', script] = best[0].split('-')
  return { language, romanised: script === 'Latn', evidence }
}

/** So far ahead that no prior changes which language is the first. */
function isDecided(scores: ReadonlyMap<string, number>, { prior }: Hints): boolean {
  const [first = 0, second = 0] = [...scores.values()].toSorted((a, b) => b - a)
  return first - Math.max(0, second) > 0.95 + 0.4 * prior.length
}

/** The share of the words that a language knows: a text all of whose words are English is English. */
function coverage(tokens: readonly Token[], hints: Hints, language: string): number {
  const words = tokens.filter(({ kind, text }) => kind === 'word' && text.length > 1)
  if (words.length < 2) return 0
  const known = words.filter(
    ({ text }) =>
      EVERYWHERE.has(text) ||
      isCommon(text, language) ||
      hints.known(text).includes(language) ||
      ownersOf(text).some((owner) => owner.language === language),
  )
  return known.length / words.length
}

/** The language in whose Latin spelling words read that no other language knows; then the ambiguous ones count for it too. */
function romanisedOnly(tokens: readonly Token[], hints: Hints): 'ru' | 'ka' | undefined {
  const words = tokens.filter(({ kind, text }) => kind === 'word' && /^[a-z']{2,}$/.test(text))
  const unknown = words.filter(
    ({ text }) => text.length > 3 && ownersOf(text).length === 0 && hints.known(text).length === 0,
  )
  return (['ru', 'ka'] as const).find(
    (language) =>
      unknown.filter(({ text }) => romanisedScore(text, language) > 0).length * 3 >= Math.max(1, words.length),
  )
}

function scoreToken(
  token: Token,
  hints: Hints,
  foreign: 'ru' | 'ka' | undefined,
  add: (language: string, points: number) => void,
): void {
  const word = token.text
  if (token.kind === 'number' || EVERYWHERE.has(word) || hints.isName?.(word)) return
  if (token.kind === 'han') return add('zh', 0.5)
  const first = word.charCodeAt(0)
  if (first >= 0x10a0 && first <= 0x10ff) return add('ka', 1)
  const cyrillic = first >= 0x400 && first <= 0x4ff
  if (cyrillic) add('ru', 0.12)
  const short = word.length === 1 ? 0.35 : word.length === 2 ? 0.7 : 1
  const speakers = ownersOf(word).filter(
    ({ language }) => language === 'sr' || cyrillic === CYRILLIC.includes(language),
  )
  for (const { language, points } of speakers) {
    add(language, ((points * short) / Math.sqrt(speakers.length)) * (isOurs(language) ? 1 : 0.95))
  }
  const labels = hints.known(word)
  const fresh = labels.filter((language) => !speakers.some((each) => each.language === language))
  for (const language of fresh) add(language, ((language === 'en' ? 0.5 : 0.7) * short) / labels.length)
  // English has the longest lists: a word it does not know speaks against it
  if (!cyrillic && word.length > 2 && !labels.includes('en') && !isCommon(word, 'en')) add('en', -0.3)
  if (cyrillic || word.length < 2) return
  for (const language of ['ru', 'ka'] as const) {
    const score = romanisedScore(word, language)
    if (score > 0)
      add(`${language}-Latn`, score * (speakers.length + labels.length > 0 && language !== foreign ? 0.35 : 0.9))
  }
}

/** The languages whose everyday words include this one, and what that says: function words most. */
function ownersOf(word: string): readonly Owner[] {
  owners ??= collectOwners()
  return owners.get(word) ?? []
}

function collectOwners(): Map<string, Owner[]> {
  const found = new Map<string, Owner[]>()
  const lists = [
    { list: FUNCTION_WORDS, points: 1 },
    { list: COMMON_WORDS, points: 0.7 },
    { list: EVERYDAY_WORDS, points: 0.6 },
    { list: NUMBERS, points: 0.7 },
  ]
  for (const { list, points } of lists) {
    for (const [language, words] of Object.entries(list)) {
      for (const each of foldText(words).split(/\s+/)) {
        const known = found.get(each)
        if (!known) found.set(each, [{ language, points }])
        else if (!known.some((other) => other.language === language)) known.push({ language, points })
      }
    }
  }
  return found
}

function isOurs(language: string): boolean {
  return LANGUAGES.some((each) => each === language)
}

/** A prior counts only where the letters allow it: nothing in Cyrillic becomes English. Numbers and signs fit all. */
function fits(language: string, tokens: readonly Token[]): boolean {
  const letters = tokens.filter((token) => token.kind !== 'number')
  if (letters.length === 0) return true
  const sample = letters[0]?.text ?? ''
  if (/\p{Script=Cyrillic}/u.test(sample)) return CYRILLIC.includes(language)
  if (/\p{Script=Georgian}/u.test(sample)) return language === 'ka'
  if (/\p{Script=Han}/u.test(sample)) return language === 'zh' || language === 'ja'
  return true
}
