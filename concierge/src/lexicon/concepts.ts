import type { Concept } from '@souk/contract/understanding.ts'
import { COLOURS } from './data/colour.ts'
import { DEPARTMENTS } from './data/department.ts'
import { FLOWERS } from './data/flower.ts'
import { FOODS } from './data/food.ts'
import { GARMENTS } from './data/garment.ts'
import { OCCASIONS } from './data/occasion.ts'
import type { ConceptRow } from './data/row.ts'

export type { ConceptRow } from './data/row.ts'

/** Everything the lexicon knows, the wide groups first. */
export const CONCEPTS: readonly ConceptRow[] = [
  ...DEPARTMENTS,
  ...GARMENTS,
  ...FLOWERS,
  ...FOODS,
  ...COLOURS,
  ...OCCASIONS,
]

/** The concept as it crosses the wire: one list of labels per language, the first of each is the one to show. */
export function toConcept(row: ConceptRow): Concept {
  const labels = {
    en: row.en.split('|'),
    de: row.de.split('|'),
    nl: row.nl.split('|'),
    ru: row.ru.split('|'),
    zh: row.zh.split('|'),
    ka: row.ka.split('|'),
  }
  return { id: row.id, kind: row.kind, broader: [...row.broader], labels }
}
