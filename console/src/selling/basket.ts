import type { SearchHit, Variant } from '@souk/contract/catalog.ts'
import type { LineInput } from '@souk/contract/order.ts'

/** Something chosen for the customer: a product to be shown, and with its variant something to be paid for. */
export type Chosen = { hit: SearchHit; variant?: Variant | undefined; quantity: number }
/** A carousel holds this many cards. */
const MOST = 20

export function isSame(one: Chosen, hit: SearchHit, variant: Variant | undefined): boolean {
  return one.hit.id === hit.id && one.variant?.id === variant?.id
}

/** Chooses it, or no more; what has one variant is chosen with it. A variant takes the place of its product. */
export function toggled(all: readonly Chosen[], hit: SearchHit, variant?: Variant): Chosen[] {
  const meant = variant ?? (hit.variants.length === 1 ? hit.variants[0] : undefined)
  if (all.some((one) => isSame(one, hit, meant))) return all.filter((one) => !isSame(one, hit, meant))
  const others = all.filter((one) => one.hit.id !== hit.id || (meant && one.variant))
  return others.length >= MOST ? others : [...others, { hit, variant: meant, quantity: 1 }]
}

/** What of it goes into the cart. */
export function linesOf(all: readonly Chosen[]): LineInput[] {
  return all.flatMap(({ hit, variant, quantity }) =>
    variant ? [{ offer: hit.id, variant: variant.id, form: {}, quantity }] : [],
  )
}

/** "38, navy"; of a product without options nothing. */
export function variantText(variant: Variant): string {
  return Object.values(variant.options).join(', ')
}

export function fits(variant: Variant, sizes: readonly string[]): boolean {
  return Object.values(variant.options).some((value) => sizes.includes(value.toLowerCase()))
}
