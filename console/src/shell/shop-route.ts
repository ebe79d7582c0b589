import { createRoute, lazyRouteComponent, notFound, redirect } from '@tanstack/react-router'
import { openShop } from '../api/client.ts'
import { isSignedOut } from '../api/fault.ts'
import { meQuery } from './me.ts'
import { rootRoute } from './root-route.ts'
import { Broken, Lost } from './trouble.tsx'

/** The desk of one shop, `/console/s/lumen/…`: every page of it is a child, and finds who works there in its context. */
export const shopRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 's/$shop',
  async beforeLoad({ context, params, location }) {
    const me = await context.queries.ensureQueryData(meQuery).catch((error: unknown) => {
      if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: { to: location.href }, replace: true })
      throw error
    })
    const place = me.shops.find(({ slug }) => slug === params.shop)
    if (!place) throw notFound()
    openShop(place.slug)
    return { me, place }
  },
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
  errorComponent: Broken,
  notFoundComponent: Lost,
})
