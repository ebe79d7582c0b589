import type { Product } from '@souk/contract/catalog.ts'
import { textIn, type Texts } from '@souk/contract/ids.ts'
import type { Money } from '@souk/contract/money.ts'
import type { FormField } from '@souk/contract/offers.ts'
import type { Context } from '../dialogue/context.ts'
import { conceptsOf, nameLabel, propertyValue, valueLabel, type Voice } from '../dialogue/labels.ts'
import { isMeasure, isSizeName } from '../dialogue/option-names.ts'
import type { Named } from '../dialogue/match.ts'
import type { Item } from '../dialogue/state.ts'
import { equalSizes, sizeIdOf, wornOf } from './sizes.ts'

export type SlotValue = Named & {
  /** As the shopper sees it. */
  label: string
  amount: number
  available: boolean
  image?: string
  /** A size's id in its own system, then in the others. */
  sizes?: readonly string[]
  /** What it costs with this value, where that makes a difference. */
  price?: Money
}

/** Something an offer wants to know: an option of its variants, or a field of its form. */
export type Slot =
  | { kind: 'option'; id: string; label: string; values: SlotValue[] }
  | { kind: 'field'; id: string; label: string; field: FormField; values: SlotValue[] }

/** Everything that can be asked about an offer, in the order it is asked for. */
export function slotsOf(ctx: Context, product: Product, item: Item): Slot[] {
  const options = product.options.map((name): Slot => ({
    kind: 'option',
    id: name,
    label: nameLabel(ctx, name),
    values: optionValues(ctx, product, item, name),
  }))
  const fields = product.form
    .filter((field) => applies(field, item))
    .map((field): Slot => ({
      kind: 'field',
      id: field.id,
      label: textIn(field.label, ctx.language, ctx.shop.locale),
      field,
      values: fieldValues(ctx, field),
    }))
  return [...options, ...fields]
}

function applies(field: FormField, item: Item): boolean {
  const value = field.when && item.form[field.when.field]
  return !field.when || (typeof value === 'string' && field.when.in.includes(value))
}

function optionValues(ctx: Context, product: Product, item: Item, name: string): SlotValue[] {
  const values = new Set(
    product.variants.map((variant) => variant.options[name]).filter((value) => value !== undefined),
  )
  const sized = isSizeName(name)
  const worn = sized ? wornOf(ctx, product.concepts) : undefined
  const images = pictures(product, item, name, values)
  const dear = product.price.min.amount !== product.price.max.amount
  return [...values].map((value) => {
    const fitting = variantsFor(product, { ...item.options, [name]: value }).filter((variant) => variant.available)
    const label = propertyValue(ctx, name, value)
    const size = sized ? sizeIdOf(ctx.shop.country, value, worn) : undefined
    const price = dear ? samePrice(variantsFor(product, { ...item.options, [name]: value })) : undefined
    return {
      key: value,
      label,
      labels: [...new Set([value, label])],
      ...conceptsOf(ctx, value),
      amount: 0,
      available: fitting.length > 0,
      ...(images.get(value) ? { image: images.get(value) } : {}),
      ...(size ? { sizes: [size, ...equalSizes(size, worn === 'shoes')] } : {}),
      ...(price ? { price } : {}),
    }
  })
}

/** A picture for each value where the values look different, as colours do and sizes do not. */
function pictures(product: Product, item: Item, name: string, values: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>()
  if (isMeasure(name)) return found
  for (const value of values) {
    const same = variantsFor(product, { ...item.options, [name]: value })
    const own = new Set((same.length > 0 ? same : variantsFor(product, { [name]: value })).map(({ image }) => image))
    const [image, ...others] = own
    if (image && others.length === 0) found.set(value, image)
  }
  return new Set(found.values()).size > 1 ? found : new Map()
}

/** The one price that all of these have. */
function samePrice(variants: Product['variants']): Money | undefined {
  const [first, ...others] = variants
  return first && others.every(({ price }) => price.amount === first.price.amount) ? first.price : undefined
}

function fieldValues(ctx: Context, field: FormField): SlotValue[] {
  if (field.type !== 'choice' && field.type !== 'choices') return []
  return field.choices.map((choice) => {
    const labels = typeof choice.label === 'string' ? [choice.label] : Object.values(choice.label)
    return {
      key: choice.id,
      label: ownLabel(ctx, choice.label),
      labels: [...labels, choice.id],
      ...widened(ctx, thingsIn(ctx, choice)),
      amount: choice.amount,
      available: true,
    }
  })
}

/** The shop's own word where it has one in the shopper's language; a translated concept only where it has none. */
export function ownLabel(ctx: Voice, label: Texts | string): string {
  const own = textIn(label, ctx.language, ctx.shop.locale)
  return typeof label !== 'string' && label[ctx.language] !== undefined ? own : valueLabel(ctx, own)
}

/** What a choice is, without how it is: "spicy" alone does not ask for the spicy salami. */
function thingsIn(ctx: Context, { label, concepts }: { label: Texts | string; concepts: readonly string[] }): string[] {
  const shop = ctx.shop.locale.split('-')[0] ?? 'en'
  const matches = ctx.mind.conceptsIn(textIn(label, shop, 'en'), shop)
  const things = matches.filter(({ kind }) => kind === 'type' || kind === 'ingredient' || kind === 'flower')
  const ids = (things.length > 0 ? things : matches).map(({ id }) => id)
  return ids.length > 0 ? ids : [...concepts]
}

/** "Cheese" also speaks of mozzarella. */
function widened(ctx: Context, concepts: readonly string[]): { concepts: readonly string[]; wider: string[] } {
  return { concepts, wider: [...new Set(concepts.flatMap((id) => ctx.mind.broaderOf(id)))] }
}

/** The variants that have all of these option values. */
export function variantsFor(product: Product, options: Record<string, string>): Product['variants'] {
  return product.variants.filter((variant) =>
    Object.entries(options).every(([name, value]) => variant.options[name] === value),
  )
}

/** The first thing that must still be asked; optional ones are asked once and can be passed over. */
export function missing(slots: readonly Slot[], item: Item): Slot | null {
  return slots.find((slot) => !isFilled(slot, item)) ?? null
}

function isFilled(slot: Slot, item: Item): boolean {
  if (slot.kind === 'option') return item.options[slot.id] !== undefined
  if (item.skipped.includes(slot.id)) return true
  if (slot.field.type === 'choices') return false
  return item.form[slot.id] !== undefined
}

/** What needs no question: the only value there is, and the shop's default. */
export function withDefaults(slots: readonly Slot[], item: Item, hurried = false): Item {
  const options = { ...item.options }
  const form = { ...item.form }
  for (const slot of slots) {
    const [only, ...others] = slot.values
    if (slot.kind === 'option') {
      if (only && others.length === 0) options[slot.id] ??= only.key
    } else if (slot.field.type === 'choice') {
      // What must be chosen is asked for, since the price hangs on it; the rest comes as the shop makes it.
      const { required, default: usual } = slot.field
      const standard = required && !hurried ? (others.length === 0 ? only?.key : undefined) : usual
      if (standard !== undefined) form[slot.id] ??= standard
    }
  }
  return { ...item, options, form }
}
