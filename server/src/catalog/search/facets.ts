import { labelOf } from '@souk/concierge/lexicon/match.ts'
import type { Facet } from '@souk/contract/catalog.ts'
import { formatMoney, minorDigits } from '@souk/contract/money.ts'
import { markOf } from '../names.ts'
import { sizeNumber } from '../sizes.ts'
import type { Matches } from './evaluate.ts'
import type { ShopIndex } from './indexes.ts'
import type { Ranked } from './rank.ts'
import type { Segment } from './segment.ts'

const MOST_VALUES = 24
const SAMPLE = 400
const BUCKETS = 5

/** How what was found divides by price, colour, size, material and brand. Values are what a want can name. */
export function facetsOf(index: ShopIndex, found: Ranked['found'], language: string): Facet[] {
  const counts = new Map<string, number>()
  const lowest: Float64Array[] = []
  for (const { segment, matches } of found) {
    const { own, least } = countValues(segment, matches)
    lowest.push(least)
    for (const [at, count] of own.entries()) {
      const name = segment.facetNames[at] ?? ''
      if (count > 0) counts.set(name, (counts.get(name) ?? 0) + count)
    }
  }
  const facets = ['colour', 'size', 'material', 'brand'].flatMap((key) => {
    const values = [...counts].flatMap(([name, count]) => {
      const value = name.slice(key.length + 1)
      return name.startsWith(`${key} `) ? [{ value, label: labelFor(index, key, value, language), count }] : []
    })
    if (values.length === 0) return []
    const most = values.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MOST_VALUES)
    return [{ key, values: key === 'size' ? most.toSorted(bySize) : most }]
  })
  const prices = priceFacet(lowest, index.shop.currency, language)
  return prices ? [prices, ...facets] : facets
}

/**
 * How many have each value, and what each costs at least. Where a wish is about single variants, only what these have counts:
 * their colours, not those of the others.
 */
function countValues(segment: Segment, { docs, single, meeting }: Matches): { own: Uint32Array; least: Float64Array } {
  const own = new Uint32Array(segment.facetNames.length)
  const least = new Float64Array(docs.length)
  const isOf = answersOf(segment)
  for (let place = 0; place < docs.length; place++) {
    const doc = docs[place] ?? 0
    const variants = single ? meeting(doc) : []
    least[place] = single ? cheapest(segment, variants) : lowest(segment, doc)
    const to = segment.facets[doc + 1] ?? 0
    for (let at = segment.facets[doc] ?? 0; at < to; at++) {
      const name = segment.facetValues[at] ?? 0
      if (single && !variants.some((variant) => isOf(segment.setOf[variant] ?? 0, name))) continue
      own[name] = (own[name] ?? 0) + 1
    }
  }
  return { own, least }
}

/** For each set of a segment, by name: 1 it has that value, 2 it has not; neither changes as long as the segment lives. */
const verdicts = new WeakMap<Segment, (Uint8Array | undefined)[]>()

/** Has a variant of this set the value of this name? Found out once for each: many products share them. */
function answersOf(segment: Segment): (set: number, name: number) => boolean {
  const known = verdicts.get(segment) ?? Array.from<Uint8Array | undefined>({ length: segment.sets.length })
  verdicts.set(segment, known)
  return (set, name) => {
    const of = (known[set] ??= new Uint8Array(segment.facetNames.length))
    return (of[name] ||= hasValue(segment.sets[set], segment.facetNames[name] ?? '') ? 1 : 2) === 1
  }
}

/** A variant that says nothing of the kind has what its product has. */
function hasValue(set: ReadonlySet<string> | undefined, name: string): boolean {
  const blank = name.indexOf(' ')
  return set === undefined || !set.has(markOf(name.slice(0, blank))) || set.has(name.slice(blank + 1))
}

function labelFor(index: ShopIndex, key: string, value: string, language: string): string {
  if (key === 'brand') return value
  if (key === 'size') return index.labelOf(value) ?? sizeLabel(value)
  return labelOf(value, language) ?? index.labelOf(value) ?? value
}

/** `us-8` → US 8, `xl` → XL, `w32-l34` → W32 L34. */
export function sizeLabel(id: string): string {
  return /^(?:[a-z]{2}-\d|w\d|\d?x*[sml]$)/u.test(id) ? id.toUpperCase().replaceAll('-', ' ') : id
}

const LETTERS = ['2xs', 'xxs', 'xs', 's', 'm', 'l', 'xl', 'xxl', '2xl', '3xl', '4xl']

function bySize(a: { value: string }, b: { value: string }): number {
  return sizeRank(a.value) - sizeRank(b.value) || (a.value < b.value ? -1 : 1)
}

function sizeRank(id: string): number {
  const letter = LETTERS.indexOf(id)
  return letter >= 0 ? letter - 100 : (sizeNumber(id)?.value ?? 1000)
}

/** Ranges with round bounds that hold about as many each; a value is `from-to` in minor units, `to` exclusive, open at the top. */
function priceFacet(lowest: readonly Float64Array[], currency: string, language: string): Facet | undefined {
  const total = lowest.reduce((sum, amounts) => sum + amounts.length, 0)
  if (total === 0) return undefined
  const step = Math.max(1, Math.floor(total / SAMPLE))
  const sample: number[] = []
  for (const amounts of lowest) for (let at = 0; at < amounts.length; at += step) sample.push(amounts[at] ?? 0)
  sample.sort((a, b) => a - b)
  const unit = 10 ** minorDigits(currency)
  const cuts = Array.from(
    { length: BUCKETS - 1 },
    (_, at) => round((sample[Math.floor((sample.length * (at + 1)) / BUCKETS)] ?? 0) / unit) * unit,
  )
  const bounds = [...new Set(cuts)].filter((cut) => cut > (sample[0] ?? 0) && cut <= (sample.at(-1) ?? 0))
  const counts = Array.from({ length: bounds.length + 1 }, () => 0)
  for (const amounts of lowest) {
    for (const amount of amounts) {
      let bucket = 0
      while (bucket < bounds.length && amount >= (bounds[bucket] ?? 0)) bucket += 1
      counts[bucket] = (counts[bucket] ?? 0) + 1
    }
  }
  const money = (amount: number) => formatMoney({ amount, currency }, language, true)
  const values = counts.flatMap((count, at) => {
    const [from, to] = [bounds[at - 1] ?? 0, bounds[at]]
    const label =
      to === undefined ? `≥ ${money(from)}` : from === 0 ? `< ${money(to)}` : `${money(from)} – ${money(to)}`
    return count === 0 ? [] : [{ value: `${from}-${to ?? ''}`, label, count }]
  })
  return { key: 'price', values }
}

function lowest(segment: Segment, doc: number): number {
  let least = Number.MAX_SAFE_INTEGER
  const to = segment.variants[doc + 1] ?? 0
  for (let variant = segment.variants[doc] ?? 0; variant < to; variant++)
    least = Math.min(least, segment.amounts[variant] ?? 0)
  return least
}

function cheapest(segment: Segment, variants: readonly number[]): number {
  let least = Number.MAX_SAFE_INTEGER
  for (const variant of variants) least = Math.min(least, segment.amounts[variant] ?? 0)
  return least
}

/** Up to the next of 1, 1.5, 2, 2.5, 3, 4, 5, 7.5 times a power of ten. */
function round(value: number): number {
  if (value <= 0) return 0
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10].find((step) => step * power >= value) ?? 10) * power
}
