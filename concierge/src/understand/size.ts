import type { Match } from '../lexicon/match.ts'
import { broaderOf, kindOf, labelsIn } from '../lexicon/match-table.ts'
import { spanOf } from '../text/normalise.ts'
import { systemByValue } from './size-system.ts'
import { isTaken, N, numberAt, type Reading } from './reading.ts'

/**
 * A size a shopper names. Ids: letters by the lexicon (`medium`, beyond it `4xl`), numbers with their system (`eu-38`, `us-8`,
 * `uk-10`, halves `eu-38.5`), trousers `w32-l34`, a waist alone `w32`, children by height `eu-128`.
 */
export type SizeFound = { ids: string[]; start: number; end: number }

const WORD = `sizes?|sz\\.?|größen?|grösse[n]?|groesse[n]?|gr\\.?|konfektionsgröße|schuhgröße|schuhgrösse|schuhgr\\.|maat|schoenmaat|mt\\.?|размер\\p{L}*|разм\\.?|р-р|尺码|尺寸|码数|号码|鞋码|大小|ზომა|ზომის|i(?:'m| am) (?:usually |normally |always )?an?|wear(?:s|ing)?(?: an?)?|trage(?: \\p{L}+)?|draag(?: \\p{L}+)?|ношу|носит|(?<!参加.{0,4})穿|ვატარებ\\p{L}*|razmer\\p{L}*|zoma\\p{L}*`
const SYSTEM =
  'eu|eur|european|us|usa|american|uk|british|it|fr|de|欧码|欧|美码|英码|евро|американск\\p{L}*|британск\\p{L}*|европейск\\p{L}*'
const LETTER = '(?:[2-6]x[ls]|x{0,5}[sl]|[sml]|(?:[2-6]?х{1,4}[сл]|[смл])(?=\\s*(?:$|[,.;!?]|или)))'
const LETTER_FIRST = new RegExp(
  `(?:^|[^\\p{L}\\p{N}'])(?:(?:${WORD})(?:[\\s:-]|(?<=\\p{Script=Han}))\\s*(?:(?:is|ist|in|von|van|это|是)\\s)?\\s*)(${LETTER})(?![\\p{Script=Latin}\\p{N}'])`,
  'gu',
)
const LETTER_LAST = new RegExp(
  `(?<![\\p{Script=Latin}\\p{N}'#~])(${LETTER})[\\s-]?(?:size|sized|maat|码|号|碼|號|размер\\p{L}*|ზომ\\p{L}*)(?![a-z])`,
  'gu',
)
const LETTER_ALONE =
  /(?<![\p{Script=Latin}\p{N}'’#~-])(xxs|xs|xl|xxl|xxxl|xxxxl|x{2,5}s|[2-6]xl|[sml](?=\s*(?:or|oder|of|или|или|или|\/|或|,)\s*(?:[2-6]?x{0,5}[sml]))|(?<=(?:or|oder|of|или|\/|或)\s*)[sml])(?![\p{Script=Latin}\p{N}'’-])/gu
const NUMBER = new RegExp(
  `(?:(${SYSTEM})\\s*)?(?:(${WORD})\\s*(?:is|ist|:|-|№|это|是|no\\.?|nr\\.?)?\\s*)?(?:(${SYSTEM})\\s*)?(${N})(?:\\s*(${SYSTEM})(?![a-z]))?(\\s?(?:码|碼|号(?!码)|го размера|-?й размер|-?го размера|\\s?размер\\p{L}*(?!\\s*#)|-ე ზომ(?:ა|ის)|\\s?ზომ(?:ა|ის)(?!\\p{L}|\\s*#)))?`,
  'gu',
)
const JEANS =
  /(?<![\p{L}\p{N}])w\s?(\d{2})\s?[/, x-]?\s?(?:l\s?(\d{2}))?(?![\p{L}\d])|(?<![\d\p{L}])(\d{2})\s?[x/]\s?(\d{2})(?![\d\p{L}])/gu
/** Waist and length in words: "waist 32 length 34", "Weite 32 Länge 34". */
const WAIST = new RegExp(
  `(?<!\\p{L})(?:waist|bundweite|weite|taille|wijdte)\\s*(\\d{2})(?:\\D{0,12}?(?:length|inseam|leg|länge|laenge|lengte)\\s*(\\d{2}))?(?!\\d)`,
  'gu',
)
const MEASURE = new RegExp(
  `(?<![\\p{L}])(?:(${N})\\s?(?:cm|см|厘米)?\\s?[x×хX*]\\s?)+(${N})(?:\\s?(?:cm|mm|m|см|мм|м|厘米|公分|სმ|in|inch)(?!\\p{L}))?`,
  'gu',
)
const NUMBER_WORD = /^(?:size|größe|grösse|maat|размер|尺码)?\s*$/u
const LIST = new RegExp(`^\\s*(?:or|oder|of|или|и|and|und|en|\\/|,|-|或者?|ან)\\s*(${N}|${LETTER}(?![\\p{L}]))`, 'u')
const LIST_BEFORE = new RegExp(`(${N})\\s?(?:[-/]|or|oder|of|или|或者?|ან)\\s?$`, 'u')
const UNIT_AFTER =
  /^\s?(?:%|€|\$|£|₽|₾|cm|mm|kg|g\b|руб|евро|долл|euro|dollar|usd|eur\b|ლარ|元|块|美元|欧元|gb|tb|inch|zoll|pairs?|paar|пар|双|雙|წყვილ|years?|jahre|jährig|jarige?|лет|岁|წლ)/u
