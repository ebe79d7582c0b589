import { useQuery, useQueryClient } from '@tanstack/react-query'
import key from 'icon:fingerprint'
import { t } from '../i18n/t.ts'
import { Section } from '../shell/page.tsx'
import { authGet, authPost } from '../sign-in/auth.ts'
import { addPasskey, hasPasskeys } from '../sign-in/passkey.ts'
import { Button } from '../ui/button.tsx'
import { Ledger } from '../ui/ledger.tsx'
import { Time } from '../ui/time.tsx'
import { deviceName } from './device-name.ts'
import { useAttempt } from './use-attempt.ts'

type Passkey = { id: string; name: string; at: string }
const KEY = ['passkeys']

/** Signing in by a finger or a face: what this and other devices keep for it. */
export function Passkeys() {
  const queries = useQueryClient()
  const { fault, busy, attempt } = useAttempt()
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: async () => readPasskeys(await authGet('/passkey/list-user-passkeys')),
  })
  const change = (run: () => Promise<unknown>) =>
    attempt(async () => {
      await run()
      await queries.invalidateQueries({ queryKey: KEY })
    })
  return (
    <Section
      title={t('passkeys.title')}
      text={t(hasPasskeys() ? 'passkeys.text' : 'passkeys.impossible')}
      actions={
        hasPasskeys() && (
          <Button icon={key} busy={busy} onClick={() => void change(() => addPasskey(deviceName(navigator.userAgent)))}>
            {t('passkeys.add')}
          </Button>
        )
      }
    >
      {fault && (
        <p role="alert" className="text-danger">
          {fault}
        </p>
      )}
      {data && data.length > 0 && (
        <Ledger
          label={t('passkeys.title')}
          rows={data}
          keyOf={({ id }) => id}
          columns={[
            { id: 'name', label: t('sessions.device'), cell: ({ name }) => name || t('sessions.unknown') },
            { id: 'at', label: t('passkeys.at'), cell: ({ at }) => at && <Time at={at} /> },
            {
              id: 'remove',
              label: t('remove'),
              quietLabel: true,
              cell: ({ id, name }) => (
                <Button
                  kind="plain"
                  aria-label={`${t('remove')}: ${name}`}
                  onClick={() => void change(() => authPost('/passkey/delete-passkey', { id }))}
                >
                  {t('remove')}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}

function readPasskeys(answer: unknown): Passkey[] {
  if (!Array.isArray(answer)) return []
  return answer.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('id' in one)) return []
    const [name, at] = ['name' in one ? one.name : '', 'createdAt' in one ? one.createdAt : '']
    return [{ id: String(one.id), name: typeof name === 'string' ? name : '', at: typeof at === 'string' ? at : '' }]
  })
}
