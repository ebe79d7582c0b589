import { useState } from 'react'
import copy from 'icon:copy'
import { t } from '../i18n/t.ts'
import { Button } from './button.tsx'
import { TextField } from './field.tsx'

/** Something to be taken elsewhere: a link, a key. */
export function CopyField({ label, hint, value }: { label: string; hint?: string; value: string }) {
  const [copied, setCopied] = useState(false)
  return (
    <div className="grid grid-cols-[1fr_auto] items-end gap-2">
      <TextField label={label} value={value} readOnly dir="ltr" onFocus={({ target }) => target.select()} />
      <Button
        icon={copy}
        onClick={() => {
          void navigator.clipboard.writeText(value).then(() => setCopied(true))
        }}
      >
        <span aria-live="polite">{copied ? t('copied') : t('copy')}</span>
      </Button>
      {hint && <p className="col-span-2 text-1 text-muted">{hint}</p>}
    </div>
  )
}
