import type { Product, Variant } from '@souk/contract/catalog.ts'
import { OfferLegal } from '@souk/contract/legal.ts'
import { NetQuantity } from '@souk/contract/net-quantity.ts'
import { Form, FulfilmentKind, PriceRule } from '@souk/contract/offers.ts'
import { z } from 'zod'
import { CompiledQuery } from 'kysely'
import type { Database, Statement, Tx } from '../kernel/database.ts'

/** What a statement selects of an offer `o`; beside it stand its variants. `parseProduct` reads such rows. */
export const PRODUCT_COLUMNS = `o.id, o.external_id, o.title, o.description, o.brand, o.url, o.categories, o.images, o.attributes,
  o.options, o.form, o.price_rule, o.fulfilment, o.legal, o.concepts, o.rating, o.rating_count`

/** The variants `v` of one offer as one value. */
export const PRODUCT_VARIANTS = `jsonb_agg(jsonb_build_object(
    'id', v.id, 'externalId', v.external_id, 'sku', v.sku, 'options', v.options, 'image', v.image, 'netQuantity', v.net_quantity,
    'amount', p.amount, 'compareAt', p.compare_at, 'left', r.capacity - coalesce(h.held, 0)
  ) order by v.position, v.id) as variants`

/**
 * Variants with the price that holds now in the currency $3, and what is counted (`r`) and held (`h`) of them at a time by
 * checkouts other than one's own: two SQL expressions. Each lookup ends with a limit, which the planner does not move: plans are made once, often while tables are empty, and must go
 * from the offer to its variants to their rows whatever the statistics say.
 */
export function variantSource(at: string, own: string): string {
  return `
  from variants v
  cross join lateral (
    select p.amount, p.compare_at from prices p
    where p.home = v.home and p.variant = v.id and p.currency = $3 and p.market = '' and p.valid_to is null limit 1
  ) p
  left join lateral (
    select r.id, r.home, r.capacity from resources r where r.home = v.home and r.kind = 'stock' and r.subject = v.id limit 1
  ) r on true
  left join lateral (
    select sum(h.quantity)::int as held from holds h where h.home = r.home and h.resource = r.id and h.expires_at > ${at} and h.checkout <> all(${own})
  ) h on true`
}

/** The same at the database's own time and for nobody's checkout: enough for what is confirmed before it is shown. */
export const VARIANT_SOURCE = variantSource('now()', `'{}'`)

/** The offers `o` of a shop $1 whose ids are $2, with their `place` in that list. */
export const OFFERS_BY_ID = `
from unnest($2::uuid[]) with ordinality as wanted(id, place)
cross join lateral (select o.* from offers o where o.home = $1 and o.id = wanted.id and o.active limit 1) o`

/**
 * Offers `o` of a FROM clause as they are at this moment: the price rows without an end, and what is in stock less what is
 * held. One statement for any number of them.
 */
export function selectOffers(from: string, at: string, own: string): string {
  return `
select ${PRODUCT_COLUMNS}, v.variants
${from}
cross join lateral (
  select ${PRODUCT_VARIANTS} ${variantSource(at, own)}
  where v.home = o.home and v.offer = o.id and v.active
) v
where v.variants is not null`
}

const PRODUCTS: Statement = {
  name: 'products-by-id',
  text: `${selectOffers(OFFERS_BY_ID, 'coalesce($4, now())', '$5::uuid[]')}
order by wanted.place`,
}

const Image = z.object({ url: z.string(), alt: z.string().optional() })
const VariantRow = z.object({
  id: z.string(),
  externalId: z.string(),
  sku: z.string().nullable(),
  options: z.record(z.string(), z.string()),
  image: z.string().nullable(),
  netQuantity: NetQuantity.nullable(),
  amount: z.number(),
  compareAt: z.number().nullable(),
  left: z.number().nullable(),
})
const Row = z.object({
  id: z.string(),
  external_id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  brand: z.string().nullable(),
  url: z.string().nullable(),
  categories: z.array(z.string()),
  images: z.array(Image),
  attributes: z.record(z.string(), z.array(z.string())),
  options: z.array(z.string()),
  form: Form,
  price_rule: PriceRule,
  fulfilment: FulfilmentKind,
  legal: OfferLegal.nullable(),
  concepts: z.array(z.string()),
  rating: z.int().nullable(),
  rating_count: z.int().nullable(),
  variants: z.array(VariantRow).min(1),
})

