import type { ImportRefusal } from '@souk/contract/catalog.ts'
import { Failure } from '../../kernel/failure.ts'
import { type ImportedProduct, type ImportedVariant, type ReadFile, RowRefused } from '../imported.ts'
import { formerAmount, readPriced, readStock } from './amounts.ts'
import { addAttribute, collectProducts, groupRows, orNull, webAddress } from './collect.ts'
import { htmlToText } from './html.ts'
import { readTable, type TableRow } from './table.ts'

/** What the items of a group differ in, and the option it becomes. */
const DIFFERENCES = [
  ['color', 'Color'],
  ['size', 'Size'],
  ['material', 'Material'],
  ['pattern', 'Pattern'],
] as const

/** Reads a Google Merchant Center product file; items of one item_group_id are the variants of one product. */
export async function readGoogle(text: string, currency: string, now: Date): Promise<ReadFile> {
  const { header, rows } = await readTable(text)
  if (!header.includes('price')) throw new Failure('import_unreadable', 'the header has no column price')
  const refused: ImportRefusal[] = []
  const groups = groupRows(rows, (row) => row.cell('item_group_id') || row.cell('id'), refused, 'id')
  const products = collectProducts(groups, refused, (id, own, refuseRow) =>
    productOf(id, own, { currency, now }, refuseRow),
  )
  return { format: 'google', rows: rows.length, products, refused }
}

type Terms = { currency: string; now: Date }

function productOf(
  id: string,
  rows: TableRow[],
  terms: Terms,
  refuseRow: (row: TableRow, error: unknown) => void,
): ImportedProduct {
  const [first] = rows
  if (!first) throw new RowRefused('product_refused', 'it has no rows')
  const title = first.cell('title')
  if (title === '') throw new RowRefused('missing_title', 'title is missing')
  const differences = DIFFERENCES.filter(
    ([column]) => rows.length > 1 && new Set(rows.map((row) => row.cell(column))).size > 1,
  )
  const variants: ImportedVariant[] = []
  for (const row of rows) {
    try {
      variants.push(variantOf(row, differences, terms, variants))
    } catch (error) {
      refuseRow(row, error)
    }
  }
  const shared = rows.length === 1 || differences.length > 0
  return {
    externalId: id,
    title: title.slice(0, 500),
    description: orNull(htmlToText(first.cell('description')), 20_000),
    brand: orNull(first.cell('brand'), 200),
    url: webAddress(first.cell('link')),
    categories: categoriesOf(first),
    images: imagesOf(rows),
    attributes: attributesOf(rows),
    options: shared ? differences.map(([, name]) => name) : ['Item'],
    form: [],
    priceRule: { kind: 'fixed' },
    fulfilment: 'ship',
    active: true,
    partial: false,
    variants: shared ? variants : variants.map((variant) => ({ ...variant, options: { Item: variant.externalId } })),
  }
}

function variantOf(
  row: TableRow,
  differences: readonly (readonly [string, string])[],
  { currency, now }: Terms,
  others: readonly ImportedVariant[],
): ImportedVariant {
  const externalId = row.cell('id')
  if (externalId === '' || externalId.length > 200) throw new RowRefused('missing_id', 'id is missing or too long')
  if (others.some((other) => other.externalId === externalId))
    throw new RowRefused('duplicate_variant', 'another row has the same id')
  const full = readPriced(row.cell('price'), currency, 'price')
  const sale = row.cell('sale_price')
  const reduced =
    sale !== '' && isOn(row.cell('sale_price_effective_date'), now) ? readPriced(sale, currency, 'sale_price') : null
  const amount = reduced !== null && reduced < full ? reduced : full
  const options: Record<string, string> = {}
  for (const [column, name] of differences) {
    const value = row.cell(column)
    if (value !== '') options[name] = value.slice(0, 200)
  }
  return {
    externalId,
    sku: orNull(row.cell('mpn') || row.cell('gtin'), 200),
    options,
    image: differences.length > 0 ? webAddress(row.cell('image_link')) : null,
    amount,
    compareAt: formerAmount(full, amount),
    stock: stockOf(row),
  }
}

function stockOf(row: TableRow): number | null {
  const availability = row
    .cell('availability')
    .toLowerCase()
    .replace(/[\s-]+/gu, '_')
  if (availability === 'out_of_stock') return 0
  return readStock(row.cell('quantity') || row.cell('sell_on_google_quantity'))
}

/** Is now within "start/end", two ISO 8601 times? Without one, always. */
function isOn(period: string, now: Date): boolean {
  const [from = '', to = ''] = period.split('/').map((text) => text.trim())
  if (period === '') return true
  return !(now.getTime() < new Date(from).getTime() || now.getTime() > new Date(to).getTime())
}

function categoriesOf(row: TableRow): string[] {
  const own = row.cell('product_type').split(',')
  const named = [...own, row.cell('google_product_category')]
    .map((text) => text.trim())
    .filter((text) => text !== '' && !/^\d+$/u.test(text))
  return [...new Set(named)].slice(0, 50).map((text) => text.slice(0, 300))
}

function imagesOf(rows: readonly TableRow[]): { url: string }[] {
  const urls = rows.flatMap((row) => [row.cell('image_link'), ...row.cell('additional_image_link').split(',')])
  const known = urls.flatMap((url) => webAddress(url.trim()) ?? [])
  return [...new Set(known)].slice(0, 50).map((url) => ({ url }))
}

function attributesOf(rows: readonly TableRow[]): Record<string, string[]> {
  const attributes: Record<string, string[]> = {}
  for (const row of rows) {
    // "black/gold" is one article in two colours.
    for (const colour of row.cell('color').split('/')) addAttribute(attributes, 'colour', colour.trim())
    for (const name of ['size', 'material', 'pattern']) addAttribute(attributes, name, row.cell(name))
    for (const name of ['gender', 'age_group']) addAttribute(attributes, 'recipient', row.cell(name))
    for (const detail of row.cell('product_detail').split(',')) {
      const [, name = '', value = ''] = /^(?:[^:]*:)?([^:]+):([^:]+)$/u.exec(detail.trim()) ?? []
      addAttribute(attributes, name.trim().toLowerCase(), value.trim())
    }
  }
  return attributes
}
