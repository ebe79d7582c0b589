import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { t, type Key } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Page } from '../shell/page.tsx'

const PAGES = [
  { to: '/s/$shop/orders', label: 'orders.all' },
  { to: '/s/$shop/orders/shipping', label: 'ship.title' },
  { to: '/s/$shop/orders/returns', label: 'returns.title' },
] as const satisfies readonly { to: string; label: Key }[]

/** The three desks of what was sold, beside each other. */
export function DeskFrame({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  const shop = useShop()
  return (
    <Page
      wide
      title={title}
      actions={actions}
      above={
        <nav
          aria-label={t('area.orders')}
          className="flex gap-5 overflow-x-auto overflow-y-hidden border-b border-rule"
        >
          {PAGES.map(({ to, label }) => (
            <Link
              key={to}
              to={to}
              params={{ shop }}
              activeOptions={{ exact: true, includeSearch: false }}
              className="-mb-px flex min-h-11 flex-none items-center border-b-2 border-clear text-muted hover:text-ink data-[status=active]:border-action data-[status=active]:font-strong data-[status=active]:text-ink"
            >
              {t(label)}
            </Link>
          ))}
        </nav>
      }
    >
      {children}
    </Page>
  )
}

/** Filters of which one is on. */
export function Chips<T extends string>({
  label,
  all,
  value,
  textOf,
  onChange,
}: {
  label: string
  all: readonly T[]
  value: T
  textOf: (one: T) => string
  onChange: (one: T) => void
}) {
  return (
    <div role="group" aria-label={label} className="flex min-w-0 gap-1 max-tablet:overflow-x-auto tablet:flex-wrap">
      {all.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={value === one}
          onClick={() => onChange(one)}
          className="min-h-9 flex-none rounded-full px-3 text-muted hover:bg-wash aria-pressed:bg-plate aria-pressed:font-strong aria-pressed:text-ink pointer-coarse:min-h-11"
        >
          {textOf(one)}
        </button>
      ))}
    </div>
  )
}
