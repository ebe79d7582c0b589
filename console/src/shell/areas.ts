import type { Scope } from '@souk/contract/team.ts'
import catalog from 'icon:tag'
import concierge from 'icon:chat-centered-text'
import orders from 'icon:package'
import reports from 'icon:chart-bar'
import settings from 'icon:gear-six'
import inbox from 'icon:tray'
import customers from 'icon:users'
import type { Key } from '../i18n/t.ts'

/** What stands in the rail, first to last, for whoever may see it. */
export const AREAS = [
  { to: '/s/$shop/inbox', label: 'area.inbox', icon: inbox, keys: 'g i', scope: 'conversations:read' },
  { to: '/s/$shop/orders', label: 'area.orders', icon: orders, keys: 'g o', scope: 'orders:read' },
  { to: '/s/$shop/customers', label: 'area.customers', icon: customers, keys: 'g k', scope: 'customers:read' },
  { to: '/s/$shop/catalog', label: 'area.catalog', icon: catalog, keys: 'g c', scope: 'catalog:read' },
  { to: '/s/$shop/concierge', label: 'area.concierge', icon: concierge, keys: 'g b', scope: 'settings:read' },
  { to: '/s/$shop/reports', label: 'area.reports', icon: reports, keys: 'g r', scope: 'reports:read' },
  { to: '/s/$shop/settings', label: 'area.settings', icon: settings, keys: 'g s', scope: null },
] as const satisfies readonly { to: string; label: Key; icon: string; keys: string; scope: Scope | null }[]
