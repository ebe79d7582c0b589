import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { speakOf } from '../i18n/t.ts'
import { shopRoute } from '../shell/shop-route.ts'

const conciergeRoute = createRoute({
  getParentRoute: () => shopRoute,
  path: 'concierge',
  loader: () => speakOf('concierge', 'inbox'),
  component: lazyRouteComponent(() => import('./concierge-frame.tsx'), 'ConciergeFrame'),
})

const firstRoute = createRoute({
  getParentRoute: () => conciergeRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/s/$shop/concierge/try', params, replace: true })
  },
})

const tryRoute = createRoute({
  getParentRoute: () => conciergeRoute,
  path: 'try',
  component: lazyRouteComponent(() => import('./try-page.tsx'), 'TryPage'),
})

const missedRoute = createRoute({
  getParentRoute: () => conciergeRoute,
  path: 'missed',
  component: lazyRouteComponent(() => import('./missed-page.tsx'), 'MissedPage'),
})

const taughtRoute = createRoute({
  getParentRoute: () => conciergeRoute,
  path: 'taught',
  component: lazyRouteComponent(() => import('./taught-page.tsx'), 'TaughtPage'),
})

const trustRoute = createRoute({
  getParentRoute: () => conciergeRoute,
  path: 'trust',
  component: lazyRouteComponent(() => import('./trust-page.tsx'), 'TrustPage'),
})

export const conciergeRoutes = conciergeRoute.addChildren([firstRoute, tryRoute, missedRoute, taughtRoute, trustRoute])
