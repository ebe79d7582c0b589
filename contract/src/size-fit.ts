import type { SizeChart, SizeRow } from './size-chart.ts'

/** What a chart looks at of a product. */
export type Sized = {
  concepts: readonly string[]
  categories: readonly string[]
  brand?: string | undefined
  variants: readonly { options: Readonly<Record<string, string>> }[]
}

/** The first chart that holds for a product and knows one of its sizes; `option` is the name of what it sizes. */
export function chartFor(
  charts: readonly SizeChart[],
  product: Sized,
): { chart: SizeChart; option: string } | undefined {
  for (const chart of charts) {
    const { concepts, categories, brands } = chart
    if (concepts && !concepts.some((id) => product.concepts.includes(id))) continue
    if (categories && !categories.some((name) => product.categories.includes(name))) continue
    if (brands && !brands.some((name) => name === product.brand)) continue
    const option = optionOf(chart, product)
    if (option !== undefined) return { chart, option }
  }
  return undefined
}

function optionOf(chart: SizeChart, { variants }: Sized): string | undefined {
  for (const { options } of variants)
    for (const [name, value] of Object.entries(options)) if (rowOf(chart, value)) return name
  return undefined
}

const plain = (size: string) => size.trim().toLowerCase().replaceAll(',', '.')

/** The row of a size by the shop's own name of it. */
export function rowOf({ rows }: Pick<SizeChart, 'rows'>, size: string): SizeRow | undefined {
  return rows.find((row) => plain(row.size) === plain(size))
}

/** What was found: `fits` takes every measurement in; `between` names the smaller one where they do not agree. */
export type Fit = { row: SizeRow; between?: SizeRow }

/** So many centimetres beyond the table still fit its last size. */
const GIVE = 1

/**
 * The size for a body: what has to take in the widest of the measurements, for cloth can be made narrower. Undefined where
 * one lies off the table, or nothing was measured that the table knows.
 * @param measured centimetres by the measure's id
 * @example fitOf(chart, { bust: 92, waist: 71 })
 */
export function fitOf({ rows }: Pick<SizeChart, 'rows'>, measured: Readonly<Record<string, number>>): Fit | undefined {
  const places: number[] = []
  for (const [id, value] of Object.entries(measured)) {
    const known = rows.filter((row) => row.measures[id])
    if (known.length === 0) continue
    const at = placeOf(rows, id, value)
    if (at === undefined) return undefined
    places.push(at)
  }
  if (places.length === 0) return undefined
  const row = rows[Math.max(...places)]
  const smallest = rows[Math.min(...places)]
  if (!row) return undefined
  return smallest && smallest !== row ? { row, between: smallest } : { row }
}

/** The first row that a measurement does not go beyond. */
function placeOf(rows: readonly SizeRow[], id: string, value: number): number | undefined {
  const ranges = rows.flatMap((row, at) => (row.measures[id] ? [{ at, ...row.measures[id] }] : []))
  const least = Math.min(...ranges.map(({ from }) => from))
  const most = Math.max(...ranges.map(({ to }) => to))
  if (value < least - GIVE || value > most + GIVE) return undefined
  return (ranges.find(({ to }) => value <= to) ?? ranges.at(-1))?.at
}

const INCH = 2.54

export function centimetres(value: number, inches: boolean): number {
  return inches ? value * INCH : value
}

/** Half a unit is as near as a tape tells. */
export function inUnit(cm: number, inches: boolean): number {
  return Math.round((inches ? cm / INCH : cm) * 2) / 2
}

/** Where bodies are measured in inches. */
export function measuresInInches(country: string | undefined): boolean {
  return country === 'US' || country === 'LR' || country === 'MM'
}
