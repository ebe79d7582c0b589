import type { Product } from '@souk/contract/catalog.ts'
import type { AskMove, Context, Move, OptionMove } from '../dialogue/context.ts'
import { list, money, option, t } from '../dialogue/labels.ts'
import type { Item } from '../dialogue/state.ts'
import { encode } from '../dialogue/values.ts'
import { dateText, daysAfter, localTime } from '../say/figures.ts'
import type { Filled, Problem } from './filled.ts'
import type { Slot, SlotValue } from './slots.ts'

const LONG = 10

/** The question for one missing slot, with everything that can be answered by a tap. */
export function questionFor(ctx: Context, product: Product, item: Item, slot: Slot): AskMove {
  const pending = {
    ask: slot.kind,
    offer: product.id,
    name: slot.id,
    step: stepOf(item),
    ...(slot.kind === 'field' && !slot.field.required ? { no: skip(product.id, slot.id) } : {}),
  }
  const args = { slot: slot.label, title: product.title }
  if (slot.kind === 'option') {
    return {
      do: 'ask',
      pending,
      key: 'ask.option',
      args,
      options: slot.values.map((value) => variantOption(ctx, product, item, slot, value)),
    }
  }
  const options = fieldOptions(ctx, product, item, slot)
  if (slot.field.type === 'choices') return { do: 'ask', pending, ...choicesQuestion(ctx, item, slot), options }
  if (slot.field.type === 'choice') return { do: 'ask', pending, key: 'ask.option', args, options }
  if (slot.field.type === 'date') return { do: 'ask', pending, key: 'ask.date', args, options }
  if (slot.field.type === 'text') {
    const own = slot.field.required && isQuestion(slot.label)
    const key = own ? 'ask.own' : slot.field.required ? 'ask.text' : 'ask.text_optional'
    return { do: 'ask', pending, key, args, options }
  }
  return { do: 'ask', pending, key: isQuestion(slot.label) ? 'ask.own' : 'ask.field', args, options }
}

/** What is already answered, as a number: each answer makes the next question a new one. */
function stepOf({ options, form, skipped }: Item): number {
  let hash = 7
  for (const sign of JSON.stringify([options, form, skipped]))
    hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003
  return hash
}

function skip(offer: string, field: string): string {
  return encode({ verb: 'skip', offer, field })
}

function variantOption(ctx: Context, product: Product, item: Item, slot: Slot, value: SlotValue): OptionMove {
  const whole = { verb: 'variant' as const, offer: product.id, options: { ...item.options, [slot.id]: value.key } }
  const alone = { ...whole, options: { [slot.id]: value.key } }
  return option(encode(whole) ? whole : alone, value.label, {
    concepts: [...(value.concepts ?? [])],
    wider: [...(value.wider ?? [])],
    disabled: !value.available,
    ...(value.available ? (value.price ? { hint: money(ctx, value.price) } : {}) : { hint: t(ctx, 'hint.sold_out') }),
    ...(value.image ? { image: value.image, alt: `${product.title}, ${value.label}` } : {}),
  })
}

function fieldOptions(
  ctx: Context,
  product: Product,
  item: Item,
  slot: Extract<Slot, { kind: 'field' }>,
): OptionMove[] {
  const { field } = slot
  const options = slot.values
    .filter((value) => !isOn(item, slot, value.key))
    .map((value) =>
      option({ verb: 'field', offer: product.id, field: slot.id, value: value.key }, value.label, {
        concepts: [...(value.concepts ?? [])],
        ...(value.amount > 0 ? { hint: `+${money(ctx, value.amount)}` } : {}),
      }),
    )
  if (field.type === 'date') options.push(...dateOptions(ctx, product, slot.id, field.leadDays))
  if (field.type === 'consent')
    options.push(option({ verb: 'field', offer: product.id, field: slot.id, value: 'true' }, t(ctx, 'action.yes')))
  if (!field.required || field.type === 'choices') {
    const key = field.type === 'choices' && chosenOf(item, slot).length > 0 ? 'action.done' : 'action.skip'
    const done = option({ verb: 'skip', offer: product.id, field: slot.id }, t(ctx, key))
    // At the end of a long list nobody would find it.
    if (options.length >= LONG) options.unshift(done)
    else options.push(done)
  }
  return options
}

/** What is already on it is not offered again. */
function isOn(item: Item, slot: Extract<Slot, { kind: 'field' }>, key: string): boolean {
  return slot.field.type === 'choices' && (slot.field.included.includes(key) || chosenOf(item, slot).includes(key))
}

function chosenOf(item: Item, slot: Slot): string[] {
  const value = item.form[slot.id]
  return typeof value === 'object' ? Object.keys(value).filter((key) => value[key] !== 'none') : []
}

function choicesQuestion(
  ctx: Context,
  item: Item,
  slot: Extract<Slot, { kind: 'field' }>,
): Pick<AskMove, 'key' | 'args'> {
  const included = slot.field.type === 'choices' ? slot.field.included : []
  const names = slot.values.filter((value) => included.includes(value.key)).map((value) => value.label)
  if (chosenOf(item, slot).length > 0) return { key: 'ask.choices_more', args: {} }
  if (names.length > 0) return { key: 'ask.choices_included', args: { included: list(ctx, names), slot: slot.label } }
  return { key: isQuestion(slot.label) ? 'ask.own' : 'ask.choices', args: { slot: slot.label } }
}

/** A label that is a question already is asked as it stands. */
function isQuestion(label: string): boolean {
  return /[?？]\s*$/u.test(label)
}

/** The next days the shop can make it, as taps; any other day can be written. */
function dateOptions(ctx: Context, product: Product, field: string, leadDays: number): OptionMove[] {
  const today = localTime(ctx.turn.now, ctx.shop.timezone).date
  return [0, 1, 2, 3].map((days) => {
    const value = daysAfter(today, leadDays + days)
    return option({ verb: 'field', offer: product.id, field, value }, dateText(value, ctx.language))
  })
}

/** What could not be taken and why. */
export function problemMoves(ctx: Context, product: Product, { problems, told = [] }: Filled): Move[] {
  return [
    ...told.map((args): Move => ({ do: 'say', key: 'fill.converted', args })),
    ...problems.map((problem): Move => ({ do: 'say', ...explain(ctx, product, problem) })),
  ]
}

function explain(ctx: Context, product: Product, problem: Problem): Pick<Extract<Move, { do: 'say' }>, 'key' | 'args'> {
  switch (problem.kind) {
    case 'sold_out':
      return { key: 'fill.sold_out', args: { value: problem.value.label, title: product.title } }
    case 'absent':
      return { key: 'fill.absent', args: { value: problem.said, title: product.title } }
    case 'exclusion':
      return { key: 'fill.exclusion', args: { one: problem.one.label, other: problem.other.label } }
    case 'too_many':
      return { key: 'fill.too_many', args: { max: problem.max } }
    case 'date':
      return { key: 'fill.date', args: { date: dateText(problem.earliest, ctx.language) } }
    case 'number':
      return { key: 'fill.number', args: { min: problem.min, max: problem.max } }
    case 'long':
      return { key: 'fill.long', args: { max: problem.max } }
  }
}
