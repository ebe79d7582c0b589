import type { CustomersPage } from '@souk/contract/customer.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { souk } from '../api/client.ts'
import { keyOf } from '../api/query.ts'
import { useShop } from '../shell/desk.ts'
import type { CustomersSearch } from './search.ts'

const PAGE = 50

/** The customers who fit, page after page, those first with whom something last happened. */
export function useCustomers(query: CustomersSearch) {
  const shop = useShop()
  return useInfiniteQuery({
    queryKey: keyOf('listCustomers', { params: { shop }, query }),
    queryFn: ({ pageParam: cursor, signal }) =>
      souk.call('listCustomers', {
        params: { shop },
        query: { ...query, limit: PAGE, ...(cursor === '' ? {} : { cursor }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }: CustomersPage) => cursor,
    placeholderData: (before) => before,
  })
}
