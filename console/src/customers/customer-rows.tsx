import type { CustomerRow } from '@souk/contract/customer.ts'
import { Link } from '@tanstack/react-router'
import check from 'icon:check'
import { t } from '../i18n/t.ts'
import { languageName } from '../inbox/filters.tsx'
import { nameOf } from '../inbox/row.tsx'
import { useShop } from '../shell/desk.ts'
import { channelDye, ChannelIcon } from '../ui/channel.tsx'
import { figure, money, shortDay } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { Ledger } from '../ui/ledger.tsx'
import { Time } from '../ui/time.tsx'

/** Ruled rows of people; each leads to what is known of them. */
export function CustomerRows({ rows }: { rows: readonly CustomerRow[] }) {
  const shop = useShop()
  return (
    <Ledger
      label={t('area.customers')}
      rows={rows}
      keyOf={({ id }) => id}
      spineOf={({ channels: [first = 'web'] }) => channelDye(first)}
      columns={[
        {
          id: 'who',
          label: t('customers.who'),
          cell: (row) => (
            <Link
              to="/s/$shop/customers/$customer"
              params={{ shop, customer: row.id }}
              className="flex min-h-9 items-center gap-2 hover:underline pointer-coarse:min-h-11"
            >
              <span className="flex flex-none gap-1">
                {row.channels.map((kind) => (
                  <ChannelIcon key={kind} kind={kind} />
                ))}
              </span>
              <span className="min-w-0 wrap-anywhere">
                <bdi>{called(row)}</bdi>
                {row.name && row.email && <bdi className="text-1 text-muted max-tablet:hidden"> {row.email}</bdi>}
              </span>
            </Link>
          ),
        },
        {
          id: 'language',
          label: t('inbox.filter.language'),
          wide: true,
          cell: ({ language }) => languageName(language) || <span className="text-muted">–</span>,
        },
        {
          id: 'advertising',
          label: t('customers.advertising'),
          wide: true,
          cell: ({ advertising }) =>
            advertising ? (
              <span className="inline-flex items-center gap-1">
                <Icon path={check} size={16} /> {t('customers.advertising.yes')}
              </span>
            ) : (
              <span className="text-muted">{t('customers.advertising.no')}</span>
            ),
        },
        {
          id: 'orders',
          label: t('area.orders'),
          figures: true,
          wide: true,
          cell: ({ orders }) => (orders === 0 ? <span className="text-muted">–</span> : figure(orders)),
        },
        {
          id: 'spent',
          label: t('customers.spent'),
          figures: true,
          cell: ({ spent }) =>
            spent.length === 0 ? <span className="text-muted">–</span> : spent.map(money).join(' + '),
        },
        {
          id: 'first',
          label: t('customers.first'),
          figures: true,
          wide: true,
          cell: ({ firstSeen }) => <span className="text-muted">{shortDay(firstSeen)}</span>,
        },
        {
          id: 'last',
          label: t('customers.last'),
          figures: true,
          cell: ({ lastSeen }) => <Time at={lastSeen} />,
        },
      ]}
    />
  )
}

/** Their name, else the address they bought with, else what one knows them by. */
function called({ conversation, name, email, hint }: CustomerRow): string {
  const known = name ?? email
  return nameOf({
    conversation,
    handle: { hint },
    ...(known === undefined ? {} : { customer: { id: '', name: known } }),
  })
}
