import type { Span, Understanding } from '@souk/contract/understanding.ts'
import { foldText, normalise } from '../text/normalise.ts'
import { stem } from '../text/stem.ts'
import { tokenise } from '../text/tokens.ts'
import { functionWords } from '../text/word-sets.ts'
import { nearly } from './nearly.ts'

/** Something that can be named in a text: by its labels in any language or by the concepts it is known by. */
export type Named = {
  key: string
  labels: readonly string[]
  concepts?: readonly string[]
  /** Wider concepts: "the blue one" for light blue, when nothing is simply blue. */
  wider?: readonly string[]
}

/** Where in the folded text something was named. `exact`: every word of the label, not only a telling part. */
export type Found = { key: string; start: number; end: number; exact: boolean }

type Word = { text: string; start: number; end: number; stems: readonly string[] }

/** Words that stand before a size or amount and are no part of its name. */
const NOISE = /\([^)]*\)|(?<![\p{L}\p{N}])(?:eu|us|uk|size|größe|grösse|maat|размер|ზომა)(?![\p{L}\p{N}])|尺码|码|号/gu

const SIZE_WORD = new Set(['size', 'grösse', 'groesse', 'maat', 'размер', 'размера', 'ზომა', 'ზომის', '尺码', '码'])

/** "Large, 36 cm" is "large" to whoever asks for it. */
const MEASURE =
  /[\s,]*\d+(?:[.,]\d+)?\s*(?:cm|mm|ml|cl|kg|g|l|см|мл|г|кг|л|სმ|მლ|გრ|კგ|ლ|厘米|毫升|克|公斤|升|寸)(?!\p{L})/gu

/** Letter sizes as people say them. */
const SIZES: readonly (readonly string[])[] = [
  ['xs', 'extra small', 'x-small', 'sehr klein', '特小'],
  [
    's',
    'small',
    'klein',
    'kleine',
    'маленькая',
    'маленький',
    'маленькую',
    'маленькое',
    '小',
    '小份',
    '小号',
    '小的',
    'პატარა',
  ],
  [
    'm',
    'medium',
    'mittel',
    'mittlere',
    'middel',
    'normal',
    'normaal',
    'средняя',
    'средний',
    'среднюю',
    'среднее',
    '中',
    '中份',
    '中号',
    '中的',
    'საშუალო',
  ],
  [
    'l',
    'large',
    'groß',
    'große',
    'groot',
    'grote',
    'big',
    'большая',
    'большой',
    'большую',
    'большое',
    '大',
    '大份',
    '大号',
    '大的',
    'დიდი',
  ],
  ['xl', 'extra large', 'x-large', 'sehr groß', 'extra groot', 'очень большая', 'очень большой', '特大', 'ძალიან დიდი'],
]
const SIZE_NAMES = SIZES.map((names) => new Set(names.map(foldText)))

/** The other names of a letter size: "M" is also "medium" and «средняя». */
function sizeNames(label: string): readonly string[] {
  const plain = foldText(label).replace(NOISE, ' ').replace(MEASURE, ' ').trim()
  const index = SIZE_NAMES.findIndex((names) => names.has(plain))
  return SIZES[index] ?? []
}

/** Titles and choices come again with every message: as many short texts as these are read once. */
const REMEMBERED = 4000
const SHORT = 120
const readings = new Map<string, readonly Word[]>()

function wordsOf(text: string, language: string): readonly Word[] {
  const key = `${language} ${text}`
  const known = readings.get(key)
  if (known) return known
  const words = tokenise(foldText(text)).map(({ text: word, start, end, kind }): Word => {
    const stems = kind === 'word' ? [...new Set([word, stem(word, language), stem(word, 'en')])] : [word]
    return { text: word, start, end, stems }
  })
  remember(readings, key, words)
  return words
}

const namings = new Map<string, ReadonlySet<string>>()

/** The ways to write a label: without what is only dressing, and its other names. */
function waysOf(label: string): ReadonlySet<string> {
  const known = namings.get(label)
  if (known) return known
  const bare = foldText(label).replace(NOISE, ' ')
  const ways = new Set([label, bare, bare.replace(MEASURE, ' '), ...sizeNames(label)])
  remember(namings, label, ways)
  return ways
}

function remember<T>(memory: Map<string, T>, text: string, read: T): void {
  if (text.length > SHORT) return
  if (memory.size >= REMEMBERED) memory.clear()
  memory.set(text, read)
}

function same(a: Word, b: Word): boolean {
  return a.stems.some((one) => b.stems.some((other) => one === other || nearly(one, other)))
}

