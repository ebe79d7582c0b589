import { ImportProduct, type ImportRefusal } from '@souk/contract/catalog.ts'
import type { Review } from '@souk/contract/review.ts'
import { Failure } from '../../kernel/failure.ts'
import { type ImportedProduct, type ImportedVariant, type ReadFile, RowRefused } from '../imported.ts'
import { formerAmount, wrongCurrency } from './amounts.ts'
import { refusalOf, webAddress } from './collect.ts'
import { cleanText } from './decode.ts'

const ROWS_PER_TURN = 1000
/** An escape that may stand for a control character or half a surrogate pair. */
const ESCAPED_CONTROL = /\\u(?:00[01]|007f|d[89a-f])/iu

/** Reads one product per line (CONTRACT "Import"). A last line that is cut off makes the whole file unreadable. */
export async function readJsonLines(text: string, currency: string): Promise<ReadFile> {
  const lines = text
    .split(/\r\n|\n|\r/u)
    .map((line, at) => ({ line: at + 1, text: line.trim() }))
    .filter((line) => line.text !== '')
  const refused: ImportRefusal[] = []
  const products: ImportedProduct[] = []
  const seen = new Set<string>()
  for (const [at, line] of lines.entries()) {
    let id: string | undefined
    try {
      const value = readJson(line.text, at === lines.length - 1)
      id = idOf(value)
      const product = productOf(value, currency)
      if (seen.has(product.externalId)) throw new RowRefused('duplicate_id', 'an earlier line has the same id')
      seen.add(product.externalId)
      products.push(product)
    } catch (error) {
      refused.push(refusalOf(line.line, id, error))
    }
    if (at % ROWS_PER_TURN === ROWS_PER_TURN - 1) await new Promise(setImmediate)
  }
  return { format: 'jsonl', rows: lines.length, products, refused }
}

function readJson(text: string, last: boolean): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return ESCAPED_CONTROL.test(text) ? cleanDeep(value) : value
  } catch {
    if (last) throw new Failure('import_unreadable', 'the last line is cut off: it is not a whole JSON object')
    throw new RowRefused('invalid_json', 'the line is not a JSON object')
  }
}

/** Cleans every text in a value, names of fields included: none of them may hold what a database cannot. */
function cleanDeep(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(cleanDeep)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [cleanText(name), cleanDeep(each)]))
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? value.id.slice(0, 200)
    : undefined
}

function productOf(value: unknown, currency: string): ImportedProduct {
  const parsed = ImportProduct.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const where = issue?.path.join('.') ?? ''
    const code =
      where === 'id'
        ? 'missing_id'
        : where === 'title'
          ? 'missing_title'
          : where.startsWith('price')
            ? 'invalid_price'
            : 'invalid_row'
    throw new RowRefused(code, `${where || 'the line'}: ${issue?.message ?? 'is not a product'}`)
  }
  const row = parsed.data
  const variants = variantsOf(row, currency)
  const named = row.options ?? [...new Set(variants.flatMap((variant) => Object.keys(variant.options)))]
  const title = cleanText(row.title)
  const externalId = cleanText(row.id)
  if (title === '') throw new RowRefused('missing_title', 'title: is empty')
  if (externalId === '') throw new RowRefused('missing_id', 'id: is empty')
  return {
    externalId,
    title,
    description: row.description ? cleanText(row.description) : null,
    brand: row.brand ? cleanText(row.brand) : null,
    url: row.url === undefined ? null : webAddress(row.url),
    categories: row.categories.map(cleanText),
    images: row.images
      .flatMap((image) => webAddress(image) ?? [])
      .map((url, at) => (at === 0 && row.imageAlt ? { url, alt: cleanText(row.imageAlt) } : { url })),
    attributes: Object.fromEntries(
      Object.entries(row.attributes).map(([name, values]) => [cleanText(name), values.map(cleanText)]),
    ),
    options: named.map(cleanText),
    form: row.form ?? [],
    priceRule: row.priceRule ?? { kind: 'fixed' },
    fulfilment: row.fulfilment ?? 'ship',
    ...(row.digital ? { digital: row.digital } : {}),
    ...(row.legal ? { legal: row.legal } : {}),
    ...(row.reviews ? { reviews: row.reviews.map(cleanReview) } : {}),
    ...(row.rating ? { rating: row.rating } : {}),
    ...(row.reviewSource ? { reviewSource: cleanText(row.reviewSource) } : {}),
    active: true,
    partial: false,
    variants,
  }
}

/** An empty text says nothing. */
function cleanReview({ title = '', text = '', author = '', ...review }: Review): Review {
  const words = Object.entries({ title, text, author }).map(([name, value]) => [name, cleanText(value)] as const)
  return { ...review, ...Object.fromEntries(words.filter(([, value]) => value !== '')) }
}

function variantsOf(row: ImportProduct, currency: string): ImportedVariant[] {
  const given = row.variants?.length ? row.variants : [{ id: row.id, options: {} }]
  const seen = new Set<string>()
  return given.map((variant) => {
    const price = 'price' in variant && variant.price ? variant.price : row.price
    const before = 'compareAt' in variant && variant.compareAt ? variant.compareAt : row.compareAt
    for (const money of [price, before])
      if (money && money.currency !== currency) throw wrongCurrency(money.currency, currency)
    if (price.amount < 0) throw new RowRefused('invalid_price', 'price: is below zero')
    const externalId = cleanText(variant.id)
    if (seen.has(externalId)) throw new RowRefused('duplicate_variant', `two variants have the id ${externalId}`)
    seen.add(externalId)
    const stock = 'stock' in variant && variant.stock !== undefined ? variant.stock : row.stock
    if (stock !== null && stock !== undefined && stock > 2_000_000_000)
      throw new RowRefused('invalid_row', 'stock: is too large')
    return {
      externalId,
      sku: 'sku' in variant && variant.sku ? cleanText(variant.sku) : null,
      options: Object.fromEntries(
        Object.entries(variant.options).map(([name, value]) => [cleanText(name), cleanText(value)]),
      ),
      image: 'image' in variant && variant.image ? webAddress(variant.image) : null,
      ...('netQuantity' in variant && variant.netQuantity ? { netQuantity: variant.netQuantity } : {}),
      amount: price.amount,
      compareAt: formerAmount(before?.amount ?? null, price.amount),
      stock: stock ?? null,
    }
  })
}
