import { Link } from '@tanstack/react-router'
import type { Score, TalkReport } from '@souk/contract/report.ts'
import { useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { Section } from '../shell/page.tsx'
import { figure } from '../ui/format.ts'
import { Ledger } from '../ui/ledger.tsx'
import { Money } from '../ui/money.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx'
import { Time as When } from '../ui/time.tsx'
import { Download } from './download.tsx'
import { Headlines } from './figures.tsx'
import { Shares } from './shares.tsx'
import { duration } from './words.ts'

type Time = { from: string; to: string }

/** How customers found it, and what fell to whom. */
export function PeopleView({ time }: { time: Time }) {
  const shop = useShop()
  const { data, error, refetch } = useCall('getTalkReport', { params: { shop }, query: time }, { keep: true })
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loading rows={10} />
  const { concierge, staff } = data.total.satisfaction
  const wasAsked = concierge.asked + staff.asked > 0
  return (
    <>
      {wasAsked ? (
        <>
          <SatisfactionHead report={data} />
          <Section title={t('reports.scores')} text={t('reports.scores.text')}>
            <div className="grid gap-8 desk:grid-cols-2">
              <Scores title={t('reports.by.concierge')} score={concierge} />
              <Scores title={t('reports.by.staff')} score={staff} />
            </div>
          </Section>
          <Comments report={data} time={time} />
        </>
      ) : (
        <EmptyState shop={shop} title={t('reports.scores.empty')}>
          {t('reports.scores.empty.text')}
        </EmptyState>
      )}
      <Team report={data} time={time} />
    </>
  )
}

const good = ({ good: count, answered }: Score) => (answered === 0 ? 0 : count / answered)

function SatisfactionHead({ report: { total, before } }: { report: TalkReport }) {
  const asked = (of: TalkReport['total']) => of.satisfaction.concierge.asked + of.satisfaction.staff.asked
  const answered = (of: TalkReport['total']) => of.satisfaction.concierge.answered + of.satisfaction.staff.answered
  const content = (name: string, by: 'concierge' | 'staff') => {
    const now = total.satisfaction[by]
    return {
      name,
      text: now.answered === 0 ? '–' : figure(good(now), true),
      now: good(now),
      before: good(before.total.satisfaction[by]),
    }
  }
  return (
    <Headlines
      of={[
        content(t('reports.content.concierge'), 'concierge'),
        content(t('reports.content.staff'), 'staff'),
        { name: t('reports.asked'), text: figure(asked(total)), now: asked(total), before: asked(before.total) },
        {
          name: t('reports.answered'),
          text: figure(answered(total)),
          now: answered(total),
          before: answered(before.total),
        },
      ]}
    />
  )
}

function Scores({ title, score }: { title: string; score: Score }) {
  return (
    <div className="grid content-start gap-2">
      <h3 className="font-strong">
        {title}
        {score.median !== null && (
          <span className="figures font-normal text-muted">
            {' '}
            · {t('reports.median-of', { n: figure(score.median) })}
          </span>
        )}
      </h3>
      <Shares
        label={title}
        heads={[t('reports.score'), t('reports.answers-given'), t('reports.share')]}
        whole={score.answered}
        rows={score.scores
          .map((value, n) => ({ id: String(n + 1), name: t('reports.stars', { n: n + 1 }), value }))
          .toReversed()}
      />
    </div>
  )
}

function Comments({ report: { comments }, time }: { report: TalkReport; time: Time }) {
  const shop = useShop()
  const mayRead = useMay('conversations:read')
  if (comments.length === 0) return null
  return (
    <Section
      title={t('reports.comments')}
      actions={<Download of="comments" what={t('reports.comments')} time={time} />}
    >
      <ul>
        {comments.map(({ conversation, at, score, by, comment }) => (
          <li key={`${conversation} ${at}`} className="grid gap-1 border-b border-rule py-3">
            <span className="flex flex-wrap gap-3 text-1 text-muted">
              <span className={score <= 2 ? 'font-strong text-danger' : ''}>{t('reports.stars', { n: score })}</span>
              <span>{t(`reports.by.${by}`)}</span>
              <When at={at} />
              {mayRead && (
                <Link
                  to="/s/$shop/inbox/$conversation"
                  params={{ shop, conversation }}
                  className="text-ink underline decoration-edge underline-offset-4"
                >
                  {t('reports.open-thread')}
                </Link>
              )}
            </span>
            {comment && (
              <p dir="auto" className="max-w-150">
                {comment}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Team({ report: { team }, time }: { report: TalkReport; time: Time }) {
  return (
    <Section
      title={t('reports.team')}
      actions={team.length > 0 && <Download of="team" what={t('reports.team')} time={time} />}
    >
      {team.length === 0 ? (
        <p className="text-muted">{t('reports.team.empty')}</p>
      ) : (
        <Ledger
          label={t('reports.team')}
          rows={team}
          keyOf={({ member = '' }) => member}
          columns={[
            { id: 'name', label: t('reports.member'), cell: ({ name }) => <bdi>{name ?? t('reports.elsewhere')}</bdi> },
            { id: 'talks', label: t('reports.talks'), figures: true, cell: ({ talks }) => figure(talks) },
            {
              id: 'messages',
              label: t('reports.messages'),
              figures: true,
              wide: true,
              cell: (row) => figure(row.messages),
            },
            { id: 'first', label: t('reports.first'), figures: true, cell: ({ first }) => duration(first.median) },
            {
              id: 'orders',
              label: t('reports.orders'),
              figures: true,
              wide: true,
              cell: ({ orders }) => figure(orders),
            },
            { id: 'sold', label: t('reports.sold'), figures: true, cell: ({ sold }) => <Money value={sold} /> },
          ]}
        />
      )}
    </Section>
  )
}
