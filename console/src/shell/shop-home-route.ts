import { createRoute, redirect } from '@tanstack/react-router'
import { AREAS } from './areas.ts'
import { may } from './desk.ts'
import { shopRoute } from './shop-route.ts'

/** `/console/s/lumen`: the first area of that desk. Everybody may see one, their own settings. */
export const shopHomeRoute = createRoute({
  getParentRoute: () => shopRoute,
  path: '/',
  beforeLoad({ context: { place } }) {
    const area = AREAS.find(({ scope }) => scope === null || may(place, scope))
    if (area) throw redirect({ to: area.to, params: { shop: place.slug }, replace: true })
  },
})
