import { LANGUAGES, type Concept } from '@souk/contract/understanding.ts'
import { CONCEPTS } from './concepts.ts'
import { indexLabels, type LabelIndex } from './match-index.ts'

type Row = (typeof CONCEPTS)[number]

const rows = new Map<string, Row>()
const indexes = new Map<string, LabelIndex>()
const ancestors = new Map<string, readonly string[]>()
const wordLanguages = new Map<string, string[]>()
for (const row of CONCEPTS) rows.set(row.id, row)

/** A concept of the lexicon with all its labels; undefined when no concept has this id. */
export function conceptById(id: string): Concept | undefined {
  const row = rows.get(id)
  if (!row) return undefined
  const labels = Object.fromEntries(LANGUAGES.map((language) => [language, row[language].split('|').filter(Boolean)]))
  return { id, kind: row.kind, broader: [...row.broader], labels }
}

export function kindOf(id: string): string | undefined {
  return rows.get(id)?.kind
}

/** The label people see, in their language or else in English; undefined when no concept has this id. */
export function labelOf(id: string, language: string): string | undefined {
  const row = rows.get(id)
  if (!row) return undefined
  const known = LANGUAGES.find((each) => each === language) ?? 'en'
  return row[known].split('|')[0] || row.en.split('|')[0]
}

/** Every concept above this one, nearest first, itself not included. */
export function broaderOf(id: string): readonly string[] {
  const known = ancestors.get(id)
  if (known) return known
  const found = new Set<string>()
  const queue = [...(rows.get(id)?.broader ?? [])]
  for (const next of queue) {
    if (found.has(next) || next === id) continue
    found.add(next)
    queue.push(...(rows.get(next)?.broader ?? []))
  }
  const list = [...found]
  ancestors.set(id, list)
  return list
}

/** The labels of one of the six languages. */
export function labelsIn(language: string): LabelIndex | undefined {
  const key = LANGUAGES.find((each) => each === language)
  if (!key) return undefined
  const known = indexes.get(key)
  if (known) return known
  const labels = CONCEPTS.flatMap((row) =>
    row[key]
      .split('|')
      .filter(Boolean)
      .map((label, i) => ({ id: row.id, label, first: i === 0 })),
  )
  const made = indexLabels(labels, key)
  indexes.set(key, made)
  return made
}

/** The languages in which a folded word occurs in a label. */
export function languagesOf(word: string): readonly string[] {
  if (wordLanguages.size === 0) {
    for (const language of LANGUAGES) {
      for (const each of labelsIn(language)?.words ?? []) {
        const known = wordLanguages.get(each)
        if (known) known.push(language)
        else wordLanguages.set(each, [language])
      }
    }
  }
  return wordLanguages.get(word) ?? []
}
