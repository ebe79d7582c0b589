import type { Constraint, Filter } from './filter.ts'
import { postingsOf, type Segment } from './segment.ts'

/**
 * The documents of a segment that meet a filter, ascending, and whether a variant that meets it can be bought now. Who
 * asks for a colour, a size or a price wants that very variant: where it has sold out, the document stands under `gone`
 * alone. Who asks for a kind of thing sees what has sold out as well.
 */
export type Matches = {
  docs: Uint32Array
  available: Uint8Array
  gone: Uint32Array
  /** The wish is about single variants, so that others of the same product do not count. */
  single: boolean
  /** The numbers of the document's variants that meet the filter: those that can be bought, else all. */
  meeting(doc: number): number[]
}

const NONE: Matches = {
  docs: new Uint32Array(),
  available: new Uint8Array(),
  gone: new Uint32Array(),
  single: false,
  meeting: () => [],
}

/** `among`: the documents that may meet it. Prices and stock are those that confirm.ts keeps true; a test compares what is found with the rows alone. */
export function evaluate(segment: Segment, filter: Filter, among = candidates(segment, filter)): Matches {
  if (filter.foreign || among.length === 0) return NONE
  const docs = new Uint32Array(among.length)
  const available = new Uint8Array(among.length)
  const gone: number[] = []
  let found = 0
  const checks = filter.constraints.map((constraint) => checkOf(segment, constraint))
  for (let at = 0; at < among.length; at++) {
    const doc = among[at] ?? 0
    if (segment.dead[doc] === 1) continue
    const state = judge(segment, doc, filter, checks)
    if (state === FITS_NOT) continue
    if (state === GONE) gone.push(doc)
    else {
      docs[found] = doc
      available[found] = state === BUYABLE ? 1 : 0
      found += 1
    }
  }
  return {
    docs: docs.subarray(0, found),
    available: available.subarray(0, found),
    gone: Uint32Array.from(gone),
    single: isBounded(filter) || filter.constraints.some(({ key, mark }) => isOwn(key) || marksOf(segment).has(mark)),
    meeting: (doc) => meeting(segment, doc, filter, checks),
  }
}

function isBounded({ min, max }: Filter): boolean {
  return min > 0 || max < Number.MAX_SAFE_INTEGER
}

/** What is said of one piece, even where a product comes in no other. */
function isOwn(key: string): boolean {
  return key === 'colour' || key === 'size' || key === 'material'
}

const marks = new WeakMap<Segment, ReadonlySet<string>>()

/** What any variant at all answers for itself. */
function marksOf(segment: Segment): ReadonlySet<string> {
  let known = marks.get(segment)
  if (!known) {
    known = new Set(segment.sets.flatMap((own) => [...own].filter((id) => id.startsWith(':'))))
    marks.set(segment, known)
  }
  return known
}

/** The documents worth a look, ascending: those of the rarest thing that is asked for. */
function candidates(segment: Segment, filter: Filter): Uint32Array {
  if (filter.names.length > 0) {
    return Uint32Array.from(filter.names.flatMap((name) => segment.names.get(name) ?? [])).sort()
  }
  let rarest: readonly string[] | undefined
  let least = segment.size
  for (const { any, silent } of filter.constraints) {
    if (any.length === 0 || silent.length > 0) continue
    const size = any.reduce((sum, id) => sum + docsOf(segment, id).length, 0)
    if (size <= least) [rarest, least] = [any, size]
  }
  const [only] = rarest ?? []
  if (rarest?.length === 1 && only !== undefined) return docsOf(segment, only)
  const marks = rarest ? marked(segment, rarest) : undefined
  const docs = new Uint32Array(rarest ? least : segment.size)
  let count = 0
  for (let doc = 0; doc < segment.size; doc++) {
    if (marks && marks[doc] === 0) continue
    docs[count] = doc
    count += 1
  }
  return docs.subarray(0, count)
}

function docsOf(segment: Segment, concept: string): Uint32Array {
  const range = postingsOf(segment.concepts, concept)
  return range ? segment.concepts.docs.subarray(range.from, range.to) : new Uint32Array()
}

