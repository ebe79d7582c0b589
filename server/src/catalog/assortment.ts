import { sql } from 'kysely'
import { z } from 'zod'
import type { AssortmentQuery, EditableProduct, ProductRow } from '@souk/contract/assortment.ts'
import { ImportProduct } from '@souk/contract/catalog.ts'
import { Form } from '@souk/contract/offers.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Seller } from './products.ts'
import { lockVersion, raiseVersion } from './version.ts'

/** Fewer than this are few. */
const LOW = 4

const Listed = z.array(
  z.object({
    id: z.string(),
    external_id: z.string(),
    title: z.string(),
    brand: z.string().nullable(),
    image: z.string().nullable(),
    active: z.boolean(),
    updated_at: z.date(),
    variants: z.int(),
    min: z.number().nullable(),
    max: z.number().nullable(),
    stock: z.number().nullable(),
    sold_out: z.int(),
  }),
)

/** The offers of a shop, hidden ones too, newest first. What is held in checkouts still counts as there. */
export async function listProducts(
  read: Reader,
  { id: home, currency }: Seller,
  { q, show, before, limit }: z.output<typeof AssortmentQuery>,
): Promise<ProductRow[]> {
  const words = (q ?? '').trim()
  const like = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const counted = sql`select 1 from variants v join resources r on r.home = v.home and r.kind = 'stock' and r.subject = v.id
    where v.home = o.home and v.offer = o.id and v.active and r.capacity`
  const shown = {
    all: sql`true`,
    active: sql`o.active`,
    hidden: sql`not o.active`,
    'sold-out': sql`exists (${counted} = 0)`,
    low: sql`exists (${counted} between 1 and ${LOW - 1})`,
  }[show]
  const { rows } = await sql`
    select o.id, o.external_id, o.title, o.brand, o.images -> 0 ->> 'url' as image, o.active, o.updated_at, v.*
    from (
      select * from offers o
      where o.home = ${home}::uuid and ${before === undefined ? sql`true` : sql`o.id < ${before}::uuid`} and ${shown}
        and ${
          words === ''
            ? sql`true`
            : sql`(o.title ilike ${like} or o.brand ilike ${like} or o.external_id = ${words}
                or exists (select 1 from variants v where v.home = o.home and v.offer = o.id and v.sku = ${words}))`
        }
      order by o.id desc limit ${limit}
    ) o
    cross join lateral (
      select count(*)::int as variants, min(p.amount) as min, max(p.amount) as max, sum(r.capacity) as stock,
        (count(*) filter (where r.capacity = 0))::int as sold_out
      from variants v
      left join prices p on p.home = v.home and p.variant = v.id and p.currency = ${currency} and p.market = '' and p.valid_to is null
      left join resources r on r.home = v.home and r.kind = 'stock' and r.subject = v.id
      where v.home = o.home and v.offer = o.id and v.active
    ) v
    order by o.id desc`.execute(read)
  return Listed.parse(rows).map((row) => ({
    id: row.id,
    externalId: row.external_id,
    title: row.title,
    ...(row.brand === null ? {} : { brand: row.brand }),
    ...(row.image === null ? {} : { image: row.image }),
    active: row.active,
    variants: row.variants,
    ...(row.min === null || row.max === null
      ? {}
      : { price: { min: { amount: row.min, currency }, max: { amount: row.max, currency } } }),
    stock: row.stock,
    soldOut: row.sold_out,
    updatedAt: row.updated_at.toISOString(),
  }))
}

const Picture = z.object({ url: z.string(), alt: z.string().optional() })
const Known = z.object({
  id: z.string(),
  source: z.enum(['shopify', 'google', 'jsonl']),
  external_id: z.string(),
  active: z.boolean(),
  version: z.number(),
  title: z.string(),
  description: z.string().nullable(),
  brand: z.string().nullable(),
  url: z.string().nullable(),
  categories: z.array(z.string()),
  images: z.array(Picture),
  attributes: z.record(z.string(), z.array(z.string())),
  options: z.array(z.string()),
  form: Form,
  price_rule: z.unknown(),
  fulfilment: z.string(),
  digital: z.unknown(),
  legal: z.unknown(),
  variants: z.array(
    z.object({
      id: z.string(),
      external_id: z.string(),
      sku: z.string().nullable(),
      options: z.record(z.string(), z.string()),
      image: z.string().nullable(),
      net_quantity: z.unknown(),
      amount: z.number().nullable(),
      compare_at: z.number().nullable(),
      stock: z.number().nullable(),
      held: z.number(),
    }),
  ),
})
type Known = z.infer<typeof Known>

