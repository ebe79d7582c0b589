import { useState } from 'react'
import { t } from '../i18n/t.ts'
import { authPost } from '../sign-in/auth.ts'
import { Button } from '../ui/button.tsx'
import { CopyField } from '../ui/copy-field.tsx'
import { TextField } from '../ui/field.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { useAttempt } from './use-attempt.ts'

type Made = { totpURI: string; backupCodes: string[] }

/** The password, then the picture for the app and the spare codes, then the first figures: only they switch it on. */
export function FactorSetup({ onDone }: { onDone: () => Promise<void> }) {
  const [made, setMade] = useState<Made>()
  const { fault, busy, attempt } = useAttempt()
  if (!made) {
    return (
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          const password = new FormData(event.currentTarget).get('password')
          void attempt(async () => setMade(readMade(await authPost('/two-factor/enable', { password }))))
        }}
      >
        <p className="text-muted">{t('factor.text')}</p>
        <TextField
          label={t('password.current')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={fault}
        />
        <Button kind="primary" type="submit" busy={busy}>
          {t('factor.go-on')}
        </Button>
      </form>
    )
  }
  const secret = new URL(made.totpURI).searchParams.get('secret') ?? ''
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        const code = String(new FormData(event.currentTarget).get('code') ?? '').replaceAll(/\s/g, '')
        void attempt(async () => {
          await authPost('/two-factor/verify-totp', { code })
          await onDone()
        })
      }}
    >
      <p>{t('factor.scan')}</p>
      <div className="grid justify-center">
        <QrCode text={made.totpURI} label={t('factor.picture')} />
      </div>
      <CopyField label={t('factor.secret')} value={secret} />
      <div>
        <p className="font-strong text-1">{t('factor.spare')}</p>
        <p className="text-1 text-muted">{t('factor.spare.hint')}</p>
        <ul dir="ltr" className="figures grid grid-cols-2 gap-x-5 pt-2">
          {made.backupCodes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      <TextField
        label={t('factor.code')}
        name="code"
        dir="ltr"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        error={fault}
      />
      <Button kind="primary" type="submit" busy={busy}>
        {t('factor.switch-on')}
      </Button>
    </form>
  )
}

function readMade(answer: unknown): Made {
  if (typeof answer === 'object' && answer !== null && 'totpURI' in answer && 'backupCodes' in answer) {
    const { totpURI, backupCodes } = answer
    if (typeof totpURI === 'string' && Array.isArray(backupCodes))
      return { totpURI, backupCodes: backupCodes.map(String) }
  }
  throw new TypeError('not the secret of a second factor')
}
