import type { Queue } from '@souk/contract/deployment.ts'
import { t, tOr } from '../i18n/t.ts'
import { figure } from '../ui/format.ts'
import { Ledger } from '../ui/ledger.tsx'
import { Time } from '../ui/time.tsx'

/** What waits, how much of it, and since when the oldest does. */
export function QueueRows({ queues }: { queues: readonly Queue[] }) {
  if (queues.length === 0) return <p className="text-muted">{t('operator.queues.none')}</p>
  return (
    <Ledger
      label={t('operator.queues')}
      rows={queues}
      keyOf={({ queue, state }) => `${queue} ${state}`}
      columns={[
        { id: 'queue', label: t('operator.queue'), cell: ({ queue }) => t(`operator.queue.${queue}`) },
        {
          id: 'state',
          label: t('operator.state'),
          cell: ({ state }) => (
            <span className={['failed', 'uncertain', 'unreadable'].includes(state) ? 'text-danger' : ''}>
              {tOr(`operator.state.${state}`, 'operator.state.other')}
            </span>
          ),
        },
        {
          id: 'count',
          label: t('operator.count'),
          figures: true,
          cell: ({ count, more }) => `${figure(count)}${more ? '+' : ''}`,
        },
        {
          id: 'oldest',
          label: t('operator.oldest'),
          figures: true,
          cell: ({ oldest }) => oldest !== undefined && <Time at={oldest} />,
        },
      ]}
    />
  )
}
