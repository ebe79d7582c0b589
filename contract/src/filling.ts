import { z } from 'zod'
import { Id } from './ids.ts'
import { FormValues, type FormField, type FormValue } from './offers.ts'

/** Which offer is being chosen, with the values of its options, and how many of it. */
export const Item = z.object({
  offer: Id,
  options: z.record(z.string().max(200), z.string().max(300)),
  quantity: z.int().min(1).max(999),
})
export type Item = z.infer<typeof Item>

/**
 * An offer that is being chosen by talking, beside the question that is open: what was answered so far, with which its
 * form opens. `label` names the way to that form, in the language of the thread.
 */
export const Filling = Item.extend({ form: FormValues, label: z.string().max(200) })
export type Filling = z.infer<typeof Filling>

/** Answers without what goes without saying: of choices only what differs from how the shop makes it. */
export function tellingAnswers(fields: readonly FormField[], values: FormValues): FormValues {
  const told = fields.flatMap((field): [string, FormValue][] => {
    const value = values[field.id]
    if (value === undefined || value === '') return []
    if (field.type !== 'choices' || typeof value !== 'object') return [[field.id, value]]
    const usual = (id: string) => (field.included.includes(id) ? 'normal' : 'none')
    const other = Object.entries(value).filter(([id, level]) => level !== usual(id))
    return other.length > 0 ? [[field.id, Object.fromEntries(other)]] : []
  })
  return Object.fromEntries(told)
}
