import type { Form, FormField, FormValue, FormValues } from '@souk/contract/offers.ts'

export type FormIssue = { path: string; message: string }

/** Is the field asked at all, given the other answers? */
export function isAsked(field: FormField, values: FormValues): boolean {
  if (!field.when) return true
  const value = values[field.when.field]
  return typeof value === 'string' && field.when.in.includes(value)
}

/**
 * Checks answers against a form: what is missing, not offered or not possible together. Returns the answers with defaults
 * filled in and everything dropped that the form does not ask.
 */
export function checkForm(form: Form, given: FormValues): { values: FormValues; issues: FormIssue[] } {
  const values: FormValues = {}
  const issues: FormIssue[] = []
  for (const field of form) {
    if (!isAsked(field, { ...given, ...values })) continue
    const value = given[field.id] ?? (field.type === 'choice' ? field.default : undefined)
    if (value === undefined || value === '') {
      if (field.required) issues.push({ path: field.id, message: 'is missing' })
      continue
    }
    const message = checkValue(field, value)
    if (message === null) values[field.id] = value
    else issues.push({ path: field.id, message })
  }
  return { values, issues }
}

function checkValue(field: FormField, value: FormValue): string | null {
  switch (field.type) {
    case 'choice':
      return field.choices.some((choice) => choice.id === value) ? null : 'is not one of the choices'
    case 'choices':
      return typeof value === 'object' ? checkChoices(field, value) : 'must name choices'
    case 'number':
      if (typeof value !== 'number') return 'must be a number'
      return value >= field.min && value <= field.max ? null : `must be from ${field.min} to ${field.max}`
    case 'text':
      if (typeof value !== 'string') return 'must be a text'
      return value.length <= field.maxLength ? null : `must have at most ${field.maxLength} characters`
    case 'date':
      return typeof value === 'string' && isDate(value) ? null : 'must be a date, YYYY-MM-DD'
    case 'time':
      return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? null : 'must be a time, HH:MM'
    case 'slot':
      return typeof value === 'string' && isMoment(value) ? null : 'must be a time with its offset, RFC 3339'
    case 'address':
      return typeof value === 'string' && value.trim() !== '' ? null : 'must be an address'
    case 'consent':
      return value === true || (value === false && !field.required) ? null : 'must be agreed to'
  }
}

function isMoment(text: string): boolean {
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/
  return form.test(text) && isDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text))
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

function checkChoices(field: Extract<FormField, { type: 'choices' }>, value: Record<string, string>): string | null {
  const known = new Set(field.choices.map((choice) => choice.id))
  const chosen = Object.entries(value)
  if (chosen.some(([id]) => !known.has(id))) return 'names something that is not offered'
  const levels: readonly string[] = field.levels
  if (chosen.some(([, level]) => level !== 'normal' && level !== 'none' && !levels.includes(level)))
    return 'names an amount that is not offered'
  const present = new Set(chosen.filter(([, level]) => level !== 'none').map(([id]) => id))
  const added = [...present].filter((id) => !field.included.includes(id))
  if (field.max !== undefined && added.length > field.max) return `may have at most ${field.max}`
  const clash = field.exclusions.find(([left, right]) => present.has(left) && present.has(right))
  return clash ? `${clash[0]} and ${clash[1]} do not go together` : null
}
