import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { authPost } from './auth.ts'
import { Door } from './door.tsx'

const route = getRouteApi('/sign-in')

/** Name and password; then the way back to where one was. */
export function SignInPage() {
  const { to, expired } = route.useSearch()
  const router = useRouter()
  const queries = useQueryClient()
  const [fault, setFault] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    document.title = `${t('sign-in.title')} · Souk`
  }, [])

  async function signIn(form: FormData): Promise<void> {
    setBusy(true)
    setFault(null)
    try {
      await authPost('/sign-in/email', { email: form.get('email'), password: form.get('password') })
      queries.clear()
      await router.navigate({ href: to ?? '/', replace: true })
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Door title={t('sign-in.title')}>
      {expired && <p className="border-s-3 border-action ps-3">{t('sign-in.expired')}</p>}
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
    </Door>
  )
}
