import { foldText } from '../text/normalise.ts'
import { tokenise } from '../text/tokens.ts'
import { functionWords } from '../text/word-sets.ts'
import { stemIndex, type StemIndex } from './match-stems.ts'
import { vocabularyOf, type Vocabulary } from './match-typo.ts'

const PLAIN = /^[a-zäöüа-яა-ჰ]+(?: [a-zäöüа-яა-ჰ]+)*$/

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

/** Indexes labels; stems and spellings only when they are first needed. */
export function indexLabels(labels: readonly Label[], language: string): LabelIndex {
  const exact = new Map<string, string[]>()
  const reach = new Map<string, number>()
  const words = new Set<string>()
  const spelt = new Set<string>()
  for (const { id, label, first } of labels) {
    const parts = partsOf(foldText(label))
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
    stems: () => (stems ??= stemIndex(exact, words, language)),
    vocabulary: () => (vocabulary ??= vocabularyOf(spelt, language, functionWords(language))),
  }
}

/** Most labels are plain words with spaces: those need no tokeniser. */
function partsOf(label: string): string[] {
  return PLAIN.test(label) ? label.split(' ') : tokenise(label).map((token) => token.text)
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
