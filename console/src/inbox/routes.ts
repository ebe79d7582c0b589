import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { speakOf } from '../i18n/t.ts'
import { shopRoute } from '../shell/shop-route.ts'
import { readSearch } from './search.ts'

/** `/console/s/lumen/inbox?assignee=me`: the filter stands in the address, so that a link leads to what one saw. */
export const inboxRoute = createRoute({
  getParentRoute: () => shopRoute,
  path: 'inbox',
  validateSearch: readSearch,
  loader: () => speakOf('inbox'),
  component: lazyRouteComponent(() => import('./inbox-page.tsx'), 'InboxPage'),
})

export const threadRoute = createRoute({
  getParentRoute: () => inboxRoute,
  path: '$conversation',
  loader: () => speakOf('inbox'),
  component: lazyRouteComponent(() => import('../thread/thread-page.tsx'), 'ThreadPage'),
})

export const inboxRoutes = inboxRoute.addChildren([threadRoute])
