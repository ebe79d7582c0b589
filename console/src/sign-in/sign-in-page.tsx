import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { CodeForm } from './code-form.tsx'
import { DemoPeople } from './demo-people.tsx'
import { Door } from './door.tsx'
import { OtherWays } from './other-ways.tsx'
import { PasswordForm } from './password-form.tsx'
import { useArrive } from './use-arrive.ts'

const route = getRouteApi('/sign-in')

/** Who one is: by password and second factor, by passkey or by the house's own sign-in; then back to where one was. */
export function SignInPage() {
  const { to, expired } = route.useSearch()
  const arrive = useArrive()
  const ways = useCall('listSignInWays', {}, { staleTime: Infinity }).data
  const [asksCode, setAsksCode] = useState(false)
  useEffect(() => {
    document.title = `${t('sign-in.title')} · Souk`
  }, [])
  const back = () => arrive(to)
  if (asksCode) {
    return (
      <Door title={t('code.title')}>
        <CodeForm onDone={back} onBack={() => setAsksCode(false)} />
      </Door>
    )
  }
  return (
    <Door title={t('sign-in.title')}>
      {expired && <p className="border-s-3 border-action ps-3">{t('sign-in.expired')}</p>}
      <PasswordForm onDone={back} onCode={() => setAsksCode(true)} />
      <OtherWays providers={ways?.providers ?? []} to={to} onDone={back} />
      {ways && ways.demo.length > 0 && <DemoPeople people={ways.demo} onDone={arrive} />}
    </Door>
  )
}