/** Where all words of the label stand together in the text. */
function together(text: readonly Word[], label: readonly Word[]): Found[] {
  const found: Found[] = []
  for (let i = 0; label.length > 0 && i + label.length <= text.length; i++) {
    if (!label.every((word, j) => same(word, text[i + j] ?? word) && text[i + j] !== undefined)) continue
    found.push({ key: '', start: text[i]?.start ?? 0, end: text[i + label.length - 1]?.end ?? 0, exact: true })
  }
  return found
}

/** Everything that is named in the text, the longest names first where they overlap. */
export function namedIn(
  text: string,
  entries: readonly Named[],
  language: string,
  spans: readonly Span[] = [],
): Found[] {
  // "Größe M": the word for size is not the large one
  const words = wordsOf(text, language).filter((word) => !SIZE_WORD.has(word.text))
  const placed = spans.length > 0 ? foldedSpans(text, spans) : []
  const found: Found[] = []
  for (const entry of entries) {
    for (const label of new Set(entry.labels.flatMap((each) => [...waysOf(each)]))) {
      for (const one of together(words, wordsOf(label, language))) found.push({ ...one, key: entry.key })
    }
    for (const span of placed) {
      const exact = entry.concepts?.includes(span.concept) ?? false
      if (!exact && !entry.wider?.includes(span.concept)) continue
      found.push({ key: entry.key, start: span.start, end: span.end, exact })
    }
  }
  return longest(found)
}

/** Spans count letters as they were typed; folded, "große" is one longer. */
export function foldedSpans(text: string, spans: readonly Span[]): Span[] {
  const normal = normalise(text)
  const at = (offset: number) => {
    const { starts } = normal
    const index = starts ? Array.from(starts).findIndex((start) => start >= offset) : offset
    return index < 0 ? normal.text.length : index
  }
  return spans.map((span) => ({ ...span, start: at(span.start), end: at(span.end) }))
}

/** Without what is named only to be left out: "no ice". */
export function unrefused({ u, text }: { u: Understanding; text: string }, found: readonly Found[]): readonly Found[] {
  const not = Object.values(u.want.attributes).flatMap((wanted) => wanted.not)
  const spans = u.spans.filter(({ concept }) => not.includes(concept))
  if (spans.length === 0) return found
  const refused = foldedSpans(text, spans)
  return found.filter((one) => !refused.some(({ start, end }) => start < one.end && one.start < end))
}

/** Overlaps are won by the exact and longer name; equal ones stay, both: nobody knows which is meant. */
function longest(found: Found[]): Found[] {
  const weight = (one: Found) => (one.exact ? 1000 : 0) + one.end - one.start
  const sorted = found.toSorted((a, b) => weight(b) - weight(a) || a.start - b.start)
  const kept: Found[] = []
  for (const one of sorted) {
    const beaten = kept.some((other) => {
      const overlap = one.start < other.end && other.start < one.end
      return overlap && (other.key === one.key || weight(other) > weight(one))
    })
    if (!beaten) kept.push(one)
  }
  return kept.toSorted((a, b) => a.start - b.start)
}

/** The one entry of which a telling word was said ("thin" for "Thin and crispy"); null when several share it. */
export function hintedIn(text: string, entries: readonly Named[], language: string): string | null {
  const words = wordsOf(text, language).filter((word) => !functionWords(language).has(word.text))
  const counts = entries.map((entry) => {
    const telling = entry.labels
      .flatMap((label) => wordsOf(label, language))
      .filter((word) => word.text.length > 2 || isHan(word))
    return words.filter((word) => telling.some((other) => same(word, other) || begins(word, other))).length
  })
  const best = Math.max(0, ...counts)
  if (best === 0 || counts.filter((count) => count === best).length > 1) return null
  return entries[counts.indexOf(best)]?.key ?? null
}

function isHan({ text }: Word): boolean {
  return /\p{Script=Han}/u.test(text)
}

/** "Standard" for Standardversand, standaard for Standaardverzending. */
function begins({ text: a }: Word, { text: b }: Word): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 5 && long.startsWith(short)
}

/** Whether two texts say the same apart from case, signs and spaces. */
export function sameText(a: string, b: string): boolean {
  const one = plainText(a)
  return one !== '' && one === plainText(b)
}

/** A text apart from case, signs and spaces; empty where it has nothing else. */
export function plainText(text: string): string {
  return foldText(text)
    .replace(/[\p{P}\p{Z}]+/gu, ' ')
    .trim()
}

/** The stems of the words that carry meaning, for comparing questions. */
export function stemsOf(text: string, language: string): Set<string> {
  return new Set(
    tokenise(foldText(text)).map((token) => (token.kind === 'word' ? stem(token.text, language) : token.text)),
  )
}
