import type { Order } from '@souk/contract/order.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { souk } from '../api/client.ts'
import { keyOf } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Button } from '../ui/button.tsx'
import { money } from '../ui/format.ts'
import { Ledger } from '../ui/ledger.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { Chips, DeskFrame } from './desk-frame.tsx'
import { nameOf, paidOf, standingOf, sumOf } from './order-state.ts'
import { ordersRoute } from './routes.ts'
import { type OrdersSearch, VIEWS } from './search.ts'

const PAGE = 50
/** A pause in which one is still writing, in milliseconds. */
const WRITING_MS = 250

/** All orders, those of a desk, or those in which something is found. */
export function OrdersPage() {
  const shop = useShop()
  const search = ordersRoute.useSearch()
  const found = useOrders(search)
  const rows = found.data?.pages.flat() ?? []
  const filtered = search.q !== undefined || search.show !== undefined
  return (
    <DeskFrame title={t('area.orders')}>
      <Filters />
      {found.error && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={12} />}
      {found.data && rows.length === 0 && (
        <EmptyState shop={shop} title={t(filtered ? 'orders.none-found' : 'orders.none')}>
          {t(filtered ? 'orders.none-found.text' : 'orders.none.text')}
        </EmptyState>
      )}
      {rows.length > 0 && <Rows rows={rows} />}
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

function useOrders(query: OrdersSearch) {
  const shop = useShop()
  return useInfiniteQuery({
    queryKey: keyOf('listOrders', { params: { shop }, query }),
    queryFn: ({ pageParam, signal }) => {
      const before = pageParam === '' ? {} : { before: pageParam }
      return souk.call('listOrders', { params: { shop }, query: { ...query, limit: PAGE, ...before }, signal })
    },
    initialPageParam: '',
    getNextPageParam: (page: Order[]) => (page.length < PAGE ? undefined : page.at(-1)?.number),
    placeholderData: (before) => before,
  })
}

function Filters() {
  const search = ordersRoute.useSearch()
  const navigate = useNavigate({ from: ordersRoute.fullPath })
  const [words, setWords] = useState(search.q ?? '')
  useEffect(() => {
    const timer = setTimeout(() => {
      const q = words.trim()
      void navigate({ search: ({ q: _, ...rest }) => (q === '' ? rest : { ...rest, q }), replace: true })
    }, WRITING_MS)
    return () => clearTimeout(timer)
  }, [words, navigate])
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-rule pb-3">
      <input
        type="search"
        value={words}
        onChange={({ target }) => setWords(target.value)}
        aria-label={t('orders.search')}
        placeholder={t('orders.search')}
        className="min-h-9 w-full rounded-slip border border-edge bg-paper px-3 pointer-coarse:min-h-11 tablet:w-80"
      />
      <Chips
        label={t('orders.show')}
        all={['all', ...VIEWS]}
        value={search.show ?? 'all'}
        textOf={(one) => t(`orders.show.${one}`)}
        onChange={(show) =>
          void navigate({
            search: ({ show: _, ...rest }) => (show === 'all' ? rest : { ...rest, show }),
            replace: true,
          })
        }
      />
    </div>
  )
}

function Rows({ rows }: { rows: readonly Order[] }) {
  const shop = useShop()
  return (
    <Ledger
      label={t('area.orders')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'number',
          label: t('orders.number'),
          cell: ({ number }) => (
            <Link
              to="/s/$shop/orders/$number"
              params={{ shop, number }}
              className="figures font-strong text-action underline-offset-2 hover:underline"
            >
              {number}
            </Link>
          ),
        },
        {
          id: 'who',
          label: t('orders.customer'),
          cell: (order) => <span className="line-clamp-1">{nameOf(order)}</span>,
        },
        { id: 'what', label: t('orders.what'), wide: true, cell: (order) => <What order={order} /> },
        {
          id: 'state',
          label: t('orders.state'),
          cell: (order) => (
            <span className={standingOf(order) === 'canceled' ? 'text-muted' : ''}>
              {t(`orders.is.${standingOf(order)}`)}
            </span>
          ),
        },
        {
          id: 'paid',
          label: t('orders.payment'),
          wide: true,
          cell: (order) => (
            <span className={paidOf(order) === 'unpaid' ? 'text-danger' : 'text-muted'}>
              {t(`orders.money.${paidOf(order)}`)}
            </span>
          ),
        },
        {
          id: 'at',
          label: t('orders.placed'),
          wide: true,
          figures: true,
          cell: ({ placedAt }) => <Time at={placedAt} />,
        },
        {
          id: 'sum',
          label: t('orders.sum'),
          figures: true,
          cell: (order) => money({ amount: sumOf(order), currency: order.currency }),
        },
      ]}
    />
  )
}

function What({ order: { lines } }: { order: Order }) {
  const [first, ...more] = lines
  const words = first && (first.quantity > 1 ? `${first.quantity} × ${first.title}` : first.title)
  return (
    <span className="line-clamp-1 text-muted" dir="auto">
      {words}
      {more.length > 0 && ` + ${more.length}`}
    </span>
  )
}
