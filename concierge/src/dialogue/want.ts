import type { PriceWish, Understanding, Want, Wanted } from '@souk/contract/understanding.ts'
import type { Mind } from './context.ts'

export const NOTHING: Want = { types: [], attributes: {}, price: {}, text: '' }

/** A message that means nothing in itself: a tap, a picture. */
export function silence(language: string): Understanding {
  return {
    language,
    intents: [],
    inScope: true,
    spans: [],
    want: NOTHING,
    references: [],
    corrections: [],
  }
}

/** Whether a message says anything about what is wanted. */
export function wantsSomething(want: Want): boolean {
  return want.types.length > 0 || Object.keys(want.attributes).length > 0 || Object.keys(want.price).length > 0
}

/** Whether two lists of types speak of the same kind of thing: gown and dress do, dress and shoe do not. */
export function related(mind: Mind, before: readonly string[], now: readonly string[]): boolean {
  return now.some((type) =>
    before.some((old) => old === type || mind.broaderOf(type).includes(old) || mind.broaderOf(old).includes(type)),
  )
}

/**
 * What is wanted after another message: another kind of thing begins anew, anything else refines. What is said last
 * about a slot counts; what was ruled out stays ruled out until it is asked for again.
 */
export function refine(mind: Mind, before: Want | null, now: Want): Want {
  if (!before || (now.types.length > 0 && before.types.length > 0 && !related(mind, before.types, now.types)))
    return now
  const attributes = { ...before.attributes }
  for (const [slot, wanted] of Object.entries(now.attributes)) attributes[slot] = merge(before.attributes[slot], wanted)
  // How many of something else were wanted says nothing about how many of this; "a margherita" after "two pizzas" still does.
  const other = now.types.length > 0 && Object.keys(now.attributes).length > 1
  return {
    ...before,
    ...(other ? { quantity: undefined } : {}),
    ...definedOf(now),
    types: now.types.length > 0 ? now.types : before.types,
    attributes,
    price: mergePrice(before.price, now.price),
    text: now.types.length > 0 || !before.text ? now.text : before.text,
  }
}

function definedOf(want: Want): Partial<Want> {
  return {
    ...(want.quantity === undefined ? {} : { quantity: want.quantity }),
    ...(want.deliverBy === undefined ? {} : { deliverBy: want.deliverBy }),
    ...(want.at === undefined ? {} : { at: want.at }),
  }
}

function merge(before: Wanted | undefined, now: Wanted): Wanted {
  const any = now.any.length > 0 ? now.any : (before?.any ?? []).filter((id) => !now.not.includes(id))
  const not = [...new Set([...(before?.not ?? []), ...now.not])].filter((id) => !now.any.includes(id))
  return { any, not }
}

function mergePrice(before: PriceWish, now: PriceWish): PriceWish {
  if (now.about) return now
  if (!now.max && !now.min) return before
  const { min, max } = before
  // A new bound that leaves nothing of the old one takes its place.
  const low = min && now.max && now.max.amount < min.amount ? undefined : min
  const high = max && now.min && now.min.amount > max.amount ? undefined : max
  return { ...(low ? { min: low } : {}), ...(high ? { max: high } : {}), ...now }
}

/** The want without something that was understood: the chip is tapped away. */
export function without(want: Want, slot: string, concepts: readonly string[]): Want {
  if (slot === 'type') return { ...want, types: want.types.filter((type) => !concepts.includes(type)) }
  if (slot === 'price') return { ...want, price: {} }
  if (slot === 'deliverBy' || slot === 'at' || slot === 'quantity') return { ...want, [slot]: undefined }
  const { [slot]: wanted, ...others } = want.attributes
  if (!wanted) return want
  const rest = {
    any: wanted.any.filter((id) => !concepts.includes(id)),
    not: wanted.not.filter((id) => !concepts.includes(id)),
  }
  const attributes = rest.any.length + rest.not.length > 0 ? { ...others, [slot]: rest } : others
  return { ...want, attributes }
}

/** The constraint that was loosened, taken over into the want: a new limit, or the attribute left open. */
export function loosened(want: Want, constraint: string, prices: readonly number[], currency: string): Want {
  if (constraint.startsWith('price')) {
    const { min, max } = want.price
    const low = min && { amount: Math.min(min.amount, ...prices), currency }
    const high = max && { amount: Math.max(max.amount, ...prices), currency }
    return { ...want, price: { ...(low ? { min: low } : {}), ...(high ? { max: high } : {}) } }
  }
  if (constraint === 'type') return { ...want, types: [] }
  const wanted = want.attributes[constraint]
  if (!wanted) return want
  return without(want, constraint, [...wanted.any, ...wanted.not])
}

/** Seen from the prices of what was just shown: below the cheapest, or above the dearest. */
export function priced(want: Want, prices: readonly number[], currency: string, down: boolean): Want {
  if (prices.length === 0) return want
  if (down)
    return { ...want, price: { ...lower(want.price), max: { amount: Math.max(0, Math.min(...prices) - 1), currency } } }
  return { ...want, price: { min: { amount: Math.max(...prices) + 1, currency } } }
}

function lower(price: PriceWish): PriceWish {
  return price.min ? { min: price.min } : {}
}
