import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { t } from '../i18n/t.ts'
import { useMe } from '../shell/desk.ts'
import { meQuery } from '../shell/me.ts'
import { Section } from '../shell/page.tsx'
import { authPost } from '../sign-in/auth.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { toast } from '../ui/toast.tsx'
import { FactorSetup } from './factor-setup.tsx'
import { useAttempt } from './use-attempt.ts'

/** Figures of an app beside the password. */
export function SecondFactor() {
  const { secondFactor } = useMe()
  const [open, setOpen] = useState(false)
  const queries = useQueryClient()
  const router = useRouter()
  async function changed(): Promise<void> {
    await queries.fetchQuery({ ...meQuery, staleTime: 0 })
    await router.invalidate()
  }
  return (
    <Section
      title={t('factor.title')}
      text={t(secondFactor ? 'factor.on' : 'factor.off')}
      actions={<Button onClick={() => setOpen(true)}>{t(secondFactor ? 'factor.end' : 'factor.set-up')}</Button>}
    >
      <Dialog open={open} onClose={() => setOpen(false)} title={t('factor.title')}>
        {secondFactor ? (
          <EndFactor
            onDone={async () => {
              setOpen(false)
              toast(t('factor.ended'))
              await changed()
            }}
          />
        ) : (
          <FactorSetup
            onDone={async () => {
              setOpen(false)
              toast(t('factor.made'))
              await changed()
            }}
          />
        )}
      </Dialog>
    </Section>
  )
}

function EndFactor({ onDone }: { onDone: () => Promise<void> }) {
  const { fault, busy, attempt } = useAttempt()
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        const password = new FormData(event.currentTarget).get('password')
        void attempt(async () => {
          await authPost('/two-factor/disable', { password })
          await onDone()
        })
      }}
    >
      <TextField
        label={t('password.current')}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={fault}
      />
      <Button kind="danger" type="submit" busy={busy}>
        {t('factor.end')}
      </Button>
    </form>
  )
}
