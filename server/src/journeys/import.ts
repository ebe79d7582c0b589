import type { ImportGap, ImportReport } from '@souk/contract/catalog.ts'
import { createAnnotator } from '../catalog/annotate.ts'
import { importGap } from '../catalog/gaps.ts'
import { readCatalogue } from '../catalog/formats/read.ts'
import type { Format } from '../catalog/imported.ts'
import { catalogueLanguage } from '../catalog/language.ts'
import { formerPrices } from '../catalog/former-price.ts'
import { writeProducts } from '../catalog/write.ts'
import { setStocks } from '../resources/set-stocks.ts'
import { wakeWatchers } from '../watches/store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { planSigning } from './sign-pictures.ts'
import { settleStruckPricesOf } from './struck-prices.ts'

/** Products per transaction: enough to be quick, few enough that nobody waits long for the catalogue's row. */
const CHUNK = 500

export type Progress = { done: number; total: number }
export type ImportInput = {
  shop: Pick<Shop, 'id' | 'currency' | 'country' | 'locale' | 'test'>
  format?: Format | 'auto'
  bytes: Uint8Array
  /** Told after each chunk how many products of how many are written. */
  onProgress?: (progress: Progress) => void
}

/**
 * Brings a catalogue file into a shop. The whole file is read before anything is written; then it is written chunk by
 * chunk, so that a crash leaves whole products and the same file can simply be imported again.
 */
export async function importCatalog(
  context: Pick<Context, 'database' | 'clock' | 'newId'>,
  input: ImportInput,
): Promise<ImportReport> {
  const { shop, bytes, format = 'auto', onProgress } = input
  const { database, clock, newId } = context
  const file = await readCatalogue({ bytes, format, currency: shop.currency, locale: shop.locale, now: clock.now() })
  const language = catalogueLanguage(
    file.products.map((product) => `${product.title}. ${product.description ?? ''}`),
    shop.locale,
  )
  const { annotate } = createAnnotator(language, shop.country)
  const report: ImportReport = { rows: file.rows, created: 0, updated: 0, unchanged: 0, refused: file.refused }
  const gaps: ImportGap[] = []
  const total = file.products.length
  onProgress?.({ done: 0, total })
  for (let at = 0; at < total; at += CHUNK) {
    const products = file.products.slice(at, at + CHUNK)
    const written = await database.transact(async (tx) => {
      const result = await writeProducts(tx, {
        home: shop.id,
        source: file.format,
        currency: shop.currency,
        products,
        annotate,
        gapOf: (product, concepts) =>
          product.active ? importGap({ ...product, concepts }, shop, clock.now()) : undefined,
        at: clock.now(),
        newId,
        former: formerPrices(shop, clock.now()),
      })
      await setStocks(tx, { home: shop.id, counts: result.stocks, newId })
      const written = result.stocks.map(({ variant }) => variant)
      await wakeWatchers(tx, shop.id, written)
      return result
    })
    report.created += written.created
    report.updated += written.updated
    report.unchanged += written.unchanged
    gaps.push(...written.gaps)
    onProgress?.({ done: Math.min(total, at + CHUNK), total })
  }
  await settleStruckPricesOf(context, shop)
  if (report.created + report.updated > 0) await planSigning(context, shop.id)
  return gaps.length > 0 ? { ...report, gaps } : report
}
