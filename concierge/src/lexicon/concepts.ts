import type { Concept } from '@souk/contract/understanding.ts'
import { ACCESSORIES } from './data/accessory.ts'
import { BEAUTY } from './data/beauty.ts'
import { COLOURS } from './data/colour.ts'
import { CUTS } from './data/cut.ts'
import { DEPARTMENTS } from './data/department.ts'
import { DIETS } from './data/diet.ts'
import { ELECTRONICS } from './data/electronics.ts'
import { FEATURES } from './data/feature.ts'
import { FLOWERS } from './data/flower.ts'
import { FOODS } from './data/food.ts'
import { GARMENTS } from './data/garment.ts'
import { HOME_GOODS } from './data/home.ts'
import { KIDS_SPORT_BOOKS } from './data/kids-sport-book.ts'
import { MATERIALS } from './data/material.ts'
import { OCCASIONS } from './data/occasion.ts'
import { PATTERNS } from './data/pattern.ts'
import { RECIPIENTS } from './data/recipient.ts'
import type { ConceptRow } from './data/row.ts'
import { SEASONS } from './data/season.ts'
import { SERVICES } from './data/service.ts'
import { SHOES } from './data/shoe.ts'
import { SIZES } from './data/size.ts'
import { STYLES } from './data/style.ts'

export type { ConceptRow } from './data/row.ts'

/** Everything the lexicon knows: what one can buy, then the attributes, the wide groups first. */
export const CONCEPTS: readonly ConceptRow[] = [
  ...DEPARTMENTS,
  ...GARMENTS,
  ...SHOES,
  ...ACCESSORIES,
  ...FLOWERS,
  ...FOODS,
  ...BEAUTY,
  ...HOME_GOODS,
  ...ELECTRONICS,
  ...KIDS_SPORT_BOOKS,
  ...SERVICES,
  ...COLOURS,
  ...MATERIALS,
  ...PATTERNS,
  ...OCCASIONS,
  ...RECIPIENTS,
  ...STYLES,
  ...CUTS,
  ...SEASONS,
  ...DIETS,
  ...SIZES,
  ...FEATURES,
]

const SYSTEMS: readonly { system: string; from: number; to: number }[] = [
  { system: 'eu', from: 16, to: 60 },
  { system: 'us', from: 0, to: 20 },
  { system: 'uk', from: 0, to: 20 },
]

/** Numbered sizes as `understand` names them (`eu-38.5`, `us-8`): a list for outside tools, no words to be found in a text. */
export const NUMBERED_SIZES: readonly ConceptRow[] = SYSTEMS.flatMap(({ system, from, to }) =>
  Array.from({ length: (to - from) * 2 + 1 }, (_, i) => {
    const number = `${from + i / 2}`
    const label = `${system.toUpperCase()} ${number}|${number}`
    const labels = { en: label, de: label, nl: label, ru: label, zh: label, ka: label }
    return { id: `${system}-${number}`, kind: 'size', broader: [], ...labels } satisfies ConceptRow
  }),
)

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
