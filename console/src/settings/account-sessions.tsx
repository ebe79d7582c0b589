import { useAct, useCall } from '../api/query.ts'
import { faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { Section } from '../shell/page.tsx'
import { Button } from '../ui/button.tsx'
import { Ledger } from '../ui/ledger.tsx'
import { ErrorState, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { toast } from '../ui/toast.tsx'
import { deviceName } from './device-name.ts'

/** Where one is signed in, and the way to end that. */
export function Sessions() {
  const sessions = useCall('listSessions', {})
  const revoke = useAct('revokeSession', { changes: ['listSessions'] })
  function end(session: string): void {
    revoke.mutateAsync({ params: { session } }).then(
      () => toast(t('sessions.ended')),
      (error: unknown) => toast(faultText(error), { danger: true }),
    )
  }
  return (
    <Section
      title={t('sessions.title')}
      actions={
        (sessions.data?.length ?? 0) > 1 && (
          <Button kind="danger" onClick={() => end('others')}>
            {t('sessions.others')}
          </Button>
        )
      }
    >
      {sessions.data && (
        <Ledger
          label={t('sessions.title')}
          rows={sessions.data}
          keyOf={({ id }) => id}
          columns={[
            {
              id: 'device',
              label: t('sessions.device'),
              cell: ({ agent, current }) => (
                <>
                  {deviceName(agent)} {current && <span className="text-1 text-action">{t('sessions.here')}</span>}
                </>
              ),
            },
            {
              id: 'address',
              label: t('sessions.address'),
              wide: true,
              cell: ({ address }) => <span className="figures">{address}</span>,
            },
            { id: 'seen', label: t('sessions.seen'), cell: ({ seenAt }) => <Time at={seenAt} /> },
            {
              id: 'end',
              label: t('sessions.end'),
              quietLabel: true,
              cell: ({ id, current, agent }) =>
                !current && (
                  <Button
                    kind="plain"
                    aria-label={`${t('sessions.end')}: ${deviceName(agent)}`}
                    onClick={() => end(id)}
                  >
                    {t('sessions.end')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {!sessions.data && (sessions.error ? <ErrorState error={sessions.error} /> : <Loading rows={2} />)}
    </Section>
  )
}
