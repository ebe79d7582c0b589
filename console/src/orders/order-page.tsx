import type { OrderDesk } from '@souk/contract/desk.ts'
import { Link } from '@tanstack/react-router'
import back from 'icon:arrow-left'
import { useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { Page, Section } from '../shell/page.tsx'
import { Icon } from '../ui/icon.tsx'
import { ErrorState, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { Deliveries } from './deliveries.tsx'
import { Lines, Payments } from './lines.tsx'
import { Notes } from './notes.tsx'
import { OrderDeeds } from './order-deeds.tsx'
import { nameOf, paidOf, standingOf } from './order-state.ts'
import { ReturnRows } from './return-rows.tsx'
import { orderRoute } from './routes.ts'
import { Timeline } from './timeline.tsx'

/** One order: what was bought, how it is paid, where it is, and what staff can do. */
export function OrderPage() {
  const shop = useShop()
  const { number } = orderRoute.useParams()
  const found = useCall('getOrderDesk', { params: { shop, number } })
  const title = t('orders.one', { number })
  return (
    <Page
      wide
      title={title}
      above={
        <Link
          to="/s/$shop/orders"
          params={{ shop }}
          className="inline-flex min-h-9 items-center gap-2 text-action pointer-coarse:min-h-11"
        >
          <Icon path={back} size={16} turns />
          {t('area.orders')}
        </Link>
      }
      actions={found.data && <OrderDeeds desk={found.data} />}
    >
      {found.isPending && <Loading />}
      {found.error && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Whole desk={found.data} />}
    </Page>
  )
}

function Whole({ desk }: { desk: OrderDesk }) {
  const { order, returns } = desk
  const mayWrite = useMay('orders:write')
  return (
    <>
      <p className="flex flex-wrap gap-x-3 pb-3 text-muted">
        <span className="font-strong text-ink">{t(`orders.is.${standingOf(order)}`)}</span>
        <span className={paidOf(order) === 'unpaid' ? 'text-danger' : ''}>{t(`orders.money.${paidOf(order)}`)}</span>
        <span>{nameOf(order)}</span>
        <Time at={order.placedAt} />
      </p>
      <div className="grid gap-x-8 desk:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <Section title={t('orders.what')}>
            <Lines order={order} />
          </Section>
          <Section title={t('orders.deliveries')}>
            <Deliveries desk={desk} />
          </Section>
          {returns.length > 0 && (
            <Section title={t('returns.title')}>
              <ReturnRows rows={returns} order={order} />
            </Section>
          )}
          <Section title={t('orders.payment')}>
            <Payments order={order} />
          </Section>
        </div>
        <div className="min-w-0 desk:border-s desk:border-rule desk:ps-8">
          <Section title={t('orders.people')}>
            <People desk={desk} />
          </Section>
          <Section title={t('orders.notes')} text={t('orders.notes.text')}>
            <Notes desk={desk} mayWrite={mayWrite} />
          </Section>
          <Section title={t('orders.timeline')}>
            <Timeline desk={desk} />
          </Section>
        </div>
      </div>
    </>
  )
}

function People({ desk: { order } }: { desk: OrderDesk }) {
  const { address, buyer } = order
  const where = address && [
    address.name,
    address.line1,
    address.line2,
    [address.postcode, address.city].filter(Boolean).join(' '),
    [address.region, address.country].filter(Boolean).join(', '),
    address.phone,
  ]
  return (
    <dl className="grid gap-3">
      <div>
        <dt className="text-1 text-muted">{t('orders.customer')}</dt>
        <dd dir="auto">{buyer.name}</dd>
        <dd>{buyer.email}</dd>
        <dd>{buyer.phone}</dd>
      </div>
      {where && (
        <div>
          <dt className="text-1 text-muted">{t('orders.address')}</dt>
          {where.filter(Boolean).map((line) => (
            <dd key={line} dir="auto">
              {line}
            </dd>
          ))}
        </div>
      )}
    </dl>
  )
}
