import { broaderOf, kindOf, labelOf } from '@souk/concierge/lexicon/match.ts'
import type { Want } from '@souk/contract/understanding.ts'
import { formatMoney } from '@souk/contract/money.ts'
import { kindOfId } from '../annotate.ts'
import { isLetterWord, neighbourSizes, sizeNumber } from '../sizes.ts'
import { sizeLabel } from './facets.ts'
import type { Constraint, Filter } from './filter.ts'
import type { ShopIndex } from './indexes.ts'

/** One way to ask for a little less, and how it is said. `to` may be told only once the products are known. */
export type Loosening = {
  constraint: string
  filter: Filter
  from: string
  to(products: Loosened[]): string
}

/** What was found then: what its fitting variants cost, its concepts, and those that these variants have for themselves. */
export type Loosened = { amounts: readonly number[]; concepts: readonly string[]; own: () => ReadonlySet<string> }

/** How far over a limit is still near. */
const NEAR_PRICE = 0.25

export type Say = { index: ShopIndex; language: string }

/**
 * The constraints one at a time, in the order in which people give way: price, colour, size, what it is for, what it is.
 * `reach` is how far over a limit is still looked at, as a share of it.
 */
export function loosenings(filter: Filter, want: Want, say: Say, reach = NEAR_PRICE): Loosening[] {
  const rank = (key: string) =>
    [
      'colour',
      'size',
      'recipient',
      'style',
      'occasion',
      'season',
      'pattern',
      'feature',
      'material',
      'brand',
      'type',
    ].indexOf(key)
  const attributes = filter.constraints.toSorted((a, b) => order(rank(a.key)) - order(rank(b.key)))
  return [
    ...prices(filter, want, say, reach),
    ...attributes.flatMap((constraint) => loosenAttribute(filter, constraint, say)),
    ...names(filter, say),
  ]
}

/** What stands in no list goes between the seasons and the types. */
function order(at: number): number {
  return at < 0 ? 6.5 : at
}

function prices(filter: Filter, { price }: Want, { index, language }: Say, reach: number): Loosening[] {
  const currency = index.shop.currency
  const money = (amount: number, code = currency) => formatMoney({ amount, currency: code }, language, true)
  const near = (lists: { amounts: readonly number[] }[], fits: (amount: number) => boolean) =>
    lists.flatMap(({ amounts }) => amounts.filter(fits))
  if (filter.foreign) {
    const named = price.max ?? price.about ?? price.min
    const from = named ? money(named.amount, named.currency) : ''
    const open = { ...filter, foreign: false }
    return [
      {
        constraint: price.max ? 'price.max' : 'price.min',
        filter: open,
        from,
        to: (found) => money(Math.min(...near(found, () => true))),
      },
    ]
  }
  const list: Loosening[] = []
  if (filter.max < Number.MAX_SAFE_INTEGER) {
    const max = Math.min(Number.MAX_SAFE_INTEGER, Math.floor(filter.max * (1 + reach)))
    const over = { ...filter, min: filter.max + 1, max }
    list.push({
      constraint: 'price.max',
      filter: over,
      from: money(filter.max),
      to: (found) => money(dearest(found, over)),
    })
  }
  if (filter.min > 0) {
    const min = Math.max(0, Math.ceil(filter.min * (1 - reach)))
    const under = { ...filter, min, max: filter.min - 1 }
    list.push({
      constraint: 'price.min',
      filter: under,
      from: money(filter.min),
      to: (found) =>
        money(
          Math.min(
            ...found
              .map(({ amounts }) => Math.max(...amounts.filter((amount) => amount <= under.max)))
              .filter(Number.isFinite),
          ),
        ),
    })
  }
  return list
}

/** The limit that lets every one of them in: each by its cheapest variant that is near. */
function dearest(found: { amounts: readonly number[] }[], near: Filter): number {
  const nearest = found.map(({ amounts }) =>
    Math.min(...amounts.filter((amount) => amount >= near.min && amount <= near.max)),
  )
  return Math.max(...nearest.filter(Number.isFinite))
}