/** An offer as it can be changed, whether it is sold or not; `pictures` are its images with what they show. */
export async function editableProduct(
  read: Reader,
  { id: home, currency }: Seller,
  offer: string,
): Promise<{ body: EditableProduct; pictures: z.infer<typeof Picture>[] } | undefined> {
  const { rows } = await sql`
    select o.id, o.source, o.external_id, o.active, o.version, o.title, o.description, o.brand, o.url, o.categories, o.images,
      o.attributes, o.options, o.form, o.price_rule, o.fulfilment, o.digital, o.legal, coalesce(v.variants, '[]'::jsonb) as variants
    from offers o
    cross join lateral (
      select jsonb_agg(jsonb_build_object('id', v.id, 'external_id', v.external_id, 'sku', v.sku, 'options', v.options, 'image', v.image,
        'net_quantity', v.net_quantity, 'amount', p.amount, 'compare_at', p.compare_at, 'stock', r.capacity,
        'held', coalesce(h.held, 0)) order by v.position, v.id) as variants
      from variants v
      left join prices p on p.home = v.home and p.variant = v.id and p.currency = ${currency} and p.market = '' and p.valid_to is null
      left join resources r on r.home = v.home and r.kind = 'stock' and r.subject = v.id
      left join lateral (
        select sum(h.quantity)::int as held from holds h where h.home = r.home and h.resource = r.id and h.expires_at > now()
      ) h on true
      where v.home = o.home and v.offer = o.id and v.active
    ) v
    where o.home = ${home}::uuid and o.id = ${offer}::uuid`.execute(read)
  const [raw] = rows
  if (raw === undefined) return undefined
  const row = Known.parse(raw)
  return {
    pictures: row.images,
    body: {
      id: row.id,
      source: row.source,
      active: row.active,
      version: row.version,
      product: importedAgain(row, currency),
      variants: row.variants.map(({ id, external_id: externalId, stock, held }) => ({ id, externalId, stock, held })),
    },
  }
}

/** What an import would have to say for the offer to be as it is; its stock is not said, since it moves. */
function importedAgain(row: Known, currency: string): ImportProduct {
  const priceOf = ({ amount, compare_at: compareAt }: Known['variants'][number]) => ({
    price: { amount: amount ?? 0, currency },
    ...(compareAt === null ? {} : { compareAt: { amount: compareAt, currency } }),
  })
  const [first] = row.variants
  const told = {
    id: row.external_id,
    title: row.title,
    description: row.description ?? undefined,
    brand: row.brand ?? undefined,
    url: row.url ?? undefined,
    categories: row.categories,
    images: row.images.map(({ url }) => url),
    imageAlt: row.images[0]?.alt,
    attributes: row.attributes,
    options: row.options,
    price: { amount: first?.amount ?? 0, currency },
    form: row.form.length > 0 ? row.form : undefined,
    priceRule: row.price_rule,
    fulfilment: row.fulfilment,
    digital: row.digital ?? undefined,
    legal: row.legal ?? undefined,
    variants: row.variants.map((variant) => ({
      id: variant.external_id,
      sku: variant.sku ?? undefined,
      options: variant.options,
      image: variant.image ?? undefined,
      netQuantity: variant.net_quantity ?? undefined,
      ...priceOf(variant),
    })),
  }
  return ImportProduct.parse(told)
}

/** The version that stands, held until the commit: who changes an offer is to have seen it. */
export async function lockedVersionOf(tx: Tx, home: string, offer: string): Promise<number | undefined> {
  await lockVersion(tx, home)
  const row = await tx.db
    .selectFrom('offers')
    .select('version')
    .where('home', '=', home)
    .where('id', '=', offer)
    .executeTakeFirst()
  return row?.version
}

/** Shows offers, or hides them; answers those that were otherwise before. */
export async function setActive(
  tx: Tx,
  { home, offers, active, at }: { home: string; offers: readonly string[]; active: boolean; at: Date },
): Promise<string[]> {
  const version = await raiseVersion(tx, home)
  const rows = await tx.db
    .updateTable('offers')
    .set({ active, version, updated_at: at })
    .where('home', '=', home)
    .where('id', 'in', offers)
    .where('active', '!=', active)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
