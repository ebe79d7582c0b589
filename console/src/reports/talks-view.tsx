import type { TalkReport, Took } from '@souk/contract/report.ts'
import { useCall } from '../api/query.ts'
import { t, tOr } from '../i18n/t.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { Section } from '../shell/page.tsx'
import { channelDye } from '../ui/channel.tsx'
import { costText, figure, shortDay } from '../ui/format.ts'
import { Ledger } from '../ui/ledger.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx'
import { BarChart } from './bar-chart.tsx'
import { Download } from './download.tsx'
import { Headlines } from './figures.tsx'
import { Channel } from './sales-view.tsx'
import { Shares } from './shares.tsx'
import { duration } from './words.ts'

type Time = { from: string; to: string }
const STEPS = ['asked', 'shown', 'cart', 'checkout', 'paid'] as const

/** What came of talking. */
export function TalksView({ time }: { time: Time }) {
  const shop = useShop()
  const { data, error, refetch } = useCall('getTalkReport', { params: { shop }, query: time }, { keep: true })
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loading rows={10} />
  const { total, before, days, channels, reasons } = data
  if (total.asked + before.total.asked === 0)
    return (
      <EmptyState shop={shop} title={t('reports.talks.empty')}>
        {t('reports.talks.empty.text')}
      </EmptyState>
    )
  return (
    <>
      {data.behind && (
        <p role="status" className="py-2 text-muted">
          {t('reports.behind')}
        </p>
      )}
      <TalkHead report={data} />
      <Section title={t('reports.funnel')} text={t('reports.funnel.text')}>
        <Shares
          label={t('reports.funnel')}
          heads={[t('reports.step'), t('reports.talks'), t('reports.share')]}
          whole={total.asked}
          rows={STEPS.map((step) => ({ id: step, name: t(`reports.step.${step}`), value: total[step] }))}
        />
      </Section>
      <Section
        title={t('reports.talks-by-day')}
        actions={<Download of="talks" what={t('reports.talks-by-day')} time={time} />}
      >
        <BarChart
          label={t('reports.talks-by-day')}
          first={t('reports.day')}
          bars={days.map(({ day, asked }) => ({ label: shortDay(`${day}T12:00:00`), value: asked }))}
          textOf={(count) => figure(count)}
        />
      </Section>
      <Section title={t('reports.answers')}>
        <Answers report={data} />
      </Section>
      {reasons.length > 0 && (
        <Section
          title={t('reports.reasons')}
          actions={<Download of="reasons" what={t('reports.reasons')} time={time} />}
        >
          <Shares
            label={t('reports.reasons')}
            heads={[t('reports.reason'), t('reports.talks'), t('reports.share')]}
            whole={total.asked}
            rows={reasons.map(({ reason, talks }) => ({
              id: reason,
              name: tOr(`reports.reason.${reason}`, 'reports.reason.rule'),
              value: talks,
            }))}
          />
        </Section>
      )}
      <Section title={t('reports.talks-by-channel')}>
        <Shares
          label={t('reports.talks-by-channel')}
          heads={[t('reports.channel'), t('reports.talks'), t('reports.share')]}
          whole={total.asked}
          rows={channels.map(({ channel, asked }) => ({
            id: channel,
            name: <Channel kind={channel} />,
            value: asked,
            colour: channelDye(channel),
          }))}
        />
      </Section>
      <Costs time={time} />
    </>
  )
}

function TalkHead({ report: { total, before } }: { report: TalkReport }) {
  const share = (of: TalkReport['total'], part: 'paid' | 'contained') => (of.asked === 0 ? 0 : of[part] / of.asked)
  return (
    <Headlines
      of={[
        { name: t('reports.talks'), text: figure(total.asked), now: total.asked, before: before.total.asked },
        {
          name: t('reports.paid-share'),
          text: figure(share(total, 'paid'), true),
          now: share(total, 'paid'),
          before: share(before.total, 'paid'),
        },
        {
          name: t('reports.contained'),
          text: figure(share(total, 'contained'), true),
          now: share(total, 'contained'),
          before: share(before.total, 'contained'),
        },
        {
          name: t('reports.person-first'),
          text: duration(total.first.staff.median),
          now: total.first.staff.median ?? 0,
          before: before.total.first.staff.median ?? 0,
        },
      ]}
    />
  )
}

function Answers({ report: { total } }: { report: TalkReport }) {
  const rows: { id: string; name: string; took: Took }[] = [
    { id: 'fc', name: t('reports.first.concierge'), took: total.first.concierge },
    { id: 'fs', name: t('reports.first.staff'), took: total.first.staff },
    { id: 'wc', name: t('reports.whole.concierge'), took: total.whole.concierge },
    { id: 'ws', name: t('reports.whole.staff'), took: total.whole.staff },
  ]
  return (
    <Ledger
      label={t('reports.answers')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { id: 'name', label: t('reports.what'), cell: ({ name }) => name },
        { id: 'count', label: t('reports.talks'), figures: true, wide: true, cell: ({ took }) => figure(took.count) },
        { id: 'median', label: t('reports.median'), figures: true, cell: ({ took }) => duration(took.median) },
        { id: 'p90', label: t('reports.p90'), figures: true, cell: ({ took }) => duration(took.p90) },
      ]}
    />
  )
}

/** Who may not see the shop's settings does not see what its messages cost. */
function Costs({ time }: { time: Time }) {
  const shop = useShop()
  const mayRead = useMay('settings:read')
  const { data } = useCall('getChannelCosts', { params: { shop }, query: time }, { enabled: mayRead, keep: true })
  if (!data || data.rows.length === 0) return null
  return (
    <Section title={t('reports.costs')}>
      <Ledger
        label={t('reports.costs')}
        rows={data.rows}
        keyOf={({ connection, category }) => `${connection} ${category}`}
        columns={[
          { id: 'kind', label: t('reports.channel'), cell: ({ kind }) => <Channel kind={kind} /> },
          { id: 'messages', label: t('reports.messages'), figures: true, cell: ({ messages }) => figure(messages) },
          {
            id: 'cost',
            label: t('reports.cost'),
            figures: true,
            cell: ({ cost }) => (cost.length === 0 ? '–' : cost.map(costText).join(' + ')),
          },
        ]}
      />
    </Section>
  )
}
