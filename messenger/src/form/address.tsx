import type { Address } from '@souk/contract/order.ts'
import type { FormField } from '@souk/contract/offers.ts'
import { language, t } from '../i18n/t.ts'
import type { Key } from '../i18n/t.ts'
import { country as countryName } from '../state/format.ts'
import { addressFrom, labelIn } from './answers.ts'
import { Frame } from './frame.tsx'
import type { FieldProps } from './frame.tsx'

type Line = { key: keyof Address; label: Key; fill: string; wide: boolean; needed?: boolean; max: number }

const LINES: readonly Line[] = [
  { key: 'name', label: 'address.name', fill: 'shipping name', wide: true, max: 200 },
  { key: 'line1', label: 'address.line1', fill: 'shipping address-line1', wide: true, needed: true, max: 300 },
  { key: 'line2', label: 'address.line2', fill: 'shipping address-line2', wide: true, max: 300 },
  { key: 'postcode', label: 'address.postcode', fill: 'shipping postal-code', wide: false, max: 20 },
  { key: 'city', label: 'address.city', fill: 'shipping address-level2', wide: false, needed: true, max: 120 },
  { key: 'region', label: 'address.region', fill: 'shipping address-level1', wide: false, max: 120 },
]

/** Where people are most often; any other country is a code away in the list's end. */
const COUNTRIES =
  'AT AU BE BG CA CH CN CY CZ DE DK EE ES FI FR GB GE GR HK HR HU IE IL IN IS IT JP KR LT LU LV MT NL NO NZ PL PT RO RU SE SG SI SK TR UA US'.split(
    ' ',
  )

/** An address as separate lines with what browsers fill in by themselves; kept as one value. */
export function AddressField({
  field,
  value,
  fault,
  country,
  onChange,
}: FieldProps<Extract<FormField, { type: 'address' }>>) {
  const address: Partial<Address> = { ...(country && { country }), ...addressFrom(value) }
  const set = (key: keyof Address, text: string) => {
    const { [key]: _, ...rest } = address
    onChange(JSON.stringify(text === '' ? rest : { ...rest, [key]: text }))
  }
  const codes = address.country && !COUNTRIES.includes(address.country) ? [...COUNTRIES, address.country] : COUNTRIES
  const named = codes.map((code) => ({ code, name: countryName(code) }))
  named.sort((a, b) => a.name.localeCompare(b.name, language.value))
  return (
    <Frame id={field.id} fault={fault}>
      <fieldset class="address" aria-describedby={fault && `${field.id}-fault`}>
        <legend class="field-label">{labelIn(field.label, language.value)}</legend>
        {LINES.map(({ key, label, fill, wide, needed, max }) => (
          <div key={key} class={wide ? 'address-line' : 'address-half'}>
            <label class="field-label" for={`${field.id}-${key}`}>
              {t(label)}
            </label>
            <input
              class="input"
              id={`${field.id}-${key}`}
              autoComplete={fill}
              maxLength={max}
              required={field.required && needed}
              aria-invalid={Boolean(fault && needed && !address[key])}
              value={address[key] ?? ''}
              onInput={(event) => set(key, event.currentTarget.value)}
            />
          </div>
        ))}
        <div class="address-half">
          <label class="field-label" for={`${field.id}-country`}>
            {t('address.country')}
          </label>
          <select
            class="input"
            id={`${field.id}-country`}
            autoComplete="shipping country"
            value={address.country ?? ''}
            aria-invalid={Boolean(fault && !address.country)}
            onChange={(event) => set('country', event.currentTarget.value)}
          >
            <option value="">{t('form.pick')}</option>
            {named.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </fieldset>
    </Frame>
  )
}
