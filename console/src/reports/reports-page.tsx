import { useNavigate } from '@tanstack/react-router'
import { t } from '../i18n/t.ts'
import { Page } from '../shell/page.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useNow } from '../ui/time.tsx'
import { PeopleView } from './people-view.tsx'
import { reportsRoute } from './routes.ts'
import { SalesView } from './sales-view.tsx'
import { SPANS, timeOf, VIEWS } from './search.ts'
import { TalksView } from './talks-view.tsx'

const CONTENT = { sales: SalesView, talks: TalksView, people: PeopleView }

/** What the shop has come to: sold, talked, and how people found it. */
export function ReportsPage() {
  const search = reportsRoute.useSearch()
  const navigate = useNavigate({ from: reportsRoute.fullPath })
  const time = timeOf(search, new Date(useNow()))
  return (
    <Page wide title={t('area.reports')}>
      <Span time={time} />
      <Tabs
        label={t('area.reports')}
        value={search.view ?? 'sales'}
        onChange={(id) => {
          const view = VIEWS.find((one) => one === id)
          void navigate({
            search: ({ view: _, ...rest }) => (view && view !== 'sales' ? { ...rest, view } : rest),
            replace: true,
          })
        }}
        tabs={VIEWS.map((view) => {
          const Content = CONTENT[view]
          return { id: view, label: t(`reports.view.${view}`), content: <Content time={time} /> }
        })}
      />
    </Page>
  )
}

function Span({ time }: { time: { from: string; to: string } }) {
  const { days = '30', from } = reportsRoute.useSearch()
  const navigate = useNavigate({ from: reportsRoute.fullPath })
  const change = (next: { from: string; to: string }) => {
    if (next.from === '' || next.to === '') return
    const [first = '', last = ''] = [next.from, next.to].toSorted()
    void navigate({ search: ({ days: _, ...rest }) => ({ ...rest, from: first, to: last }), replace: true })
  }
  return (
    <div className="flex flex-wrap items-center gap-3 pb-3">
      <div role="group" aria-label={t('reports.span')} className="flex flex-wrap gap-1">
        {SPANS.map((span) => (
          <button
            key={span}
            type="button"
            aria-pressed={from === undefined && days === span}
            onClick={() =>
              void navigate({
                search: ({ view }) => ({ ...(view && { view }), ...(span === '30' ? {} : { days: span }) }),
                replace: true,
              })
            }
            className="min-h-9 rounded-full px-3 text-muted hover:bg-wash aria-pressed:bg-plate aria-pressed:font-strong aria-pressed:text-ink pointer-coarse:min-h-11"
          >
            {t('reports.last-days', { n: Number(span) })}
          </button>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {(['from', 'to'] as const).map((end) => (
          <label key={end} className="flex items-center gap-2 text-muted">
            {t(`reports.${end}`)}
            <input
              type="date"
              value={time[end]}
              onChange={({ target }) => change({ ...time, [end]: target.value })}
              className="figures min-h-9 rounded-slip border border-edge bg-paper px-2 text-ink pointer-coarse:min-h-11"
            />
          </label>
        ))}
      </div>
    </div>
  )
}
