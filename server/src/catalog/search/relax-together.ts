import type { Want } from '@souk/contract/understanding.ts'
import { evaluate } from './evaluate.ts'
import type { Constraint, Filter } from './filter.ts'
import type { ShopIndex } from './indexes.ts'
import { type Loosening, loosenings, type Say, widened } from './relax.ts'

/** What is given up first where one thing alone does not help: for whom and when it is, which catalogues seldom know. */
const FIRST = ['occasion', 'recipient', 'season', 'style', 'feature', 'attribute', 'pattern']
/** And last: what cannot be chosen otherwise. What a thing is may at most become wider. */
const LAST = ['material', 'size', 'colour', 'price', 'brand', 'product', 'type']
/** How many near misses a price may reach out for. */
const FEW = 6

/**
 * Where no single constraint is what stands in the way: as few of them as can be, given up together. What was found then
 * stands under each of them, so that everything that is different about it is said. Empty where it would have to be
 * something else altogether.
 */
export function loosenTogether(filter: Filter, want: Want, say: Say): Loosening[] {
  const without = (given: readonly Part[]) => given.reduce((rest, part) => part.without(rest), filter)
  const given: Part[] = []
  for (const part of partsOf(filter)) {
    given.push(part)
    if (finds(say.index, without(given))) break
  }
  if (!finds(say.index, without(given))) return []
  // What was given up on the way and need not have been is asked for again.
  const needed = given.reduce<readonly Part[]>((kept, part) => {
    const fewer = kept.filter((other) => other !== part)
    return fewer.length > 0 && finds(say.index, without(fewer)) ? fewer : kept
  }, given)
  const open = without(needed)
  const reached = needed.some(({ key }) => key === 'price.max') ? nearest(say.index, open, filter.max) : open
  const known = loosenings(filter, want, say, Number.POSITIVE_INFINITY)
  return needed.flatMap(({ key }) => {
    const each = known.findLast(({ constraint }) => constraint.startsWith(key))
    return each ? [{ ...each, filter: reached }] : []
  })
}

/** Over the limit, but no further than the few that are least over it. */
function nearest(index: ShopIndex, open: Filter, over: number): Filter {
  const amounts = index.segments.flatMap((segment) => {
    const { docs, meeting } = evaluate(segment, { ...open, min: Math.max(open.min, over + 1) })
    return Array.from(docs, (doc) => Math.min(...meeting(doc).map((variant) => segment.amounts[variant] ?? 0)))
  })
  amounts.sort((a, b) => a - b)
  const near = { ...open, max: amounts[FEW - 1] ?? open.max }
  return finds(index, near) ? near : open
}

type Part = { key: string; without(filter: Filter): Filter }

/** What can be given up at all, in the order in which it is. */
function partsOf(filter: Filter): Part[] {
  const attributes = filter.constraints.filter(({ key, any }) => key !== 'type' && any.length > 0).map(dropped)
  const parts: Part[] = [...attributes, ...filter.constraints.filter(({ key }) => key === 'type').flatMap(wider)]
  if (filter.foreign) parts.push({ key: 'price.', without: (from) => ({ ...from, foreign: false }) })
  if (filter.max < Number.MAX_SAFE_INTEGER)
    parts.push({ key: 'price.max', without: (from) => ({ ...from, max: Number.MAX_SAFE_INTEGER }) })
  if (filter.min > 0) parts.push({ key: 'price.min', without: (from) => ({ ...from, min: 0 }) })
  if (filter.names.length > 0) parts.push({ key: 'product', without: (from) => ({ ...from, names: [] }) })
  return parts.toSorted((a, b) => placeOf(a.key) - placeOf(b.key))
}

/** What was asked for is given up, what was ruled out never: somebody may be allergic to it. */
function dropped({ key }: Constraint): Part {
  const drop = (each: Constraint) => {
    if (each.key !== key) return [each]
    return each.not.length > 0 ? [{ ...each, any: [], silent: [] }] : []
  }
  return { key, without: (from) => ({ ...from, constraints: from.constraints.flatMap(drop) }) }
}

function wider(type: Constraint): Part[] {
  const any = widened(type)
  if (any.length === 0) return []
  const widen = (each: Constraint) => (each.key === 'type' ? { ...each, any } : each)
  return [{ key: 'type', without: (from) => ({ ...from, constraints: from.constraints.map(widen) }) }]
}

function placeOf(key: string): number {
  const [first, last] = [FIRST.indexOf(key), LAST.indexOf(key.split('.')[0] ?? '')]
  return first >= 0 ? first : FIRST.length + 1 + last
}

function finds(index: ShopIndex, filter: Filter): boolean {
  // With nothing left to ask for, anything would do: that is no answer.
  if (filter.constraints.length + filter.names.length === 0) return false
  return index.segments.some((segment) => evaluate(segment, filter).docs.length > 0)
}
