import type { Texts } from '@souk/contract/ids.ts'
import { useState } from 'react'
import { isLanguage, LANGUAGES, t, type Language } from '../i18n/t.ts'
import { Select, TextBox, TextField } from '../ui/field.tsx'

const CODES = Object.keys(LANGUAGES).filter(isLanguage)

type TextsFieldProps = {
  label: string
  hint?: string
  value: Texts
  /** The shop's own language stands first. */
  first: string
  lines?: boolean
  onChange: (value: Texts) => void
}

/** A text in the languages of the shop's customers, one at a time; a language that has none falls back to the shop's. */
export function TextsField({ label, hint, value, first, lines = false, onChange }: TextsFieldProps) {
  const [language, setLanguage] = useState<Language>(isLanguage(first) ? first : 'en')
  const Control = lines ? TextBox : TextField
  const options = CODES.map((code) => ({ value: code, label: `${LANGUAGES[code]}${value[code] ? ' ✓' : ''}` }))
  return (
    <div className="grid grid-cols-[1fr_9rem] items-start gap-2">
      <Control
        label={label}
        hint={hint}
        lang={language}
        value={value[language] ?? ''}
        onChange={({ target }) => {
          const { [language]: _, ...others } = value
          onChange(target.value === '' ? others : { ...others, [language]: target.value })
        }}
      />
      <Select
        label={t('texts.language')}
        value={language}
        options={options}
        onChange={({ target }) => isLanguage(target.value) && setLanguage(target.value)}
      />
    </div>
  )
}
