import { z } from 'zod'
import { Id } from './ids.ts'
import { Money } from './money.ts'
import { OfferLegal } from './legal.ts'
import { NetQuantity, UnitPrice } from './net-quantity.ts'
import { Form, DigitalContent, FulfilmentKind, PriceRule } from './offers.ts'
import { Place } from './customer.ts'
import { Rating, Review, ReviewsView } from './review.ts'
import { SizeChart } from './size-chart.ts'
import { Understanding } from './understanding.ts'

const text = (max: number) => z.string().max(max)

/** One line of a JSON Lines import (CONTRACT "Import"); `form`, `priceRule`, `fulfilment` make any offer of it. */
export const ImportVariant = z.object({
  id: text(200).min(1),
  sku: text(200).optional(),
  options: z.record(z.string().max(60), text(200)).default({}),
  price: Money.optional(),
  compareAt: Money.optional(),
  stock: z.int().nonnegative().nullish(),
  image: text(2000).optional(),
  /** How much one gets of it; `legal.netQuantity` of the product where it says nothing. */
  netQuantity: NetQuantity.optional(),
})
export const ImportProduct = z.object({
  id: text(200).min(1),
  title: text(500).min(1),
  description: text(20_000).optional(),
  brand: text(200).optional(),
  categories: z.array(text(300)).max(50).default([]),
  images: z.array(text(2000)).max(50).default([]),
  /** What the first image shows, in the shop's language. */
  imageAlt: text(500).optional(),
  url: text(2000).optional(),
  attributes: z.record(z.string().max(60), z.array(text(300)).max(50)).default({}),
  price: Money,
  compareAt: Money.optional(),
  stock: z.int().nonnegative().nullish(),
  options: z.array(text(60)).max(10).optional(),
  variants: z.array(ImportVariant).max(2000).optional(),
  form: Form.optional(),
  priceRule: PriceRule.optional(),
  fulfilment: FulfilmentKind.optional(),
  /** What buyers of digital goods get at once; nobody else sees it. */
  digital: DigitalContent.optional(),
  /** What the law wants to be known of it: who made it, what is in it, why it cannot be withdrawn from. */
  legal: OfferLegal.optional(),
  /** What was said of it elsewhere, all of it: a review that is not named any more goes. Absent leaves those that are there. */
  reviews: z
    .array(Review)
    .max(1000)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two reviews have the same id')
    .optional(),
  /** Stars on average, where more was said than `reviews` holds. */
  rating: Rating.optional(),
  /** Where the reviews are from, as shoppers read it. */
  reviewSource: text(200).optional(),
})
export type ImportProduct = z.infer<typeof ImportProduct>
export type ImportVariant = z.infer<typeof ImportVariant>

export const ImportRefusal = z.object({
  line: z.int(),
  id: z.string().optional(),
  code: z.string(),
  reason: z.string(),
})
export type ImportRefusal = z.infer<typeof ImportRefusal>
/** An offer that only a shop marked `test` sells as it stands; `missing` as docs/law.md names what an offer lacks. */
export const ImportGap = z.object({
  id: z.string(),
  code: z.literal('offer_may_not_sell'),
  missing: z.array(z.string()),
})
export type ImportGap = z.infer<typeof ImportGap>
export const ImportReport = z.object({
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  refused: z.array(ImportRefusal),
  /** What was taken, but lacks what the law of the shop's country wants to be known of it; absent where nothing does. */
  gaps: z.array(ImportGap).optional(),
})
export type ImportReport = z.infer<typeof ImportReport>

export const Variant = z.object({
  id: Id,
  externalId: z.string(),
  sku: z.string().optional(),
  options: z.record(z.string(), z.string()),
  price: Money,
  compareAt: Money.optional(),
  /** Whether one can be bought now: not counted, or more in stock than held. */
  available: z.boolean(),
  /** How many can be bought now; absent when stock is not counted. */
  left: z.int().optional(),
  image: z.string().optional(),
  /** How much one gets for the price. */
  netQuantity: NetQuantity.optional(),
})
export type Variant = z.infer<typeof Variant>

export const Product = z.object({
  id: Id,
  externalId: z.string(),
  title: z.string(),
  description: z.string().optional(),
  brand: z.string().optional(),
  url: z.string(),
  image: z.string().optional(),
  imageAlt: z.string().optional(),
  images: z.array(z.string()),
  categories: z.array(z.string()),
  attributes: z.record(z.string(), z.array(z.string())),
  /** Lexicon concept ids, broader ones included. */
  concepts: z.array(z.string()),
  /** Option names in the order they are asked for. */
  options: z.array(z.string()),
  price: z.object({ min: Money, max: Money }),
  variants: z.array(Variant),
  form: Form,
  priceRule: PriceRule,
  fulfilment: FulfilmentKind,
  legal: OfferLegal.optional(),
  rating: Rating.optional(),
})
export type Product = z.infer<typeof Product>

