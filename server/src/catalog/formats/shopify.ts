import type { ImportRefusal } from '@souk/contract/catalog.ts'
import type { OfferLegal } from '@souk/contract/legal.ts'
import type { NetQuantity } from '@souk/contract/net-quantity.ts'
import { Failure } from '../../kernel/failure.ts'
import { type ImportedProduct, type ImportedVariant, type ReadFile, RowRefused } from '../imported.ts'
import { formerAmount, readAmount, readStock } from './amounts.ts'
import { addAttribute, collectProducts, groupRows, orNull, webAddress } from './collect.ts'
import { htmlToText } from './html.ts'
import { readMeasure, readProductData } from './product-data.ts'
import { readTable, type TableRow } from './table.ts'

/** Columns by what they hold: the template of 2025 and the one before it. */
const COLUMNS = {
  handle: ['handle', 'url_handle'],
  title: ['title'],
  body: ['body_(html)', 'body_html', 'description'],
  vendor: ['vendor'],
  type: ['type'],
  category: ['product_category', 'standardized_product_type'],
  tags: ['tags'],
  published: ['published', 'published_on_online_store'],
  status: ['status'],
  sku: ['variant_sku', 'sku'],
  barcode: ['variant_barcode', 'barcode'],
  measure: ['unit_price_total_measure', 'variant_unit_price_total_measure'],
  measureUnit: ['unit_price_total_measure_unit', 'variant_unit_price_total_measure_unit'],
  price: ['variant_price', 'price'],
  compareAt: ['variant_compare_at_price', 'compare_at_price'],
  quantity: ['variant_inventory_qty', 'inventory_quantity'],
  tracker: ['variant_inventory_tracker', 'inventory_tracker'],
  policy: ['variant_inventory_policy', 'continue_selling_when_out_of_stock'],
  image: ['image_src', 'product_image_url'],
  imagePosition: ['image_position'],
  variantImage: ['variant_image', 'variant_image_url'],
  gender: ['google_shopping_/_gender', 'google_shopping_gender'],
  ageGroup: ['google_shopping_/_age_group', 'google_shopping_age_group'],
} as const

/** Reads Shopify's product export. Rows of one handle are one product: its first row has the texts, each row with a price is a variant. */
export async function readShopify(text: string, terms: Terms): Promise<ReadFile> {
  const { header, rows } = await readTable(text)
  if (!COLUMNS.price.some((name) => header.includes(name)))
    throw new Failure('import_unreadable', 'the header has no column Variant Price')
  const refused: ImportRefusal[] = []
  const groups = groupRows(rows, (row) => get(row, 'handle'), refused, 'Handle')
  const products = collectProducts(groups, refused, (handle, own, refuseRow) =>
    productOf(handle, own, terms, refuseRow),
  )
  return { format: 'shopify', rows: rows.length, products, refused }
}

type Terms = { currency: string; locale: string }

function get(row: TableRow, column: keyof typeof COLUMNS): string {
  const name = COLUMNS[column].find((each) => row.columns.includes(each))
  return name === undefined ? '' : row.cell(name)
}

function productOf(
  handle: string,
  rows: TableRow[],
  { currency, locale }: Terms,
  refuseRow: (row: TableRow, error: unknown) => void,
): ImportedProduct {
  const [first] = rows
  if (!first) throw new RowRefused('product_refused', 'it has no rows')
  const title = get(first, 'title')
  if (title === '') throw new RowRefused('missing_title', 'Title is missing in the first row of this handle')
  const options = [1, 2, 3]
    .map((at) => ({ at, name: first.cell(`option${at}_name`) }))
    .filter(({ name }) => name !== '' && name.length <= 60 && name.toLowerCase() !== 'title')
  const variants: ImportedVariant[] = []
  for (const row of rows) {
    if (!isVariantRow(row, options)) continue
    try {
      variants.push(variantOf(row, options, currency, variants))
    } catch (error) {
      refuseRow(row, error)
    }
  }
  return {
    externalId: handle,
    title: title.slice(0, 500),
    description: orNull(htmlToText(get(first, 'body')), 20_000),
    brand: orNull(get(first, 'vendor'), 200),
    url: null,
    categories: [get(first, 'category'), get(first, 'type')]
      .filter((each, at, all) => each !== '' && all.indexOf(each) === at)
      .map((each) => each.slice(0, 300)),
    images: imagesOf(rows),
    attributes: attributesOf(first),
    options: options.map(({ name }) => name),
    form: [],
    priceRule: { kind: 'fixed' },
    fulfilment: 'ship',
    ...legalOf(rows, locale),
    active:
      !['draft', 'archived'].includes(get(first, 'status').toLowerCase()) &&
      get(first, 'published').toLowerCase() !== 'false',
    partial: false,
    variants,
  }
}

