import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { t, type Key } from '../i18n/t.ts'
import { may, useWorkplace } from '../shell/desk.ts'
import type { Scope } from '@souk/contract/team.ts'

const PAGES = [
  { to: '/s/$shop/settings/account', label: 'settings.account', scope: null },
  { to: '/s/$shop/settings/shop', label: 'settings.shop', scope: 'settings:read' },
  { to: '/s/$shop/settings/delivery', label: 'settings.delivery', scope: 'settings:read' },
  { to: '/s/$shop/settings/channels', label: 'settings.channels', scope: 'settings:read' },
  { to: '/s/$shop/settings/team', label: 'settings.team', scope: 'team:read' },
  { to: '/s/$shop/settings/keys', label: 'settings.keys', scope: 'team:read' },
  { to: '/s/$shop/settings/audit', label: 'settings.audit', scope: 'team:read' },
] as const satisfies readonly { to: string; label: Key; scope: Scope | null }[]

/** The pages of the settings beside each other. */
export function SettingsFrame() {
  const place = useWorkplace()
  const nav = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  // On a phone they stand in one line, and the open one may be beyond its end.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [pathname])
  const pages = PAGES.filter(({ scope }: { scope: Scope | null }) => scope === null || may(place, scope))
  return (
    <div className="flex h-full flex-col desk:flex-row">
      <nav
        ref={nav}
        aria-label={t('area.settings')}
        className="flex-none border-rule max-desk:border-b desk:w-52 desk:border-e desk:pt-5"
      >
        <ul className="flex overflow-x-auto px-3 desk:flex-col">
          {pages.map(({ to, label }) => (
            <li key={to} className="flex-none">
              <Link
                to={to}
                params={{ shop: place.slug }}
                className="flex min-h-11 items-center px-3 max-desk:border-b-2 desk:min-h-9 desk:rounded-slip"
                activeProps={{ className: 'font-strong text-action border-action desk:bg-wash' }}
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
