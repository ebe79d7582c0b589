import type { Product } from '@souk/contract/catalog.ts'
import { textIn } from '@souk/contract/ids.ts'
import type { SizeChart, SizeRow } from '@souk/contract/size-chart.ts'
import { chartFor, inUnit, rowOf } from '@souk/contract/size-fit.ts'
import type { Context } from '../dialogue/context.ts'
import { conceptsOf, list, t } from '../dialogue/labels.ts'
import { measuredIn, type Measured } from '../dialogue/body.ts'
import { numberText } from '../say/figures.ts'
import { inQuestion } from './about.ts'
import { productOf } from './begin.ts'
import { sizeIdOf, wornOf } from './sizes.ts'

/** The table that what is spoken of is sized by; `product` where it is one that can be chosen. */
export type Here = { chart: SizeChart; product?: Product; option?: string }

/** The chart of the product in question, of what was shown last, or the only one that knows what was measured. */
export async function chartHere(ctx: Context): Promise<Here | null> {
  const charts = ctx.settings.sizeCharts
  if (charts.length === 0) return null
  const own = inQuestion(ctx)
  const id = own ?? ctx.state.shown[0]?.id
  const product = id === undefined ? null : await productOf(ctx, id)
  const found = product && chartFor(charts, product)
  if (found && product) return own === null ? { chart: found.chart } : { ...found, product }
  // What has no sizes is measured by none of them.
  if (own !== null) return null
  const named = charts.filter((chart) => measuredIn(ctx.text, chart))
  const [only, ...others] = charts.length === 1 ? charts : named
  return only && others.length === 0 ? { chart: only } : null
}

/** The row that a size someone named stands for: by the shop's own name, or by what it is called elsewhere. */
export function rowFor(ctx: Context, { chart, product }: Here, ids: readonly string[]): SizeRow | undefined {
  const worn = product ? wornOf(ctx, product.concepts) : isFoot(chart) ? 'shoes' : undefined
  const own = chart.rows.find(({ size }) => {
    const id = sizeIdOf(ctx.shop.country, size, worn)
    return (id !== undefined && ids.includes(id)) || conceptsOf(ctx, size).concepts.some((one) => ids.includes(one))
  })
  const elsewhere = ({ eu, us, uk }: SizeRow) =>
    Object.entries({ eu, us, uk }).some(([system, size]) => size !== undefined && ids.includes(`${system}-${size}`))
  return own ?? chart.rows.find(elsewhere)
}

function isFoot({ measures }: SizeChart): boolean {
  return measures.some(({ id }) => id === 'foot')
}

/** The value of a product's option that is this row of its chart. */
export function valueOf({ product, option, chart }: Here, row: SizeRow): string | undefined {
  if (!product || option === undefined) return undefined
  const values = product.variants.map(({ options }) => options[option]).filter((value) => value !== undefined)
  return values.find((value) => rowOf(chart, value) === row)
}

/** "8 (EU 38, UK 12)": as the shop calls it, then as others do. */
export function rowName({ size, eu, us, uk }: SizeRow): string {
  const others = Object.entries({ EU: eu, US: us, UK: uk }).flatMap(([system, name]) =>
    name === undefined || name === size || `${system} ${name}` === size ? [] : [`${system} ${name}`],
  )
  return others.length > 0 ? `${size} (${others.join(', ')})` : size
}

/** What was measured beside what the chart says of the row: the reason for the size. */
export function reasons(ctx: Context, chart: SizeChart, row: SizeRow, { cm, inches }: Measured): string {
  const number = (value: number) => numberText(inUnit(value, inches), ctx.language)
  const unit = inches ? ('size.inches' as const) : ('size.cm' as const)
  const lines = chart.measures.flatMap(({ id, label }) => {
    const value = cm[id]
    const range = row.measures[id]
    if (value === undefined || !range) return []
    return t(ctx, 'size.row', {
      name: textIn(label, ctx.language, ctx.shop.locale),
      value: t(ctx, unit, { n: number(value) }),
      range: `${number(range.from)}–${number(range.to)}`,
    })
  })
  return lines.join('\n')
}

/** "Bust, waist and hips". */
export function measureNames(ctx: Context, { measures }: SizeChart): string {
  return list(
    ctx,
    measures.map(({ label }) => textIn(label, ctx.language, ctx.shop.locale)),
  )
}
