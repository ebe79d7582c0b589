import type { FailedDelivery } from '@souk/contract/deployment.ts'
import type { Client } from '@souk/sdk/client.ts'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { faultText } from '../api/fault.ts'
import { t, tOr } from '../i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { ChannelIcon, channelDye } from '../ui/channel.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { Ledger } from '../ui/ledger.tsx'
import { ErrorState, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { toast } from '../ui/toast.tsx'

/** What did not get through, and one more try of it. What was said stays between the shop and its customer. */
export function FailedDeliveries({ souk }: { souk: Client }) {
  const queries = useQueryClient()
  const [doubted, setDoubted] = useState<FailedDelivery | null>(null)
  const pages = useInfiniteQuery({
    queryKey: ['operator', 'deliveries'],
    queryFn: ({ pageParam, signal }) =>
      souk.call('listFailedDeliveries', { query: pageParam ? { before: pageParam } : {}, signal }),
    initialPageParam: '',
    getNextPageParam: ({ before }) => before,
  })
  const replay = useMutation({
    mutationFn: ({ shop, id, mayHaveArrived }: FailedDelivery) =>
      souk.call('replayDelivery', {
        params: { shop, delivery: id },
        body: { sure: mayHaveArrived },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: () => toast(t('operator.replayed')),
    onError: (error) => toast(faultText(error), { danger: true }),
    onSettled: () => {
      setDoubted(null)
      return queries.invalidateQueries({ queryKey: ['operator'] })
    },
  })
  const rows = pages.data?.pages.flatMap(({ deliveries }) => deliveries)
  if (!rows)
    return pages.error ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : <Loading rows={3} />
  if (rows.length === 0) return <p className="text-muted">{t('operator.failed.none')}</p>
  const busy = replay.isPending ? replay.variables.id : undefined
  return (
    <>
      <Rows rows={rows} busy={busy} onReplay={(one) => (one.mayHaveArrived ? setDoubted(one) : replay.mutate(one))} />
      {pages.hasNextPage && (
        <div className="grid justify-center pt-3">
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('operator.more')}
          </Button>
        </div>
      )}
      <Confirm
        open={doubted !== null}
        onClose={() => setDoubted(null)}
        title={t('operator.sure')}
        text={t('operator.sure.text')}
        deed={t('operator.replay')}
        busy={replay.isPending}
        onConfirm={() => doubted && replay.mutate(doubted)}
      />
    </>
  )
}

type RowsProps = {
  rows: readonly FailedDelivery[]
  busy: string | undefined
  onReplay: (one: FailedDelivery) => void
}

function Rows({ rows, busy, onReplay }: RowsProps) {
  return (
    <Ledger
      label={t('operator.failed')}
      rows={rows}
      keyOf={({ id }) => id}
      spineOf={({ channel }) => channelDye(channel)}
      columns={[
        {
          id: 'about',
          label: t('operator.about'),
          cell: ({ channel, shop, purpose = 'talk' }) => (
            <span className="flex items-center gap-2">
              <ChannelIcon kind={channel} />
              <span>
                {tOr(`operator.about.${purpose}`, 'operator.about.talk')}
                <span dir="ltr" className="block text-1 text-muted">
                  {shop}
                </span>
              </span>
            </span>
          ),
        },
        {
          id: 'reason',
          label: t('operator.reason'),
          cell: ({ reason, state }) => (
            <span>
              {tOr(`operator.state.${state}`, 'operator.state.other')}
              <span dir="ltr" className="block text-1 break-words text-muted">
                {reason}
              </span>
            </span>
          ),
        },
        { id: 'at', label: t('operator.at'), figures: true, wide: true, cell: ({ at }) => <Time at={at} /> },
        {
          id: 'replay',
          label: t('operator.replay'),
          quietLabel: true,
          figures: true,
          cell: (one) => (
            <Button busy={busy === one.id} onClick={() => onReplay(one)}>
              {t('operator.replay')}
            </Button>
          ),
        },
      ]}
    />
  )
}