const FITS_NOT = 0
const SOLD_OUT = 1
const BUYABLE = 2
const GONE = 3

function judge(
  segment: Segment,
  doc: number,
  filter: Filter,
  checks: readonly Check[],
): typeof FITS_NOT | typeof SOLD_OUT | typeof BUYABLE | typeof GONE {
  const { min, max } = filter
  for (const check of checks) if (!check.possible(doc)) return FITS_NOT
  const to = segment.variants[doc + 1] ?? 0
  let state: typeof FITS_NOT | typeof SOLD_OUT | typeof GONE = FITS_NOT
  for (let variant = segment.variants[doc] ?? 0; variant < to; variant++) {
    const amount = segment.amounts[variant] ?? 0
    if (amount < min || amount > max) continue
    const set = segment.setOf[variant] ?? 0
    if (!meetsAll(checks, doc, set)) continue
    if (segment.available[variant] === 1) return BUYABLE
    if (state !== SOLD_OUT) state = isBounded(filter) || checks.some((check) => check.single(set)) ? GONE : SOLD_OUT
  }
  return state
}

function meeting(segment: Segment, doc: number, { min, max }: Filter, checks: readonly Check[]): number[] {
  const [buyable, all]: [number[], number[]] = [[], []]
  const to = segment.variants[doc + 1] ?? 0
  for (let variant = segment.variants[doc] ?? 0; variant < to; variant++) {
    const amount = segment.amounts[variant] ?? 0
    const set = segment.setOf[variant] ?? 0
    if (amount < min || amount > max || !meetsAll(checks, doc, set)) continue
    all.push(variant)
    if (segment.available[variant] === 1) buyable.push(variant)
  }
  return buyable.length > 0 ? buyable : all
}

function meetsAll(checks: readonly Check[], doc: number, set: number): boolean {
  for (const check of checks) if (!check.meets(doc, set)) return false
  return true
}

type Check = {
  possible(doc: number): boolean
  meets(doc: number, set: number): boolean
  /** Such a variant answers for itself, and the others of its product do not. */
  single(set: number): boolean
}

const UNKNOWN = 0
const ASK_PRODUCT = 1
const MEETS = 2
const FAILS = 3

function checkOf(segment: Segment, { key, mark, any, not, silent }: Constraint): Check {
  const wanted = any.length > 0 ? marked(segment, any) : undefined
  const unwanted = not.length > 0 ? marked(segment, not) : undefined
  const spoken = silent.length > 0 ? marked(segment, silent) : undefined
  const states = new Uint8Array(segment.sets.length)
  const stateOf = (set: number): number => {
    const known = states[set] ?? UNKNOWN
    if (known !== UNKNOWN) return known
    const own = segment.sets[set]
    const fits =
      own !== undefined && (any.length === 0 || any.some((id) => own.has(id))) && !not.some((id) => own.has(id))
    const state = own?.has(mark) ? (fits ? MEETS : FAILS) : ASK_PRODUCT
    states[set] = state
    return state
  }
  const isSilent = (doc: number) => spoken !== undefined && spoken[doc] === 0
  return {
    possible: (doc) => !wanted || wanted[doc] === 1 || isSilent(doc),
    meets(doc, set) {
      const state = stateOf(set)
      if (state !== ASK_PRODUCT) return state === MEETS
      return (!wanted || wanted[doc] === 1 || isSilent(doc)) && (!unwanted || unwanted[doc] === 0)
    },
    single: (set) => isOwn(key) || stateOf(set) !== ASK_PRODUCT,
  }
}

/** One byte per document: has it any of these concepts? */
function marked(segment: Segment, ids: readonly string[]): Uint8Array {
  const marks = new Uint8Array(segment.size)
  for (const id of ids) {
    const range = postingsOf(segment.concepts, id)
    if (!range) continue
    for (let at = range.from; at < range.to; at++) marks[segment.concepts.docs[at] ?? 0] = 1
  }
  return marks
}