/** What may stand between a thing and its size. */
const IN = /^[\s,]*(?:(?:in|gr\.?|groesse|maat|в|sz|nr\.?)\s*)?$/u
const LATIN: Record<string, string> = { с: 's', м: 'm', л: 'l', х: 'x' }
const HALF = /^(?:\s?½|[.,]5|\s?1\/2)/u

export function findSizes(reading: Reading, country: string): SizeFound[] {
  const found: SizeFound[] = []
  const add = (ids: string[], start: number, end: number) => {
    if (!isTaken(reading, start, end) && !found.some((each) => each.start < end && start < each.end))
      found.push({ ids, start, end })
  }
  for (const match of reading.text.matchAll(JEANS)) {
    const [waist, length] = [match[1] ?? match[3], match[2] ?? match[4]]
    const trousers =
      match[1] !== undefined ||
      (Number(waist) >= 26 && Number(waist) <= 44 && Number(length) >= 28 && Number(length) <= 38)
    if (trousers && waist)
      add([length ? `w${waist}-l${length}` : `w${waist}`], match.index, match.index + match[0].length)
  }
  for (const match of reading.text.matchAll(WAIST))
    add([match[2] ? `w${match[1]}-l${match[2]}` : `w${match[1]}`], match.index, match.index + match[0].length)
  for (const pattern of [LETTER_FIRST, LETTER_LAST, LETTER_ALONE]) {
    for (const match of reading.text.matchAll(pattern)) {
      const letter = match[1] ?? ''
      const start = match.index + match[0].search(/[^\s,.;:!?("']/u)
      const listed = follow(reading, match.index + match[0].length, country)
      add([letterId(letter), ...listed.ids], start, listed.end)
    }
  }
  for (const match of reading.mask.matchAll(NUMBER)) numbered(reading, match, country, add)
  return found
}

function numbered(
  reading: Reading,
  match: RegExpExecArray,
  country: string,
  add: (ids: string[], start: number, end: number) => void,
): void {
  const [whole, before, word, between, digits = '', after, counter] = match
  const at = match.index + whole.indexOf(digits, (before?.length ?? 0) + (word?.length ?? 0))
  const system = before ?? between ?? after
  const number = numberAt(reading, at)
  const lead = reading.mask[match.index - 1] ?? ' '
  if (!number || number.bare || (word === undefined && system === undefined && counter === undefined)) return
  if (
    /[\p{Script=Latin}\p{Script=Cyrillic}\d]/u.test(lead) ||
    UNIT_AFTER.test(reading.mask.slice(number.end, number.end + 10))
  )
    return
  // "38 de" or "10 it" are words of a sentence, not systems, unless the number is announced as a size
  if (word === undefined && counter === undefined && /^(?:it|de|fr|eur|евро|欧)$/.test(system ?? '')) return
  const named = systemOf(system)
  if (!fitsSize(number.value, named)) return
  const half = HALF.exec(reading.mask.slice(number.end, number.end + 4))
  const end = Math.max(match.index + whole.trimEnd().length, number.end + (half?.[0].length ?? 0))
  const listed = follow(reading, end, country)
  const range = LIST_BEFORE.exec(reading.mask.slice(Math.max(0, match.index - 24), match.index))
  const first = range ? numberAt(reading, Math.max(0, match.index - 24) + range.index) : undefined
  add(
    [
      ...(first && fitsSize(first.value, named) ? [numberId(first.value, named, country)] : []),
      numberId(
        number.value + (half && !reading.text.slice(number.start, number.end).includes('.') ? 0.5 : 0),
        named,
        country,
      ),
      ...listed.ids,
    ],
    first?.start ?? match.index,
    listed.end,
  )
}

/** Further sizes after the first: "size M or L", "38 или 40". */
function follow(reading: Reading, from: number, country: string): { ids: string[]; end: number } {
  const ids: string[] = []
  let end = from
  for (;;) {
    const match = LIST.exec(reading.mask.slice(end, end + 40))
    if (!match) return { ids, end }
    const [whole, item = ''] = match
    const start = end + whole.length - item.length
    const number = item.startsWith('#') ? numberAt(reading, start) : undefined
    if (
      item.startsWith('#') &&
      (!number ||
        !number.digits ||
        !fitsSize(number.value, undefined) ||
        UNIT_AFTER.test(reading.mask.slice(number.end, number.end + 10)) ||
        number.value < 4)
    )
      return { ids, end }
    ids.push(number ? numberId(number.value, undefined, country) : letterId(item))
    end = start + item.length
  }
}

/** The size a message that is only a number means, when it can be one: "38". */
export function sizeAlone(reading: Reading, country: string): SizeFound | undefined {
  const [number] = reading.numbers
  if (!number || reading.numbers.length > 1 || !number.digits || number.value < 30 || number.value > 60)
    return undefined
  if (!NUMBER_WORD.test(reading.mask.slice(0, number.start)) || /[\p{L}$€£₽₾%]/u.test(reading.mask.slice(number.end)))
    return undefined
  return { ids: [numberId(number.value, undefined, country)], start: number.start, end: number.end }
}

/** A bare number behind something to wear: "sneakers 42", «платье 44 красное». */
export function sizesBeside(reading: Reading, matches: readonly Match[], country: string): SizeFound[] {
  if (!matches.some(({ id }) => isWorn(id))) return []
  return reading.numbers.flatMap(({ start, end, value, digits }) => {
    const shoe = value >= 3 && value <= 16 && value % 1 === 0.5 && matches.some(({ id }) => isShoe(id))
    const small = value >= 16 && matches.some(({ id }) => isShoe(id))
    const fits = (shoe || small || value >= 32) && value <= 60 && Number.isInteger(value * 2)
    if (!digits || !fits || isTaken(reading, start, end)) return []
    const before = matches.some(
      (match) => match.end < start && match.end >= start - 8 && IN.test(reading.text.slice(match.end, start)),
    )
    const counted = matches.some((match) => match.kind === 'type' && match.start >= end && match.start - end <= 1)
    const unit = UNIT_AFTER.test(reading.mask.slice(end, end + 10))
    return before && !counted && !unit ? [{ ids: [numberId(value, undefined, country)], start, end }] : []
  })
}

const ANNOUNCED = /(?<!\p{L})(?:in|in size|in der größe|in maat|в размере|в)\s$/u

/** Lone capitals beside something to wear or another size: "two in M and one in L", «футболки M и L». */
export function capitalSizes(reading: Reading, matches: readonly Match[], sizes: readonly SizeFound[]): SizeFound[] {
  const { original } = reading.normal
  if (original === original.toUpperCase() && original.length > 4) return []
  const worn = sizes.length > 0 || matches.some(({ id }) => isWorn(id))
  const place = /(?<!\p{L})(?:in|maat|size|en|und|and|or|oder)\s$/u
  return reading.tokens.flatMap(({ text, start, end }) => {
    if (!/^[smlмсл]$/.test(text) || isTaken(reading, start, end)) return []
    const span = spanOf(reading.normal, start, end)
    if (original.slice(span.start, span.end) !== text.toUpperCase()) return []
    if (/['’&\-\p{N}]/u.test(`${reading.text[start - 1] ?? ''}${reading.text[end] ?? ''}`)) return []
    const announced = ANNOUNCED.test(reading.text.slice(0, start))
    const ends = /^\s*(?:$|[,.!?]|please|bitte|graag|or |and |und |oder |или |и |en |of )/u.test(
      reading.text.slice(end),
    )
    if (!worn && !announced && !(ends && (start === 0 || place.test(reading.text.slice(0, start))))) return []
    return [{ ids: [letterId(text)], start, end }]
  })
}

/** Stretches like 160x230: a measure, neither a quantity nor a size. */
export function findMeasures(reading: Reading): { start: number; end: number }[] {
  return Array.from(reading.mask.matchAll(MEASURE), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  })).filter(({ start, end }) => !isTaken(reading, start, end))
}

export function isShoe(id: string): boolean {
  return id === 'shoe' || broaderOf(id).includes('shoe')
}

function isWorn(id: string): boolean {
  return [id, ...broaderOf(id)].some((each) => each === 'clothing' || each === 'shoe')
}

/** The lexicon's concept for a letter (M is `medium`, as "medium" is), else the letter in its short spelling. */
function letterId(typed: string): string {
  const letter = typed.replace(/[смлх]/g, (each) => LATIN[each] ?? each)
  const repeated = /^(x{2,})([sl])$/.exec(letter)
  const short = repeated && letter.length > 3 ? `${repeated[1]?.length}x${repeated[2]}` : letter
  return (
    labelsIn('en')
      ?.exact.get(short)
      ?.find((id) => kindOf(id) === 'size') ?? short
  )
}

function systemOf(word: string | undefined): 'eu' | 'us' | 'uk' | 'it' | 'fr' | undefined {
  if (word === undefined) return undefined
  if (/^(?:us|am|美|амер)/u.test(word)) return 'us'
  if (/^(?:uk|gb|br|英|брит)/u.test(word)) return 'uk'
  return word === 'it' || word === 'fr' ? word : 'eu'
}

function numberId(value: number, system: string | undefined, country: string): string {
  return `${system ?? systemByValue(value, country, undefined)}-${value}`
}

function fitsSize(value: number, system: string | undefined): boolean {
  if (system === 'us' || system === 'uk') return value >= 0 && value <= 30
  return value >= 0 && value <= 188 && Number.isInteger(value * 2)
}
