import { broaderOf } from '@souk/concierge/lexicon/match.ts'
import { analyse } from '@souk/concierge/text/analyse.ts'
import { kindOfId } from '../annotate.ts'
import { slugOf } from '../names.ts'
import { isLetterWord } from '../sizes.ts'
import type { Entry } from './entry.ts'
import { invert, Numbers, type Segment } from './segment.ts'

/** How much a word counts by where it stands, and which field's length weakens it. */
const WEIGHTS = { title: 5, brand: 3, categories: 2.5, attributes: 2, description: 0.7 }
/** BM25: how soon more of the same word stops to count, and how much longer texts lose. */
const SATURATION = 1.2
const LENGTH_LOSS = 0.5
const USUAL_LENGTH = 30
/** Short texts come again and again in a catalogue: as many as these are read once. */
const REMEMBERED = 20_000
const FACET_KINDS = new Set(['colour', 'size', 'material', 'brand'])

/** Builds a segment document by document; `finish` sorts what was gathered. */
export class Builder {
  readonly #language: string
  readonly #ids: string[] = []
  readonly #terms = new Keys()
  readonly #termOf = new Numbers()
  readonly #termDoc = new Numbers()
  readonly #impact = new Numbers()
  readonly #concepts = new Keys()
  readonly #conceptOf = new Numbers()
  readonly #conceptDoc = new Numbers()
  readonly #variants = new Numbers()
  readonly #amounts: number[] = []
  readonly #setOf = new Numbers()
  readonly #available = new Numbers()
  readonly #setNumbers = new Keys()
  readonly #sets: ReadonlySet<string>[] = []
  readonly #facets = new Numbers()
  readonly #facetValues = new Numbers()
  readonly #facetNames = new Keys()
  readonly #names = new Map<string, number[]>()
  readonly #remembered = new Map<string, readonly string[]>()
  readonly #named: boolean

  /** `language` is the catalogue's; `named`: products can be asked for by their whole title. */
  constructor(language: string, named: boolean) {
    this.#language = language
    this.#named = named
    this.#variants.push(0)
    this.#facets.push(0)
  }

  add(entry: Entry): void {
    const doc = this.#ids.length
    this.#ids.push(entry.id)
    this.#addTerms(entry, doc)
    for (const concept of entry.concepts) {
      this.#conceptOf.push(this.#concepts.number(concept))
      this.#conceptDoc.push(doc)
    }
    for (const variant of entry.variants ?? []) {
      this.#amounts.push(variant.amount)
      this.#available.push(variant.available ? 1 : 0)
      const set = this.#setNumbers.number(variant.concepts)
      if (set === this.#sets.length) this.#sets.push(new Set(variant.concepts.split(' ')))
      this.#setOf.push(set)
    }
    this.#variants.push(this.#amounts.length)
    for (const value of facetsOf(entry)) this.#facetValues.push(this.#facetNames.number(value))
    this.#facets.push(this.#facetValues.length)
    if (!this.#named) return
    const name = slugOf(entry.title)
    this.#names.set(name, [...(this.#names.get(name) ?? []), doc])
  }

  #addTerms(entry: Entry, doc: number): void {
    const weights = new Map<string, number>()
    const put = (text: string, weight: number) => {
      for (const term of this.#read(text)) weights.set(term, (weights.get(term) ?? 0) + weight)
    }
    for (const { term } of analyse(entry.title, this.#language))
      weights.set(term, (weights.get(term) ?? 0) + WEIGHTS.title)
    if (entry.brand !== null) put(entry.brand, WEIGHTS.brand)
    for (const category of entry.categories) put(category, WEIGHTS.categories)
    const values = new Set([
      ...Object.values(entry.attributes).flat(),
      ...(entry.variants ?? []).flatMap(({ options }) => Object.values(options)),
    ])
    for (const value of values) put(value, WEIGHTS.attributes)
    if (entry.description !== null) {
      const told = analyse(entry.description, this.#language)
      const weight = WEIGHTS.description / (1 - LENGTH_LOSS + (LENGTH_LOSS * told.length) / USUAL_LENGTH)
      for (const { term } of told) weights.set(term, (weights.get(term) ?? 0) + weight)
    }
    for (const [term, weight] of weights) {
      this.#termOf.push(this.#terms.number(term))
      this.#termDoc.push(doc)
      this.#impact.push(Math.max(1, Math.round((255 * weight) / (SATURATION + weight))))
    }
  }

  #read(text: string): readonly string[] {
    const known = this.#remembered.get(text)
    if (known) return known
    const terms = analyse(text, this.#language).map(({ term }) => term)
    if (this.#remembered.size >= REMEMBERED) this.#remembered.clear()
    this.#remembered.set(text, terms)
    return terms
  }

  finish(): Segment {
    const terms = invert(this.#terms.map, this.#termOf, this.#termDoc, this.#impact)
    const concepts = invert(this.#concepts.map, this.#conceptOf, this.#conceptDoc)
    const size = this.#ids.length
    return {
      size,
      ids: this.#ids,
      dead: new Uint8Array(size),
      live: size,
      terms: terms.postings,
      impacts: terms.extra,
      concepts: concepts.postings,
      variants: this.#variants.done(),
      amounts: Float64Array.from(this.#amounts),
      setOf: this.#setOf.done(),
      available: Uint8Array.from(this.#available.view()),
      sets: this.#sets,
      facets: this.#facets.done(),
      facetValues:
        this.#facetNames.map.size < 65_536 ? Uint16Array.from(this.#facetValues.view()) : this.#facetValues.done(),
      facetNames: [...this.#facetNames.map.keys()],
      names: this.#names,
    }
  }
}

/** Numbers keys in the order they first come. */
class Keys {
  readonly map = new Map<string, number>()
  number(key: string): number {
    const known = this.map.get(key)
    if (known !== undefined) return known
    const next = this.map.size
    this.map.set(key, next)
    return next
  }
}

/** What a product is filed under, `kind value`: the most specific of each kind, a size by its letter. */
function facetsOf(entry: Entry): string[] {
  const broader = new Set(entry.concepts.flatMap((id) => broaderOf(id)))
  const values = entry.concepts.flatMap((id) => {
    const kind = kindOfId(id)
    if (kind === undefined || !FACET_KINDS.has(kind)) return []
    if (kind === 'size') return isLetterWord(id) ? [] : [`size ${id}`]
    return broader.has(id) ? [] : [`${kind} ${id}`]
  })
  return entry.brand === null ? values : [...values, `brand ${entry.brand}`]
}
