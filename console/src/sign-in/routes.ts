import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { speakOf } from '../i18n/t.ts'
import { rootRoute } from '../shell/root-route.ts'

type Coming = { to?: string; expired?: boolean }

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in',
  validateSearch: ({ to, expired }: Record<string, unknown>): Coming => ({
    // Back to a page of the console only, never to an address that somebody put into a link.
    ...(typeof to === 'string' && /^\/(s|join)\//.test(to) && { to }),
    ...(expired === true && { expired }),
  }),
  loader: () => speakOf('sign-in'),
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
})

/** Where an invitation's link leads; its code stands behind the `#`, which no server hears of. */
const joinRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'join/$shop',
  loader: () => speakOf('sign-in'),
  component: lazyRouteComponent(() => import('./join-page.tsx'), 'JoinPage'),
})

export const signInRoutes = [signInRoute, joinRoute] as const
