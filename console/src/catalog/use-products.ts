import type { ProductRow } from '@souk/contract/assortment.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { souk } from '../api/client.ts'
import { keyOf } from '../api/query.ts'
import { useShop } from '../shell/desk.ts'
import type { CatalogSearch } from './search.ts'

const PAGE = 100

/** The products that fit, page after page, newest first. */
export function useProducts({ q, show = 'all' }: CatalogSearch) {
  const shop = useShop()
  const query = { show, ...(q === undefined ? {} : { q }) }
  return useInfiniteQuery({
    queryKey: keyOf('listProducts', { params: { shop }, query }),
    queryFn: ({ pageParam: before, signal }) =>
      souk.call('listProducts', {
        params: { shop },
        query: { ...query, limit: PAGE, ...(before === '' ? {} : { before }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page: ProductRow[]) => (page.length < PAGE ? undefined : page.at(-1)?.id),
    placeholderData: (before) => before,
  })
}
