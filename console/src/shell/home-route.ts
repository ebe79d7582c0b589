import { createRoute, redirect } from '@tanstack/react-router'
import { isSignedOut } from '../api/fault.ts'
import { store, stored } from '../state/kept.ts'
import { meQuery } from './me.ts'
import { NoShops } from './no-shops.tsx'
import { rootRoute } from './root-route.ts'

/** `/console/`: the desk that was open last, its first area that they may see. */
export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  async beforeLoad({ context }) {
    const me = await context.queries.ensureQueryData(meQuery).catch((error: unknown) => {
      if (isSignedOut(error)) throw redirect({ to: '/sign-in', replace: true })
      throw error
    })
    const place = me.shops.find(({ slug }) => slug === stored('shop')) ?? me.shops[0]
    if (!place) return
    store('shop', place.slug)
    throw redirect({ to: '/s/$shop', params: { shop: place.slug }, replace: true })
  },
  component: NoShops,
})
