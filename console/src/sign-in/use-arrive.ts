import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'

/** Goes on as whoever has just signed in: what was loaded for somebody else is forgotten. */
export function useArrive(): (to?: string) => Promise<void> {
  const queries = useQueryClient()
  const router = useRouter()
  return async (to = '/') => {
    queries.clear()
    await router.navigate({ href: to, replace: true })
  }
}