type OptionColumn = { at: number; name: string }

/** A row with neither a price nor option values only brings a picture. */
function isVariantRow(row: TableRow, options: readonly OptionColumn[]): boolean {
  return (
    get(row, 'price') !== '' ||
    get(row, 'sku') !== '' ||
    options.some(({ at }) => row.cell(`option${at}_value`) !== '') ||
    get(row, 'title') !== ''
  )
}

function variantOf(
  row: TableRow,
  columns: readonly OptionColumn[],
  currency: string,
  others: readonly ImportedVariant[],
): ImportedVariant {
  const options: Record<string, string> = {}
  for (const { at, name } of columns) {
    const value = row.cell(`option${at}_value`)
    if (value !== '') options[name] = value.slice(0, 200)
  }
  const amount = readAmount(get(row, 'price'), currency, 'Variant Price')
  const before = get(row, 'compareAt')
  const sku = orNull(get(row, 'sku'), 200)
  const named = Object.values(options).join(' / ').slice(0, 200) || 'default'
  const taken = (id: string) => others.some((other) => other.externalId === id)
  const externalId = sku !== null && !taken(sku) ? sku : named
  if (taken(externalId)) throw new RowRefused('duplicate_variant', 'another row of this product has the same options')
  return {
    externalId,
    sku,
    options,
    ...contentOf(row),
    image: webAddress(get(row, 'variantImage')),
    amount,
    compareAt: formerAmount(before === '' ? null : readAmount(before, currency, 'Variant Compare At Price'), amount),
    stock: isCounted(row) ? readStock(get(row, 'quantity')) : null,
  }
}

/** Without a tracker, or when selling goes on at nothing left, stock says nothing about what can be bought. */
function isCounted(row: TableRow): boolean {
  const tracked = !COLUMNS.tracker.some((name) => row.columns.includes(name)) || get(row, 'tracker') !== ''
  return tracked && !['continue', 'true', 'yes'].includes(get(row, 'policy').toLowerCase())
}

function imagesOf(rows: readonly TableRow[]): { url: string }[] {
  const images = rows.flatMap((row, at) => {
    const url = webAddress(get(row, 'image'))
    const position = Number(get(row, 'imagePosition')) || 1000 + at
    return url === null ? [] : [{ url, position }]
  })
  const sorted = images.toSorted((a, b) => a.position - b.position).map(({ url }) => url)
  return [...new Set(sorted)].slice(0, 50).map((url) => ({ url }))
}

function attributesOf(row: TableRow): Record<string, string[]> {
  const attributes: Record<string, string[]> = {}
  addAttribute(attributes, 'type', get(row, 'type'))
  for (const tag of get(row, 'tags').split(',')) addAttribute(attributes, 'tags', tag.trim())
  for (const column of ['gender', 'ageGroup'] as const) addAttribute(attributes, 'recipient', get(row, column))
  for (const [name, text] of metafieldsOf(row)) {
    for (const value of text.split(/\s*;\s*/u)) addAttribute(attributes, name, value)
  }
  return attributes
}

/** What a shop keeps beside the columns that all have: "Ingredients (product.metafields.custom.ingredients)". */
function metafieldsOf(row: TableRow): [name: string, value: string][] {
  return row.columns.flatMap((column) => {
    const name = /^(.+?)_\((?:product\.)?metafields\.[^)]*\)$/u.exec(column)?.[1]
    return name === undefined ? [] : [[name.replaceAll('_', ' '), row.cell(column)]]
  })
}

function contentOf(row: TableRow): { netQuantity?: NetQuantity } {
  const netQuantity = readMeasure(`${get(row, 'measure')} ${get(row, 'measureUnit')}`)
  return netQuantity ? { netQuantity } : {}
}

/** Shopify has no columns for what the law wants to be known; what the shop's own fields name so is taken, and the barcode. */
function legalOf(rows: readonly TableRow[], locale: string): { legal?: OfferLegal } {
  const legal = readProductData(rows.flatMap(metafieldsOf), locale)
  const signs = new Set(rows.map((row) => get(row, 'barcode')).filter(Boolean))
  const [sign] = signs
  if (sign !== undefined && signs.size === 1) legal.identifier = sign.slice(0, 200)
  return Object.keys(legal).length > 0 ? { legal } : {}
}
