import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { speakOf } from '../i18n/t.ts'
import { shopRoute } from '../shell/shop-route.ts'
import { readSearch } from './search.ts'

// Who somebody is stands beside their thread, too: its words are the inbox's.
const load = () => speakOf('customers', 'inbox')

/** `/console/s/lumen/customers?bought=yes`: what one looks for stands in the address. */
export const customersRoute = createRoute({
  getParentRoute: () => shopRoute,
  path: 'customers',
  validateSearch: readSearch,
  loader: load,
  component: lazyRouteComponent(() => import('./customers-page.tsx'), 'CustomersPage'),
})

export const customerRoute = createRoute({
  getParentRoute: () => shopRoute,
  path: 'customers/$customer',
  loader: load,
  component: lazyRouteComponent(() => import('./customer-page.tsx'), 'CustomerPage'),
})

export const customerRoutes = [customersRoute, customerRoute]
