import { z } from 'zod'
import type { Money } from './money.ts'

/** What each measure is priced by, and how many of it make one of that. */
const UNITS = {
  g: ['kg', 1000],
  kg: ['kg', 1],
  ml: ['l', 1000],
  cl: ['l', 100],
  l: ['l', 1],
  cm: ['m', 100],
  m: ['m', 1],
  m2: ['m2', 1],
  m3: ['m3', 1],
  piece: ['piece', 1],
} as const

export const BASES = ['kg', 'l', 'm', 'm2', 'm3', 'piece'] as const
export const Base = z.enum(BASES)
export type Base = z.infer<typeof Base>

/** How much one gets for a price. */
export const NetQuantity = z.object({
  value: z.number().positive(),
  unit: z.enum(['g', 'kg', 'ml', 'cl', 'l', 'cm', 'm', 'm2', 'm3', 'piece']),
})
export type NetQuantity = z.infer<typeof NetQuantity>

/** For which units the law wants the price of one beside the price, and from how little on it may be left out. */
export const UnitPricing = z.object({
  bases: z.array(Base).readonly(),
  exemptBelow: z.object({ g: z.number(), ml: z.number() }).nullable(),
})
export type UnitPricing = z.infer<typeof UnitPricing>

/** The price of one kilogram, litre, metre … in minor units. */
export const UnitPrice = z.object({ amount: z.int(), per: Base })
export type UnitPrice = z.infer<typeof UnitPrice>

/** From the least to the most that a kilogram, litre, metre … costs. */
export const UnitPriceRange = z.object({ min: z.int(), max: z.int(), per: Base })
export type UnitPriceRange = z.infer<typeof UnitPriceRange>

/**
 * What one kilogram, litre, metre … costs, rounded half up; undefined where nobody asks for it, and where it is the price
 * itself. @example perUnit(399, { value: 250, unit: 'g' }, { bases: ['kg'], exemptBelow: null }) → { amount: 1596, per: 'kg' }
 */
export function perUnit(
  amount: number,
  content: NetQuantity | undefined,
  pricing: UnitPricing | undefined,
): UnitPrice | undefined {
  const found = reckoned(amount, content, pricing)
  return found?.isPriceItself ? undefined : found?.price
}

type Priced = { price: Money; netQuantity?: NetQuantity | undefined }

/** The same for the variants of a product together: all of one unit, or nothing that could be compared. */
export function perUnitOf(variants: readonly Priced[], pricing: UnitPricing | undefined): UnitPriceRange | undefined {
  const found = variants.flatMap(({ price, netQuantity }) => reckoned(price.amount, netQuantity, pricing) ?? [])
  const [first] = found
  if (!first || found.every(({ isPriceItself }) => isPriceItself)) return undefined
  const { per } = first.price
  if (found.some(({ price }) => price.per !== per)) return undefined
  const amounts = found.map(({ price }) => price.amount)
  return { min: Math.min(...amounts), max: Math.max(...amounts), per }
}

function reckoned(
  amount: number,
  content: NetQuantity | undefined,
  pricing: UnitPricing | undefined,
): { price: UnitPrice; isPriceItself: boolean } | undefined {
  if (!content || !pricing || !(content.value > 0)) return undefined
  const [per, parts] = UNITS[content.unit]
  if (!pricing.bases.includes(per)) return undefined
  const quantity = content.value / parts
  const limit = pricing.exemptBelow && (per === 'kg' ? pricing.exemptBelow.g : per === 'l' ? pricing.exemptBelow.ml : 0)
  if (limit !== null && quantity * 1000 < limit) return undefined
  return { price: { amount: Math.round((amount * parts) / content.value), per }, isPriceItself: quantity === 1 }
}