/** A way of delivery as it would be for this product; free from a value of goods on. Local dates, or date-times within a day. */
export const DeliveryChoice = z.object({
  id: z.string(),
  label: z.string(),
  amount: z.int(),
  freeFrom: z.int().optional(),
  kind: z.enum(['ship', 'deliver', 'pickup']),
  from: z.string().optional(),
  to: z.string().optional(),
})
export type DeliveryChoice = z.infer<typeof DeliveryChoice>

/** A chart of sizes, and which of them is the caller's: said by them, or what they bought and kept last. */
export const SizeView = SizeChart.pick({ id: true, rows: true }).extend({
  title: z.string(),
  option: z.string(),
  measures: z.array(z.object({ id: z.string(), label: z.string(), how: z.string().optional() })),
  yours: z.object({ size: z.string(), by: z.enum(['said', 'bought']) }).optional(),
})
export type SizeView = z.infer<typeof SizeView>

/** A product as a shopper looks at it: in their words, with its ways of delivery and the shop's terms. */
export const ProductView = z.object({
  product: Product,
  /** Names and values of options in the shopper's language, by the catalogue's own, where they differ. */
  words: z.record(z.string(), z.string()),
  /** The options whose values look different, so that a picture tells them apart: colours, not sizes. */
  looks: z.array(z.string()).default([]),
  /** What it is like: material, length, neckline … */
  properties: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  delivery: z.array(DeliveryChoice),
  /** Where the delivery is reckoned to; absent where neither shopper nor shop has a country. */
  place: Place.optional(),
  /** The shop's other ways, which do not go there. */
  elsewhere: z.array(z.object({ id: z.string(), label: z.string() })).default([]),
  /** The chart that holds for it, in the shopper's language; `option` is what it sizes. */
  sizes: SizeView.optional(),
  /** What the law wants beside the price: "incl. VAT, plus shipping". */
  priceNote: z.string().optional(),
  /** The price of a kilogram, litre, metre … of each variant, in minor units, where the law asks for it. */
  unitPrices: z.record(Id, UnitPrice).optional(),
  /** What was said of it elsewhere; nobody verified it. */
  reviews: ReviewsView.optional(),
  returnDays: z.int(),
  /** What the shop says about returns, care, sizing and allergens, each with the question that it answers. */
  notes: z.array(z.object({ topic: z.string(), question: z.string().optional(), text: z.string() })),
})
export type ProductView = z.infer<typeof ProductView>

/** A thing as a page elsewhere names it: by the shop system's own id, by SKU or by its address there. */
export const PageItem = z.object({
  id: z.string().max(200).optional(),
  sku: z.string().max(200).optional(),
  url: z.string().max(2000).optional(),
})
export type PageItem = z.infer<typeof PageItem>

/** What such a thing is here; `variant` where the page named one, or there is but one. */
export const PageMatch = z.object({
  offer: Id,
  variant: Id.optional(),
  title: z.string(),
  image: z.string().optional(),
})
export type PageMatch = z.infer<typeof PageMatch>

/**
 * A product that meets every constraint of a search in one variant: where a colour, size, material or price was asked
 * for, in one that can be bought now. `price` is the range of the variants that do; `variants` are all there are.
 */
export const SearchHit = Product.pick({
  id: true,
  externalId: true,
  title: true,
  url: true,
  image: true,
  imageAlt: true,
  price: true,
  variants: true,
  options: true,
  concepts: true,
  fulfilment: true,
  rating: true,
}).extend({ score: z.number() })
export type SearchHit = z.infer<typeof SearchHit>

/** A constraint that was loosened because nothing fitted; its products stand here alone. */
export const Relaxation = z.object({
  /** price.max, price.min, colour, size, material … */
  constraint: z.string(),
  from: z.string(),
  to: z.string(),
  products: z.array(Id),
})
export type Relaxation = z.infer<typeof Relaxation>

export const Facet = z.object({
  key: z.string(),
  values: z.array(z.object({ value: z.string(), label: z.string(), count: z.int() })),
})
export type Facet = z.infer<typeof Facet>

export const SearchQuery = z.object({
  q: z.string().max(5000).default(''),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  raw: z.enum(['0', '1']).default('0'),
  locale: z.string().max(35).optional(),
})
export const SearchResult = z.object({
  understanding: Understanding,
  total: z.int(),
  products: z.array(SearchHit),
  facets: z.array(Facet),
  relaxed: z.array(Relaxation),
  /** The products named under `relaxed`, whole, so that nobody asks twice. */
  near: z.array(SearchHit),
})
export type SearchResult = z.infer<typeof SearchResult>
