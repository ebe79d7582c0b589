import type { FormField, FormValue } from '@souk/contract/offers.ts'
import type { Context } from '../dialogue/context.ts'
import { daysAfter, localTime } from '../say/figures.ts'
import { chooseLevel } from './fill.ts'
import type { Filled, Problem } from './filled.ts'
import type { Slot } from './slots.ts'

type Field = Extract<Slot, { kind: 'field' }>

/** Takes one answer of a form that was filled in by hand; what does not go is said, left out, and asked for again. */
export function takeAnswer(ctx: Context, filled: Filled, slot: Field, value: FormValue | undefined): void {
  if (value === undefined) return
  const { field } = slot
  const problems = field.type === 'choices' ? takeChoices(filled, slot, field, value) : problemOf(ctx, slot, value)
  if (problems === null) filled.item.form = { ...filled.item.form, [slot.id]: value }
  else if (problems.length > 0) {
    filled.problems.push(...problems)
    filled.item.skipped = filled.item.skipped.filter((id) => id !== slot.id)
  }
}

/** Null where it may stand as it is. */
function problemOf(ctx: Context, slot: Field, value: FormValue): Problem[] | null {
  const { field } = slot
  switch (field.type) {
    case 'choice':
      return slot.values.some(({ key }) => key === value) ? null : [{ kind: 'absent', slot, said: said(value) }]
    case 'number': {
      const { min, max } = field
      return typeof value === 'number' && value >= min && value <= max ? null : [{ kind: 'number', slot, min, max }]
    }
    case 'text':
      return typeof value === 'string' && value.length <= field.maxLength
        ? null
        : [{ kind: 'long', slot, max: field.maxLength }]
    case 'date': {
      const earliest = daysAfter(localTime(ctx.turn.now, ctx.shop.timezone).date, field.leadDays)
      const isDay = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
      return isDay && value >= earliest ? null : [{ kind: 'date', slot, earliest }]
    }
    case 'time':
      return typeof value === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value)
        ? null
        : [{ kind: 'absent', slot, said: said(value) }]
    case 'consent':
      // Without it the question stands.
      return value === true ? null : []
    case 'slot':
    case 'address':
    case 'choices':
      return null
  }
}

/** What is left out makes room for what does not go with it. */
function takeChoices(
  filled: Filled,
  slot: Field,
  field: Extract<FormField, { type: 'choices' }>,
  value: FormValue,
): Problem[] {
  const levels = typeof value === 'object' ? Object.entries(value) : []
  const sorted = levels.toSorted(([, one], [, other]) => Number(other === 'none') - Number(one === 'none'))
  const problems = sorted.flatMap(([id, level]): Problem[] => {
    const isThere = slot.values.some(({ key }) => key === id)
    const isKnown = isThere && (level === 'none' || level === 'normal' || field.levels.includes(level))
    if (!isKnown) return level === 'none' ? [] : [{ kind: 'absent', slot, said: said(id) }]
    const problem = chooseLevel(filled, slot, field, id, level)
    return problem ? [problem] : []
  })
  const chosen = filled.item.form[field.id]
  if (typeof chosen === 'object' && Object.keys(chosen).length === 0) {
    const { [field.id]: _, ...rest } = filled.item.form
    filled.item.form = rest
  }
  return problems
}

/** What is not there any more has no name left but its own. */
function said(value: FormValue): string {
  return typeof value === 'object' ? Object.keys(value).join(', ') : String(value).replaceAll('-', ' ').slice(0, 60)
}
