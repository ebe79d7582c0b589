import type { FormField, FormValue } from '@souk/contract/offers.ts'
import type { Understanding } from '@souk/contract/understanding.ts'
import type { Context } from '../dialogue/context.ts'
import { at, has } from '../dialogue/cues.ts'
import { hintedIn, namedIn, sameText, type Found } from '../dialogue/match.ts'
import type { Item } from '../dialogue/state.ts'
import { foldText } from '../text/normalise.ts'
import { daysAfter, localTime } from '../say/figures.ts'
import type { Slot, SlotValue } from './slots.ts'

export type Level = 'none' | 'light' | 'normal' | 'extra'
type Choices = Extract<FormField, { type: 'choices' }>

/** Why an answer could not be taken. */
export type Problem =
  | { kind: 'sold_out'; slot: Slot; value: SlotValue }
  | { kind: 'exclusion'; slot: Slot; one: SlotValue; other: SlotValue }
  | { kind: 'too_many'; slot: Slot; max: number }
  | { kind: 'date'; slot: Slot; earliest: string }
  | { kind: 'number'; slot: Slot; min: number; max: number }
  | { kind: 'long'; slot: Slot; max: number }

export type Filled = { item: Item; slots: string[]; problems: Problem[] }

/** Reads every slot of an offer that a text names, in any order; `asked` may also be answered by a bare word. */
export function fill(ctx: Context, slots: readonly Slot[], item: Item, asked?: string): Filled {
  const filled: Filled = { item: { ...item }, slots: [], problems: [] }
  if (!ctx.text) return filled
  for (const slot of slots) {
    if (slot.values.length > 0) fillNamed(ctx, filled, slot, slot.id === asked)
    else if (slot.kind === 'field') fillFree(ctx, filled, slot, slot.id === asked)
  }
  const quantity = ctx.u.want.quantity
  const counted = slots.some((slot) => slot.kind === 'field' && slot.field.type === 'number')
  if (quantity && quantity <= 999 && !counted) filled.item.quantity = quantity
  return filled
}

function fillNamed(ctx: Context, filled: Filled, slot: Slot, asked: boolean): void {
  const found = namedIn(ctx.text, slot.values, ctx.language, ctx.u.spans).filter((one) => asked || isMeant(ctx, one))
  if (slot.kind === 'field' && slot.field.type === 'choices') {
    fillChoices(ctx, filled, slot, slot.field, found, asked)
    return
  }
  const keys = new Set(found.map((one) => one.key))
  let [key] = keys
  if (keys.size > 1) key = corrected(ctx, slot, keys)
  if (key === undefined && asked) key = hintedIn(ctx.text, slot.values, ctx.language) ?? anyOf(ctx, slot)
  const value = slot.values.find((one) => one.key === key)
  if (value) takeValue(filled, slot, value)
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
function isMeant(ctx: Context, found: Found): boolean {
  const word = foldText(ctx.text).slice(found.start, found.end)
  if (!/^\d/.test(word) && word.length > 2) return true
  return (
    word.length === 0 ||
    sameText(word, ctx.text) ||
    has(ctx.text, 'size') ||
    Number(word) >= 20 ||
    /^x*[sml]$/.test(word)
  )
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
  for (const one of found) {
    const level = levelFor(field, levelAt(folded, one))
    const problem = chooseLevel(filled, slot, field, one.key, level)
    if (problem) filled.problems.push(problem)
  }
  if (found.length > 0 || (asked && (has(ctx.text, 'skip') || has(ctx.text, 'no')))) {
    filled.slots.push(slot.id)
    // Who names what should be on it has said all there is to say, unless something does not go.
    if (!filled.problems.some((problem) => problem.slot.id === slot.id)) markDone(filled, slot.id)
  }
}

function markDone(filled: Filled, slot: string): void {
  filled.item.skipped = [...new Set([...filled.item.skipped, slot])]
}

/** The level said just before the name, in the same breath; in Georgian and German also just after it. */
function levelAt(folded: string, found: Found): Level {
  const before =
    folded
      .slice(0, found.start)
      .split(/[,.;!?，。；、]|\s(?:and|und|en|и|და|but|aber|maar|но|with|mit|met|с|со)\s|和|但/u)
      .at(-1) ?? ''
  const behind = folded
    .slice(found.end)
    .split(/[,.;!?，。；、\s]/u)
    .slice(0, 2)
    .join(' ')
  const near = before.slice(-24) + folded.slice(found.start, found.end)
  if (at(near, 'none') >= 0 || /^\s*(?:გარეშე|weglassen|eraf)/u.test(behind)) return 'none'
  if (at(near, 'extra') >= 0) return 'extra'
  return at(near, 'light') >= 0 ? 'light' : 'normal'
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

function fillFree(ctx: Context, filled: Filled, slot: Extract<Slot, { kind: 'field' }>, asked: boolean): void {
  const read = readFree(ctx, slot, asked)
  if (read === null) return
  if (typeof read === 'object' && 'kind' in read) filled.problems.push(read)
  else {
    filled.item.form = { ...filled.item.form, [slot.id]: read.value }
    filled.slots.push(slot.id)
  }
}

const QUOTED = /["“”„«‚‘「『](.{2,})["“”»’」』]/su

function readFree(
  ctx: Context,
  slot: Extract<Slot, { kind: 'field' }>,
  asked: boolean,
): { value: FormValue } | Problem | null {
  const { field } = slot
  switch (field.type) {
    case 'text': {
      const text = QUOTED.exec(ctx.text)?.[1] ?? (asked ? ctx.text : undefined)
      if (text === undefined) return null
      return text.length > field.maxLength ? { kind: 'long', slot, max: field.maxLength } : { value: text.trim() }
    }
    case 'number':
      return readNumber(ctx, slot, field, asked)
    case 'date':
      return readDate(ctx, slot, field.leadDays)
    case 'time': {
      const time = ctx.u.want.at?.slice(11, 16) ?? /\b([01]?\d|2[0-3]):[0-5]\d\b/.exec(ctx.text)?.[0]
      return time ? { value: time.padStart(5, '0') } : null
    }
    case 'consent':
      return asked && (has(ctx.text, 'yes') || isAffirmed(ctx.u)) ? { value: true } : null
    case 'address':
      return asked && ctx.text.length > 8 ? { value: ctx.text } : null
    default:
      return null
  }
}

function isAffirmed(u: Understanding): boolean {
  return u.intents[0]?.name === 'affirm'
}

function readNumber(
  ctx: Context,
  slot: Slot,
  field: { min: number; max: number },
  asked: boolean,
): { value: number } | Problem | null {
  const typed = asked ? /\d+(?:[.,]\d+)?/.exec(ctx.text)?.[0] : undefined
  const number = typed === undefined ? ctx.u.want.quantity : Number(typed.replace(',', '.'))
  if (number === undefined) return null
  return number < field.min || number > field.max ? { kind: 'number', slot, ...field } : { value: number }
}

/** A day is taken when the shop can make it by then. */
export function readDate(ctx: Context, slot: Slot, leadDays: number): { value: string } | Problem | null {
  const typed = /\b\d{4}-\d\d-\d\d\b/.exec(ctx.text)?.[0]
  const date = typed ?? ctx.u.want.deliverBy ?? ctx.u.want.at?.slice(0, 10) ?? ctx.state.want?.deliverBy
  if (!date) return null
  const earliest = daysAfter(localTime(ctx.turn.now, ctx.shop.timezone).date, leadDays)
  return date < earliest ? { kind: 'date', slot, earliest } : { value: date }
}
