import type { FormField, FormValue } from '@souk/contract/offers.ts'
import type { Slot } from '@souk/contract/slots.ts'
import type { ComponentChildren } from 'preact'
import { t } from '../i18n/t.ts'
import type { Fault } from './faults.ts'

/** The free times of a field. */
export type Times = (field: string) => Promise<Slot[]>

export type FieldProps<T extends FormField = FormField> = {
  field: T
  value: FormValue | undefined
  fault: Fault | undefined
  currency: string
  country?: string | undefined
  times?: Times | undefined
  onChange: (value: FormValue) => void
}

/** Short answers that belong together stand side by side. */
const HALVES = new Set(['postcode', 'city'])

/** A field's place with its fault below it. */
export function Frame({ id, fault, children }: { id: string; fault: Fault | undefined; children: ComponentChildren }) {
  return (
    <div class={`field${HALVES.has(id) ? ' field-half' : ''}${fault ? ' field-wrong' : ''}`}>
      {children}
      {fault && (
        <p class="fault" id={`${id}-fault`}>
          {t(`form.${fault}`)}
        </p>
      )}
    </div>
  )
}

/** " · optional" after the label of a field that may stay empty. */
export function optional({ required }: Pick<FormField, 'required'>): ComponentChildren {
  if (required) return null
  return (
    <span class="field-optional">
      <span class="field-dot"> · </span>
      {t('form.optional')}
    </span>
  )
}
