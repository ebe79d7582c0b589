import type { Product, Variant } from '@souk/contract/catalog.ts'
import { Form, FulfilmentKind, PriceRule } from '@souk/contract/offers.ts'
import { z } from 'zod'
import { CompiledQuery } from 'kysely'
import type { Database, Statement, Tx } from '../kernel/database.ts'

/** What a statement selects of an offer `o`; beside it stand its variants. `parseProduct` reads such rows. */
export const PRODUCT_COLUMNS = `o.id, o.external_id, o.title, o.description, o.brand, o.url, o.categories, o.images, o.attributes,
  o.options, o.form, o.price_rule, o.fulfilment, o.concepts`

/** The variants `v` of one offer as one value. */
export const PRODUCT_VARIANTS = `jsonb_agg(jsonb_build_object(
    'id', v.id, 'externalId', v.external_id, 'sku', v.sku, 'options', v.options, 'image', v.image,
    'amount', p.amount, 'compareAt', p.compare_at, 'left', r.capacity - coalesce(h.held, 0)
  ) order by v.position, v.id) as variants`

/**
 * Variants with the price that holds now in the currency $3, and what is counted (`r`) and held (`h`) of them. Each lookup
 * ends with a limit, which the planner does not move: plans are made once, often while tables are empty, and must go
 * from the offer to its variants to their rows whatever the statistics say.
 */
export const VARIANT_SOURCE = `
  from variants v
  cross join lateral (
    select p.amount, p.compare_at from prices p
    where p.home = v.home and p.variant = v.id and p.currency = $3 and p.market = '' and p.valid_to is null limit 1
  ) p
  left join lateral (
    select r.id, r.home, r.capacity from resources r where r.home = v.home and r.kind = 'stock' and r.subject = v.id limit 1
  ) r on true
  left join lateral (
    select sum(h.quantity)::int as held from holds h where h.home = r.home and h.resource = r.id and h.expires_at > now()
  ) h on true`

/** The offers `o` of a shop $1 whose ids are $2, with their `place` in that list. */
export const OFFERS_BY_ID = `
from unnest($2::uuid[]) with ordinality as wanted(id, place)
cross join lateral (select o.* from offers o where o.home = $1 and o.id = wanted.id and o.active limit 1) o`

/**
 * Offers as they are at this moment: the price rows without an end, and what is in stock less what is held. One statement
 * for any number of them.
 */
const PRODUCTS: Statement = {
  name: 'products-by-id',
  text: `
select ${PRODUCT_COLUMNS}, v.variants
${OFFERS_BY_ID}
cross join lateral (
  select ${PRODUCT_VARIANTS} ${VARIANT_SOURCE}
  where v.home = o.home and v.offer = o.id and v.active
) v
where v.variants is not null
order by wanted.place`,
}

const Image = z.object({ url: z.string(), alt: z.string().optional() })
const VariantRow = z.object({
  id: z.string(),
  externalId: z.string(),
  sku: z.string().nullable(),
  options: z.record(z.string(), z.string()),
  image: z.string().nullable(),
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
  concepts: z.array(z.string()),
  variants: z.array(VariantRow).min(1),
})

/** The shop whose offers are read; its slug makes their addresses. */
export type Seller = { id: string; slug: string; currency: string }

/** The offers that exist and can be priced, in the order of `ids`. */
export async function loadProducts(database: Database, seller: Seller, ids: readonly string[]): Promise<Product[]> {
  if (ids.length === 0) return []
  return (await database.run(PRODUCTS, [seller.id, ids, seller.currency])).map((raw) => parseProduct(raw, seller))
}

/** The same inside a transaction, on its own connection and in its own view of the rows. */
export async function loadProductsIn(tx: Tx, seller: Seller, ids: readonly string[]): Promise<Product[]> {
  if (ids.length === 0) return []
  const { rows } = await tx.db.executeQuery(CompiledQuery.raw(PRODUCTS.text, [seller.id, ids, seller.currency]))
  return rows.map((raw) => parseProduct(raw, seller))
}

/** A row of the statement above as the wire shows it. */
export function parseProduct(raw: unknown, { slug, currency }: Seller): Product {
  const row = Row.parse(raw)
  const variants = row.variants.map((variant) => variantOf(variant, currency))
  const amounts = variants.map((variant) => variant.price.amount)
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
    price: { min: { amount: Math.min(...amounts), currency }, max: { amount: Math.max(...amounts), currency } },
    variants,
    form: row.form,
    priceRule: row.price_rule,
    fulfilment: row.fulfilment,
  }
}

function variantOf(row: z.infer<typeof VariantRow>, currency: string): Variant {
  return {
    id: row.id,
    externalId: row.externalId,
    ...(row.sku === null ? {} : { sku: row.sku }),
    options: row.options,
    price: { amount: row.amount, currency },
    ...(row.compareAt === null ? {} : { compareAt: { amount: row.compareAt, currency } }),
    available: row.left === null || row.left > 0,
    ...(row.left === null ? {} : { left: Math.max(0, row.left) }),
    ...(row.image === null ? {} : { image: row.image }),
  }
}
