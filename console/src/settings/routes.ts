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

const shopPageRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'shop',
  component: lazyRouteComponent(() => import('./shop-page.tsx'), 'ShopPage'),
})

const deliveryRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'delivery',
  component: lazyRouteComponent(() => import('./delivery-page.tsx'), 'DeliveryPage'),
})

const channelsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'channels',
  component: lazyRouteComponent(() => import('./channels-page.tsx'), 'ChannelsPage'),
})

const teamRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'team',
  component: lazyRouteComponent(() => import('./team-page.tsx'), 'TeamPage'),
})

const keysRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'keys',
  component: lazyRouteComponent(() => import('./keys-page.tsx'), 'KeysPage'),
})

const auditRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'audit',
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
})

export const settingsRoutes = settingsRoute.addChildren([
  firstRoute,
  accountRoute,
  shopPageRoute,
  deliveryRoute,
  channelsRoute,
  teamRoute,
  keysRoute,
  auditRoute,
])
