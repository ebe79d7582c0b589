import { z } from 'zod'
import { ImportProduct } from './catalog.ts'
import { Id } from './ids.ts'
import { Money } from './money.ts'

/** Minor units. A cart of the most lines and units of it still has a total that is a safe integer. */
export const MOST_AMOUNT = 40_000_000_000
const Amount = z.int().nonnegative().max(MOST_AMOUNT)
export const Stock = z.int().nonnegative().max(1_000_000_000).nullable()

/** An offer as the shop's own list shows it, hidden ones too. */
export const ProductRow = z.object({
  id: Id,
  externalId: z.string(),
  title: z.string(),
  brand: z.string().optional(),
  image: z.string().optional(),
  /** False: kept, but neither shown nor sold. */
  active: z.boolean(),
  variants: z.int(),
  /** Absent where nothing of it has a price. */
  price: z.object({ min: Money, max: Money }).optional(),
  /** How many there are of all variants that are counted; null where none is. */
  stock: z.int().nullable(),
  /** How many of the variants are sold out. */
  soldOut: z.int(),
  updatedAt: z.iso.datetime(),
})
export type ProductRow = z.infer<typeof ProductRow>

export const AssortmentQuery = z.object({
  /** Words of the title, the brand, an article number or the id. */
  q: z.string().max(200).optional(),
  show: z.enum(['all', 'active', 'hidden', 'sold-out', 'low']).default('all'),
  /** The last id of the page before. */
  before: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const CountedVariant = z.object({
  id: Id,
  externalId: z.string(),
  /** How many there are; null: not counted. */
  stock: z.int().nullable(),
  /** How many of these lie in checkouts that are not paid yet. */
  held: z.int(),
})

/**
 * An offer as it can be changed: `product` is what an import would say of it, so that a change by hand and a file are read by
 * the same rules. Its stock is said beside, since it moves while somebody writes.
 */
export const EditableProduct = z.object({
  id: Id,
  /** The format of the file it came in. */
  source: z.enum(['shopify', 'google', 'jsonl']),
  active: z.boolean(),
  /** Rises with each change: a change names the one it has seen. */
  version: z.int(),
  product: ImportProduct,
  variants: z.array(CountedVariant),
})
export type EditableProduct = z.infer<typeof EditableProduct>

export const ProductChange = z.object({
  product: ImportProduct,
  active: z.boolean().default(true),
  /** Absent for something new. */
  version: z.int().optional(),
})
export type ProductChange = z.infer<typeof ProductChange>

/** One cell, or some, of the grid of prices and stock. */
export const VariantChange = z
  .object({ variant: Id, stock: Stock.optional(), amount: Amount.optional(), compareAt: Amount.nullable().optional() })
  .refine(({ amount, compareAt }) => compareAt === undefined || amount !== undefined, 'name the amount as well')
export type VariantChange = z.infer<typeof VariantChange>
