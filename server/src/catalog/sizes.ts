import { systemByValue, type Worn } from '@souk/concierge/understand/size-system.ts'

/** Letter sizes and the lexicon's words for them; a shop may write either, a shopper may say either. */
const WORD_OF_LETTER: Record<string, string> = {
  xxs: 'extra-small',
  xs: 'extra-small',
  s: 'small',
  m: 'medium',
  l: 'large',
  xl: 'extra-large',
  xxl: 'double-extra-large',
  '2xl': 'double-extra-large',
}
const LETTER_OF_WORD: Record<string, string> = {
  'extra-small': 'xs',
  small: 's',
  medium: 'm',
  large: 'l',
  'extra-large': 'xl',
  'double-extra-large': '2xl',
}
const SYSTEMS: Record<string, string> = {
  eu: 'eu',
  eur: 'eu',
  us: 'us',
  usa: 'us',
  uk: 'uk',
  gb: 'uk',
  it: 'it',
  fr: 'fr',
}
const NUMBER =
  /^(?:size|gr\.?|größe|maat|размер|尺码)?\s*(eur?|usa?|uk|gb|it|fr)?\s*(\d{1,3}(?:[.,]5)?)\s*(eur?|usa?|uk|gb|it|fr|码|号)?$/u
const TROUSERS = /^w?\s?(\d{2})\s*[x/,\s-]?\s*l?\s?(\d{2})$/u
const WAIST = /^w\s?(\d{2})$/u
const LETTERS = /^(x{0,5}[sl]|[2-6]x[sl]|[sml])$/u

/**
 * The ids of a size as a shop writes it, those that understanding a shopper's "size 38" gives as well.
 * @example sizeIds('8', 'US') // ['us-8']
 * @example sizeIds('M / EU 38', 'DE') // ['m', 'medium', 'eu-38']
 * @example sizeIds('29', 'DE', 'shoes') // ['eu-29']
 */
export function sizeIds(text: string, country: string | null, worn?: Worn): string[] {
  const value = text.replace(/\s?½/u, '.5').normalize('NFKC').toLowerCase().trim()
  const trousers = TROUSERS.exec(value)
  const [, waist, length] = trousers ?? []
  if (trousers && (/[wl]/.test(value) || isTrousers(Number(waist), Number(length))))
    return [`w${waist}-l${length}`, `w${waist}`]
  const ids = value.split(/\s*[/(),;|–]\s*|\s+-\s+/u).flatMap((part) => partIds(part, country, worn))
  return [...new Set(ids)]
}

function isTrousers(waist: number, length: number): boolean {
  return waist >= 24 && waist <= 50 && length >= 26 && length <= 38
}

function partIds(part: string, country: string | null, worn: Worn): string[] {
  if (LETTERS.test(part)) return lettersOf(part)
  const waist = WAIST.exec(part)
  if (waist) return [`w${waist[1]}`]
  const number = NUMBER.exec(part)
  if (!number) return []
  const value = Number((number[2] ?? '').replace(',', '.'))
  const system = SYSTEMS[number[1] ?? number[3] ?? '']
  if (system !== undefined) return [`${system}-${value}`]
  // A bare 28 may be a waist in inches as well as a size, unless it is a shoe's.
  return [
    `${systemByValue(value, country, worn)}-${value}`,
    ...(worn !== 'shoes' && value >= 24 && value <= 46 && Number.isInteger(value) ? [`w${value}`] : []),
  ]
}

function lettersOf(letters: string): string[] {
  const repeated = /^(x{2,})([sl])$/.exec(letters)
  const count = repeated?.[1]?.length ?? 0
  const same = repeated ? [letters, `${count}x${repeated[2]}`] : [letters]
  const counted = /^([2-5])x([sl])$/.exec(letters)
  if (counted) same.push('x'.repeat(Number(counted[1])) + (counted[2] ?? ''))
  return withEquals([...new Set(same)])
}

/** The ids together with the other way to say the same: `l` and `large`. */
export function withEquals(ids: readonly string[]): string[] {
  const all = new Set(ids)
  for (const id of ids) {
    const other = WORD_OF_LETTER[id] ?? LETTER_OF_WORD[id]
    if (other !== undefined) all.add(other)
  }
  return [...all]
}

/** Is there a letter for this lexicon size? Facets name a size once. */
export function isLetterWord(id: string): boolean {
  return LETTER_OF_WORD[id] !== undefined
}

const SIZE = /^(?:(?:eu|us|uk|it|fr)-\d|w\d{2}|x{0,5}[sl]$|[2-6]x[sl]$|m$)/

/** Is this id a size that no lexicon lists: `us-8`, `w32-l34`, `xl`? */
export function isSizeId(id: string): boolean {
  return SIZE.test(id)
}

/** A number size of any system as a number, for "the next size"; null for letters. */
export function sizeNumber(id: string): { system: string; value: number } | null {
  const match = /^(eu|us|uk|it|fr|w)-?(\d+(?:\.5)?)$/.exec(id)
  return match ? { system: match[1] ?? '', value: Number(match[2]) } : null
}

const LADDER = ['2xs', 'xs', 's', 'm', 'l', 'xl', '2xl', '3xl', '4xl', '5xl']

/** The sizes next to this one: `m` → `s`, `l`; `us-8` → `us-6`, `us-7`, `us-7.5` … */
export function neighbourSizes(id: string): string[] {
  const step = LADDER.indexOf(LETTER_OF_WORD[id] ?? id)
  if (step >= 0) return withEquals([LADDER[step - 1], LADDER[step + 1]].filter((each) => each !== undefined))
  const number = sizeNumber(id)
  if (!number) return []
  const near = [-0.5, 0.5, -1, 1, -2, 2].map((by) => number.value + by).filter((value) => value >= 0)
  return near.map((value) => (number.system === 'w' ? `w${value}` : `${number.system}-${value}`))
}
