import type { Return } from '@souk/contract/returns.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { souk } from '../api/client.ts'
import { keyOf } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx'
import { Chips, DeskFrame } from './desk-frame.tsx'
import { ReturnRows } from './return-rows.tsx'
import { returnsRoute } from './routes.ts'
import { RETURN_VIEWS } from './search.ts'

const PAGE = 50

/** Goods that come back: agree, look at them, pay back or send something else. */
export function ReturnsPage() {
  const shop = useShop()
  const { show = 'open', open } = returnsRoute.useSearch()
  const navigate = useNavigate({ from: returnsRoute.fullPath })
  const found = useInfiniteQuery({
    queryKey: keyOf('listReturns', { params: { shop }, query: { state: show } }),
    queryFn: ({ pageParam, signal }) => {
      const before = pageParam === '' ? {} : { before: pageParam }
      return souk.call('listReturns', { params: { shop }, query: { state: show, limit: PAGE, ...before }, signal })
    },
    initialPageParam: '',
    getNextPageParam: (page: Return[]) => (page.length < PAGE ? undefined : page.at(-1)?.id),
    placeholderData: (before) => before,
  })
  const rows = found.data?.pages.flat() ?? []
  return (
    <DeskFrame title={t('returns.title')}>
      <div className="border-b border-rule pb-3">
        <Chips
          label={t('orders.show')}
          all={RETURN_VIEWS}
          value={show}
          textOf={(one) => t(`returns.show.${one}`)}
          onChange={(one) => void navigate({ search: one === 'open' ? {} : { show: one }, replace: true })}
        />
      </div>
      {found.error && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={8} />}
      {found.data && rows.length === 0 && (
        <EmptyState shop={shop} title={t('returns.none')}>
          {t('returns.none.text')}
        </EmptyState>
      )}
      <ReturnRows
        rows={rows}
        open={open}
        onOpen={(id) =>
          void navigate({ search: ({ open: _, ...rest }) => (id ? { ...rest, open: id } : rest), replace: true })
        }
      />
      {found.hasNextPage && (
        <div className="grid justify-items-center py-5">
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </DeskFrame>
  )
}
