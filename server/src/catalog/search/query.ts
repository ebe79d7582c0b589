import { conceptsIn } from '@souk/concierge/lexicon/match.ts'
import { correct, type Vocabulary, vocabularyOf } from '@souk/concierge/lexicon/match-typo.ts'
import { analyse, type Term } from '@souk/concierge/text/analyse.ts'
import { foldText } from '@souk/concierge/text/normalise.ts'
import { isCommon } from '@souk/concierge/text/word-sets.ts'
import { postingsOf, type Segment } from './segment.ts'

/** One word of a query with everything that may stand for it; `factor` is how well it does. */
export type Group = { terms: { key: string; factor: number }[]; concepts: { key: string; factor: number }[] }
export type Query = {
  groups: Group[]
  /** Words that only order what fits anyway: the labels of what was asked for. */
  hints: Group[]
  /** The text has words, known or not. */
  asked: boolean
}

const CONCEPT = 0.8
const TYPO = 0.6
const HINT = 0.3
const MOST_WORDS = 24

/**
 * Reads a text as a query: its words as stems in its own language and in the catalogue's, the parts of compounds, the
 * concepts that stand there whatever the language, and for a word that no product has the one it was meant to be.
 */
export function readQuery(text: string, languages: readonly string[], segments: readonly Segment[]): Query {
  const folded = foldText(text.slice(0, 2000))
  const spoken = [...new Set(languages)]
  const words = clusters(spoken.map((language) => analyse(folded, language)))
  const matches = spoken.flatMap((language) => conceptsIn(folded, language))
  const groups = words.slice(0, MOST_WORDS).flatMap((word) => {
    const concepts = new Set(
      matches.filter(({ start, end }) => start < word.end && word.start < end).map(({ id }) => id),
    )
    const known = word.terms.filter(({ key }) => segments.some((segment) => segment.terms.keys.has(key)))
    const hits = [...concepts].filter((id) => segments.some((segment) => segment.concepts.keys.has(id)))
    const terms =
      known.some(({ factor }) => factor === 1) || hits.length > 0
        ? known
        : [...known, ...corrected(word.terms, segments)]
    return terms.length + hits.length === 0 ? [] : [{ terms, concepts: hits.map((key) => ({ key, factor: CONCEPT })) }]
  })
  return { groups, hints: [], asked: words.length > 0 }
}

/** The words of a text that stand in no product, not even misspelt, and that no lexicon has: nobody here knows them. */
export function unknownWords(text: string, languages: readonly string[], segments: readonly Segment[]): string[] {
  const folded = foldText(text.slice(0, 2000))
  const spoken = [...new Set(languages)]
  const matches = spoken.flatMap((language) => conceptsIn(folded, language))
  return clusters(spoken.map((language) => analyse(folded, language))).flatMap(({ start, end, terms }) => {
    const word = folded.slice(start, end)
    const isKnown =
      !/\p{L}{2}/u.test(word) ||
      spoken.some((language) => isCommon(word, language)) ||
      matches.some((match) => match.start < end && start < match.end) ||
      terms.some(({ key }) => segments.some((segment) => segment.terms.keys.has(key))) ||
      corrected(terms, segments).length > 0
    return isKnown ? [] : [word]
  })
}

/** Hints made of labels: who asks for a prom dress sees first what is called so. */
export function hintsOf(labels: readonly string[], language: string): Group[] {
  return labels.map((label) => {
    const key = `${language} ${label}`
    const known = hints.get(key)
    if (known) return known
    const terms = analyse(label, language)
    const made = { terms: terms.map(({ term }) => ({ key: term, factor: HINT / terms.length })), concepts: [] }
    hints.set(key, made)
    return made
  })
}

/** Labels are the lexicon's: there are not so many. */
const hints = new Map<string, Group>()

type Word = { start: number; end: number; terms: { key: string; factor: number }[] }

/** Terms that overlap are one word of the text: the longest are the whole of it, shorter ones its parts. */
function clusters(analyses: readonly (readonly Term[])[]): Word[] {
  const all = analyses.flat().toSorted((a, b) => a.start - b.start || b.end - a.end)
  const groups: Term[][] = []
  let reach = -1
  for (const term of all) {
    if (term.start < reach) groups.at(-1)?.push(term)
    else groups.push([term])
    reach = Math.max(reach, term.end)
  }
  return groups.map((terms) => {
    const start = Math.min(...terms.map((term) => term.start))
    const end = Math.max(...terms.map((term) => term.end))
    const parts = new Set(terms.filter((term) => term.end - term.start < end - start).map((term) => term.start)).size
    const factors = new Map<string, number>()
    for (const { term, start: from, end: to } of terms) {
      const factor = to - from === end - start ? 1 : 1 / parts
      factors.set(term, Math.max(factor, factors.get(term) ?? 0))
    }
    return { start, end, terms: [...factors].map(([key, factor]) => ({ key, factor })) }
  })
}

const vocabularies = new WeakMap<Segment, Vocabulary>()

function corrected(terms: Word['terms'], segments: readonly Segment[]): Word['terms'] {
  const found = new Set<string>()
  for (const { key, factor } of terms) {
    if (factor < 1) continue
    for (const segment of segments) {
      let vocabulary = vocabularies.get(segment)
      if (!vocabulary) {
        // Its words are stems already: no language, no words to leave out.
        vocabulary = vocabularyOf(segment.terms.keys.keys(), '', new Set())
        vocabularies.set(segment, vocabulary)
      }
      const meant = correct(key, vocabulary)
      if (meant !== null) found.add(meant)
    }
  }
  return [...found].map((key) => ({ key, factor: TYPO }))
}

/** In how many documents a term or concept stands. */
export function frequency(segments: readonly Segment[], kind: 'terms' | 'concepts', key: string): number {
  let count = 0
  for (const segment of segments) {
    const range = postingsOf(segment[kind], key)
    if (range) count += range.to - range.from
  }
  return count
}
