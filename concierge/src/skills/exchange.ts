import type { Product, Variant } from '@souk/contract/catalog.ts'
import { unitPrice } from '@souk/contract/unit-price.ts'
import type { Context } from '../dialogue/context.ts'
import { propertyValue } from '../dialogue/labels.ts'
import { productOf } from './begin.ts'
import { fill } from './fill.ts'
import { slotsOf } from './slots.ts'

type Other = { id: string; label: string }
export type Others = { title: string; others: Other[]; named?: Other | undefined }

const MOST = 12

/** Of the same thing what can be had instead of an ordered line, at the price that was paid; and the one that the words name. */
export async function otherVariants(ctx: Context, number: string, id: string): Promise<Others> {
  const line = (await ctx.tools.orders.get(ctx.shop.id, number))?.lines.find((one) => one.id === id)
  const product = line && (await productOf(ctx, line.offer))
  if (!line || !product) return { title: line?.title ?? '', others: [] }
  const fit = product.variants.filter(
    (one) => one.available && one.id !== line.variant && unitPrice(product, one, line.form) === line.unit,
  )
  const bought = product.variants.find((one) => one.id === line.variant)?.options ?? line.options
  const wanted = { ...bought, ...saidOptions(ctx, product) }
  const named = fit.find(({ options }) => Object.entries(wanted).every(([name, value]) => options[name] === value))
  const near = (one: Variant) => Object.entries(bought).filter(([name, value]) => one.options[name] === value).length
  const others = fit.toSorted((a, b) => near(b) - near(a)).slice(0, MOST)
  return {
    title: product.title,
    others: others.map((one) => otherOf(ctx, product, one)),
    ...(named ? { named: otherOf(ctx, product, named) } : {}),
  }
}

function otherOf(ctx: Context, product: Product, { id, options }: Variant): Other {
  return { id, label: product.options.map((name) => propertyValue(ctx, name, options[name] ?? '')).join(', ') }
}

/** The options that the message names: "for a 38", "in blue". */
function saidOptions(ctx: Context, product: Product): Record<string, string> {
  if (!ctx.text) return {}
  const blank = { offer: product.id, options: {}, form: {}, skipped: [], quantity: 1, wanted: false }
  return fill(ctx, slotsOf(ctx, product, blank), blank).item.options
}
