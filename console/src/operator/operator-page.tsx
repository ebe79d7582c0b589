import type { Deployment } from '@souk/contract/deployment.ts'
import type { Client } from '@souk/sdk/client.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { codeOf, faultText } from '../api/fault.ts'
import { t } from '../i18n/t.ts'
import { Headlines } from '../reports/figures.tsx'
import { Section } from '../shell/page.tsx'
import { Door } from '../sign-in/door.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { byteText, figure, relative } from '../ui/format.ts'
import { ErrorState, Loading } from '../ui/states.tsx'
import { operatorClient } from './client.ts'
import { FailedDeliveries } from './failed-deliveries.tsx'
import { QueueRows } from './queue-rows.tsx'
import { ShopRows } from './shop-rows.tsx'

/** How the whole deployment is, for whoever has its key. It is forgotten as soon as the page is left. */
export function OperatorPage() {
  const [souk, setSouk] = useState<Client | null>(null)
  const queries = useQueryClient()
  useEffect(() => {
    document.title = `${t('operator.title')} · Souk`
    return () => queries.removeQueries({ queryKey: ['operator'] })
  }, [queries])
  if (!souk) return <KeyDoor onOpen={setSouk} />
  return (
    <Desk
      souk={souk}
      onLeave={() => {
        queries.removeQueries({ queryKey: ['operator'] })
        setSouk(null)
      }}
    />
  )
}

function KeyDoor({ onOpen }: { onOpen: (souk: Client) => void }) {
  const [fault, setFault] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const queries = useQueryClient()

  async function open(key: string): Promise<void> {
    setBusy(true)
    setFault(null)
    try {
      const souk = operatorClient(key)
      queries.setQueryData(['operator', 'deployment'], await souk.call('getDeployment', {}))
      onOpen(souk)
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }
  const isWrong = ['unauthorised', 'forbidden'].includes(codeOf(fault))
  return (
    <Door title={t('operator.title')}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          const key = new FormData(event.currentTarget).get('key')
          if (typeof key === 'string') void open(key.trim())
        }}
      >
        <TextField
          label={t('operator.key')}
          hint={t('operator.key.hint')}
          name="key"
          type="password"
          dir="ltr"
          autoComplete="off"
          required
          autoFocus
          error={fault ? (isWrong ? t('operator.key.wrong') : faultText(fault)) : undefined}
        />
        <Button kind="primary" type="submit" busy={busy} wide>
          {t('operator.open')}
        </Button>
      </form>
    </Door>
  )
}

function Desk({ souk, onLeave }: { souk: Client; onLeave: () => void }) {
  const deployment = useQuery({
    queryKey: ['operator', 'deployment'],
    queryFn: ({ signal }) => souk.call('getDeployment', { signal }),
    refetchInterval: 15_000,
  })
  return (
    <main className="h-full overflow-y-auto">
      <div className="mx-auto px-3 pb-13 tablet:px-8">
        <header className="flex flex-wrap items-center justify-between gap-3 pt-5 pb-3">
          <h1 className="font-display text-4 font-strong">{t('operator.title')}</h1>
          <Button onClick={onLeave}>{t('operator.leave')}</Button>
        </header>
        {deployment.data ? (
          <>
            <Figures of={deployment.data} />
            <Section title={t('operator.queues')} text={t('operator.queues.text')}>
              <QueueRows queues={deployment.data.queues} />
            </Section>
            <Section title={t('operator.failed')} text={t('operator.failed.text')}>
              <FailedDeliveries souk={souk} />
            </Section>
            <Section title={t('operator.shops')}>
              <ShopRows shops={deployment.data.shops} />
            </Section>
          </>
        ) : deployment.error ? (
          <ErrorState error={deployment.error} onRetry={() => void deployment.refetch()} />
        ) : (
          <Loading />
        )}
      </div>
    </main>
  )
}

function Figures({ of: { version, node, uptime, servers, database, at } }: { of: Deployment }) {
  return (
    <Headlines
      of={[
        { name: t('operator.version'), text: version, note: `Node ${node}` },
        {
          name: t('operator.started'),
          text: relative(Date.parse(at) - uptime * 1000, Date.parse(at)),
          note: t('operator.servers', { n: servers }),
        },
        {
          name: t('operator.database'),
          text: byteText(database.bytes),
          note: `PostgreSQL ${database.version.split(' ')[0] ?? ''}`,
        },
        {
          name: t('operator.connections'),
          text: figure(database.connections),
          note: t('operator.most', { n: figure(database.most) }),
        },
      ]}
    />
  )
}
