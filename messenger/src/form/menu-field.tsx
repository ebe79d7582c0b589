import type { ComponentChildren } from 'preact'
import { language, t } from '../i18n/t.ts'
import { labelIn } from '../i18n/label.ts'
import { Frame, optional } from './frame.tsx'
import type { FieldProps } from './frame.tsx'

/** A long choice as a menu; the options are its children. */
export function MenuField({ field, value, fault, onChange, children }: FieldProps & { children: ComponentChildren }) {
  return (
    <Frame id={field.id} fault={fault}>
      <label class="field-label" for={`field-${field.id}`}>
        {labelIn(field.label, language.value)}
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
        {children}
      </select>
    </Frame>
  )
}
