import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext } from '@tanstack/react-router'
import { Broken, Lost } from './trouble.tsx'

/** Above every page: sign-in and desk alike. */
export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({
  errorComponent: Broken,
  notFoundComponent: Lost,
})
