import { labelsIn } from '../lexicon/match-table.ts'
import { splitCompound } from './compounds.ts'
import { normalise, spanOf } from './normalise.ts'
import { stem } from './stem.ts'
import { tokenise, type Token } from './tokens.ts'
import { functionWords, isCommon } from './word-sets.ts'

/** A word as search compares it, and where it stands in the text as given. */
export type Term = { term: string; start: number; end: number }

const segmenters = new Map<string, Intl.Segmenter>()

/**
 * The terms of a product text or a query: stems, the parts of German and Dutch compounds beside the whole, Chinese words with
 * their character pairs. Function words are left out. Both sides of a search call it with their own language.
 * @example analyse('Rote Sommerkleider', 'de').map((each) => each.term) // ['rot', 'sommerkleid', 'somm', 'kleid']
 */
export function analyse(text: string, language: string): Term[] {
  const normal = normalise(text)
  const terms: Term[] = []
  const add = (term: string, start: number, end: number) => terms.push({ term, ...spanOf(normal, start, end) })
  const tokens = tokenise(normal.text)
  const drop = functionWords(language)
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) continue
    if (token.kind === 'han') {
      i += addHan(normal.text, tokens, i, add) - 1
      continue
    }
    if (drop.has(token.text)) continue
    add(stem(token.text, language), token.start, token.end)
    for (const part of partsOf(token.text, language))
      add(stem(part.text, language), token.start + part.start, token.start + part.end)
  }
  return terms
}

function partsOf(word: string, language: string): { text: string; start: number; end: number }[] {
  const index = labelsIn(language)
  if (!index || (language !== 'de' && language !== 'nl')) return []
  const drop = functionWords(language)
  const isKnown = (part: string) =>
    !drop.has(part) &&
    (index.words.has(part) ||
      (part.length > 3 && index.stems().has(stem(part, language))) ||
      (part.length > 4 && isCommon(part, language)))
  return splitCompound(word, language, isKnown) ?? []
}

/** A run of Han characters: the segmenter's words, and the pairs inside longer ones, since it cuts unlike in other sentences. */
function addHan(
  text: string,
  tokens: readonly Token[],
  from: number,
  add: (term: string, start: number, end: number) => void,
): number {
  let to = from + 1
  while (tokens[to]?.kind === 'han' && tokens[to]?.start === tokens[to - 1]?.end) to++
  const start = tokens[from]?.start ?? 0
  const run = text.slice(start, tokens[to - 1]?.end)
  const drop = functionWords('zh')
  for (const { segment, index } of chinese().segment(run)) {
    if (drop.has(segment)) continue
    add(segment, start + index, start + index + segment.length)
    for (let i = 0; segment.length > 2 && i + 2 <= segment.length; i++)
      add(segment.slice(i, i + 2), start + index + i, start + index + i + 2)
  }
  return to - from
}

function chinese(): Intl.Segmenter {
  const known = segmenters.get('zh')
  if (known) return known
  const made = new Intl.Segmenter('zh', { granularity: 'word' })
  segmenters.set('zh', made)
  return made
}
