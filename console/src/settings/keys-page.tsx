import type { KeyShown } from '@souk/contract/team.ts'
import { useState } from 'react'
import plus from 'icon:plus'
import { useAct, useCall } from '../api/query.ts'
import { faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { Page } from '../shell/page.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { Ledger } from '../ui/ledger.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { toast } from '../ui/toast.tsx'
import { KeyDialog } from './key-dialog.tsx'

/** The keys with which programs act for the shop. */
export function KeysPage() {
  const shop = useShop()
  const mayChange = useMay('team:write')
  const keys = useCall('listKeys', { params: { shop } })
  const revoke = useAct('revokeKey', { changes: ['listKeys'] })
  const [making, setMaking] = useState(false)
  const [leaving, setLeaving] = useState<KeyShown | null>(null)
  return (
    <Page
      title={t('settings.keys')}
      actions={
        mayChange && (
          <Button kind="primary" icon={plus} onClick={() => setMaking(true)}>
            {t('keys.make')}
          </Button>
        )
      }
    >
      <p className="max-w-150 pb-5 text-muted">{t('keys.text')}</p>
      {keys.data?.length === 0 && <EmptyState title={t('keys.none')} />}
      {keys.data && keys.data.length > 0 && (
        <Ledger
          label={t('settings.keys')}
          rows={keys.data}
          keyOf={({ id }) => id}
          columns={[
            { id: 'name', label: t('keys.name'), cell: ({ name }) => name ?? t('keys.unnamed') },
            {
              id: 'scopes',
              label: t('keys.scopes'),
              wide: true,
              cell: ({ scopes }) => <span dir="ltr">{scopes.join(', ')}</span>,
            },
            { id: 'at', label: t('keys.at'), cell: ({ at }) => <Time at={at} /> },
            {
              id: 'revoke',
              label: t('keys.revoke'),
              quietLabel: true,
              cell: (key) =>
                mayChange && (
                  <Button
                    kind="plain"
                    aria-label={`${t('keys.revoke')}: ${key.name ?? t('keys.unnamed')}`}
                    onClick={() => setLeaving(key)}
                  >
                    {t('keys.revoke')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {!keys.data &&
        (keys.error ? <ErrorState error={keys.error} onRetry={() => void keys.refetch()} /> : <Loading rows={3} />)}
      <KeyDialog open={making} onClose={() => setMaking(false)} />
      <Confirm
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={`${t('keys.revoke')}: ${leaving?.name ?? t('keys.unnamed')}`}
        text={t('keys.revoke.text')}
        deed={t('keys.revoke')}
        busy={revoke.isPending}
        onConfirm={() => {
          const params = { shop, key: leaving?.id ?? '' }
          revoke.mutate(
            { params },
            { onError: (error) => toast(faultText(error), { danger: true }), onSettled: () => setLeaving(null) },
          )
        }}
      />
    </Page>
  )
}
