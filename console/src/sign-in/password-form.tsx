import { useState } from 'react'
import { faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { authPost } from './auth.ts'

/** `onCode`: the password was right, and the account asks for a second factor. */
export function PasswordForm({ onDone, onCode }: { onDone: () => Promise<void>; onCode: () => void }) {
  const [fault, setFault] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  async function signIn(form: FormData): Promise<void> {
    setBusy(true)
    setFault(null)
    try {
      const answer = await authPost('/sign-in/email', { email: form.get('email'), password: form.get('password') })
      if (wantsCode(answer)) onCode()
      else await onDone()
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void signIn(new FormData(event.currentTarget))
      }}
    >
      <TextField
        label={t('sign-in.email')}
        name="email"
        type="email"
        dir="ltr"
        autoComplete="username webauthn"
        required
        autoFocus
      />
      <TextField
        label={t('sign-in.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={fault ? faultText(fault) : undefined}
      />
      <Button kind="primary" type="submit" busy={busy} wide>
        {t('sign-in.do')}
      </Button>
    </form>
  )
}

function wantsCode(answer: unknown): boolean {
  return (
    typeof answer === 'object' && answer !== null && 'twoFactorRedirect' in answer && answer.twoFactorRedirect === true
  )
}
