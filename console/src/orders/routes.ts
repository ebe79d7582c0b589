import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { speakOf } from '../i18n/t.ts'
import { shopRoute } from '../shell/shop-route.ts'
import { readOrdersSearch, readReturnsSearch, readShippingSearch } from './search.ts'

const load = () => speakOf('orders')

/** `/console/s/lumen/orders?show=to_ship`: what one looks for stands in the address. */
export const ordersRoute = createRoute({
  getParentRoute: () => shopRoute,
  path: 'orders',
  validateSearch: readOrdersSearch,
  loader: load,
  component: lazyRouteComponent(() => import('./orders-page.tsx'), 'OrdersPage'),
})

export const shippingRoute = createRoute({
  getParentRoute: () => shopRoute,
  path: 'orders/shipping',
  validateSearch: readShippingSearch,
  loader: load,
  component: lazyRouteComponent(() => import('./shipping-page.tsx'), 'ShippingPage'),
})

export const returnsRoute = createRoute({
  getParentRoute: () => shopRoute,
  path: 'orders/returns',
  validateSearch: readReturnsSearch,
  loader: load,
  component: lazyRouteComponent(() => import('./returns-page.tsx'), 'ReturnsPage'),
})

export const orderRoute = createRoute({
  getParentRoute: () => shopRoute,
  path: 'orders/$number',
  loader: load,
  component: lazyRouteComponent(() => import('./order-page.tsx'), 'OrderPage'),
})

export const orderRoutes = [ordersRoute, shippingRoute, returnsRoute, orderRoute]
