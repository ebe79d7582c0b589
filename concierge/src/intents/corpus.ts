import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { IntentName, LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { ASIDES, withAside } from './asides.ts'
import { LANGUAGE_CUES } from './cue-index.ts'
import { patternRows } from './patterns/patterns.ts'
import type { Row } from './row.ts'
import { fold } from './tokens.ts'

/** The sets that only measure, each by another hand. */
export const MEASURING = ['test', 'test2', 'test3'] as const
export type Split = 'train' | (typeof MEASURING)[number]

function file(language: Language, split: Split): string {
  return readFileSync(new URL(`../../corpus/${language}.${split}.tsv`, import.meta.url), 'utf8')
}

/** The rows of one file; a line that is not `intent<TAB>text`, or names an unknown intent, is refused with its number. */
export function parseRows(tsv: string): Row[] {
  return tsv.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    const [names, text, ...rest] = line.split('\t')
    if (names === undefined || !text || rest.length > 0) throw new Error(`line ${i + 1}: not intent<TAB>text`)
    return [{ text, intents: names === '' ? [] : names.split('+').map((name) => IntentName.parse(name)) }]
  })
}

export function rowsOf(language: Language, split: Split): Row[] {
  return parseRows(file(language, split)).map((row) => ({ ...row, language }))
}

/** A text as far as meaning goes: two with the same key count as one. */
export function keyOf(text: string): string {
  const bare = fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ')
  return bare.trim() || text
}

let measured: Set<string> | undefined

/** Whether a text stands in a set that only measures: none is learnt from. */
function isMeasured(text: string): boolean {
  measured ??= new Set(
    LANGUAGES.flatMap((language) => MEASURING.flatMap((split) => rowsOf(language, split))).map((row) =>
      keyOf(row.text),
    ),
  )
  return measured.has(keyOf(text))
}

/** The rows that patterns come to, without any that stands in a set that measures. */
export function patternsToLearn(): Row[] {
  return patternRows().filter((row) => !isMeasured(row.text))
}

/** A row as it is said in passing, unless that stands in a set that measures. */
export function asideToLearn(row: Row, turn: number): Row[] {
  return withAside(row, turn).filter(({ text }) => !isMeasured(text))
}

/** Of everything the weights were learnt from that people edit: the training rows, the patterns and the cues. */
export function fingerprint(): string {
  const hash = createHash('sha256')
  for (const language of LANGUAGES) hash.update(file(language, 'train'))
  return hash.update(JSON.stringify([LANGUAGE_CUES, patternRows(), ASIDES])).digest('hex')
}
