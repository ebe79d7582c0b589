import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { speakOf } from '../i18n/t.ts'
import { shopRoute } from '../shell/shop-route.ts'
import { readSearch } from './search.ts'

/** `/console/s/lumen/reports?view=talks&days=7`: a link leads to what one saw. */
export const reportsRoute = createRoute({
  getParentRoute: () => shopRoute,
  path: 'reports',
  validateSearch: readSearch,
  loader: () => speakOf('reports'),
  component: lazyRouteComponent(() => import('./reports-page.tsx'), 'ReportsPage'),
})
