import { useEffect, useRef } from 'react'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Page } from '../shell/page.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx'
import { CustomerRows } from './customer-rows.tsx'
import { Filters } from './filters.tsx'
import { customersRoute } from './routes.ts'
import { useCustomers } from './use-customers.ts'

/** Everybody who wrote or bought. */
export function CustomersPage() {
  const shop = useShop()
  const search = customersRoute.useSearch()
  const found = useCustomers(search)
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? []
  const filtered = Object.keys(search).length > 0
  return (
    <Page wide title={t('area.customers')}>
      <Filters />
      {found.error && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={12} />}
      {found.data && rows.length === 0 && !found.hasNextPage && (
        <EmptyState shop={shop} title={t(filtered ? 'customers.none-found' : 'customers.none')}>
          {t(filtered ? 'customers.none-found.text' : 'customers.none.text')}
        </EmptyState>
      )}
      {rows.length > 0 && <CustomerRows rows={rows} />}
      <More found={found} />
    </Page>
  )
}

/** The next page comes when its place comes into sight; a button stands there for who does not scroll. */
function More({ found }: { found: ReturnType<typeof useCustomers> }) {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = found
  const pages = found.data?.pages.length ?? 0
  const mark = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!mark.current || !hasNextPage) return
    const eye = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), {
      rootMargin: '600px',
    })
    eye.observe(mark.current)
    return () => eye.disconnect()
    // A page of few rows leaves the place in sight: it is looked at anew after each.
  }, [hasNextPage, fetchNextPage, pages])
  if (!hasNextPage) return null
  return (
    <div ref={mark} className="grid justify-items-center py-5">
      <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {t('more')}
      </Button>
    </div>
  )
}
