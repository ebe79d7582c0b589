import { stem, stemVariants } from '../text/stem.ts'

/**
 * Labels by their stems. Stemming is what costs most of the tables, so the words of one beginning are stemmed when a message
 * first has such a word.
 */
export type StemIndex = {
  /** The concepts of a label, its stems joined by spaces. */
  ids(key: string): readonly string[] | undefined
  /** The most words of a label that begins with this stem. */
  reach(first: string): number
  /** Whether any word of a label has this stem. */
  has(stemmed: string): boolean
}

/** Indexes labels by stem; `keys` are folded words joined by a space. */
export function stemIndex(
  keys: ReadonlyMap<string, readonly string[]>,
  words: ReadonlySet<string>,
  language: string,
): StemIndex {
  const labels = grouped(keys.keys())
  const singles = grouped(words)
  const found = new Map<string, string[]>()
  const reaches = new Map<string, number>()
  const stems = new Set<string>()
  const load = (word: string) => {
    const place = beginning(word)
    for (const label of taken(labels, place)) enterLabel(label, keys.get(label) ?? [], language, found, reaches)
    for (const each of taken(singles, place)) {
      stems.add(stem(each, language))
      for (const variant of stemVariants(each, language)) stems.add(variant)
    }
  }
  return {
    ids: (key) => (load(key), found.get(key)),
    reach: (first) => (load(first), reaches.get(first) ?? 0),
    has: (stemmed) => (load(stemmed), stems.has(stemmed)),
  }
}

function enterLabel(
  label: string,
  ids: readonly string[],
  language: string,
  found: Map<string, string[]>,
  reaches: Map<string, number>,
): void {
  const parts = label.split(' ')
  const stemmed = parts.map((part) => stem(part, language))
  const last = parts.at(-1) ?? ''
  const forms = [stemmed, ...stemVariants(last, language).map((variant) => [...stemmed.slice(0, -1), variant])]
  for (const form of forms) {
    const key = form.join(' ')
    const first = form[0] ?? ''
    const known = found.get(key) ?? []
    found.set(key, [...known, ...ids.filter((id) => !known.includes(id))])
    if ((reaches.get(first) ?? 0) < form.length) reaches.set(first, form.length)
  }
}

function grouped(words: Iterable<string>): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const word of words) {
    const place = beginning(word)
    const group = groups.get(place)
    if (group) group.push(word)
    else groups.set(place, [word])
  }
  return groups
}

function taken(groups: Map<string, string[]>, place: string): readonly string[] {
  const group = groups.get(place)
  if (!group) return []
  groups.delete(place)
  return group
}

const PLAIN: Record<string, string> = { ä: 'a', ö: 'o', ü: 'u', é: 'e', è: 'e', ë: 'e', ê: 'e', ï: 'i', á: 'a', ó: 'o' }

/** The two letters that no stemmer changes, umlauts written in either way. */
function beginning(word: string): string {
  const first = PLAIN[word[0] ?? ''] ?? word[0] ?? ''
  const at = first !== word[0] || !/[aou]/.test(first) || word[1] !== 'e' ? 1 : 2
  const second = word[at] ?? ''
  return first + (PLAIN[second] ?? second)
}
