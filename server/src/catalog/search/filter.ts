import { CONCEPTS } from '@souk/concierge/lexicon/concepts.ts'
import type { Want } from '@souk/contract/understanding.ts'
import { markOf } from '../names.ts'
import { withEquals } from '../sizes.ts'

/**
 * One thing a product must be. A variant that carries `mark` answers for itself, else its product does: it must have one
 * of `any` (or, where that is enough, none of `silent`) and none of `not`.
 */
export type Constraint = {
  key: string
  mark: string
  any: readonly string[]
  not: readonly string[]
  silent: readonly string[]
}

/** Everything a product must meet, all of it in one and the same variant. Amounts are inclusive, in minor units. */
export type Filter = {
  constraints: readonly Constraint[]
  min: number
  max: number
  /** Products asked for by their name. */
  names: readonly string[]
  /** The limit is in a currency the shop does not sell in: nothing can be said to meet it. */
  foreign: boolean
}

export const EVERYTHING: Filter = { constraints: [], min: 0, max: Number.MAX_SAFE_INTEGER, names: [], foreign: false }
/** "About 100" reaches a fifth to either side. */
const ABOUT = 0.2

const RECIPIENTS = CONCEPTS.filter(({ kind }) => kind === 'recipient').map(({ id }) => id)

export function filterOf(want: Want, currency: string): Filter {
  const byKey = new Map<string, { any: string[]; not: string[] }>()
  const put = (key: string, any: readonly string[], not: readonly string[]) => {
    const known = byKey.get(key) ?? { any: [], not: [] }
    byKey.set(key, { any: [...known.any, ...any], not: [...known.not, ...not] })
  }
  put('type', want.types, [])
  for (const [key, { any, not }] of Object.entries(want.attributes)) put(key === 'service' ? 'type' : key, any, not)
  const names = byKey.get('product')?.any ?? []
  byKey.delete('product')
  const constraints = [...byKey]
    .filter(([, { any, not }]) => any.length + not.length > 0)
    .map(([key, { any, not }]) => ({
      key,
      mark: markOf(key),
      any: key === 'size' ? withEquals(any) : any,
      not: key === 'size' ? withEquals(not) : not,
      // Whoever something is for: what is marked for nobody is for everybody.
      silent: key === 'recipient' && any.length > 0 ? RECIPIENTS : [],
    }))
  return { constraints, names, ...limitsOf(want, currency) }
}

function limitsOf({ price }: Want, currency: string): Pick<Filter, 'min' | 'max' | 'foreign'> {
  const named = [price.min, price.max, price.about].filter((money) => money !== undefined)
  if (named.some((money) => money.currency !== currency)) return { min: 0, max: Number.MAX_SAFE_INTEGER, foreign: true }
  const about = price.about?.amount
  return {
    min: Math.max(0, price.min?.amount ?? 0, about === undefined ? 0 : Math.ceil(about * (1 - ABOUT))),
    max: Math.min(
      price.max?.amount ?? Number.MAX_SAFE_INTEGER,
      about === undefined ? Number.MAX_SAFE_INTEGER : Math.floor(about * (1 + ABOUT)),
    ),
    foreign: false,
  }
}

export function isOpen(filter: Filter): boolean {
  return (
    filter.constraints.length === 0 &&
    filter.names.length === 0 &&
    filter.min <= 0 &&
    filter.max >= Number.MAX_SAFE_INTEGER &&
    !filter.foreign
  )
}
