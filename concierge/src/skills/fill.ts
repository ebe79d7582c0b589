import type { FormField } from '@souk/contract/offers.ts'
import type { Context } from '../dialogue/context.ts'
import { has } from '../dialogue/cues.ts'
import { conceptLabel, sizeLabel } from '../dialogue/labels.ts'
import { isSizeName } from '../dialogue/option-names.ts'
import { toldIn } from '../dialogue/told.ts'
import { hintedIn, namedIn, sameText, unrefused, type Found } from '../dialogue/match.ts'
import type { Item } from '../dialogue/state.ts'
import { foldText } from '../text/normalise.ts'
import { asShoe } from '../understand/size-system.ts'
import { markDone, type Filled, type Problem } from './filled.ts'
import { levelAt, type Level } from './levels.ts'
import { fillFree, fillText, isAside } from './free.ts'
import { fillMeasures, isMeasured, isNumber } from './measures.ts'
import { sizeIdOf } from './sizes.ts'
import type { Slot, SlotValue } from './slots.ts'

type Choices = Extract<FormField, { type: 'choices' }>

/** Reads every slot of an offer that a text names, in any order; `asked` may also be answered by a bare word. */
export function fill(ctx: Context, slots: readonly Slot[], item: Item, asked?: string): Filled {
  const filled: Filled = { item: { ...item }, slots: [], problems: [] }
  if (!ctx.text) return filled
  const open = slots.find((slot) => slot.id === asked)
  const words = open?.kind === 'field' && open.field.type === 'text'
  if (words && !isAside(ctx, slots)) {
    // The words on a card name days, colours and numbers that mean nothing to the order.
    fillText(ctx, filled, open)
    return filled
  }
  const measured = fillMeasures(ctx, filled, slots, asked)
  for (const slot of slots) {
    // A figure that was said of one measure is no other's, and a count is no length.
    if (isNumber(slot) && (measured || (slot.id !== asked && isMeasured(slot)))) continue
    if (slot.values.length > 0) fillNamed(ctx, filled, slot, slot.id === asked)
    else if (slot.kind === 'field') fillFree(ctx, filled, slot, slot.id === asked && !words)
  }
  const quantity = ctx.u.want.quantity
  const counted = measured || slots.some((slot) => isNumber(slot) && (slot.id === asked || !isMeasured(slot)))
  // "Actually 40" is the size, when it is one.
  const chosen = filled.slots.some((id) => filled.item.options[id] === String(quantity))
  if (quantity && quantity <= 999 && !counted && !chosen) filled.item.quantity = quantity
  return filled
}

function fillNamed(ctx: Context, filled: Filled, slot: Slot, asked: boolean): void {
  const found = namedIn(ctx.text, slot.values, ctx.language, ctx.u.spans).filter(
    (one) => asked || isMeant(ctx, slot, one),
  )
  if (slot.kind === 'field' && slot.field.type === 'choices') {
    const besides = toldOf(ctx, slot).filter(
      ({ start, end }) => !found.some((one) => one.start < end && start < one.end),
    )
    fillChoices(ctx, filled, slot, slot.field, [...found, ...besides], asked)
    return
  }
  const told = found.length === 0 && slot.kind === 'field' ? toldOf(ctx, slot) : []
  const said = [...found, ...told]
  const meant = slot.kind === 'field' ? unrefused(ctx, said) : said
  if (meant.length === 0 && said.length > 0) {
    if (asked) takeUsual(filled, slot, said)
    return
  }
  const keys = new Set(meant.map((one) => one.key))
  let [key] = keys
  if (keys.size > 1) key = corrected(ctx, slot, keys)
  if (key === undefined && asked) key = hintedIn(ctx.text, slot.values, ctx.language) ?? anyOf(ctx, slot)
  const value = slot.values.find((one) => one.key === key)
  if (value) takeValue(filled, slot, value)
  else if (keys.size === 0) fillSize(ctx, filled, slot, asked)
}

/** Choices that a telling word names; what is wanted itself tells nothing of how. */
export function toldOf({ text, language, u }: Context, slot: Slot): Found[] {
  const things = u.spans.filter(({ concept }) => u.want.types.includes(concept))
  return toldIn(text, slot.values, language, things)
}

