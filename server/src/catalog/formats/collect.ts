import type { ImportRefusal } from '@souk/contract/catalog.ts'
import { type ImportedProduct, RowRefused } from '../imported.ts'
import type { TableRow } from './table.ts'

const MOST_VARIANTS = 2000

/** Rows that belong together by a key, in the order of the file. Rows without a key are refused. */
export function groupRows(
  rows: readonly TableRow[],
  keyOf: (row: TableRow) => string,
  refused: ImportRefusal[],
  keyName: string,
): Map<string, TableRow[]> {
  const groups = new Map<string, TableRow[]>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === '' || key.length > 200)
      refused.push({ line: row.line, code: 'missing_id', reason: `${keyName} is missing or too long` })
    else {
      const known = groups.get(key)
      if (known) known.push(row)
      else groups.set(key, [row])
    }
  }
  return groups
}

/** Makes a product of each group; one that cannot be made is refused with every row it has. */
export function collectProducts(
  groups: ReadonlyMap<string, TableRow[]>,
  refused: ImportRefusal[],
  make: (id: string, rows: TableRow[], refuseRow: (row: TableRow, error: unknown) => void) => ImportedProduct,
): ImportedProduct[] {
  const products: ImportedProduct[] = []
  for (const [id, rows] of groups) {
    const own: ImportRefusal[] = []
    const refuseRow = (row: TableRow, error: unknown) => own.push(refusalOf(row.line, id, error))
    try {
      const product = make(id, rows, refuseRow)
      if (product.variants.length === 0) throw new RowRefused('product_refused', 'none of its rows could be taken')
      if (product.variants.length > MOST_VARIANTS)
        throw new RowRefused('product_refused', `it has more than ${MOST_VARIANTS} variants`)
      products.push({ ...product, partial: own.length > 0 })
    } catch (error) {
      const known = new Set(own.map(({ line }) => line))
      for (const row of rows) if (!known.has(row.line)) refuseRow(row, error)
    }
    refused.push(...own)
  }
  return products
}

export function refusalOf(line: number, id: string | undefined, error: unknown): ImportRefusal {
  if (!(error instanceof RowRefused)) throw error
  return { line, ...(id === undefined ? {} : { id }), code: error.code, reason: error.message }
}

/** Adds a value to a list attribute, once. */
export function addAttribute(attributes: Record<string, string[]>, name: string, value: string): void {
  if (value === '' || value.length > 300 || name === '' || name.length > 60) return
  const values = Object.hasOwn(attributes, name) ? (attributes[name] ?? []) : []
  if (!values.includes(value) && values.length < 50) attributes[name] = [...values, value]
}

/** Null instead of nothing; a text that is too long is cut. */
export function orNull(text: string, most: number): string | null {
  return text === '' ? null : text.slice(0, most)
}

/** An address of the web; anything else is left out. */
export function webAddress(text: string): string | null {
  return /^https?:\/\/[^\s"<>]{3,1990}$/iu.test(text) || /^\/[\w./-]{1,1990}$/u.test(text) ? text : null
}
