import type { FormField } from '@souk/contract/offers.ts'
import type { ComponentProps } from 'preact'
import { language } from '../i18n/t.ts'
import { Stepper } from '../ui/stepper.tsx'
import { labelIn } from '../i18n/label.ts'
import { Frame, optional } from './frame.tsx'
import type { FieldProps } from './frame.tsx'

type Plain = Extract<FormField, { type: 'number' | 'text' | 'date' | 'time' }>

/** What browsers fill in by themselves, by the field's id. */
const AUTOCOMPLETE: Record<string, string> = {
  email: 'email',
  name: 'name',
  phone: 'tel',
  line1: 'address-line1',
  postcode: 'postal-code',
  city: 'address-level2',
  country: 'country-name',
  gift_to: 'off',
  gift_email: 'off',
}
const INPUT_TYPE: Record<string, 'email' | 'tel'> = { email: 'email', gift_email: 'email', phone: 'tel' }

export function PlainField({ field, value, fault, onChange }: FieldProps<Plain>) {
  const label = labelIn(field.label, language.value)
  const id = `field-${field.id}`
  if (field.type === 'number') {
    return (
      <Frame id={field.id} fault={fault}>
        <span class="field-label">
          {label}
          {optional(field)}
        </span>
        <Stepper
          label={label}
          value={typeof value === 'number' ? value : field.min}
          min={field.min}
          max={field.max}
          onChange={onChange}
        />
      </Frame>
    )
  }
  const common = {
    id,
    value: String(value ?? ''),
    required: field.required,
    'aria-invalid': fault !== undefined,
    ...(fault && { 'aria-describedby': `${field.id}-fault` }),
    onInput: (event: Event & { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  }
  return (
    <Frame id={field.id} fault={fault}>
      <label class="field-label" for={id}>
        {label}
        {optional(field)}
      </label>
      {field.type === 'text' && field.maxLength > 300 ? (
        <textarea class="input" rows={3} maxLength={field.maxLength} {...common} />
      ) : (
        <Entry
          kind={field.type === 'text' ? (INPUT_TYPE[field.id] ?? 'text') : field.type}
          rest={{
            ...common,
            class: 'input',
            autoComplete: AUTOCOMPLETE[field.id] ?? 'on',
            ...(field.type === 'text' && { maxLength: field.maxLength }),
          }}
        />
      )}
    </Frame>
  )
}

type EntryKind = 'text' | 'email' | 'tel' | 'date' | 'time'

/** An input of a kind; each kind is an element type of its own to the compiler. */
function Entry({ kind, rest }: { kind: EntryKind; rest: Omit<ComponentProps<'input'>, 'type' | 'role' | 'list'> }) {
  switch (kind) {
    case 'text':
      return <input type="text" {...rest} />
    case 'email':
      return <input type="email" {...rest} />
    case 'tel':
      return <input type="tel" {...rest} />
    case 'date':
    case 'time':
      return <input type={kind} {...rest} />
  }
}
