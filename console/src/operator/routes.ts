import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { speakOf } from '../i18n/t.ts'
import { rootRoute } from '../shell/root-route.ts'

/** `/console/operator`: for whoever runs the server, by their own key; no shop's desk leads here. */
export const operatorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'operator',
  loader: () => speakOf('operator'),
  component: lazyRouteComponent(() => import('./operator-page.tsx'), 'OperatorPage'),
})
