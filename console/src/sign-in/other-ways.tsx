import { useState } from 'react'
import key from 'icon:fingerprint'
import { faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { authPost } from './auth.ts'
import { hasPasskeys, signInByPasskey } from './passkey.ts'

type OtherWaysProps = {
  providers: readonly { id: string; name: string }[]
  to: string | undefined
  onDone: () => Promise<void>
}

/** Without a password: by a passkey of this device, or where the house signs in for everything. */
export function OtherWays({ providers, to, onDone }: OtherWaysProps) {
  const [fault, setFault] = useState<unknown>(null)
  const [busy, setBusy] = useState('')

  async function attempt(way: string, run: () => Promise<void>): Promise<void> {
    setBusy(way)
    setFault(null)
    try {
      await run()
    } catch (error) {
      // Whoever closes the browser's own window knows that they did.
      if (!(error instanceof DOMException)) setFault(error)
    } finally {
      setBusy('')
    }
  }
  async function goTo(provider: string): Promise<void> {
    const callbackURL = `/console${to ?? '/'}`
    const answer = await authPost('/sign-in/social', { provider, callbackURL, errorCallbackURL: '/console/sign-in' })
    if (typeof answer === 'object' && answer !== null && 'url' in answer) location.assign(String(answer.url))
  }
  return (
    <div className="grid gap-2 border-t border-rule pt-5 empty:hidden">
      {hasPasskeys() && (
        <Button
          icon={key}
          wide
          busy={busy === 'passkey'}
          onClick={() =>
            void attempt('passkey', async () => {
              await signInByPasskey()
              await onDone()
            })
          }
        >
          {t('sign-in.passkey')}
        </Button>
      )}
      {providers.map(({ id, name }) => (
        <Button key={id} wide busy={busy === id} onClick={() => void attempt(id, () => goTo(id))}>
          {t('sign-in.by', { name })}
        </Button>
      ))}
      {fault !== null && (
        <p role="alert" className="text-danger">
          {faultText(fault)}
        </p>
      )}
    </div>
  )
}
