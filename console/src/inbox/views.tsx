import type { InboxCounts } from '@souk/contract/inbox.ts'
import { Link } from '@tanstack/react-router'
import at from 'icon:at'
import archive from 'icon:archive'
import bell from 'icon:bell-simple-z'
import hand from 'icon:hand-waving'
import person from 'icon:user'
import tray from 'icon:tray'
import unassigned from 'icon:user-circle-dashed'
import { t, type Key } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { figure } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { inboxRoute } from './routes.ts'
import { SavedViews } from './saved-views.tsx'
import { VIEWS, viewOf, type InboxSearch, type ViewId } from './search.ts'

export const VIEW_ICONS: Record<ViewId, string> = {
  open: tray,
  waiting: hand,
  mine: person,
  unassigned,
  mentions: at,
  snoozed: bell,
  closed: archive,
}
export const VIEW_NAMES = {
  open: 'inbox.view.open',
  waiting: 'inbox.view.waiting',
  mine: 'inbox.view.mine',
  unassigned: 'inbox.view.unassigned',
  mentions: 'inbox.view.mentions',
  snoozed: 'inbox.view.snoozed',
  closed: 'inbox.view.closed',
} as const satisfies Record<ViewId, Key>

const ITEM =
  'flex min-h-9 pointer-coarse:min-h-11 items-center gap-3 rounded-slip px-3 text-muted hover:bg-wash hover:text-ink'

/** The lists that every shop has, and those kept here. */
export function Views({ search, counts }: { search: InboxSearch; counts: InboxCounts | undefined }) {
  const shop = useShop()
  const open = viewOf(search)
  return (
    <nav
      aria-label={t('inbox.views')}
      className="grid w-52 flex-none content-start gap-0.5 overflow-y-auto border-e border-rule px-2 py-3"
    >
      {VIEWS.map(({ id, search: wanted }) => {
        const here = open === id && search.saved === undefined
        return (
          <Link
            key={id}
            from={inboxRoute.fullPath}
            to="/s/$shop/inbox"
            params={{ shop }}
            search={wanted}
            aria-current={here ? 'page' : undefined}
            className={`${ITEM} ${here ? 'bg-wash font-strong text-ink' : ''}`}
          >
            <Icon path={VIEW_ICONS[id]} size={18} />
            <span className="min-w-0 flex-1 truncate">{t(VIEW_NAMES[id])}</span>
            <Count counts={counts} view={id} />
          </Link>
        )
      })}
      <SavedViews search={search} className={ITEM} />
    </nav>
  )
}

function Count({ counts, view }: { counts: InboxCounts | undefined; view: ViewId }) {
  const one = counts && countOf(counts, view)
  if (!one || one.count === 0) return null
  const waits = view === 'waiting'
  return (
    <span
      className={`figures text-1 ${waits ? 'rounded-key bg-saffron px-1.5 text-on-saffron font-normal' : 'font-normal'}`}
    >
      {figure(one.count)}
      {one.more && '+'}
    </span>
  )
}

function countOf(counts: InboxCounts, view: ViewId): InboxCounts['waiting'] | undefined {
  switch (view) {
    case 'waiting':
      return counts.waiting
    case 'mine':
      return counts.mine?.open
    case 'unassigned':
      return counts.unassigned
    case 'snoozed':
      return counts.snoozed
    default:
      return undefined
  }
}
