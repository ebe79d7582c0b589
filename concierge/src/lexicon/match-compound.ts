import { splitCompound } from '../text/compounds.ts'
import { stem } from '../text/stem.ts'
import type { Token } from '../text/tokens.ts'
import { functionWords, isCommon } from '../text/word-sets.ts'
import type { Candidate, Place } from './match-choose.ts'
import { kindOf, labelsIn } from './match-table.ts'
import type { How } from './match-type.ts'

/** Concepts that stand at a place of a text. */
export type Hit = Place & { start: number; end: number; how: How; without?: true }

/** The parts of a German or Dutch compound that are concepts, else its head alone: Blumenmusterkleid is still a dress. */
export function compoundAt(i: number, token: Token, word: string, language: string): Hit[] {
  if (!labelsIn(language) || isCommon(word, language)) return []
  const parts =
    compoundParts(word, language) ??
    headOf(word, (part) => idsOf(part, language)?.some((id) => isNamingKind(id)) === true, language)
  const hits: Hit[] = []
  const stretch = (token.end - token.start) / word.length
  for (const part of parts ?? []) {
    const ids = idsOf(part.text, language) ?? []
    const candidates: Candidate[] = ids.map((id) => ({ id, kind: kindOf(id) ?? 'attribute' }))
    if (candidates.length === 0) continue
    const start = token.start + Math.floor(part.start * stretch)
    hits.push({
      from: i,
      to: i + 1,
      start,
      end: token.start + Math.ceil(part.end * stretch),
      candidates,
      how: 'compound',
    })
  }
  return hits
}

/** Whether a language makes this word of others, one of which at least is a label: Sommerkleider, feestjurk. */
export function isCompound(word: string, language: string): boolean {
  return compoundParts(word, language)?.some(({ text }) => idsOf(text, language) !== undefined) === true
}

function compoundParts(word: string, language: string): { text: string; start: number; end: number }[] | null {
  if (language !== 'de' && language !== 'nl') return null
  return splitCompound(
    word,
    language,
    (part) =>
      (!functionWords(language).has(part) && idsOf(part, language) !== undefined) ||
      (part.length > 4 && isCommon(part, language)),
  )
}

function idsOf(part: string, language: string): readonly string[] | undefined {
  const index = labelsIn(language)
  return index?.exact.get(part) ?? (part.length > 3 ? index?.stems().ids(stem(part, language)) : undefined)
}

function headOf(
  word: string,
  isHead: (part: string) => boolean,
  language: string,
): { text: string; start: number; end: number }[] | null {
  if (language !== 'de' && language !== 'nl') return null
  for (let start = 3; start <= word.length - 4; start++) {
    const text = word.slice(start)
    if (isHead(text)) return [{ text, start, end: word.length }]
  }
  return null
}

function isNamingKind(id: string): boolean {
  const kind = kindOf(id)
  return kind === 'type' || kind === 'colour'
}