/** A size in whatever system it was named; one that is not made is said so. */
function fillSize(ctx: Context, filled: Filled, slot: Slot, asked: boolean): void {
  if (slot.kind !== 'option' || !isSizeName(slot.id)) return
  const figure = foldText(ctx.text)
    .replace(/\s?(?:½|1\/2)/, '.5')
    .replace(',', '.')
  const bare = asked ? /^\D{0,12}?(\d{2}(?:\.5)?|\d\.5)\D{0,8}$/.exec(figure)?.[1] : undefined
  const wanted = ctx.u.want.attributes['size']?.any ?? []
  const own = wanted.length > 0 ? wanted : [sizeIdOf(ctx.shop.country, bare ?? '')].filter((id) => id !== undefined)
  // What it is a size of stands on the offer, not in the answer.
  const isMade = (id: string) => slot.values.some(({ sizes }) => sizes?.includes(id))
  const ids = own.map((id) => (!isMade(id) && isMade(asShoe(id)) ? asShoe(id) : id))
  const [first] = ids
  if (first === undefined) return
  const exact = slot.values.find((value) => value.sizes?.[0] !== undefined && ids.includes(value.sizes[0]))
  const value = exact ?? slot.values.find((one) => one.sizes?.some((id) => ids.includes(id)))
  const said = sizeLabel(first) ?? conceptLabel(ctx, first)
  if (!value) {
    filled.problems.push({ kind: 'absent', slot, said })
    return
  }
  takeValue(filled, slot, value)
  if (!exact) filled.told = [...(filled.told ?? []), { from: said, to: value.label }]
}

/** Several values are named: the one a correction leads to ("not white, blue"); otherwise nobody knows. */
function corrected(ctx: Context, slot: Slot, keys: ReadonlySet<string>): string | undefined {
  const ruledOut = Object.values(ctx.u.want.attributes).flatMap(({ not }) => not)
  const to = ctx.u.corrections.map((correction) => correction.to)
  const named = slot.values.filter((value) => keys.has(value.key))
  const aimed = named.filter((value) => to.some((id) => value.concepts?.includes(id) || sameText(value.label, id)))
  const left = named.filter((value) => !value.concepts?.some((id) => ruledOut.includes(id)))
  return aimed.length === 1 ? aimed[0]?.key : left.length === 1 ? left[0]?.key : undefined
}

/** "You choose": the first that can be had. */
function anyOf(ctx: Context, slot: Slot): string | undefined {
  return has(ctx.text, 'anyone') ? slot.values.find((value) => value.available)?.key : undefined
}

/** A bare figure means a size only when it was asked for, stands alone or is called a size. */
function isMeant(ctx: Context, slot: Slot, found: Found): boolean {
  const word = foldText(ctx.text).slice(found.start, found.end)
  if (!/^\d/.test(word) && (word.length > 2 || /^\p{Script=Han}{2}$/u.test(word))) return true
  // Onion is "ui" in Dutch.
  if (slot.kind === 'field' && slot.field.type === 'choices' && /^\p{L}{2}$/u.test(word)) return true
  return (
    word.length === 0 ||
    sameText(word, ctx.text) ||
    has(ctx.text, 'size') ||
    /(?<!\p{L})(?:in|на|ზომა)\s(?:an? |der |die |het )?$/u.test(foldText(ctx.text).slice(0, found.start)) ||
    Number(word) >= 20 ||
    /^x*[sml]$/.test(word)
  )
}

/** "Without ice", where that is asked: as it is mostly taken, if that is another. */
function takeUsual(filled: Filled, slot: Slot, refused: readonly Found[]): void {
  const usual = slot.kind === 'field' && slot.field.type === 'choice' ? slot.field.default : undefined
  const value = slot.values.find(({ key }) => key === usual && !refused.some((one) => one.key === key))
  if (value) takeValue(filled, slot, value)
}

function takeValue(filled: Filled, slot: Slot, value: SlotValue): void {
  if (!value.available) {
    filled.problems.push({ kind: 'sold_out', slot, value })
    return
  }
  if (slot.kind === 'option') filled.item.options = { ...filled.item.options, [slot.id]: value.key }
  else filled.item.form = { ...filled.item.form, [slot.id]: value.key }
  filled.slots.push(slot.id)
}

