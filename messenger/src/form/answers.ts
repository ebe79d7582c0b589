import { placeLine } from '@souk/contract/address-layout.ts'
import type { Address } from '@souk/contract/order.ts'
import type { Choice, FormField, FormValue, FormValues } from '@souk/contract/offers.ts'
import { labelIn } from '../i18n/label.ts'

export type Values = Record<string, FormValue>
export type Level = 'none' | 'light' | 'normal' | 'extra'

/** The fields that count now: those whose condition holds. */
export function visible(fields: readonly FormField[], values: Values): FormField[] {
  return fields.filter(({ when }) => !when || when.in.includes(String(values[when.field] ?? '')))
}

/** What is chosen at the start: given values, defaults, what is included. */
export function initial(fields: readonly FormField[], given: FormValues): Values {
  const values: Values = {}
  for (const field of fields) {
    const known = given[field.id]
    // What was said of choices is what differs from how the shop makes it.
    if (field.type === 'choices')
      values[field.id] = { ...Object.fromEntries(field.included.map((id) => [id, 'normal'])), ...levelsOf(known) }
    else if (known !== undefined) values[field.id] = known
    else if (field.type === 'choice' && field.default !== undefined) values[field.id] = field.default
    else if (field.type === 'number' && field.required) values[field.id] = field.min
  }
  return values
}

/** The levels of a field of choices; what is not named is not chosen. */
export function levelsOf(value: FormValue | undefined): Record<string, Level> {
  return typeof value === 'object' ? value : {}
}

export function chosen(value: FormValue | undefined): string[] {
  return Object.entries(levelsOf(value)).flatMap(([id, level]) => (level === 'none' ? [] : id))
}

/** Whether another choice of the field forbids this one. */
export function excludedBy(field: Extract<FormField, { type: 'choices' }>, id: string, value: FormValue | undefined) {
  const ids = chosen(value)
  const other = field.exclusions
    .flatMap(([a, b]) => (a === id ? b : b === id ? a : []))
    .find((candidate) => ids.includes(candidate))
  return field.choices.find((choice) => choice.id === other)
}

/** What a choice adds to the price as it is chosen: nothing when included, twice when extra. */
export function addition(choice: Choice, level: Level, included: readonly string[]): number {
  if (level === 'none') return 0
  const base = included.includes(choice.id) ? 0 : choice.amount
  return level === 'extra' ? base + choice.amount : base
}

/** An address is one text in a form's values: its parts as JSON, so that nothing has to be guessed from lines. */
export function addressFrom(value: FormValue | undefined): Partial<Address> {
  if (typeof value !== 'string' || !value.startsWith('{')) return typeof value === 'string' ? { line1: value } : {}
  const parsed: Partial<Address> = JSON.parse(value)
  return parsed
}

export function completeAddress(address: Partial<Address>): address is Address {
  return Boolean(address.line1?.trim() && address.city?.trim() && /^[A-Z]{2}$/.test(address.country ?? ''))
}

/** An address in the order in which it is read, without empty parts. */
export function addressLines(address: Partial<Address>, countryName: (code: string) => string): string[] {
  const { name, line1, line2, country } = address
  return [name, line1, line2, placeLine(address), country && countryName(country)].flatMap((line) => line || [])
}

/** One answer as a person reads it, for the shopper's own bubble. */
export function readable(field: FormField, value: FormValue, language: string): string {
  switch (field.type) {
    case 'choice':
      return labelIn(field.choices.find(({ id }) => id === value)?.label ?? String(value), language)
    case 'choices':
      return field.choices
        .filter(({ id }) => chosen(value).includes(id))
        .map((choice) => labelIn(choice.label, language))
        .join(', ')
    case 'address':
      return addressLines(addressFrom(value), (code) => code).join(', ')
    case 'consent':
      return value === true ? '✓' : '–'
    case 'date':
      return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(String(value)))
    case 'slot':
      // By the clock of the shop, whose offset the moment carries.
      return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(
        new Date(`${String(value).slice(0, 16)}Z`),
      )
    case 'number':
    case 'text':
    case 'time':
      return String(value)
  }
}
