import type { ImportRefusal } from '@souk/contract/catalog.ts'
import type { Rating, Review } from '@souk/contract/review.ts'
import type { OfferLegal } from '@souk/contract/legal.ts'
import type { NetQuantity } from '@souk/contract/net-quantity.ts'
import type { DigitalContent, Form, FulfilmentKind, PriceRule } from '@souk/contract/offers.ts'

/** The formats an import reads; each is also the `source` that its products are keyed under. */
export const FORMATS = ['shopify', 'google', 'jsonl'] as const
export type Format = (typeof FORMATS)[number]

/** A product as any format says it, checked and with every default filled in. Amounts are minor units of the shop's currency. */
export type ImportedProduct = {
  externalId: string
  title: string
  description: string | null
  brand: string | null
  url: string | null
  categories: string[]
  images: { url: string; alt?: string }[]
  attributes: Record<string, string[]>
  options: string[]
  form: Form
  priceRule: PriceRule
  fulfilment: FulfilmentKind
  /** What buyers get at once; only digital goods have it. */
  digital?: DigitalContent
  legal?: OfferLegal
  reviews?: Review[]
  rating?: Rating
  reviewSource?: string
  /** False for drafts: kept, but not sold. */
  active: boolean
  /** A row of it was refused: variants that are not named stay as they are. */
  partial: boolean
  variants: ImportedVariant[]
}

/** `alt` is what the picture shows, for who cannot see it. */

export type ImportedVariant = {
  externalId: string
  sku: string | null
  options: Record<string, string>
  image: string | null
  /** Where it differs from the product's; absent too in formats that do not say. */
  netQuantity?: NetQuantity
  amount: number
  compareAt: number | null
  /** null: not counted. */
  stock: number | null
}

/** A whole file, read: nothing has been written yet. */
export type ReadFile = { format: Format; rows: number; products: ImportedProduct[]; refused: ImportRefusal[] }

/** The codes of refused rows. */
export type RefusalCode =
  | 'invalid_json'
  | 'invalid_row'
  | 'missing_id'
  | 'missing_title'
  | 'invalid_price'
  | 'wrong_currency'
  | 'duplicate_id'
  | 'duplicate_variant'
  | 'product_refused'

/** Why one row cannot be taken; caught by the reader, which goes on with the next. */
export class RowRefused extends Error {
  override name = 'RowRefused'
  readonly code: RefusalCode
  constructor(code: RefusalCode, reason: string) {
    super(reason)
    this.code = code
  }
}
