import type { FormField, FormValues } from '@souk/contract/offers.ts'
import type { Cart, Line } from '@souk/contract/order.ts'
import type { Context } from '../dialogue/context.ts'
import { valueLabel } from '../dialogue/labels.ts'
import { dateText } from '../say/figures.ts'
import { ownLabel } from './slots.ts'

/** A cart or a checkout whose lines say in the shopper's language what was chosen, days as people say them. */
export async function worded<T extends { lines: Line[] }>(ctx: Context, paper: T): Promise<T> {
  return { ...paper, lines: await Promise.all(paper.lines.map((line) => wordedLine(ctx, line))) }
}

/** The labels of a form stand with the offer; without a form the words of the variant are enough. */
async function wordedLine(ctx: Context, line: Line): Promise<Line> {
  const options = Object.values(line.options).map((value) => valueLabel(ctx, value))
  if (Object.keys(line.form).length === 0) return options.length > 0 ? { ...line, detail: options.join(', ') } : line
  const product = await ctx.tools.product({ shop: ctx.shop.id, id: line.offer })
  if (!product) return line
  const answers = product.form.flatMap((field) => answerWords(ctx, field, line.form[field.id]))
  const parts = [...options, ...answers]
  return { ...line, detail: parts.join(parts.some((part) => part.includes(',')) ? ' · ' : ', ') }
}

function answerWords(ctx: Context, field: FormField, value: FormValues[string] | undefined): string[] {
  if (value === undefined) return []
  if (field.type === 'choices') return typeof value === 'object' ? levels(ctx, field, value) : []
  if (field.type === 'choice') {
    const choice = field.choices.find(({ id }) => id === value)
    return choice ? [ownLabel(ctx, choice.label)] : []
  }
  if (typeof value === 'number') return [String(value)]
  if (typeof value !== 'string' || value === '') return []
  if (field.type === 'date') return [dateText(value, ctx.language)]
  return [value]
}

function levels(
  ctx: Context,
  field: Extract<FormField, { type: 'choices' }>,
  chosen: Readonly<Record<string, string>>,
): string[] {
  const signs: Record<string, string> = { normal: '+', none: '−', extra: '2 ×' }
  return field.choices.flatMap(({ id, label }) => {
    const level = chosen[id]
    return level === undefined ? [] : [`${signs[level] ?? '½'} ${ownLabel(ctx, label)}`]
  })
}

/** Charges that the shop names itself, by the name they have in the shopper's language. */
export function wordedTotals(totals: Cart['totals'], delivery: string | undefined): Cart['totals'] {
  return delivery === undefined
    ? totals
    : totals.map((row) => (row.type === 'fulfillment' ? { ...row, label: delivery } : row))
}
