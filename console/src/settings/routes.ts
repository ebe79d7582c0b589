import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { speakOf } from '../i18n/t.ts'
import { shopRoute } from '../shell/shop-route.ts'

const settingsRoute = createRoute({
  getParentRoute: () => shopRoute,
  path: 'settings',
  loader: () => speakOf('settings'),
  component: lazyRouteComponent(() => import('./settings-frame.tsx'), 'SettingsFrame'),
})

const firstRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/s/$shop/settings/account', params, replace: true })
  },
})

const accountRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'account',
  component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
})

export const settingsRoutes = settingsRoute.addChildren([firstRoute, accountRoute])
