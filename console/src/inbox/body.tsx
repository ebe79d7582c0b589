import type { ReactNode } from 'react'
import { t, type Key } from '../i18n/t.ts'
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx'
import type { ListState } from './list.ts'
import type { ViewId } from './search.ts'

const EMPTY = {
  open: 'inbox.empty.open',
  waiting: 'inbox.empty.waiting',
  mine: 'inbox.empty.mine',
  unassigned: 'inbox.empty.unassigned',
  mentions: 'inbox.empty.mentions',
  snoozed: 'inbox.empty.snoozed',
  closed: 'inbox.empty.closed',
} as const satisfies Record<ViewId, Key>

type BodyProps = {
  state: ListState
  shop: string
  view: ViewId
  narrowed: boolean
  onRetry: () => void
  children: ReactNode
}

/** The list, or what there is in its place. */
export function ListBody({ state, shop, view, narrowed, onRetry, children }: BodyProps) {
  if (state.rows.length > 0) return children
  if (state.status === 'loading') return <Loading rows={12} />
  if (state.status === 'failed') return <ErrorState error={state.error} onRetry={onRetry} />
  return (
    <EmptyState shop={shop} title={t(narrowed ? 'inbox.empty.filter' : EMPTY[view])}>
      {!narrowed && view === 'open' && t('inbox.empty.open.text')}
    </EmptyState>
  )
}
