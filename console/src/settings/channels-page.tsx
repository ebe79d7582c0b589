import type { Connection } from '@souk/contract/connection.ts'
import { useState } from 'react'
import plus from 'icon:plus'
import { useAct, useCall } from '../api/query.ts'
import { faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { Page, Section } from '../shell/page.tsx'
import { Button } from '../ui/button.tsx'
import { ChannelIcon, channelLabel } from '../ui/channel.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { CopyField } from '../ui/copy-field.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { toast } from '../ui/toast.tsx'
import { ConnectDialog } from './connect-dialog.tsx'
import { Costs } from './costs.tsx'
import { Findings } from './findings.tsx'

/** The messengers that the shop can be written to in, how each is doing, and what their messages cost. */
export function ChannelsPage() {
  const shop = useShop()
  const mayChange = useMay('settings:write')
  const connections = useCall('listConnections', { params: { shop } })
  const [connecting, setConnecting] = useState(false)
  return (
    <Page
      title={t('settings.channels')}
      actions={
        mayChange && (
          <Button kind="primary" icon={plus} onClick={() => setConnecting(true)}>
            {t('channels.add')}
          </Button>
        )
      }
    >
      {connections.data?.length === 0 && (
        <EmptyState shop={shop} title={t('channels.none')}>
          {t('channels.none.text')}
        </EmptyState>
      )}
      <ul className="border-t border-rule empty:border-0">
        {connections.data?.map((connection) => (
          <ConnectionRow key={connection.id} connection={connection} mayChange={mayChange} />
        ))}
      </ul>
      {!connections.data &&
        (connections.error ? (
          <ErrorState error={connections.error} onRetry={() => void connections.refetch()} />
        ) : (
          <Loading />
        ))}
      <Section title={t('costs.title')}>
        <Costs />
      </Section>
      <ConnectDialog open={connecting} onClose={() => setConnecting(false)} />
    </Page>
  )
}

function ConnectionRow({ connection, mayChange }: { connection: Connection; mayChange: boolean }) {
  const shop = useShop()
  const check = useAct('checkConnection', { changes: ['listConnections'] })
  const remove = useAct('removeConnection', { changes: ['listConnections'] })
  const [leaving, setLeaving] = useState(false)
  const params = { shop, connection: connection.id }
  const { kind, unauthorisedSince, lastError, waiting, at, webhookUrl } = connection
  return (
    <li className="grid gap-2 border-b border-rule py-3">
      <div className="flex flex-wrap items-center gap-3">
        <ChannelIcon kind={kind} size={22} />
        <div className="min-w-0 flex-1">
          <p className="font-strong">{connectionName(kind)}</p>
          <p className={unauthorisedSince ? 'text-danger' : 'text-1 text-muted'}>
            {unauthorisedSince ? t('channels.refused') : t('channels.since')} <Time at={unauthorisedSince ?? at} />
            {waiting > 0 && <> · {t('channels.waiting', { count: waiting })}</>}
          </p>
        </div>
        {mayChange && (
          <>
            <Button busy={check.isPending} onClick={() => check.mutate({ params })}>
              {t('channels.test')}
            </Button>
            <Button kind="plain" onClick={() => setLeaving(true)}>
              {t('channels.remove')}
            </Button>
          </>
        )}
      </div>
      {lastError && (
        <p className="text-1 text-muted">
          {t('channels.last-error')} <Time at={lastError.at} />: {lastError.reason}
        </p>
      )}
      {check.error && <p role="alert">{faultText(check.error)}</p>}
      {check.data && <Findings findings={check.data} />}
      {check.data?.some(({ ok }) => !ok) && <CopyField label={t('channels.webhook')} value={webhookUrl} />}
      <Confirm
        open={leaving}
        onClose={() => setLeaving(false)}
        title={t('channels.remove.title', { channel: connectionName(kind) })}
        text={t('channels.remove.text')}
        deed={t('channels.remove')}
        busy={remove.isPending}
        onConfirm={() => {
          remove.mutate(
            { params },
            { onError: (error) => toast(faultText(error), { danger: true }), onSettled: () => setLeaving(false) },
          )
        }}
      />
    </li>
  )
}

/** Providers of payments and parcels are connected as well: one without a label here is called by its kind, `Souk Post`. */
function connectionName(kind: string): string {
  const label = channelLabel(kind)
  return label === kind
    ? kind.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => ` ${letter.toUpperCase()}`).trim()
    : label
}
