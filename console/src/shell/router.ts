import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { catalogRoutes } from '../catalog/routes.ts'
import { conciergeRoutes } from '../concierge/routes.ts'
import { customerRoutes } from '../customers/routes.ts'
import { inboxRoutes } from '../inbox/routes.ts'
import { operatorRoute } from '../operator/routes.ts'
import { orderRoutes } from '../orders/routes.ts'
import { reportsRoute } from '../reports/routes.ts'
import { settingsRoutes } from '../settings/routes.ts'
import { signInRoutes } from '../sign-in/routes.ts'
import { Loading } from '../ui/states.tsx'
import { homeRoute } from './home-route.ts'
import { rootRoute } from './root-route.ts'
import { shopHomeRoute } from './shop-home-route.ts'
import { shopRoute } from './shop-route.ts'
import { Broken, Lost } from './trouble.tsx'

/** Every page, by its address. An area has its routes in its own folder and adds them here. */
const routeTree = rootRoute.addChildren([
  homeRoute,
  ...signInRoutes,
  operatorRoute,
  shopRoute.addChildren([
    inboxRoutes,
    shopHomeRoute,
    reportsRoute,
    settingsRoutes,
    ...catalogRoutes,
    conciergeRoutes,
    ...customerRoutes,
    ...orderRoutes,
  ]),
])

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    basepath: '/console',
    context: { queries },
    defaultPreload: 'intent',
    // TanStack Query knows how fresh an answer is.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    defaultPendingMinMs: 0,
    defaultPendingComponent: Loading,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: Lost,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
