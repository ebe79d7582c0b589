import { evaluate, type Matches } from './evaluate.ts'
import type { Filter } from './filter.ts'
import type { ShopIndex } from './indexes.ts'
import { frequency, type Group, type Query } from './query.ts'
import { postingsOf, type Segment } from './segment.ts'

export type Ranked = {
  total: number
  top: Top[]
  /** Everything that was found, for counting. */
  found: { segment: Segment; matches: Matches }[]
}

/**
 * One of the best. `met`: it meets the filter as far as the index knows; where it does not, only the stock is lacking,
 * and the rows may know better. `at`: which of its variants meet it, counted from its first; `own`: their concepts,
 * gathered for who asks.
 */
export type Top = { id: string; score: number; met: boolean; at: number[]; own: () => ReadonlySet<string> }

/** What can be bought stands before what cannot; then whoever covers more of the words; then how much the words say. */
const AVAILABLE = 1e7
const MET = 5e6
const COVERED = 1e3
/** A concept says as much of a document as a word that stands in its categories. */
const CONCEPT_IMPACT = 170

/**
 * Orders what meets a filter by a query. Without any filter a text has to be met by at least one of its words; with
 * neither, the newest come first. Synchronous: an index may change between two turns of the event loop, not within one.
 */
export function rank(
  index: ShopIndex,
  filter: Filter,
  query: Query,
  options: { limit: number; open: boolean },
): Ranked {
  const { limit, open } = options
  const best = new Best(limit)
  const found: Ranked['found'] = []
  let total = 0
  for (const segment of index.segments) {
    const marks = score(index, segment, query)
    const matches = evaluate(segment, filter, open && query.asked ? covered(marks.coverage) : undefined)
    total += matches.docs.length
    found.push({ segment, matches })
    const newest = open && !query.asked
    const offer = (doc: number, met: boolean, bonus: number) => {
      const relevance = newest
        ? recency(segment.ids[doc] ?? '')
        : (marks.coverage[doc] ?? 0) * COVERED + (marks.score[doc] ?? 0)
      const key = bonus + relevance
      // Most come too late: they are not even looked at.
      if (key < best.least) return
      const points = newest ? 0 : (marks.score[doc] ?? 0)
      best.offer({ id: segment.ids[doc] ?? '', met, key, score: points, segment, doc, matches })
    }
    const { docs, available, gone } = matches
    for (let at = 0; at < docs.length; at++) offer(docs[at] ?? 0, true, available[at] === 1 ? AVAILABLE : MET)
    for (let at = 0; at < gone.length; at++) offer(gone[at] ?? 0, false, 0)
  }
  return { total, top: best.sorted(), found }
}

/** Offers made in the same minute came in one file: they keep its order. */
function recency(id: string): number {
  return (Number.parseInt(id.slice(0, 8), 16) / 0xffffffff) * COVERED
}

/** Who has any of the words at all. */
function covered(coverage: Float32Array): Uint32Array {
  const docs = new Uint32Array(coverage.length)
  let count = 0
  for (let doc = 0; doc < coverage.length; doc++) {
    if (coverage[doc] === 0) continue
    docs[count] = doc
    count += 1
  }
  return docs.subarray(0, count)
}

type Marks = { coverage: Float32Array; score: Float32Array; share: Float32Array }

/** A figure per document, used again by the next search: ranking never waits, so there is only one at a time. */
const scratch = new WeakMap<Segment, Marks>()

function emptyMarks(segment: Segment): Marks {
  const { size } = segment
  const known = scratch.get(segment)
  if (known) {
    known.coverage.fill(0)
    known.score.fill(0)
    return known
  }
  const made = { coverage: new Float32Array(size), score: new Float32Array(size), share: new Float32Array(size) }
  scratch.set(segment, made)
  return made
}

function score(index: ShopIndex, segment: Segment, query: Query): Marks {
  const marks = emptyMarks(segment)
  for (const group of query.groups) addGroup(index, segment, group, marks, true)
  for (const group of query.hints) addGroup(index, segment, group, marks, false)
  return marks
}

function addGroup(index: ShopIndex, segment: Segment, group: Group, marks: Marks, counts: boolean): void {
  const share = counts && group.terms.length + group.concepts.length > 1 ? marks.share.fill(0) : marks.coverage
  const add = (kind: 'terms' | 'concepts', key: string, factor: number) => {
    const range = postingsOf(segment[kind], key)
    if (!range) return
    const frequent = frequency(index.segments, kind, key)
    const weight = (factor * Math.log(1 + (index.live - frequent + 0.5) / (frequent + 0.5))) / 255
    const { docs } = segment[kind]
    for (let at = range.from; at < range.to; at++) {
      const doc = docs[at] ?? 0
      marks.score[doc] =
        (marks.score[doc] ?? 0) +
        Math.max(weight, 0.0001) * (kind === 'terms' ? (segment.impacts[at] ?? 0) : CONCEPT_IMPACT)
      if (counts) share[doc] = (share[doc] ?? 0) + factor
    }
  }
  for (const { key, factor } of group.terms) add('terms', key, factor)
  for (const { key, factor } of group.concepts) add('concepts', key, factor)
  if (!counts || share === marks.coverage) return
  // A word is met at most once, by however many of its readings.
  for (let doc = 0; doc < share.length; doc++) {
    const met = share[doc] ?? 0
    if (met > 0) marks.coverage[doc] = (marks.coverage[doc] ?? 0) + Math.min(1, met)
  }
}

type Candidate = {
  id: string
  met: boolean
  key: number
  score: number
  segment: Segment
  doc: number
  matches: Matches
}

/** The best few of many: a short sorted list. Among equals the earlier id stands first. */
class Best {
  readonly #limit: number
  readonly #list: Candidate[] = []
  constructor(limit: number) {
    this.#limit = limit
  }
  /** Who has less has no chance. */
  get least(): number {
    return this.#list.length < this.#limit ? Number.NEGATIVE_INFINITY : (this.#list[this.#limit - 1]?.key ?? 0)
  }
  offer(candidate: Candidate): void {
    const last = this.#list.at(-1)
    if (this.#list.length === this.#limit && last && !isBefore(candidate, last)) return
    let [from, to] = [0, this.#list.length]
    while (from < to) {
      const middle = (from + to) >> 1
      const other = this.#list[middle]
      if (other && isBefore(candidate, other)) to = middle
      else from = middle + 1
    }
    this.#list.splice(from, 0, candidate)
    if (this.#list.length > this.#limit) this.#list.pop()
  }
  sorted(): Top[] {
    return this.#list.map(({ id, met, score: points, segment, doc, matches }) => {
      const variants = matches.meeting(doc)
      const first = segment.variants[doc] ?? 0
      return {
        id,
        met,
        score: Math.round(points * 1000) / 1000,
        at: variants.map((variant) => variant - first),
        own: () => new Set(variants.flatMap((variant) => [...(segment.sets[segment.setOf[variant] ?? 0] ?? [])])),
      }
    })
  }
}

function isBefore(a: Candidate, b: Candidate): boolean {
  return a.key > b.key || (a.key === b.key && a.id < b.id)
}
