import { Link, Outlet } from '@tanstack/react-router'
import { t, type Key } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'

const PAGES = [
  { to: '/s/$shop/concierge/try', label: 'concierge.try' },
  { to: '/s/$shop/concierge/missed', label: 'concierge.missed' },
  { to: '/s/$shop/concierge/taught', label: 'concierge.taught' },
  { to: '/s/$shop/concierge/trust', label: 'concierge.trust' },
] as const satisfies readonly { to: string; label: Key }[]

/** The pages about the concierge beside each other. */
export function ConciergeFrame() {
  const shop = useShop()
  return (
    <div className="flex h-full flex-col">
      <nav aria-label={t('area.concierge')} className="flex-none border-b border-rule">
        <ul className="flex overflow-x-auto px-3 tablet:px-8">
          {PAGES.map(({ to, label }) => (
            <li key={to} className="flex-none">
              <Link
                to={to}
                params={{ shop }}
                className="-mb-px flex min-h-11 items-center border-b-2 px-3"
                activeProps={{ className: 'font-strong text-ink border-action' }}
                inactiveProps={{ className: 'text-muted hover:text-ink border-clear' }}
              >
                {t(label)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-h-0 min-w-0 flex-1">
        <Outlet />
      </div>
    </div>
  )
}
