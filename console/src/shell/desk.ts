import type { Me, Scope, Workplace } from '@souk/contract/team.ts'
import { shopRoute } from './shop-route.ts'

/** The open shop: what it is called, and what whoever is signed in is and may do there. */
export function useWorkplace(): Workplace {
  return shopRoute.useRouteContext({ select: ({ place }) => place })
}

/** The slug of the open shop. */
export function useShop(): string {
  return shopRoute.useRouteContext({ select: ({ place }) => place.slug })
}

export function useMe(): Me {
  return shopRoute.useRouteContext({ select: ({ me }) => me })
}

/** May they? What they may not is not shown; the server decides in any case. */
export function useMay(scope: Scope): boolean {
  return may(useWorkplace(), scope)
}

/** Who may write may read. */
export function may({ scopes }: Pick<Workplace, 'scopes'>, scope: Scope): boolean {
  return scopes.includes(scope) || (scope.endsWith(':read') && scopes.includes(scope.replace(':read', ':write')))
}
