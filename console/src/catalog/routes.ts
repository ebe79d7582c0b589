import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { speakOf } from '../i18n/t.ts'
import { shopRoute } from '../shell/shop-route.ts'
import { readSearch } from './search.ts'

const load = () => speakOf('catalog')

/** `/console/s/lumen/catalog?show=low`: what one looks for stands in the address. */
export const catalogRoute = createRoute({
  getParentRoute: () => shopRoute,
  path: 'catalog',
  validateSearch: readSearch,
  loader: load,
  component: lazyRouteComponent(() => import('./catalog-page.tsx'), 'CatalogPage'),
})

const newProductRoute = createRoute({
  getParentRoute: () => shopRoute,
  path: 'catalog/new',
  loader: load,
  component: lazyRouteComponent(() => import('./product-page.tsx'), 'NewProductPage'),
})

export const productRoute = createRoute({
  getParentRoute: () => shopRoute,
  path: 'catalog/$product',
  loader: load,
  component: lazyRouteComponent(() => import('./product-page.tsx'), 'ProductPage'),
})

export const catalogRoutes = [catalogRoute, newProductRoute, productRoute]
