import type { ImportRefusal } from '@souk/contract/catalog.ts'
import type { OfferLegal } from '@souk/contract/legal.ts'
import type { NetQuantity } from '@souk/contract/net-quantity.ts'
import { Failure } from '../../kernel/failure.ts'
import { type ImportedProduct, type ImportedVariant, type ReadFile, RowRefused } from '../imported.ts'
import { formerAmount, readPriced, readStock } from './amounts.ts'
import { addAttribute, collectProducts, groupRows, orNull, webAddress } from './collect.ts'
import { htmlToText } from './html.ts'
import { readMeasure, readProductData } from './product-data.ts'
import { readTable, type TableRow } from './table.ts'

/** What the items of a group differ in, and the option it becomes. */
const DIFFERENCES = [
  ['color', 'Color'],
  ['size', 'Size'],
  ['material', 'Material'],
  ['pattern', 'Pattern'],
] as const

/** Reads a Google Merchant Center product file; items of one item_group_id are the variants of one product. */
export async function readGoogle(text: string, terms: Terms): Promise<ReadFile> {
  const { header, rows } = await readTable(text)
  if (!header.includes('price')) throw new Failure('import_unreadable', 'the header has no column price')
  const refused: ImportRefusal[] = []
  const groups = groupRows(rows, (row) => row.cell('item_group_id') || row.cell('id'), refused, 'id')
  const products = collectProducts(groups, refused, (id, own, refuseRow) => productOf(id, own, terms, refuseRow))
  return { format: 'google', rows: rows.length, products, refused }
}

type Terms = { currency: string; locale: string; now: Date }

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
    description: orNull(descriptionOf(first), 20_000),
    brand: orNull(first.cell('brand'), 200),
    url: webAddress(first.cell('link')),
    categories: categoriesOf(first),
    images: imagesOf(rows),
    attributes: attributesOf(rows),
    options: shared ? differences.map(([, name]) => name) : ['Item'],
    form: [],
    priceRule: { kind: 'fixed' },
    fulfilment: 'ship',
    ...legalOf(rows, terms.locale),
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
    ...contentOf(row),
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
    for (const name of ['size', 'pattern']) addAttribute(attributes, name, row.cell(name))
    for (const material of row.cell('material').split('/')) addAttribute(attributes, 'material', material.trim())
    for (const name of ['gender', 'age_group']) addAttribute(attributes, 'recipient', row.cell(name))
    for (const certificate of row.cell('certification').split(',')) {
      addAttribute(attributes, 'certification', certificate.trim().replaceAll(':', ' '))
    }
    addAttribute(attributes, 'energy efficiency class', row.cell('energy_efficiency_class'))
    for (const [name, value] of detailsOf(row)) addAttribute(attributes, name.toLowerCase(), value)
  }
  return attributes
}

/** "Section:Name:Value", one after the other; a comma within a value belongs to it. */
function detailsOf(row: TableRow): [name: string, value: string][] {
  const details: [string, string][] = []
  for (const part of row.cell('product_detail').split(',')) {
    const [, name = '', value = ''] = /^(?:[^:]*:)?([^:]+):([^:]+)$/u.exec(part.trim()) ?? []
    const last = details.at(-1)
    if (value !== '') details.push([name.trim(), value.trim()])
    else if (last && part.trim() !== '') last[1] += `, ${part.trim()}`
  }
  return details
}

/** What the shop points out stands below what it tells. */
function descriptionOf(row: TableRow): string {
  const text = htmlToText(row.cell('description'))
  const points = highlightsOf(row.cell('product_highlight')).filter((point) => !text.includes(point))
  return [text, points.map((point) => `• ${point}`).join('\n')].filter(Boolean).join('\n\n')
}

/** Sentences parted by commas, in quotes where they hold one themselves. */
function highlightsOf(text: string): string[] {
  return [...text.matchAll(/"([^"]+)"|([^,"]+)/gu)]
    .map(([, quoted, plain]) => (quoted ?? plain ?? '').trim())
    .filter(Boolean)
}

function contentOf(row: TableRow): { netQuantity?: NetQuantity } {
  const netQuantity = readMeasure(row.cell('unit_pricing_measure'))
  return netQuantity ? { netQuantity } : {}
}

/** What of the product's data the feed has columns for; the details may name the rest. */
function legalOf(rows: readonly TableRow[], locale: string): { legal?: OfferLegal } {
  const legal = readProductData(rows.flatMap(detailsOf), locale)
  const [first] = rows
  const signs = new Set(rows.map((row) => row.cell('mpn') || row.cell('gtin')))
  const [sign = ''] = signs
  if (signs.size === 1 && sign !== '') legal.identifier = sign.slice(0, 200)
  if (/^(?:yes|true)$/iu.test(first?.cell('adult') ?? '')) legal.age = { years: 18 }
  const energy = first ? energyOf(first) : undefined
  if (energy) legal.energyLabel = energy
  return Object.keys(legal).length > 0 ? { legal } : {}
}

/** "EC:EPREL:123456" names the entry of the product in the register of the Union, which shows its label and its sheet. */
function energyOf(row: TableRow): OfferLegal['energyLabel'] {
  const [, code] = /(?:^|[\s,])(?:EC|European_Commission):EPREL:(\d{1,12})(?!\d)/u.exec(row.cell('certification')) ?? []
  const [level] = /^[A-G]$/u.exec(row.cell('energy_efficiency_class')) ?? []
  const page = `https://eprel.ec.europa.eu/qr/${code}`
  return code && level ? { class: level, label: page, sheet: page } : undefined
}
