/**
 * A part of a shop's index that never changes once it is built, but for which documents are dead and what is sold out.
 * Documents are numbered from 0. Everything is in flat arrays: 55,000 products take some tens of megabytes.
 */
export type Segment = {
  size: number
  ids: string[]
  dead: Uint8Array
  /** How many are not dead. */
  live: number
  terms: Postings
  /** `impacts` are how much a term says of a document, 0..255; frequent and prominent words more. */
  impacts: Uint8Array
  concepts: Postings
  /** Variants of document d are `variants[d] .. variants[d + 1]`. */
  variants: Uint32Array
  amounts: Float64Array
  /** Which of `sets` holds the variant's own concepts. */
  setOf: Uint32Array
  available: Uint8Array
  sets: ReadonlySet<string>[]
  /** Facet values of document d are `facets[d] .. facets[d + 1]` in `facetValues`, numbers into `facetNames`. */
  facets: Uint32Array
  facetValues: Uint16Array | Uint32Array
  facetNames: string[]
  /** Titles as ids, for shops small enough that their products are asked for by name. */
  names: ReadonlyMap<string, number[]>
}

/** Documents of a key, ascending: `docs[starts[n]] .. docs[starts[n + 1]]`. */
export type Postings = { keys: ReadonlyMap<string, number>; starts: Uint32Array; docs: Uint32Array }

export function postingsOf(postings: Postings, key: string): { from: number; to: number } | undefined {
  const at = postings.keys.get(key)
  if (at === undefined) return undefined
  return { from: postings.starts[at] ?? 0, to: postings.starts[at + 1] ?? 0 }
}

/** A list of numbers that grows without boxing them. */
export class Numbers {
  #data = new Uint32Array(1024)
  length = 0
  push(value: number): void {
    if (this.length === this.#data.length) {
      const wider = new Uint32Array(this.#data.length * 2)
      wider.set(this.#data)
      this.#data = wider
    }
    this.#data[this.length] = value
    this.length += 1
  }
  done(): Uint32Array {
    return this.#data.slice(0, this.length)
  }
  /** Without copying; valid until the next push. */
  view(): Uint32Array {
    return this.#data.subarray(0, this.length)
  }
}

/** Sorts pairs of key and document by key; documents were added in ascending order and stay so. */
export function invert(
  keys: ReadonlyMap<string, number>,
  pairs: Numbers,
  documents: Numbers,
  extra?: Numbers,
): { postings: Postings; extra: Uint8Array } {
  const [key, document] = [pairs.view(), documents.view()]
  const weights = extra?.view()
  const starts = new Uint32Array(keys.size + 1)
  for (const each of key) starts[each + 1] = (starts[each + 1] ?? 0) + 1
  for (let n = 0; n < keys.size; n++) starts[n + 1] = (starts[n + 1] ?? 0) + (starts[n] ?? 0)
  const next = starts.slice()
  const docs = new Uint32Array(key.length)
  const sorted = new Uint8Array(weights ? key.length : 0)
  for (let n = 0; n < key.length; n++) {
    const at = key[n] ?? 0
    const place = next[at] ?? 0
    next[at] = place + 1
    docs[place] = document[n] ?? 0
    if (weights) sorted[place] = weights[n] ?? 0
  }
  return { postings: { keys, starts, docs }, extra: sorted }
}
