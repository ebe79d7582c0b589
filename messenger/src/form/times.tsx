import type { FormField } from '@souk/contract/offers.ts'
import { useEffect, useState } from 'preact/hooks'
import { language, t } from '../i18n/t.ts'
import { labelIn } from './answers.ts'
import { type Day, daysOf } from './days.ts'
import { Frame, optional } from './frame.tsx'
import type { FieldProps } from './frame.tsx'

/** Which of the free times; they are asked for when the field is shown, since they are gone as others book. */
export function TimesField({ field, value, fault, times, onChange }: FieldProps<Extract<FormField, { type: 'slot' }>>) {
  const [days, setDays] = useState<Day[]>([])
  const code = language.value
  useEffect(() => {
    let isShown = true
    // Where they cannot be read the menu stays empty; the thread still books.
    times?.(field.id).then(
      (slots) => isShown && setDays(daysOf(slots, code)),
      () => undefined,
    )
    return () => void (isShown = false)
  }, [field.id, code, times])
  return (
    <Frame id={field.id} fault={fault}>
      <label class="field-label" for={`field-${field.id}`}>
        {labelIn(field.label, code)}
        {optional(field)}
      </label>
      <select
        id={`field-${field.id}`}
        class="input"
        value={String(value ?? '')}
        aria-invalid={fault !== undefined}
        aria-describedby={fault && `${field.id}-fault`}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{t('form.pick')}</option>
        {days.map(({ label, times: ofDay }) => (
          <optgroup key={label} label={label}>
            {ofDay.map((one) => (
              <option key={one.value} value={one.value}>
                {`${label}, ${one.label}`}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </Frame>
  )
}
