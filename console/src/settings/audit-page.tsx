import type { AuditEntry } from '@souk/contract/team.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { souk } from '../api/client.ts'
import { keyOf, useCall } from '../api/query.ts'
import { t, tOr } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Page } from '../shell/page.tsx'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/field.tsx'
import { Ledger } from '../ui/ledger.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'

/** Who did what for the shop, the latest first. */
export function AuditPage() {
  const shop = useShop()
  const [actor, setActor] = useState('')
  const members = useCall('listMembers', { params: { shop } }).data?.members ?? []
  const filter = actor === '' ? {} : { actor }
  const pages = useInfiniteQuery({
    queryKey: keyOf('listAudit', { params: { shop }, query: filter }),
    queryFn: ({ pageParam, signal }) =>
      souk.call('listAudit', {
        params: { shop },
        query: { ...filter, ...(pageParam && { before: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ before }) => before,
  })
  const entries = pages.data?.pages.flatMap((page) => page.entries)
  return (
    <Page title={t('settings.audit')}>
      <div className="max-w-90 pb-5">
        <Select
          label={t('audit.who')}
          value={actor}
          options={[
            { value: '', label: t('audit.all') },
            ...members.map(({ id, name }) => ({ value: `staff:${id}`, label: name })),
          ]}
          onChange={({ target }) => setActor(target.value)}
        />
      </div>
      {entries?.length === 0 && <EmptyState title={t('audit.none')} />}
      {entries && entries.length > 0 && (
        <Ledger
          label={t('settings.audit')}
          rows={entries}
          keyOf={({ id }) => id}
          columns={[
            { id: 'at', label: t('audit.at'), cell: ({ at }) => <Time at={at} /> },
            { id: 'who', label: t('audit.who'), cell: (entry) => actorName(entry) },
            { id: 'action', label: t('audit.action'), cell: ({ action }) => <span dir="ltr">{action}</span> },
            { id: 'target', label: t('audit.target'), wide: true, cell: (entry) => <Target entry={entry} /> },
          ]}
        />
      )}
      {!entries &&
        (pages.error ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : <Loading />)}
      {pages.hasNextPage && (
        <div className="grid justify-center pt-5">
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('audit.more')}
          </Button>
        </div>
      )}
    </Page>
  )
}

function actorName({ actor, name }: AuditEntry): string {
  const [kind = ''] = actor.split(':')
  if (name !== undefined) return kind === 'key' ? `${name} (${t('audit.key')})` : name
  return tOr(`audit.actor.${kind}`, 'audit.actor.system')
}

/** What it was done to, and what was noted beside it. */
function Target({ entry: { target, data } }: { entry: AuditEntry }) {
  const noted = Object.entries(data).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
  return (
    <span dir="ltr" className="block max-w-105 truncate text-1 text-muted" title={target}>
      {noted.length > 0 ? noted.map(([name, value]) => `${name}: ${String(value)}`).join(' · ') : target}
    </span>
  )
}
