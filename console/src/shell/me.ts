import type { Me } from '@souk/contract/team.ts'
import type { SoukError } from '@souk/sdk/errors.ts'
import { queryOptions } from '@tanstack/react-query'
import { souk } from '../api/client.ts'

/** Who is signed in: the same whichever shop is open. */
export const meQuery = queryOptions<Me, SoukError>({
  queryKey: ['me'],
  queryFn: ({ signal }) => souk.call('getMe', { signal }),
  staleTime: 5 * 60_000,
})
