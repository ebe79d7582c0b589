import { SoukError } from '@souk/sdk/errors.ts'
import { QueryCache, QueryClient } from '@tanstack/react-query'
import { isSignedOut } from './fault.ts'

/** One store of answers. What a person can mend is not asked again and again; what the network did is. */
export function createQueries(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error) => isSignedOut(error) && onSignedOut() }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 30 * 60_000,
        retry: (times, error) =>
          times < 2 && !(error instanceof SoukError && error.status >= 400 && error.status < 500),
      },
    },
  })
}
