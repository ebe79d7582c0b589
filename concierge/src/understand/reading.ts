import type { Normal } from '../text/normalise.ts'
import { tokenise, type Token } from '../text/tokens.ts'
import type { Numeral } from './figures.ts'
import { numerals } from './numerals.ts'

/** A message prepared for the extractors. */
export type Reading = {
  normal: Normal
  text: string
  tokens: readonly Token[]
  /** The language the engine reads it in: one of the six. */
  language: string
  numbers: readonly Numeral[]
  /** The text with every number as `#~~`, of equal length: one pattern serves figures and words in all languages. */
  mask: string
  /** Stretches that an extractor has understood already. */
  taken: { start: number; end: number }[]
  /** Names of feasts: their numbers count nothing, their words may still be concepts. */
  feasts: { start: number; end: number }[]
}

/** A number in a masked text. */
export const N = '#~*'

export function readText(normal: Normal, language: string): Reading {
  const tokens = tokenise(normal.text)
  const numbers = numerals(normal.text, tokens, language)
  let mask = ''
  let at = 0
  for (const number of numbers) {
    mask += `${normal.text.slice(at, number.start).replace(/[#~]/g, ' ')}#${'~'.repeat(number.end - number.start - 1)}`
    at = number.end
  }
  mask += normal.text.slice(at).replace(/[#~]/g, ' ')
  return { normal, text: normal.text, tokens, language, numbers, mask, taken: [], feasts: [] }
}

/** The number that begins at this offset of the mask. */
export function numberAt(reading: Reading, start: number): Numeral | undefined {
  return reading.numbers.find((number) => number.start === start)
}

export function isTaken(reading: Reading, start: number, end: number): boolean {
  return reading.taken.some((each) => each.start < end && start < each.end)
}

export function claim(reading: Reading, start: number, end: number): void {
  reading.taken.push({ start, end })
}

/** Alternatives of a language first, then those of the others; the first that answers wins. */
export function inLanguages<T>(language: string, table: Readonly<Record<string, T>>): T[] {
  const own = table[language]
  const rest = Object.keys(table)
    .filter((each) => each !== language)
    .flatMap((each) => (table[each] === undefined ? [] : [table[each]]))
  return own === undefined ? rest : [own, ...rest]
}
