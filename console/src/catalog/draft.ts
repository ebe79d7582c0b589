import type { EditableProduct, ProductChange, VariantChange } from '@souk/contract/assortment.ts'
import type { ImportProduct, ImportVariant } from '@souk/contract/catalog.ts'
import { amountIn, amountText, countIn } from './amounts.ts'

/** A line of the grid as it is written: texts, until they are saved. */
export type DraftVariant = {
  /** Ours, of a variant that there is. */
  variant: string | null
  /** The shop's own. */
  id: string
  sku: string
  options: Record<string, string>
  price: string
  compareAt: string
  stock: string
}

/** A product as it is written. What stands nowhere in the form stays what it was. */
export type Draft = {
  known: EditableProduct | null
  currency: string
  id: string
  title: string
  description: string
  brand: string
  categories: string
  attributes: { name: string; values: string }[]
  images: string[]
  imageAlt: string
  options: string[]
  variants: DraftVariant[]
  active: boolean
}

const NOTHING: ImportProduct = {
  id: '',
  title: '',
  categories: [],
  images: [],
  attributes: {},
  price: { amount: 0, currency: '' },
}

export function draftOf(known: EditableProduct | null, currency: string): Draft {
  const told = known?.product ?? NOTHING
  const counted = new Map(known?.variants.map((one) => [one.externalId, one]))
  const variants = told.variants ?? []
  return {
    known,
    currency,
    id: told.id,
    title: told.title,
    description: told.description ?? '',
    brand: told.brand ?? '',
    categories: told.categories.join('\n'),
    attributes: Object.entries(told.attributes).map(([name, values]) => ({ name, values: values.join(', ') })),
    images: told.images,
    imageAlt: told.imageAlt ?? '',
    options: told.options ?? [],
    active: known?.active ?? true,
    variants: variants.map(({ id, sku = '', options, price, compareAt }) => {
      const count = counted.get(id)
      return {
        variant: count?.id ?? null,
        id,
        sku,
        options,
        price: amountText(price?.amount, currency),
        compareAt: amountText(compareAt?.amount, currency),
        stock: count?.stock === null || count === undefined ? '' : String(count.stock),
      }
    }),
  }
}

/** A line more, like the last one. */
export function oneMore({ variants, options }: Draft): DraftVariant {
  const last = variants.at(-1)
  return {
    variant: null,
    id: '',
    sku: '',
    options: Object.fromEntries(options.map((name) => [name, ''])),
    price: last?.price ?? '',
    compareAt: '',
    stock: '',
  }
}

/** What is not filled in as it must be: the key of a text for each. */
export type DraftFault = 'title' | 'price' | 'stock' | 'options' | 'variants'

export function faultsOf({ title, variants, currency, options }: Draft): Set<DraftFault> {
  const faults = new Set<DraftFault>()
  if (title.trim() === '') faults.add('title')
  if (variants.length === 0) faults.add('variants')
  for (const { price, compareAt, stock, options: chosen } of variants) {
    if (amountIn(price, currency) === null) faults.add('price')
    if (compareAt.trim() !== '' && amountIn(compareAt, currency) === null) faults.add('price')
    if (countIn(stock) === null) faults.add('stock')
    if (options.some((name) => (chosen[name] ?? '').trim() === '')) faults.add('options')
  }
  return faults
}

/** What is sent: the product, and apart from it how many there now are of variants whose count was changed. */
export function changeOf(draft: Draft): { product: ProductChange; stocks: VariantChange[] } {
  const { known, currency } = draft
  const before = draftOf(known, currency)
  const stockBefore = new Map(before.variants.map(({ variant, stock }) => [variant, stock]))
  const stocks = draft.variants.flatMap(({ variant, stock }) =>
    variant === null || stockBefore.get(variant) === stock ? [] : [{ variant, stock: countIn(stock) ?? null }],
  )
  const product = productOf(draft)
  return {
    product: { product, active: draft.active, ...(known ? { version: known.version } : {}) },
    stocks,
  }
}

function productOf(draft: Draft): ImportProduct {
  const { known, currency } = draft
  const id = draft.id.trim() || idOf(draft.title)
  const before = new Map(known?.product.variants?.map((one) => [one.id, one]))
  const variants = draft.variants.map((line): ImportVariant => {
    const { image, netQuantity } = before.get(line.id) ?? {}
    const compareAt = amountIn(line.compareAt, currency)
    const stock = line.variant === null ? countIn(line.stock) : undefined
    const told = line.id || [id, ...Object.values(line.options).map(idOf)].join('-')
    return {
      id: told,
      options: line.options,
      price: { amount: amountIn(line.price, currency) ?? 0, currency },
      ...(line.sku.trim() === '' ? {} : { sku: line.sku.trim() }),
      ...(compareAt === null ? {} : { compareAt: { amount: compareAt, currency } }),
      ...(typeof stock === 'number' ? { stock } : {}),
      ...(image === undefined ? {} : { image }),
      ...(netQuantity === undefined ? {} : { netQuantity }),
    }
  })
  const { description: _d, brand: _b, imageAlt: _a, ...rest } = known?.product ?? NOTHING
  return {
    ...rest,
    id,
    title: draft.title.trim(),
    ...said('description', draft.description),
    ...said('brand', draft.brand),
    ...said('imageAlt', draft.imageAlt),
    categories: draft.categories
      .split('\n')
      .map((one) => one.trim())
      .filter(Boolean),
    images: draft.images,
    attributes: Object.fromEntries(
      draft.attributes
        .filter(({ name, values }) => name.trim() !== '' && values.trim() !== '')
        .map(({ name, values }) => [name.trim(), listOf(values)]),
    ),
    options: draft.options,
    price: variants[0]?.price ?? { amount: 0, currency },
    variants,
  }
}

function said<K extends string>(key: K, text: string): Partial<Record<K, string>> {
  const told: Partial<Record<K, string>> = {}
  if (text.trim() !== '') told[key] = text.trim()
  return told
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
}

/** "Silk Scarf" → "silk-scarf"; what no letters are left of gets a number that nobody else has. */
function idOf(text: string): string {
  const plain = text
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
  return plain === '' ? crypto.randomUUID() : plain
}