function loosenAttribute(filter: Filter, constraint: Constraint, say: Say): Loosening[] {
  const { key, any, not } = constraint
  const replaced = (next: Constraint | undefined): Filter => ({
    ...filter,
    constraints: filter.constraints.flatMap((each) => (each === constraint ? (next ? [next] : []) : [each])),
  })
  const name = (ids: readonly string[]) =>
    listOf(
      ids.map((id) => labelled(id, say)),
      say.language,
    )
  if (any.length === 0) {
    return [{ constraint: key, filter: replaced(undefined), from: `≠ ${name(not)}`, to: () => name(not) }]
  }
  const from = name(key === 'size' ? any.slice(0, 1) : any)
  const wider = widened(constraint)
  const steps: Loosening[] =
    wider.length > 0
      ? [
          {
            constraint: key,
            filter: replaced({ ...constraint, any: wider }),
            from,
            to: (found) => (key === 'type' ? '' : seen(found, key, constraint, say)) || name(wider),
          },
        ]
      : []
  // What a thing is may become wider, never anything.
  if (key === 'type') return steps
  return [
    ...steps,
    {
      constraint: key,
      filter: replaced(not.length > 0 ? { ...constraint, any: [] } : undefined),
      from,
      to: (found) => seen(found, key, constraint, say) || '–',
    },
  ]
}

/** The next wider circle: the colour above a shade, the sizes beside a size, the type above a type. */
export function widened({ key, any }: Constraint): string[] {
  if (key === 'size') return [...new Set(any.flatMap(neighbourSizes))].filter((id) => !any.includes(id))
  const above = any.flatMap((id) =>
    broaderOf(id)
      .filter((each) => kindOf(each) === kindOf(id))
      .slice(0, 1),
  )
  return [...new Set(above)].filter((id) => !any.includes(id))
}

function names(filter: Filter, { index }: Say): Loosening[] {
  if (filter.names.length === 0) return []
  const from = filter.names.map((name) => index.labelOf(name) ?? name).join(', ')
  return [{ constraint: 'product', filter: { ...filter, names: [] }, from, to: () => '–' }]
}

/** What the products found have instead, at most four of it; of sizes the nearest. */
function seen(found: readonly Loosened[], key: string, { any, mark }: Constraint, say: Say): string {
  const all = found.flatMap(({ concepts: ofProduct, own: ofVariants }) => {
    const own = ofVariants()
    const concepts = own.has(mark) ? [...own] : ofProduct
    const above = new Set(concepts.flatMap((id) => broaderOf(id)))
    return concepts.filter(
      (id) =>
        !above.has(id) && !any.includes(id) && !isLetterWord(id) && (kindOfId(id) ?? say.index.kindOf(id)) === key,
    )
  })
  const ids = [...new Set(all)]
  const wanted = key === 'size' ? sizeNumber(any[0] ?? '') : null
  const far = (id: string) => {
    const size = sizeNumber(id)
    return wanted && size?.system === wanted.system ? Math.abs(size.value - wanted.value) : 1000
  }
  const nearest = wanted ? ids.toSorted((a, b) => far(a) - far(b)) : ids
  return listOf(
    nearest.slice(0, 4).map((id) => labelled(id, say)),
    say.language,
  )
}

function labelled(id: string, { index, language }: Say): string {
  return labelOf(id, language) ?? index.labelOf(id) ?? sizeLabel(id)
}

/** Made once for each language: making one takes longer than everything else here. */
const lists = new Map<string, Intl.ListFormat>()
const MOST_LANGUAGES = 40

function listOf(words: readonly string[], language: string): string {
  let format = lists.get(language)
  if (lists.size > MOST_LANGUAGES) lists.clear()
  if (!format) lists.set(language, (format = new Intl.ListFormat(language, { type: 'disjunction' })))
  return format.format([...new Set(words)])
}
