import type { FormField } from '@souk/contract/offers.ts'
import { toldIn } from '../dialogue/told.ts'
import type { Named } from '../dialogue/match.ts'
import { foldText } from '../text/normalise.ts'
import type { Context } from '../dialogue/context.ts'
import type { Item } from '../dialogue/state.ts'
import type { Filled } from './filled.ts'
import type { Slot } from './slots.ts'

type NumberField = Extract<FormField, { type: 'number' }>
type NumberSlot = Extract<Slot, { kind: 'field' }> & { field: NumberField }
type Figure = { value: number; unit: number | undefined; start: number; end: number }

const UNIT =
  /(?<!\p{L})(?:(mm|мм|მმ)|(cm|см|სმ)|(m|м|მ)|(in|inch|inches|zoll|дюйм\p{L}*|დუიმ\p{L}*))(?!\p{L})|(毫米)|(厘米|公分)|(米)|(英寸|["”″])/iu
/** Millimetres of each group above. */
const MILLIMETRES = [1, 10, 1000, 25.4, 1, 10, 1000, 25.4]
const FIGURE = /\d+(?:[.,]\d+)?/gu

/** Number fields that are called by their names, "chest 102, waist 86", or answered one after the other: "102, 86, 78". */
export function fillMeasures(ctx: Context, filled: Filled, slots: readonly Slot[], asked?: string): boolean {
  const read = measuresIn(ctx, slots, filled.item, asked)
  for (const [slot, figure] of read) {
    const value = valueOf(slot, figure)
    const { min, max } = slot.field
    if (value < min || value > max) filled.problems.push({ kind: 'number', slot, min, max })
    else {
      filled.item.form = { ...filled.item.form, [slot.id]: value }
      filled.slots.push(slot.id)
    }
  }
  return read.length > 0
}

export function isNumber(slot: Slot): slot is NumberSlot {
  return slot.kind === 'field' && slot.field.type === 'number'
}

/** Which number field each figure is said of; none where there is but one field to answer. */
export function measuresIn(
  ctx: Context,
  slots: readonly Slot[],
  item: Item,
  asked: string | undefined,
): [NumberSlot, Figure][] {
  const fields = slots.filter(isNumber)
  const figures = figuresIn(ctx.text)
  if (fields.length < 2 || figures.length === 0) return []
  const named = pairs(ctx, fields, figures)
  return named.length > 0 ? named : inOrder(fields, item, figures, asked)
}

/** A length in centimetres is no count of how many. */
export function isMeasured({ field }: NumberSlot): boolean {
  return labelsOf(field).some((label) => UNIT.test(label))
}

function figuresIn(text: string): Figure[] {
  const folded = foldText(text)
  return Array.from(folded.matchAll(FIGURE), ({ 0: digits, index }) => {
    const end = index + digits.length
    const behind = /^\s?(?:\p{L}+|["”″])/u.exec(folded.slice(end))?.[0] ?? ''
    const unit = unitOf(behind.trim())
    return { value: Number(digits.replace(',', '.')), unit, start: index, end }
  })
}

function unitOf(text: string): number | undefined {
  const groups = UNIT.exec(text)?.slice(1) ?? []
  const at = groups.findIndex((group) => group !== undefined)
  return MILLIMETRES[at]
}

/** Which figure stands with which name: behind it, or before it where the sentence begins with a figure. */
function pairs(ctx: Context, fields: readonly NumberSlot[], figures: readonly Figure[]): [NumberSlot, Figure][] {
  const entries = fields.map(({ id, field }): Named => ({ key: id, labels: [...labelsOf(field).map(unitless), id] }))
  const names = toldIn(ctx.text, entries, ctx.language, []).toSorted((a, b) => a.start - b.start)
  const before = (names[0]?.start ?? 0) > (figures[0]?.start ?? 0)
  return names.flatMap((name, i): [NumberSlot, Figure][] => {
    const from = before ? (names[i - 1]?.end ?? 0) : name.end
    const to = before ? name.start : (names[i + 1]?.start ?? Number.POSITIVE_INFINITY)
    const own = figures.filter(({ start, end }) => start >= from && end <= to)
    const figure = before ? own.at(-1) : own[0]
    const slot = fields.find(({ id }) => id === name.key)
    return slot && figure ? [[slot, figure]] : []
  })
}

/** Several bare figures answer the open fields in the order in which they would be asked. */
function inOrder(
  fields: readonly NumberSlot[],
  item: Item,
  figures: readonly Figure[],
  asked: string | undefined,
): [NumberSlot, Figure][] {
  const open = fields.filter(({ id }) => item.form[id] === undefined || id === asked)
  const from = open.findIndex(({ id }) => id === asked)
  const rest = from < 0 ? [] : open.slice(from)
  if (figures.length < 2 || figures.length > rest.length) return []
  return rest.flatMap((slot, i): [NumberSlot, Figure][] => {
    const figure = figures[i]
    return figure ? [[slot, figure]] : []
  })
}

function labelsOf({ label }: NumberField): string[] {
  return typeof label === 'string' ? [label] : Object.values(label)
}

function unitless(label: string): string {
  return label.replace(/[,，]\s*\p{L}+$|[（(][^（）()]*[）)]/gu, '')
}

/** The figure in the field's own unit: 40 inches are 102 cm, and so are 1.02 m. */
function valueOf({ field }: NumberSlot, { value, unit }: Figure): number {
  const own = labelsOf(field).flatMap((label) => unitOf(label) ?? [])[0]
  if (own === undefined) return value
  const said = unit ?? (value < field.min && value * 100 >= field.min && value * 100 <= field.max ? own * 100 : own)
  return said === own ? value : Math.round((value * said) / own)
}
