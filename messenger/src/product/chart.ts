import type { Product, SizeView } from '@souk/contract/catalog.ts'
import { rowOf } from '@souk/contract/size-fit.ts'

const SYSTEMS = ['eu', 'us', 'uk'] as const
type System = (typeof SYSTEMS)[number]

/** The systems that say more than the shop's own names of its sizes. */
export function columnsOf(rows: SizeView['rows']): System[] {
  return SYSTEMS.filter((system) =>
    rows.some((row) => {
      const name = row[system]
      return name !== undefined && row.size.toLowerCase().replace(system, '').trim() !== name.toLowerCase()
    }),
  )
}

/** What was typed, as centimetres; what is no number was not measured. */
export function measuredIn(
  typed: Readonly<Record<string, string>>,
  centimetres: (value: number) => number,
): Record<string, number> {
  const found: Record<string, number> = {}
  for (const [id, text] of Object.entries(typed)) {
    const value = Number(text.trim().replace(',', '.'))
    if (text.trim() !== '' && Number.isFinite(value) && value > 0) found[id] = centimetres(value)
  }
  return found
}

/** The value of the option that a row of the chart stands for, as this product writes it. */
export function valueOf(product: Product, sizes: SizeView, size: string): string | undefined {
  const row = rowOf(sizes, size)
  return product.variants
    .map(({ options }) => options[sizes.option])
    .find((value) => value !== undefined && row !== undefined && rowOf(sizes, value) === row)
}
