import { COMMON_WORDS } from './common-words.ts'
import { FUNCTION_WORDS } from './function-words.ts'
import { foldText, type Normal } from './normalise.ts'
import type { Token } from './tokens.ts'

export type Romanised = 'ru' | 'ka'

const CYRILLIC: Record<string, string> = letters(
  'а a б b в v г g д d е e ж j з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х h ц c ч q ш w щ w ы i э e ю u я a',
)
const GEORGIAN: Record<string, string> = letters(
  'ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ j რ r ს s ტ t უ u ფ p ქ k ღ g ყ k შ w ჩ q ც c ძ d წ c ჭ q ხ h ჯ j ჰ h',
)
const LATIN_RU: readonly [RegExp, string][] = [
  [/w/g, 'v'],
  [/shch|sch|sh/g, 'w'],
  [/zh/g, 'j'],
  [/ch/g, 'q'],
  [/kh|x/g, 'h'],
  [/ts|tz/g, 'c'],
  [/['`]/g, ''],
  [/[yj]o/g, 'e'],
  [/(?<![z])j(?=[aeiou])|y/g, 'i'],
]
const LATIN_KA: readonly [RegExp, string][] = [
  [/w/g, 'c'],
  [/sh/g, 'w'],
  [/ch/g, 'q'],
  [/zh/g, 'j'],
  [/kh|x/g, 'h'],
  [/gh/g, 'g'],
  [/ts|tz/g, 'c'],
  [/dz/g, 'd'],
  [/[qy]/g, 'k'],
  [/ph|f/g, 'p'],
  [/['`]/g, ''],
]
/** Latin to native letters where no known word helps; the most usual reading of each. */
const RULES: Record<Romanised, readonly [string, string][]> = {
  ru: pairs(
    `shch щ sch щ yo е jo е zh ж kh х ts ц ch ч sh ш yu ю ju ю ya я ja я iy ий yj ый ye е je е a а b б c ц d д e е f ф g г h х i и j й k к
    l л m м n н o о p п q к r р s с t т u у v в w в x х y ы z з ' ь`,
  ),
  ka: pairs(
    `sh შ ch ჩ zh ჟ kh ხ gh ღ ts ც tz წ dz ძ ph ფ a ა b ბ c ც d დ e ე f ფ g გ h ჰ i ი j ჯ k კ l ლ m მ n ნ o ო p პ q ქ r რ s ს t თ u უ v ვ
    w წ x ხ y ყ z ზ`,
  ),
}
const indexes = new Map<Romanised, Map<string, string>>()
const scores = new Map<string, number>()
const CACHE_LIMIT = 5000
/** No word is longer. */
const LONGEST = 30
const judges = new Map<Romanised, (native: string) => boolean>()
const functionKeys = new Map<Romanised, Set<string>>()

/** What a Latin and a native spelling of the same word have in common. */
export function skeleton(word: string, language: Romanised): string {
  let text = ''
  const table = language === 'ru' ? CYRILLIC : GEORGIAN
  if (/[a-z]/.test(word)) {
    text = word
    for (const [from, to] of language === 'ru' ? LATIN_RU : LATIN_KA) text = text.replace(from, to)
  } else for (const letter of word) text += table[letter] ?? ''
  if (language === 'ru') text = text.replace(/i+(?=[aeou])/g, '').replace(/z(?=h)/g, 'j')
  return text.replace(/(.)\1+/g, '$1')
}

/** Adds words (labels of the lexicon) that Latin spellings are read back to, and a judge of inflected ones. */
export function teachRomanised(
  language: Romanised,
  words: Iterable<string>,
  knows?: (native: string) => boolean,
): void {
  if (knows) judges.set(language, knows)
  scores.clear()
  const index = indexOf(language)
  for (const word of words) remember(index, word, language)
}

/** How well a Latin word reads as Russian or Georgian: 1 a function word, 0.6 another known word, 0 unknown. */
export function romanisedScore(word: string, language: Romanised): number {
  if (word.length > LONGEST) return 0
  const place = `${language} ${word}`
  const known = scores.get(place)
  if (known !== undefined) return known
  if (scores.size > CACHE_LIMIT) scores.clear()
  const score = scoreOf(word, language)
  scores.set(place, score)
  return score
}

function scoreOf(word: string, language: Romanised): number {
  const key = skeleton(word, language)
  const index = indexOf(language)
  if (functionKeys.get(language)?.has(key)) return word.length > 2 ? 1 : 0.3
  if (word.length > 3 && (index.has(key) || nearest(index, key, language))) return 0.6
  if (word.length > 4 && inflected(word, language)) return 0.6
  return 0
}

/** The text with its Latin words in native letters; spans still lead to the original. Words of no native reading stay where `keep` says so. */
export function toNative(
  normal: Normal,
  tokens: readonly Token[],
  language: Romanised,
  keep: (word: string) => boolean,
): Normal {
  const starts: number[] = []
  const ends: number[] = []
  const index = indexOf(language)
  let text = ''
  let at = 0
  const copy = (until: number) => {
    for (; at < until; at++) {
      starts.push(normal.starts?.[at] ?? at)
      ends.push(normal.ends?.[at] ?? at + 1)
      text += normal.text[at]
    }
  }
  for (const token of tokens) {
    if (token.kind !== 'word' || !/^[a-z']+$/.test(token.text) || token.text.length < 2 || token.text.length > LONGEST)
      continue
    const key = skeleton(token.text, language)
    const known = index.get(key) ?? nearest(index, key, language) ?? inflected(token.text, language)
    if (known === undefined && keep(token.text)) continue
    copy(token.start)
    const native = known ?? byRules(token.text, language)
    for (let i = 0; i < native.length; i++) {
      const here = Math.min(token.end - 1, token.start + Math.floor((i * (token.end - token.start)) / native.length))
      starts.push(normal.starts?.[here] ?? here)
      ends.push(normal.ends?.[token.end - 1] ?? token.end)
      text += native[i]
    }
    at = token.end
  }
  copy(normal.text.length)
  return { original: normal.original, text, starts, ends }
}

/** The rules' reading of a word, where that is a form of a known one. */
function inflected(word: string, language: Romanised): string | undefined {
  const native = byRules(word, language)
  return judges.get(language)?.(native) ? native : undefined
}

/** A Georgian word with an ending: the known stem in its own letters, the ending by the rules. */
function nearest(index: ReadonlyMap<string, string>, key: string, language: Romanised): string | undefined {
  if (language !== 'ka') return undefined
  for (let cut = 1; cut <= 6 && key.length - cut >= 3; cut++) {
    const ending = key.slice(-cut)
    if (!/^(?:s|is|m|it|at|ad|eb(?:i|s|is|it)|(?:is)?tvis|(?:a|i)?(?:mde|dan)|we|ze|(?:is)?gan|tan)$/.test(ending))
      continue
    const base = index.get(key.slice(0, -cut)) ?? index.get(`${key.slice(0, -cut)}i`)
    if (base) return base.replace(/ი$/, '') + byRules(ending.replaceAll('w', 'sh'), language)
  }
  return undefined
}

function byRules(word: string, language: Romanised): string {
  let text = ''
  let at = 0
  while (at < word.length) {
    const rule = RULES[language].find(([from]) => word.startsWith(from, at))
    text += rule ? rule[1] : word[at]
    at += rule ? rule[0].length : 1
  }
  return text
}

function indexOf(language: Romanised): Map<string, string> {
  const known = indexes.get(language)
  if (known) return known
  const index = new Map<string, string>()
  const keys = new Set<string>()
  for (const word of foldText(FUNCTION_WORDS[language] ?? '').split(/\s+/)) {
    remember(index, word, language)
    keys.add(skeleton(word, language))
  }
  for (const word of foldText(COMMON_WORDS[language] ?? '').split(/\s+/)) remember(index, word, language)
  indexes.set(language, index)
  functionKeys.set(language, keys)
  return index
}

function remember(index: Map<string, string>, word: string, language: Romanised): void {
  const key = skeleton(word, language)
  if (key.length > 1 && !index.has(key)) index.set(key, word)
}

function letters(list: string): Record<string, string> {
  return Object.fromEntries(pairs(list))
}

function pairs(list: string): [string, string][] {
  const parts = list.split(/\s+/).filter(Boolean)
  return parts.flatMap((part, i) => (i % 2 === 0 ? [[part, parts[i + 1] ?? ''] satisfies [string, string]] : []))
}
