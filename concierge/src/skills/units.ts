import type { Mind } from '../dialogue/context.ts'
import { nearly } from '../dialogue/nearly.ts'
import { foldText } from '../text/normalise.ts'
import { stem } from '../text/stem.ts'
import { tokenise, type Token } from '../text/tokens.ts'
import { functionWords, isCommon } from '../text/word-sets.ts'
import { topicsIn } from './topics.ts'

/** A word of a question: how it may be met again, and what it says; `key` tells apart what is met differently. */
export type Unit = { key: string; word: string; concept: string; weight: number }

export const FUNCTION = 0.15
const COMMON = 0.6
/** What the shop sells is in every message to it. */
export const GOODS = 0.4
const TOPIC = 0.8
const TOPICS = [
  'returns',
  'delivery',
  'payment',
  'sizing',
  'care',
  'gift',
  'allergens',
  'warranty',
  'privacy',
  'minimum',
]

/** Reads a text as the words that questions are compared by. */
export function unitsOf(mind: Mind, raw: string, language: string): readonly Unit[] {
  const text = foldText(raw)
  const tokens = tokenise(text)
  const concepts = mind.conceptsIn(text, language)
  const units = tokens.flatMap((token, i): Unit[] => {
    const within = concepts.find(({ start, end }) => token.start >= start && token.end <= end)
    if (within && token.start > within.start) return []
    if (token.kind === 'han' && !within) return pair(token, tokens[i + 1], language)
    const word = token.kind === 'word' ? stem(token.text, language) : text.slice(token.start, within?.end ?? token.end)
    return [unit(word, weightOf(token.text, language, within?.kind), within?.id)]
  })
  const told = topicsIn(text)
  return [...units, ...TOPICS.filter((topic) => told.includes(topic)).map((topic) => unit(`@${topic}`, TOPIC))]
}

function unit(word: string, weight: number, concept = ''): Unit {
  return { key: `${word} ${concept}`, word, concept, weight }
}

/** Chinese words are two signs as a rule. */
function pair(token: Token, next: Token | undefined, language: string): Unit[] {
  if (next?.kind !== 'han' || next.start !== token.end) return []
  const word = token.text + next.text
  const small = functionWords(language)
  const weight = small.has(token.text) || small.has(next.text) ? FUNCTION : weightOf(word, language, undefined)
  return [unit(word, weight)]
}

function weightOf(word: string, language: string, kind: string | undefined): number {
  if (kind === 'type') return GOODS
  if (functionWords(language).has(word)) return FUNCTION
  return isCommon(word, language) ? COMMON : 1
}

/** Whether the one may stand where the other does; it is so both ways. */
export function alike(mind: Mind, a: Unit, b: Unit): boolean {
  if (a.word === b.word || nearly(a.word, b.word) || begins(a.word, b.word)) return true
  if (a.concept === '' || b.concept === '') return false
  if (a.concept === b.concept) return true
  return mind.broaderOf(a.concept).includes(b.concept) || mind.broaderOf(b.concept).includes(a.concept)
}

/** Two forms of one word that the stemmer keeps apart, or a word and a compound of it. */
function begins(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length < 4) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same++
  return same >= 4 && (same >= 0.7 * long.length || (same === short.length && same >= 5))
}
