import type { Cost } from '@souk/contract/cost.ts'
import { useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { ChannelIcon, channelLabel } from '../ui/channel.tsx'
import { costText } from '../ui/format.ts'
import { Ledger } from '../ui/ledger.tsx'
import { ErrorState, Loading } from '../ui/states.tsx'
import { Figures } from '../ui/money.tsx'

/** What this month's messages cost, per messenger, per thread and per order. */
export function Costs() {
  const shop = useShop()
  const { data, error } = useCall('getChannelCosts', { params: { shop } })
  if (!data) return error ? <ErrorState error={error} /> : <Loading rows={2} />
  if (data.rows.length === 0) return <p className="text-muted">{t('costs.none')}</p>
  return (
    <>
      <Ledger
        label={t('costs.title')}
        rows={data.rows}
        keyOf={({ connection, category }) => `${connection} ${category}`}
        columns={[
          {
            id: 'channel',
            label: t('costs.channel'),
            cell: ({ kind, category }) => (
              <span className="flex items-center gap-2">
                <ChannelIcon kind={kind} />
                <span aria-hidden="true">{channelLabel(kind)}</span> <span className="text-muted">{category}</span>
              </span>
            ),
          },
          {
            id: 'messages',
            label: t('costs.messages'),
            figures: true,
            cell: ({ messages }) => <Figures value={messages} />,
          },
          { id: 'cost', label: t('costs.cost'), figures: true, cell: ({ cost }) => <Sums costs={cost} /> },
        ]}
      />
      <dl className="grid grid-cols-[1fr_auto] gap-x-5 gap-y-1">
        {[
          { name: t('costs.total'), costs: data.total },
          { name: t('costs.conversation'), costs: data.perConversation },
          { name: t('costs.order'), costs: data.perOrder },
        ].map(({ name, costs }) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd className="px-2 text-end">
              <Sums costs={costs} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Sums({ costs }: { costs: readonly Cost[] }) {
  return <span className="figures">{costs.length === 0 ? '–' : costs.map(costText).join(' + ')}</span>
}
