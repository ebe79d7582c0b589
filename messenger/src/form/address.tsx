import { addressFaults } from '@souk/contract/address.ts'
import { addressLayout } from '@souk/contract/address-layout.ts'
import type { Address } from '@souk/contract/order.ts'
import type { FormField } from '@souk/contract/offers.ts'
import { language, t } from '../i18n/t.ts'
import { country as countryName } from '../state/format.ts'
import { addressFrom } from './answers.ts'
import { labelIn } from '../i18n/label.ts'
import { COUNTRIES } from './countries.ts'
import { lineFaults } from './faults.ts'
import type { LineFault } from './faults.ts'
import { Frame, optional } from './frame.tsx'
import type { FieldProps } from './frame.tsx'

type Line = {
  key: keyof Address
  label: string
  fill: string
  max: number
  optional?: boolean
  half?: boolean
  mode?: 'numeric' | 'text'
  example?: string | undefined
}

const FILL = { postcode: 'postal-code', city: 'address-level2', region: 'address-level1' }
const MAX = { postcode: 20, city: 120, region: 120 }

/** The lines of an address as its country wants them, by the country's own words where it has some. */
function linesOf({ country = '', ...address }: Partial<Address>): Line[] {
  const wanted = addressFaults({ country })
  const places = addressLayout(country)
  // What was given once is never hidden.
  for (const line of ['postcode', 'region'] as const)
    if (address[line] && !places.some((one) => one.line === line)) places.push({ line, word: line })
  return [
    { key: 'name', label: t('address.name'), fill: 'name', max: 200 },
    { key: 'line1', label: t('address.line1'), fill: 'address-line1', max: 300 },
    { key: 'line2', label: t('address.line2'), fill: 'address-line2', max: 300, optional: true },
    ...places.map(({ line, word }, i): Line => {
      const example = wanted.find(({ field }) => field === line)?.example
      return {
        key: line,
        label: t(`address.${word}`),
        fill: FILL[line],
        max: MAX[line],
        optional: line !== 'city' && !wanted.some(({ field }) => field === line),
        half: places.length % 2 === 0 || i > 0,
        // An iPhone's numbers have neither a blank nor a hyphen; no country insists on them.
        mode: example && !/[A-Z]/.test(example) ? 'numeric' : 'text',
        example,
      }
    }),
  ]
}

/** An address as separate lines with what browsers fill in by themselves; kept as one value. */
export function AddressField({
  field,
  value,
  fault,
  country,
  onChange,
}: FieldProps<Extract<FormField, { type: 'address' }>>) {
  const address: Partial<Address> = { ...(country && { country }), ...addressFrom(value) }
  const wrong = fault ? lineFaults(address) : {}
  const set = (key: keyof Address, text: string) => {
    const { [key]: _, ...rest } = address
    onChange(JSON.stringify(text === '' ? rest : { ...rest, [key]: text }))
  }
  return (
    <Frame id={field.id} fault={undefined}>
      <fieldset class="address">
        <legend class="field-label">{labelIn(field.label, language.value)}</legend>
        <Country
          id={field.id}
          value={address.country}
          fault={wrong.country}
          onChange={(code) => set('country', code)}
        />
        {linesOf(address).map((line) => (
          <Entry
            key={line.key}
            id={`${field.id}-${line.key}`}
            line={line}
            value={address[line.key] ?? ''}
            required={field.required && !line.optional && line.key !== 'name'}
            fault={wrong[line.key]}
            onInput={(text) => set(line.key, text)}
          />
        ))}
      </fieldset>
    </Frame>
  )
}

type EntryProps = {
  id: string
  line: Line
  value: string
  required: boolean
  fault: LineFault | undefined
  onInput: (text: string) => void
}

function Entry({ id, line, value, required, fault, onInput }: EntryProps) {
  return (
    <div class={line.half ? 'address-half' : 'address-line'}>
      <label class="field-label" for={id}>
        {line.label}
        {optional({ required: !line.optional })}
      </label>
      <input
        class="input"
        id={id}
        autoComplete={`shipping ${line.fill}`}
        inputMode={line.mode}
        autoCapitalize={line.key === 'postcode' ? 'characters' : 'words'}
        enterkeyhint="next"
        maxLength={line.max}
        required={required}
        aria-invalid={fault !== undefined}
        aria-describedby={fault && `${id}-fault`}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <Wrong id={id} label={line.label} fault={fault} />
    </div>
  )
}

function Wrong({ id, label, fault }: { id: string; label: string; fault: LineFault | undefined }) {
  if (!fault) return null
  const { reason, example } = fault
  return (
    <p class="fault" id={`${id}-fault`}>
      {example ? t(`address.${reason}`, { label, example }) : t('form.required')}
    </p>
  )
}

type CountryProps = {
  id: string
  value: string | undefined
  fault: LineFault | undefined
  onChange: (code: string) => void
}

/** It comes first: what else is asked, and how it is called, follows from it. */
export function Country({ id, value = '', fault, onChange }: CountryProps) {
  const codes = value && !COUNTRIES.includes(value) ? [...COUNTRIES, value] : COUNTRIES
  const named = codes.map((code) => ({ code, name: countryName(code) }))
  named.sort((a, b) => a.name.localeCompare(b.name, language.value))
  return (
    <div class="address-line">
      <label class="field-label" for={`${id}-country`}>
        {t('address.country')}
      </label>
      <select
        class="input"
        id={`${id}-country`}
        autoComplete="shipping country"
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={fault && `${id}-country-fault`}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{t('form.pick')}</option>
        {named.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <Wrong id={`${id}-country`} label={t('address.country')} fault={fault} />
    </div>
  )
}