/** "no olives, extra cheese": each with how much of it. */
function fillChoices(
  ctx: Context,
  filled: Filled,
  slot: Slot,
  field: Choices,
  found: readonly Found[],
  asked: boolean,
): void {
  const folded = foldText(ctx.text)
  const named = found.flatMap((one) => narrowed(one, found, slot, field, folded, ctx.language))
  for (const one of named) {
    const value = slot.values.find(({ key }) => key === one.key)
    const level = isRuledOut(ctx, value) ? 'none' : levelFor(field, levelAt(folded, one, found))
    const problem = chooseLevel(filled, slot, field, one.key, level)
    if (problem) filled.problems.push(problem)
  }
  if (named.length > 0 || (asked && (has(ctx.text, 'skip') || has(ctx.text, 'no')))) {
    filled.slots.push(slot.id)
    // Who names what should be on it has said all there is to say, unless something does not go.
    if (!filled.problems.some((problem) => problem.slot.id === slot.id)) markDone(filled, slot.id)
  }
}

/** What the words were understood to exclude is never added, whichever way they say it. */
function isRuledOut({ u }: Context, value: SlotValue | undefined): boolean {
  const wanted = Object.values(u.want.attributes)
  const any = wanted.flatMap((one) => one.any)
  const not = wanted.flatMap((one) => one.not)
  return value?.concepts?.some((id) => not.includes(id) && !any.includes(id)) ?? false
}

/** "Salami" is the plain one and not the spicy; "cheese" are those that are on it, or the only one there is. */
function narrowed(
  one: Found,
  all: readonly Found[],
  slot: Slot,
  field: Choices,
  folded: string,
  language: string,
): Found[] {
  const same = all.filter((other) => other.start === one.start && other.end === one.end)
  if (same.length === 1) return [one]
  const word = folded.slice(one.start, one.end)
  const called = new Set(
    slot.values.flatMap(({ key, labels }) =>
      // in any of its forms: ветчину is the Ветчина and not the Прошутто that is on it
      namedIn(word, [{ key, labels }], language).some(({ start, end }) => end - start === word.length) ? [key] : [],
    ),
  )
  const literal = same.filter(({ key }) => called.has(key))
  const exact = same.filter((other) => other.exact)
  const own = same.filter(({ key }) => field.included.includes(key))
  const none = levelAt(folded, one, all) === 'none'
  // who wants no ham wants no prosciutto either
  if (literal.length > 0) return literal.includes(one) || (none && own.includes(one)) ? [one] : []
  if (own.length > 0) return (none ? own : own.slice(0, 1)).includes(one) ? [one] : []
  return exact[0] === one ? [one] : []
}

/** The nearest level that the field knows. */
function levelFor(field: Choices, level: Level): Level {
  return level === 'none' || field.levels.includes(level) ? level : 'normal'
}

/** Puts a topping on, leaves it out, or says what it does not go with. */
export function chooseLevel(filled: Filled, slot: Slot, field: Choices, key: string, level: Level): Problem | null {
  const before = filled.item.form[field.id]
  const chosen: Record<string, Level> = typeof before === 'object' ? { ...before } : {}
  const included = field.included.includes(key)
  if (level === 'none' && !included) delete chosen[key]
  else if (level === 'normal' && included) delete chosen[key]
  else {
    const problem = level === 'none' ? null : conflict(slot, field, chosen, key)
    if (problem) return problem
    chosen[key] = level
  }
  filled.item.form = { ...filled.item.form, [field.id]: chosen }
  return null
}

function conflict(slot: Slot, field: Choices, chosen: Record<string, Level>, key: string): Problem | null {
  const on = new Set([...field.included, ...Object.keys(chosen)].filter((id) => chosen[id] !== 'none'))
  for (const [a, b] of field.exclusions) {
    const other = a === key ? b : b === key ? a : null
    const one = slot.values.find((value) => value.key === key)
    const against = slot.values.find((value) => value.key === other)
    if (one && against && on.has(against.key)) return { kind: 'exclusion', slot, one, other: against }
  }
  const added = Object.entries(chosen).filter(
    ([id, level]) => level !== 'none' && !field.included.includes(id) && id !== key,
  )
  return field.max !== undefined && added.length >= field.max ? { kind: 'too_many', slot, max: field.max } : null
}
