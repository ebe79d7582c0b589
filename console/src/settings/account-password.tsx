import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { codeOf, faultText } from '../api/fault.ts'
import { keyOf } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { Section } from '../shell/page.tsx'
import { authPost } from '../sign-in/auth.ts'
import { Button } from '../ui/button.tsx'
import { TextField, Tick } from '../ui/field.tsx'
import { toast } from '../ui/toast.tsx'

/** Another password; whoever else is signed in with the old one is let out. */
export function PasswordPart() {
  const queries = useQueryClient()
  const [fault, setFault] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  async function send(form: HTMLFormElement): Promise<void> {
    const given = new FormData(form)
    setBusy(true)
    setFault(null)
    try {
      await authPost('/change-password', {
        currentPassword: given.get('current'),
        newPassword: given.get('next'),
        revokeOtherSessions: given.get('others') === 'on',
      })
      form.reset()
      toast(t('password.changed'))
      await queries.invalidateQueries({ queryKey: keyOf('listSessions') })
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }
  const wrong = fault
    ? ['invalid_request', 'sign_in_refused'].includes(codeOf(fault))
      ? t('password.wrong')
      : faultText(fault)
    : undefined
  return (
    <Section title={t('password.title')}>
      <form
        className="grid max-w-150 gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void send(event.currentTarget)
        }}
      >
        <div className="grid gap-3 tablet:grid-cols-2">
          <TextField
            label={t('password.current')}
            name="current"
            type="password"
            autoComplete="current-password"
            required
            error={wrong}
          />
          <TextField
            label={t('password.next')}
            hint={t('password.hint')}
            name="next"
            type="password"
            autoComplete="new-password"
            minLength={10}
            maxLength={128}
            required
          />
        </div>
        <Tick name="others" defaultChecked label={t('password.others')} />
        <div>
          <Button type="submit" busy={busy}>
            {t('password.change')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
