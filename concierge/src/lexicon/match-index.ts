import { foldText } from '../text/normalise.ts'
import { stem, stemVariants } from '../text/stem.ts'
import { tokenise } from '../text/tokens.ts'
import { functionWords } from '../text/word-sets.ts'
import { vocabularyOf, type Vocabulary } from './match-typo.ts'

/** `first` marks the label people see. */
export type Label = { id: string; label: string; first?: boolean }
/** The labels of one language: keys are folded words joined by a space, `reach` the most words that begin with one. */
export type LabelIndex = {
  language: string
  exact: ReadonlyMap<string, readonly string[]>
  reach: ReadonlyMap<string, number>
  /** Every word that occurs in a label. */
  words: ReadonlySet<string>
  stems(): StemIndex
  vocabulary(): Vocabulary
}
export type StemIndex = {
  keys: ReadonlyMap<string, readonly string[]>
  reach: ReadonlyMap<string, number>
  words: ReadonlySet<string>
}

/** Indexes labels; the stems, which cost most, only when the language is first needed. */
export function indexLabels(labels: readonly Label[], language: string): LabelIndex {
  const exact = new Map<string, string[]>()
  const reach = new Map<string, number>()
  const words = new Set<string>()
  const spelt = new Set<string>()
  for (const { id, label, first } of labels) {
    const parts = tokenise(foldText(label)).map((token) => token.text)
    enter(exact, reach, parts, id)
    for (const part of parts) words.add(part)
    // rare words inside long labels would attract the misspellings of other words
    if (parts.length === 1 || first) for (const part of parts) spelt.add(part)
  }
  let stems: StemIndex | undefined
  let vocabulary: Vocabulary | undefined
  return {
    language,
    exact,
    reach,
    words,
    stems: () => (stems ??= indexStems(exact, language)),
    vocabulary: () => (vocabulary ??= vocabularyOf(spelt, language, functionWords(language))),
  }
}

function indexStems(exact: ReadonlyMap<string, readonly string[]>, language: string): StemIndex {
  const keys = new Map<string, string[]>()
  const reach = new Map<string, number>()
  const words = new Set<string>()
  for (const [key, ids] of exact) {
    const parts = key.split(' ')
    const stemmed = parts.map((part) => stem(part, language))
    for (const each of stemmed) words.add(each)
    for (const id of ids) {
      enter(keys, reach, stemmed, id)
      const last = parts.at(-1)
      if (last === undefined) continue
      for (const variant of stemVariants(last, language)) {
        words.add(variant)
        enter(keys, reach, [...stemmed.slice(0, -1), variant], id)
      }
    }
  }
  return { keys, reach, words }
}

function enter(keys: Map<string, string[]>, reach: Map<string, number>, parts: readonly string[], id: string): void {
  const [first] = parts
  if (first === undefined) return
  const key = parts.join(' ')
  const ids = keys.get(key)
  if (!ids) keys.set(key, [id])
  else if (!ids.includes(id)) ids.push(id)
  if ((reach.get(first) ?? 0) < parts.length) reach.set(first, parts.length)
}
