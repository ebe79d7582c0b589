import { useState } from 'react'
import { currentLanguage, isLanguage, LANGUAGES, t } from '../i18n/t.ts'
import { Section } from '../shell/page.tsx'
import { density, setDensity, setLanguage, setTheme, theme, THEMES } from '../state/prefs.ts'
import { Select, Switch } from '../ui/field.tsx'

/** Kept in this browser. */
export function Look() {
  const [chosen, setChosen] = useState({ theme: theme(), dense: density() === 'dense' })
  return (
    <Section title={t('account.look')} text={t('account.look.text')}>
      <div className="grid max-w-150 gap-3">
        <Select
          label={t('account.language')}
          value={currentLanguage()}
          options={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          onChange={({ target }) => isLanguage(target.value) && void setLanguage(target.value)}
        />
        <Select
          label={t('theme')}
          value={chosen.theme}
          options={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
          onChange={({ target }) => {
            const next = THEMES.find((one) => one === target.value) ?? 'system'
            setTheme(next)
            setChosen({ ...chosen, theme: next })
          }}
        />
        <Switch
          label={t('account.dense')}
          checked={chosen.dense}
          onChange={({ target }) => {
            setDensity(target.checked ? 'dense' : 'roomy')
            setChosen({ ...chosen, dense: target.checked })
          }}
        />
      </div>
    </Section>
  )
}
