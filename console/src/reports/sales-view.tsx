import { Link } from '@tanstack/react-router'
import type { SalesReport } from '@souk/contract/report.ts'
import { useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { Section } from '../shell/page.tsx'
import { ChannelIcon, channelDye, channelLabel } from '../ui/channel.tsx'
import { figure, money, shortDay } from '../ui/format.ts'
import { Ledger } from '../ui/ledger.tsx'
import { Money } from '../ui/money.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx'
import { BarChart } from './bar-chart.tsx'
import { Download } from './download.tsx'
import { Headlines } from './figures.tsx'
import { Shares } from './shares.tsx'
import { ownOf, sums } from './words.ts'

type Time = { from: string; to: string }

/** What was sold. */
export function SalesView({ time }: { time: Time }) {
  const shop = useShop()
  const { data, error, refetch } = useCall('getSalesReport', { params: { shop }, query: time }, { keep: true })
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loading rows={10} />
  if (data.total.orders + data.before.total.orders === 0)
    return (
      <EmptyState shop={shop} title={t('reports.sales.empty')}>
        {t('reports.sales.empty.text')}
      </EmptyState>
    )
  return (
    <>
      <SalesHead report={data} />
      <Section title={t('reports.by-day')} actions={<Download of="days" what={t('reports.by-day')} time={time} />}>
        <DayChart report={data} />
      </Section>
      <Section
        title={t('reports.by-channel')}
        actions={<Download of="channels" what={t('reports.by-channel')} time={time} />}
      >
        <Channels report={data} />
      </Section>
      <Products report={data} time={time} />
      <Conversations report={data} time={time} />
    </>
  )
}

function SalesHead({ report: { total, before, talked, currency } }: { report: SalesReport }) {
  const net = (of: SalesReport['total']) => ownOf(of.net, currency).amount
  const each = (of: SalesReport['total']) =>
    of.orders === 0 ? 0 : Math.round(ownOf(of.sold, currency).amount / of.orders)
  return (
    <Headlines
      of={[
        { name: t('reports.net'), text: sums(total.net, currency), now: net(total), before: net(before.total) },
        { name: t('reports.orders'), text: figure(total.orders), now: total.orders, before: before.total.orders },
        {
          name: t('reports.each'),
          text: money({ amount: each(total), currency }),
          now: each(total),
          before: each(before.total),
        },
        {
          name: t('reports.talked'),
          text: sums(talked.net, currency),
          note: net(total) > 0 ? t('reports.of-all', { share: figure(net(talked) / net(total), true) }) : '',
        },
      ]}
    />
  )
}

function DayChart({ report: { days, before, currency } }: { report: SalesReport }) {
  const bars = days.map(({ day, net }, n) => ({
    label: shortDay(`${day}T12:00:00`),
    value: ownOf(net, currency).amount,
    before: ownOf(before.days[n]?.net ?? [], currency).amount,
  }))
  return (
    <BarChart
      label={t('reports.by-day')}
      first={t('reports.day')}
      bars={bars}
      textOf={(amount) => money({ amount, currency })}
      shortOf={(amount) => money({ amount, currency }).replace(/[.,]00(?!\d)/, '')}
    />
  )
}

function Channels({ report: { channels, total, currency } }: { report: SalesReport }) {
  return (
    <Shares
      label={t('reports.by-channel')}
      heads={[t('reports.channel'), t('reports.net'), t('reports.share')]}
      whole={ownOf(total.net, currency).amount}
      rows={channels.map(({ channel, net }) => ({
        id: channel ?? '',
        name: channel === undefined ? t('reports.no-thread') : <Channel kind={channel} />,
        value: ownOf(net, currency).amount,
        text: sums(net, currency),
        ...(channel !== undefined && { colour: channelDye(channel) }),
      }))}
    />
  )
}

export function Channel({ kind }: { kind: string }) {
  return (
    <span className="flex items-center gap-2">
      <ChannelIcon kind={kind} />
      <span aria-hidden="true">{channelLabel(kind)}</span>
    </span>
  )
}

function Products({ report: { products }, time }: { report: SalesReport; time: Time }) {
  if (products.length === 0) return null
  return (
    <Section
      title={t('reports.products')}
      text={t('reports.products.text')}
      actions={<Download of="products" what={t('reports.products')} time={time} />}
    >
      <Ledger
        label={t('reports.products')}
        rows={products}
        keyOf={({ offer }) => offer}
        columns={[
          { id: 'title', label: t('reports.product'), cell: ({ title }) => <bdi>{title}</bdi> },
          { id: 'units', label: t('reports.units'), figures: true, cell: ({ units }) => figure(units) },
          { id: 'sold', label: t('reports.sold'), figures: true, cell: ({ sold }) => <Money value={sold} /> },
        ]}
      />
    </Section>
  )
}

function Conversations({ report: { conversations }, time }: { report: SalesReport; time: Time }) {
  const shop = useShop()
  const mayRead = useMay('conversations:read')
  if (conversations.length === 0) return null
  const named = (customer: string | undefined) => customer ?? t('reports.nameless')
  return (
    <Section
      title={t('reports.conversations')}
      actions={<Download of="conversations" what={t('reports.conversations')} time={time} />}
    >
      <Ledger
        label={t('reports.conversations')}
        rows={conversations}
        keyOf={({ conversation }) => conversation}
        spineOf={({ channel }) => (channel === undefined ? undefined : channelDye(channel))}
        columns={[
          {
            id: 'customer',
            label: t('reports.customer'),
            cell: ({ conversation, customer }) =>
              mayRead ? (
                <Link
                  to="/s/$shop/inbox/$conversation"
                  params={{ shop, conversation }}
                  className="underline decoration-edge underline-offset-4"
                >
                  <bdi>{named(customer)}</bdi>
                </Link>
              ) : (
                <bdi>{named(customer)}</bdi>
              ),
          },
          {
            id: 'channel',
            label: t('reports.channel'),
            wide: true,
            cell: ({ channel }) => (channel === undefined ? '–' : <Channel kind={channel} />),
          },
          { id: 'orders', label: t('reports.orders'), figures: true, cell: ({ orders }) => figure(orders) },
          { id: 'sold', label: t('reports.sold'), figures: true, cell: ({ sold }) => <Money value={sold} /> },
        ]}
      />
    </Section>
  )
}
