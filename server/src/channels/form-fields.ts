import { daysAfter } from '@souk/concierge/say/figures.ts'
import { textIn } from '@souk/contract/ids.ts'
import { formatMoney } from '@souk/contract/money.ts'
import type { Choice, FormField, FormValue, FormValues } from '@souk/contract/offers.ts'
import type { FittedField, FittedOption } from './fitted.ts'

/** Whose words, in which money, on which day (YYYY-MM-DD) it is asked. */
export type Asking = { locale: string; fallback: string; currency: string; today: string }
type Choices = Extract<FormField, { type: 'choices' }>
/** What came back: per field what was written or chosen. */
type Given = Readonly<Record<string, string | readonly string[]>>

/** Of which kinds of fields a messenger's own form can show nothing. */
const ELSEWHERE: ReadonlySet<FormField['type']> = new Set(['slot', 'address'])
const CLOCK = 5
/** A number as somebody types it. */
const DIGITS = 12
const AGREED = 'yes'

/**
 * A form as a messenger asks it, with what is known filled in. Undefined where it cannot: a field depends on another one, or
 * on what is free at that moment.
 */
export function fittedFields(
  fields: readonly FormField[],
  values: FormValues,
  asking: Asking,
): FittedField[] | undefined {
  if (fields.some(({ type, when }) => when !== undefined || ELSEWHERE.has(type))) return undefined
  return fields.map((field) => fittedField(field, values[field.id], asking))
}

function fittedField(field: FormField, value: FormValue | undefined, asking: Asking): FittedField {
  const { id, required } = field
  const base = { id, required, label: textIn(field.label, asking.locale, asking.fallback) }
  const known = typeof value === 'string' || typeof value === 'number' ? { value: String(value) } : {}
  switch (field.type) {
    case 'choice': {
      const options = field.choices.map((choice) => optionOf(choice, asking))
      return {
        ...base,
        type: 'one',
        options,
        ...(field.default === undefined ? {} : { value: field.default }),
        ...known,
      }
    }
    case 'choices':
      return {
        ...base,
        type: 'some',
        options: field.choices.map((choice) => optionOf(choice, asking, field.included.includes(choice.id))),
        value: field.choices.flatMap(({ id: one }) => (levelIn(field, value, one) === 'none' ? [] : one)),
      }
    case 'number':
      return { ...base, type: 'text', input: 'number', most: DIGITS, ...known }
    case 'date':
      return { ...base, type: 'date', from: daysAfter(asking.today, field.leadDays), ...known }
    case 'consent':
      return {
        ...base,
        type: 'some',
        options: [{ id: AGREED, label: base.label }],
        value: value === true ? [AGREED] : [],
      }
    case 'text':
    case 'time':
    case 'slot':
    case 'address':
      return { ...base, type: 'text', ...entryOf(field), ...known }
  }
}

/** More than a line is asked where there is room for more. */
function entryOf(field: FormField): { input: 'line' | 'lines' | 'email'; most: number } {
  if (field.type !== 'text') return { input: 'line', most: CLOCK }
  if (field.id === 'email') return { input: 'email', most: field.maxLength }
  return { input: field.maxLength > 200 ? 'lines' : 'line', most: field.maxLength }
}

function optionOf(
  { id, label, amount }: Choice,
  { locale, fallback, currency }: Asking,
  included = false,
): FittedOption {
  const hint = amount > 0 && !included ? `+ ${formatMoney({ amount, currency }, locale)}` : undefined
  return { id, label: textIn(label, locale, fallback), ...(hint === undefined ? {} : { hint }) }
}

function levelIn(field: Choices, value: FormValue | undefined, id: string): string {
  const told = typeof value === 'object' ? value[id] : undefined
  return told ?? (field.included.includes(id) ? 'normal' : 'none')
}

/**
 * The answers as our own form gives them; what came for no field is left out. How much of something was said before stands
 * as long as it is chosen.
 */
export function answersOf(fields: readonly FormField[], before: FormValues, given: Given): FormValues {
  const values: FormValues = {}
  for (const field of fields) {
    const answer = answerOf(field, before[field.id], given[field.id])
    if (answer !== undefined) values[field.id] = answer
  }
  return values
}

function answerOf(
  field: FormField,
  before: FormValue | undefined,
  given: Given[string] | undefined,
): FormValue | undefined {
  if (field.type === 'choices') return levelsOf(field, before, typeof given === 'object' ? given : [])
  if (field.type === 'consent') return given?.includes(AGREED) ?? false
  const text = typeof given === 'string' ? given.trim().slice(0, 2000) : ''
  if (text === '') return undefined
  const number = field.type === 'number' ? Number(text.replace(',', '.')) : Number.NaN
  // What is no number is said to be none by whoever reads the answers.
  return Number.isNaN(number) ? text : number
}

function levelsOf(field: Choices, before: FormValue | undefined, chosen: readonly string[]): FormValue {
  const told = typeof before === 'object' ? before : {}
  const levels: Extract<FormValue, object> = {}
  for (const { id } of field.choices) {
    const level = told[id] ?? 'normal'
    if (chosen.includes(id)) levels[id] = level === 'none' ? 'normal' : level
    else if (field.included.includes(id)) levels[id] = 'none'
  }
  // What is offered no more is said to be gone by whoever reads the answers.
  for (const id of chosen) levels[id] ??= 'normal'
  return levels
}

/** What was answered, as a person reads it. */
export function answerWords(fields: readonly FormField[], values: FormValues, asking: Asking): string {
  const words = fields.flatMap((field) => {
    const value = values[field.id]
    if (field.type === 'choice' || field.type === 'choices')
      return field.choices
        .filter(({ id }) => id === value || (typeof value === 'object' && (value[id] ?? 'none') !== 'none'))
        .map(({ label }) => textIn(label, asking.locale, asking.fallback))
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
  })
  return words.join(', ')
}
