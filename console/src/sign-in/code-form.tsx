import { useState } from 'react'
import { codeOf, faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { TextField, Tick } from '../ui/field.tsx'
import { authPost } from './auth.ts'

/** The second factor: six figures of the app, or one of the codes that were written down. */
export function CodeForm({ onDone, onBack }: { onDone: () => Promise<void>; onBack: () => void }) {
  const [spare, setSpare] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  async function send(form: FormData): Promise<void> {
    const code = String(form.get('code') ?? '').replaceAll(/\s/g, '')
    setBusy(true)
    setFault(null)
    try {
      const path = spare ? '/two-factor/verify-backup-code' : '/two-factor/verify-totp'
      await authPost(path, { code, trustDevice: form.get('trust') === 'on' })
      await onDone()
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }
  const refused = ['sign_in_refused', 'invalid_request'].includes(codeOf(fault)) ? t('code.wrong') : faultText(fault)
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void send(new FormData(event.currentTarget))
      }}
    >
      <TextField
        key={String(spare)}
        label={t(spare ? 'code.spare' : 'code.app')}
        name="code"
        dir="ltr"
        inputMode={spare ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        required
        autoFocus
        error={fault ? refused : undefined}
      />
      <Tick name="trust" label={t('code.trust')} />
      <Button kind="primary" type="submit" busy={busy} wide>
        {t('sign-in.do')}
      </Button>
      <div className="flex flex-wrap justify-between gap-2">
        <Button kind="plain" onClick={onBack}>
          {t('code.back')}
        </Button>
        <Button kind="plain" onClick={() => setSpare(!spare)}>
          {t(spare ? 'code.use-app' : 'code.use-spare')}
        </Button>
      </div>
    </form>
  )
}
