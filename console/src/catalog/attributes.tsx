import plus from 'icon:plus'
import trash from 'icon:trash'
import { t } from '../i18n/t.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import type { Draft } from './draft.ts'

/** What it is made of, for whom, when it is worn: what shoppers ask for, and the concierge answers from. */
export function Attributes({ draft, put }: { draft: Draft; put: (part: Partial<Draft>) => void }) {
  const { attributes } = draft
  const change = (at: number, part: Partial<(typeof attributes)[number]>) =>
    put({ attributes: attributes.map((one, place) => (place === at ? { ...one, ...part } : one)) })
  return (
    <div className="grid max-w-150 gap-2">
      {attributes.map(({ name, values }, at) => (
        <div key={at} className="grid grid-cols-[minmax(6rem,1fr)_2fr_auto] items-center gap-2">
          <TextField
            label={t('catalog.attribute')}
            quietLabel
            value={name}
            placeholder={t('catalog.attribute')}
            onChange={({ target }) => change(at, { name: target.value })}
          />
          <TextField
            label={t('catalog.values-of', { name })}
            quietLabel
            value={values}
            placeholder={t('catalog.values')}
            onChange={({ target }) => change(at, { values: target.value })}
          />
          <IconButton
            icon={trash}
            label={t('catalog.remove-attribute', { name })}
            onClick={() => put({ attributes: attributes.filter((_, place) => place !== at) })}
          />
        </div>
      ))}
      <div>
        <Button icon={plus} onClick={() => put({ attributes: [...attributes, { name: '', values: '' }] })}>
          {t('catalog.add-attribute')}
        </Button>
      </div>
    </div>
  )
}