/** The shop whose offers are read; its slug makes their addresses. */
export type Seller = { id: string; slug: string; currency: string }

/** For whom stock is counted: at which time, and whose holds leave it there for them. */
export type For = { at?: Date; checkout?: string }

function valuesFor(seller: Seller, ids: readonly string[], { at, checkout }: For): unknown[] {
  return [seller.id, ids, seller.currency, at ?? null, checkout === undefined ? [] : [checkout]]
}

/** The offers that exist and can be priced, in the order of `ids`. */
export async function loadProducts(
  database: Database,
  seller: Seller,
  ids: readonly string[],
  whom: For = {},
): Promise<Product[]> {
  if (ids.length === 0) return []
  return (await database.run(PRODUCTS, valuesFor(seller, ids, whom))).map((raw) => parseProduct(raw, seller))
}

/** The same inside a transaction, on its own connection and in its own view of the rows. */
export async function loadProductsIn(
  tx: Tx,
  seller: Seller,
  ids: readonly string[],
  whom: For = {},
): Promise<Product[]> {
  if (ids.length === 0) return []
  const { rows } = await tx.db.executeQuery(CompiledQuery.raw(PRODUCTS.text, valuesFor(seller, ids, whom)))
  return rows.map((raw) => parseProduct(raw, seller))
}

/** A row of the statement above as the wire shows it. */
export function parseProduct(raw: unknown, { slug, currency }: Seller): Product {
  const row = Row.parse(raw)
  const variants = row.variants.map((variant) => variantOf(variant, currency, row.legal?.netQuantity))
  const [image] = row.images
  return {
    id: row.id,
    externalId: row.external_id,
    title: row.title,
    ...(row.description === null ? {} : { description: row.description }),
    ...(row.brand === null ? {} : { brand: row.brand }),
    url: row.url ?? `/s/${slug}/products/${row.id}`,
    ...(image === undefined ? {} : { image: image.url }),
    ...(image?.alt === undefined ? {} : { imageAlt: image.alt }),
    images: row.images.map(({ url }) => url),
    categories: row.categories,
    attributes: row.attributes,
    concepts: row.concepts,
    options: row.options,
    price: rangeOf(variants, currency),
    variants,
    form: row.form,
    priceRule: row.price_rule,
    fulfilment: row.fulfilment,
    ...(row.legal ? { legal: row.legal } : {}),
    ...(row.rating && row.rating_count ? { rating: { average: row.rating / 100, count: row.rating_count } } : {}),
  }
}

/** From the least to the most that a variant costs. */
export function rangeOf(variants: readonly Variant[], currency: string): Product['price'] {
  const amounts = variants.map(({ price }) => price.amount)
  return { min: { amount: Math.min(...amounts), currency }, max: { amount: Math.max(...amounts), currency } }
}

/** What may change about a variant at any moment. `left` null: not counted. */
export type Standing = { amount: number; compareAt: number | null; left: number | null }

export function standingOf(
  { amount, compareAt, left }: Standing,
  currency: string,
): Pick<Variant, 'price' | 'compareAt' | 'available' | 'left'> {
  return {
    price: { amount, currency },
    ...(compareAt === null ? {} : { compareAt: { amount: compareAt, currency } }),
    available: left === null || left > 0,
    ...(left === null ? {} : { left: Math.max(0, left) }),
  }
}

function variantOf(row: z.infer<typeof VariantRow>, currency: string, content: NetQuantity | undefined): Variant {
  const netQuantity = row.netQuantity ?? content
  return {
    id: row.id,
    externalId: row.externalId,
    ...(row.sku === null ? {} : { sku: row.sku }),
    options: row.options,
    ...standingOf(row, currency),
    ...(row.image === null ? {} : { image: row.image }),
    ...(netQuantity ? { netQuantity } : {}),
  }
}
