import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { NewId } from '../kernel/ids.ts'
import type { ImportGap } from '@souk/contract/catalog.ts'
import type { Annotated } from './annotate.ts'
import type { Former } from './former-price.ts'
import type { Format, ImportedProduct } from './imported.ts'
import { lockVersion, raiseVersion } from './version.ts'
import { writePrices } from './write-prices.ts'
import { writeReviews } from './write-reviews.ts'

/** Rises when annotation reads products differently, so that the next import of the same file does it again. */
const READING = 1

export type WriteInput = {
  home: string
  source: Format
  currency: string
  products: readonly ImportedProduct[]
  annotate: (product: ImportedProduct) => Annotated
  at: Date
  newId: NewId
  /** Computes what may be struck through; null: what the file says. */
  former: Former | null
  /** What a product lacks of what the law wants, by what it is known as. */
  gapOf: (product: ImportedProduct, concepts: readonly string[]) => ImportGap | undefined
}
export type Written = {
  created: number
  updated: number
  unchanged: number
  /** What is to be counted of the variants that were written; null: not counted. */
  stocks: { variant: string; stock: number | null }[]
  /** Of all products of the file, the unchanged ones too. */
  gaps: ImportGap[]
}

type Row = { product: ImportedProduct; annotated: Annotated; id: string; digest: Buffer }

/** Writes products under their keys: what did not change since the last import is not touched. */
export async function writeProducts(tx: Tx, input: WriteInput): Promise<Written> {
  const { home, source, products, newId } = input
  await lockVersion(tx, home)
  const known = await tx.db
    .selectFrom('offers')
    .select(['id', 'external_id', 'digest', 'concepts'])
    .where('home', '=', home)
    .where('source', '=', source)
    .where(
      'external_id',
      'in',
      products.map(({ externalId }) => externalId),
    )
    .execute()
  const before = new Map(known.map((row) => [row.external_id, row]))
  const rows: Row[] = []
  const gaps: ImportGap[] = []
  for (const product of products) {
    const digest = digestOf(product)
    const old = before.get(product.externalId)
    const isSame = old !== undefined && digest.equals(old.digest)
    const annotated = isSame ? undefined : input.annotate(product)
    const gap = input.gapOf(product, annotated?.concepts ?? old?.concepts ?? [])
    if (gap) gaps.push(gap)
    if (annotated) rows.push({ product, digest, annotated, id: old?.id ?? newId() })
  }
  const created = rows.filter(({ product }) => !before.has(product.externalId)).length
  const counts = { created, updated: rows.length - created, unchanged: products.length - rows.length, gaps }
  if (rows.length === 0) return { ...counts, stocks: [] }
  const version = await raiseVersion(tx, home)
  await upsertOffers(tx, input, rows, version)
  const reviewed = rows.map(({ id, product: { reviews, rating, reviewSource: source } }) => ({
    id,
    reviews,
    rating,
    source,
  }))
  await writeReviews(tx, home, reviewed, newId)
  const variants = await upsertVariants(tx, input, rows)
  await writePrices(tx, { ...input, variants })
  return { ...counts, stocks: variants.map(({ id, stock }) => ({ variant: id, stock })) }
}

function digestOf(product: ImportedProduct): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([READING, product]))
    .digest()
    .subarray(0, 16)
}

async function upsertOffers(
  tx: Tx,
  { home, source, at }: WriteInput,
  rows: readonly Row[],
  version: number,
): Promise<void> {
  const data = rows.map(({ product, annotated, id, digest }) => ({
    id,
    external_id: product.externalId,
    title: product.title,
    description: product.description,
    brand: product.brand,
    url: product.url,
    categories: product.categories,
    images: product.images,
    attributes: product.attributes,
    options: product.options,
    form: annotated.form,
    price_rule: product.priceRule,
    fulfilment: product.fulfilment,
    digital: product.digital ?? null,
    legal: product.legal ?? null,
    concepts: annotated.concepts,
    digest: digest.toString('hex'),
    active: product.active,
  }))
  await sql`
    insert into offers (home, id, source, external_id, title, description, brand, url, categories, images, attributes, options, form,
      price_rule, fulfilment, digital, legal, concepts, digest, version, active, created_at, updated_at)
    select ${home}::uuid, r.id, ${source}, r.external_id, r.title, r.description, r.brand, r.url, r.categories, r.images, r.attributes,
      r.options, r.form, r.price_rule, r.fulfilment, r.digital, r.legal, r.concepts, decode(r.digest, 'hex'), ${version}::bigint, r.active, ${at}::timestamptz, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(data)}::jsonb) as r(id uuid, external_id text, title text, description text, brand text, url text,
      categories text[], images jsonb, attributes jsonb, options text[], form jsonb, price_rule jsonb, fulfilment text, digital jsonb, legal jsonb, concepts text[],
      digest text, active boolean)
    on conflict (home, source, external_id) do update set title = excluded.title, description = excluded.description,
      brand = excluded.brand, url = excluded.url, categories = excluded.categories, images = excluded.images,
      attributes = excluded.attributes, options = excluded.options, form = excluded.form, price_rule = excluded.price_rule,
      fulfilment = excluded.fulfilment, digital = excluded.digital, legal = excluded.legal, concepts = excluded.concepts, digest = excluded.digest, version = excluded.version,
      active = excluded.active, updated_at = excluded.updated_at`.execute(tx.db)
}

export type WrittenVariant = { id: string; amount: number; compareAt: number | null; stock: number | null }

async function upsertVariants(tx: Tx, { home, newId }: WriteInput, rows: readonly Row[]): Promise<WrittenVariant[]> {
  const offers = rows.map(({ id }) => id)
  const known = await tx.db
    .selectFrom('variants')
    .select(['id', 'offer', 'external_id'])
    .where('home', '=', home)
    .where('offer', 'in', offers)
    .execute()
  const ids = new Map(known.map((row) => [`${row.offer} ${row.external_id}`, row.id]))
  const variants = rows.flatMap(({ product, annotated, id: offer }) =>
    product.variants.map((variant, position) => ({
      id: ids.get(`${offer} ${variant.externalId}`) ?? newId(),
      offer,
      external_id: variant.externalId,
      sku: variant.sku,
      options: variant.options,
      image: variant.image,
      net_quantity: variant.netQuantity ?? null,
      position,
      concepts: annotated.variants[position] ?? [],
      amount: variant.amount,
      compareAt: variant.compareAt,
      stock: variant.stock,
    })),
  )
  const data = variants.map(({ amount: _a, compareAt: _c, stock: _s, ...row }) => row)
  await sql`
    insert into variants (home, id, offer, external_id, sku, options, image, net_quantity, position, concepts, active)
    select ${home}::uuid, r.id, r.offer, r.external_id, r.sku, r.options, r.image, r.net_quantity, r.position, r.concepts, true
    from jsonb_to_recordset(${JSON.stringify(data)}::jsonb) as r(id uuid, offer uuid, external_id text, sku text, options jsonb,
      image text, net_quantity jsonb, position int, concepts text[])
    on conflict (home, offer, external_id) do update set sku = excluded.sku, options = excluded.options, image = excluded.image,
      net_quantity = excluded.net_quantity, position = excluded.position, concepts = excluded.concepts, active = true`.execute(
    tx.db,
  )
  const whole = rows.filter(({ product }) => !product.partial).map(({ id }) => id)
  await sql`
    update variants set active = false
    where home = ${home}::uuid and offer = any(${whole}::uuid[]) and active and not (id = any(${variants.map(({ id }) => id)}::uuid[]))`.execute(
    tx.db,
  )
  return variants
}
