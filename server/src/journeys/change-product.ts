import type { EditableProduct, ProductChange, VariantChange } from '@souk/contract/assortment.ts'
import { createAnnotator } from '../catalog/annotate.ts'
import { editableProduct, lockedVersionOf } from '../catalog/assortment.ts'
import { readJsonLines } from '../catalog/formats/jsonl.ts'
import { formerPrices } from '../catalog/former-price.ts'
import type { Format, ImportedProduct } from '../catalog/imported.ts'
import { catalogueLanguage } from '../catalog/language.ts'
import { offerOf, setPrice } from '../catalog/set-price.ts'
import { lockVersion, touchOffer } from '../catalog/version.ts'
import { writeProducts } from '../catalog/write.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { setStocks } from '../resources/set-stocks.ts'
import type { Shop } from '../shops/shop.ts'
import { wakeWatchers } from '../watches/store.ts'
import type { Context } from './context.ts'
import { planSigning } from './sign-pictures.ts'
import { settleStruckPricesOf } from './struck-prices.ts'

/** What a line of a file would say, read by the rules of a file. Throws `invalid_request` with what is wrong. */
async function readOne({ product }: ProductChange, currency: string): Promise<ImportedProduct> {
  const { products, refused } = await readJsonLines(JSON.stringify(product), currency)
  const [read] = products
  if (!read) throw new Failure('invalid_request', refused[0]?.reason)
  return read
}

/** Takes something new into the catalogue. */
export async function createProduct(
  context: Context,
  tx: Tx,
  { shop, change }: { shop: Shop; change: ProductChange },
): Promise<EditableProduct> {
  const product = { ...(await readOne(change, shop.currency)), active: change.active }
  const written = await write(context, tx, { shop, product, source: 'jsonl' })
  if (written.created === 0) throw new Failure('changed_meanwhile', 'there is something with this id already')
  await setStocks(tx, { home: shop.id, counts: written.stocks, newId: context.newId })
  const row = await tx.db
    .selectFrom('offers')
    .select('id')
    .where('home', '=', shop.id)
    .where('source', '=', 'jsonl')
    .where('external_id', '=', product.externalId)
    .executeTakeFirstOrThrow()
  return asItIs(tx, shop, row.id)
}

/**
 * Changes what is said of an offer, as an import of it would. What is in stock of variants that there are stays: it has moved
 * while somebody wrote. Throws `changed_meanwhile` when the offer is not the one that was seen.
 */
export async function changeProduct(
  context: Context,
  tx: Tx,
  { shop, offer, change }: { shop: Shop; offer: string; change: ProductChange },
): Promise<EditableProduct> {
  const read = await readOne(change, shop.currency)
  const version = await lockedVersionOf(tx, shop.id, offer)
  const before = version === undefined ? undefined : await editableProduct(tx.db, shop, offer)
  if (!before) throw new Failure('not_found')
  if (change.version !== version) throw new Failure('changed_meanwhile')
  if (read.externalId !== before.body.product.id)
    throw new Failure('invalid_request', 'the id says which one it is, and stays')
  const shown = new Map(before.pictures.map(({ url, alt }) => [url, alt]))
  const images = read.images.map(({ url, alt = shown.get(url) }) => (alt === undefined ? { url } : { url, alt }))
  const product = { ...read, images, active: change.active }
  const written = await write(context, tx, { shop, product, source: before.body.source })
  const known = new Set(before.body.variants.map(({ id }) => id))
  const counts = written.stocks.filter(({ variant }) => !known.has(variant))
  await setStocks(tx, { home: shop.id, counts, newId: context.newId })
  return asItIs(tx, shop, offer)
}

async function write(
  context: Context,
  tx: Tx,
  { shop, product, source }: { shop: Shop; product: ImportedProduct; source: Format },
) {
  const at = context.clock.now()
  const language = catalogueLanguage([`${product.title}. ${product.description ?? ''}`], shop.locale)
  const written = await writeProducts(tx, {
    home: shop.id,
    source,
    currency: shop.currency,
    products: [product],
    annotate: createAnnotator(language, shop.country).annotate,
    gapOf: () => undefined,
    at,
    newId: context.newId,
    former: formerPrices(shop, at),
  })
  await wakeWatchers(
    tx,
    shop.id,
    written.stocks.map(({ variant }) => variant),
  )
  return written
}

async function asItIs(tx: Tx, shop: Shop, offer: string): Promise<EditableProduct> {
  const now = await editableProduct(tx.db, shop, offer)
  if (!now) throw new Failure('not_found')
  return now.body
}

/** Sets prices and stock of many variants: all of them, or none where one is unknown. */
export async function changeVariants(
  context: Context,
  tx: Tx,
  { shop, changes }: { shop: Shop; changes: readonly VariantChange[] },
): Promise<void> {
  const at = context.clock.now()
  const { id: home, currency } = shop
  // Whoever changes this catalogue waits here, before anything of it is looked at.
  await lockVersion(tx, home)
  const offers = new Set<string>()
  for (const { variant, amount, compareAt = null } of changes) {
    const offer = await offerOf(tx, home, variant)
    if (offer === undefined) throw new Failure('not_found', `there is no variant ${variant}`)
    offers.add(offer)
    if (amount === undefined) continue
    const former = formerPrices(shop, at)
    await setPrice(tx, { home, variant, currency, amount, compareAt, at, newId: context.newId, former })
  }
  for (const offer of offers) await touchOffer(tx, home, offer, at)
  const counts = changes.flatMap(({ variant, stock }) => (stock === undefined ? [] : [{ variant, stock }]))
  await setStocks(tx, { home, counts, newId: context.newId })
  await wakeWatchers(
    tx,
    home,
    changes.map(({ variant }) => variant),
  )
}

/** What follows a change of the catalogue: the next search finds it, what may be struck through is settled. */
export async function afterChange(context: Context, shop: Shop): Promise<void> {
  context.background.start('index', async () => void (await context.index.refresh(shop)))
  await settleStruckPricesOf(context, shop)
  await planSigning(context, shop.id)
}
