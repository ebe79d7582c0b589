import type { DeployedShop } from '@souk/contract/deployment.ts'
import { t } from '../i18n/t.ts'
import { figure } from '../ui/format.ts'
import { Ledger } from '../ui/ledger.tsx'
import { Time } from '../ui/time.tsx'

/** The shops, and how their connections are. */
export function ShopRows({ shops }: { shops: readonly DeployedShop[] }) {
  if (shops.length === 0) return <p className="text-muted">{t('operator.shops.none')}</p>
  return (
    <Ledger
      label={t('operator.shops')}
      rows={shops}
      keyOf={({ slug }) => slug}
      columns={[
        {
          id: 'shop',
          label: t('operator.shop'),
          cell: ({ slug, name, test }) => (
            <span className="block">
              {name}
              <span dir="ltr" className="block text-1 text-muted">
                {slug}
                {test && ` · ${t('shop.test')}`}
              </span>
            </span>
          ),
        },
        { id: 'health', label: t('operator.health'), cell: (shop) => <Health of={shop} /> },
        {
          id: 'connections',
          label: t('operator.shop.connections'),
          figures: true,
          wide: true,
          cell: ({ connections }) => figure(connections),
        },
        {
          id: 'since',
          label: t('operator.since'),
          figures: true,
          wide: true,
          cell: ({ createdAt }) => <Time at={createdAt} />,
        },
      ]}
    />
  )
}

function Health({ of: { refused, lastError, lastErrorAt } }: { of: DeployedShop }) {
  if (refused > 0) return <span className="text-danger">{t('operator.refused', { n: refused })}</span>
  if (lastError === undefined || lastErrorAt === undefined) return t('operator.well')
  return (
    <span>
      <span dir="ltr" className="break-words">
        {lastError}
      </span>{' '}
      <span className="text-1 text-muted">
        <Time at={lastErrorAt} />
      </span>
    </span>
  )
}
