import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { openShop, souk } from '../api/client.ts'
import { faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { meQuery } from '../shell/me.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { ErrorState, Loading } from '../ui/states.tsx'
import { Door } from './door.tsx'
import { useArrive } from './use-arrive.ts'

const route = getRouteApi('/join/$shop')

/** An invitation: who asks one in, as what, and the way in. */
export function JoinPage() {
  const { shop } = route.useParams()
  const code = /^#?open=(.+)$/.exec(location.hash)?.[1] ?? ''
  const invitation = useQuery({
    queryKey: ['invitation', shop, code],
    queryFn: () => souk.call('showInvitation', { params: { shop }, body: { code } }),
    retry: false,
    staleTime: Infinity,
  })
  const me = useQuery({ ...meQuery, retry: false, throwOnError: false })
  const shown = invitation.data
  useEffect(() => {
    document.title = `${t('join.title')} · Souk`
  }, [])
  if (!shown) {
    return (
      <Door title={t('join.title')} shop={shop}>
        {invitation.error ? <ErrorState error={invitation.error} /> : <Loading rows={2} />}
      </Door>
    )
  }
  const isTheirs = me.data?.email.toLowerCase() === shown.email.toLowerCase()
  return (
    <Door title={shown.shop} shop={shop}>
      <p>{t('join.text', { shop: shown.shop, role: t(`role.${shown.role}`), email: shown.email })}</p>
      {!shown.known && <NewAccount shop={shop} code={code} name={shown.name ?? ''} email={shown.email} />}
      {shown.known && isTheirs && <Accept shop={shop} code={code} />}
      {shown.known && !isTheirs && (
        <>
          <p className="text-muted">{t('join.known')}</p>
          <Link to="/sign-in" search={{ to: `/join/${shop}#open=${code}` }} className={buttonClass('primary')}>
            {t('sign-in.do')}
          </Link>
        </>
      )}
    </Door>
  )
}

function useAccept(shop: string, code: string) {
  const arrive = useArrive()
  const [fault, setFault] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  async function accept(account: { name?: string; password?: string } = {}): Promise<void> {
    setBusy(true)
    setFault(null)
    try {
      openShop(shop)
      await souk.call('acceptInvitation', { params: { shop }, body: { code, ...account } })
      await arrive(`/s/${shop}`)
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }
  return { accept, fault, busy }
}

function Accept({ shop, code }: { shop: string; code: string }) {
  const { accept, fault, busy } = useAccept(shop, code)
  return (
    <>
      <Button kind="primary" wide busy={busy} onClick={() => void accept()}>
        {t('join.do')}
      </Button>
      {fault !== null && (
        <p role="alert" className="text-danger">
          {faultText(fault)}
        </p>
      )}
    </>
  )
}

function NewAccount({ shop, code, name, email }: { shop: string; code: string; name: string; email: string }) {
  const { accept, fault, busy } = useAccept(shop, code)
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        void accept({ name: String(form.get('name') ?? ''), password: String(form.get('password') ?? '') })
      }}
    >
      <TextField
        label={t('join.name')}
        hint={t('join.name.hint')}
        name="name"
        defaultValue={name}
        autoComplete="name"
        required
        maxLength={100}
        autoFocus
      />
      <input type="hidden" name="email" value={email} autoComplete="username" />
      <TextField
        label={t('join.password')}
        hint={t('join.password.hint')}
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={10}
        maxLength={128}
        required
        error={fault ? faultText(fault) : undefined}
      />
      <Button kind="primary" type="submit" wide busy={busy}>
        {t('join.do')}
      </Button>
    </form>
  )
}
