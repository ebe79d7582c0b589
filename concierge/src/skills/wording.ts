import type { Form, FormField, FormValue, FormValues } from '@souk/contract/offers.ts'
import type { Cart, Line } from '@souk/contract/order.ts'
import type { Context } from '../dialogue/context.ts'
import { propertyValue, type Voice } from '../dialogue/labels.ts'
import { dateText, timeText } from '../say/figures.ts'
import { ownLabel } from './slots.ts'

/** A cart or a checkout whose lines say in the shopper's language what was chosen, days as people say them. */
export async function worded<T extends { lines: Line[] }>(ctx: Context, paper: T): Promise<T> {
  return { ...paper, lines: await Promise.all(paper.lines.map((line) => wordedLine(ctx, line))) }
}

/** The labels of a form stand with the offer; without a form the words of the variant are enough. */
async function wordedLine(ctx: Context, line: Line): Promise<Line> {
  const hasForm = Object.keys(line.form).length > 0
  const product = hasForm ? await ctx.tools.product({ shop: ctx.shop.id, id: line.offer }) : null
  if (hasForm && !product) return line
  const detail = chosenText(ctx, product?.form ?? [], line.options, line.form)
  return detail === '' ? line : { ...line, detail }
}

/** What was chosen as one readable text: "weiß, 10", "groß · 2 × Basilikum · Samstag, 28. November". */
export function chosenText(
  voice: Voice,
  form: Form,
  options: Readonly<Record<string, string>>,
  answers: FormValues,
): string {
  const parts = [
    ...Object.entries(options).map(([name, value]) => propertyValue(voice, name, value)),
    ...form.flatMap((field) => answerWords(voice, field, answers[field.id])),
  ]
  return parts.join(parts.some((part) => part.includes(',')) ? ' · ' : ', ')
}

function answerWords(voice: Voice, field: FormField, value: FormValue | undefined): string[] {
  if (value === undefined || value === '') return []
  if (field.type === 'choices') return typeof value === 'object' ? levels(voice, field, value) : []
  if (field.type === 'choice') {
    const choice = field.choices.find(({ id }) => id === value)
    return choice ? [ownLabel(voice, choice.label)] : []
  }
  if (typeof value === 'number') return [value.toLocaleString(voice.language)]
  if (typeof value !== 'string') return []
  if (field.type !== 'text' && MOMENT.test(value))
    return [dateText(value.slice(0, 10), voice.language), timeText(value.slice(11, 16), voice.language)]
  if (field.type === 'date') return [dateText(value, voice.language)]
  return [field.type === 'time' ? timeText(value, voice.language) : value]
}

/** A time of a day as a clock there shows it, with how far that clock is from others. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

const SIGNS: Readonly<Record<string, string>> = { normal: '+', none: '−', extra: '2 ×' }

function levels(
  voice: Voice,
  field: Extract<FormField, { type: 'choices' }>,
  chosen: Readonly<Record<string, string>>,
): string[] {
  return field.choices.flatMap(({ id, label }) => {
    const level = chosen[id]
    return level === undefined ? [] : [`${SIGNS[level] ?? '½'} ${ownLabel(voice, label)}`]
  })
}

/** Charges that the shop names itself, by the name they have in the shopper's language. */
export function wordedTotals(totals: Cart['totals'], delivery: string | undefined): Cart['totals'] {
  return delivery === undefined
    ? totals
    : totals.map((row) => (row.type === 'fulfillment' ? { ...row, label: delivery } : row))
}
