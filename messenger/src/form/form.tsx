import type { FormField, FormValue, FormValues } from '@souk/contract/offers.ts'
import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { language } from '../i18n/t.ts'
import { initial, visible } from './answers.ts'
import { labelIn } from '../i18n/label.ts'
import type { Values } from './answers.ts'
import { AddressField } from './address.tsx'
import { ChoiceField, ChoicesField } from './choices.tsx'
import { faults } from './faults.ts'
import type { Fault } from './faults.ts'
import { PlainField } from './fields.tsx'
import { Frame } from './frame.tsx'
import type { FieldProps, Times } from './frame.tsx'
import { TimesField } from './times.tsx'
import '../style/form.css'

type Props = {
  fields: readonly FormField[]
  values: FormValues
  currency: string
  /** What its button says; without it the button stands elsewhere on the page and names this form's `id`. */
  submit?: ComponentChildren
  id?: string
  onSubmit: (values: Values) => void
  /** Told after each change, for a page that saves as one goes. */
  onChange?: (values: Values) => void
  /** The shop's country, where an address begins. */
  country?: string | undefined
  busy?: boolean
  /** Where something of the form is booked by the time. Stays the same function while the form is shown. */
  times?: Times | undefined
  children?: ComponentChildren
}

/** The one form renderer: a product's sheet, a question of several fields in the thread and the checkout draw with it. */
export function Form({
  fields,
  values: given,
  currency,
  submit,
  id,
  onSubmit,
  onChange,
  country,
  busy,
  times,
  children,
}: Props) {
  const [values, setValues] = useState(() => initial(fields, given))
  const [wrong, setWrong] = useState<Record<string, Fault>>({})
  const form = useRef<HTMLFormElement>(null)

  function set(id: string, value: FormValue): void {
    const next = { ...values, [id]: value }
    setValues(next)
    if (wrong[id]) setWrong(faults(fields, next, today()))
    onChange?.(next)
  }

  function send(event: Event): void {
    event.preventDefault()
    const found = faults(fields, values, today())
    setWrong(found)
    if (Object.keys(found).length === 0) return onSubmit(onlyVisible(fields, values))
    requestAnimationFrame(() => {
      form.current
        ?.querySelector<HTMLElement>('[aria-invalid="true"], .field-wrong input, .field-wrong button')
        ?.focus()
    })
  }

  return (
    <form class="form" id={id} ref={form} noValidate onSubmit={send}>
      {visible(fields, values).map((field) => (
        <Field
          key={field.id}
          field={field}
          value={values[field.id]}
          fault={wrong[field.id]}
          currency={currency}
          country={country}
          times={times}
          onChange={(value) => set(field.id, value)}
        />
      ))}
      {children}
      {submit !== undefined && (
        <button type="submit" class="button" disabled={busy} aria-busy={busy}>
          {submit}
        </button>
      )}
    </form>
  )
}

function Field({ field, ...rest }: FieldProps) {
  switch (field.type) {
    case 'choice':
      return <ChoiceField field={field} {...rest} />
    case 'choices':
      return <ChoicesField field={field} {...rest} />
    case 'address':
      return <AddressField field={field} {...rest} />
    case 'slot':
      return <TimesField field={field} {...rest} />
    case 'consent':
      return (
        <Frame fault={rest.fault} id={field.id}>
          <label class="consent">
            <input
              type="checkbox"
              checked={rest.value === true}
              aria-invalid={rest.fault !== undefined}
              aria-describedby={rest.fault && `${field.id}-fault`}
              onChange={(event) => rest.onChange(event.currentTarget.checked)}
            />
            <span>{labelIn(field.label, language.value)}</span>
          </label>
        </Frame>
      )
    case 'number':
    case 'text':
    case 'date':
    case 'time':
      return <PlainField field={field} {...rest} />
  }
}

function onlyVisible(fields: readonly FormField[], values: Values): Values {
  const shown = new Set(visible(fields, values).map(({ id }) => id))
  return Object.fromEntries(Object.entries(values).filter(([id, value]) => shown.has(id) && value !== ''))
}

function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
