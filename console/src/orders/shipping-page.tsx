import type { ToShip } from '@souk/contract/desk.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { souk } from '../api/client.ts'
import { faultText } from '../api/fault.ts'
import { keyOf, useAct } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { figure } from '../ui/format.ts'
import { type Column, Ledger } from '../ui/ledger.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { toast } from '../ui/toast.tsx'
import { Chips, DeskFrame } from './desk-frame.tsx'
import { shippingRoute } from './routes.ts'
import { ScanField } from './scan-field.tsx'
import { STEPS } from './search.ts'
import { TrackingFile } from './tracking-file.tsx'

const PAGE = 50

/** What is to be packed, to leave, and on its way: by scanner, by hand, or by a file. */
export function ShippingPage() {
  const shop = useShop()
  const { step = 'placed' } = shippingRoute.useSearch()
  const navigate = useNavigate({ from: shippingRoute.fullPath })
  const mayWrite = useMay('orders:write')
  const found = useDesk(step)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [first] = found.data?.pages ?? []
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? []
  const picked = rows.filter(({ fulfilment }) => chosen.has(fulfilment))
  return (
    <DeskFrame title={t('ship.title')} actions={mayWrite && <TrackingFile />}>
      {mayWrite && <ScanField />}
      <div className="flex flex-wrap items-center justify-between gap-2 border-b border-rule py-2">
        <Chips
          label={t('orders.show')}
          all={STEPS}
          value={step}
          textOf={(one) => `${t(`ship.desk.${one}`)} ${first ? figure(first.open[one]) : ''}`}
          onChange={(one) => {
            setChosen(new Set())
            void navigate({ search: one === 'placed' ? {} : { step: one }, replace: true })
          }}
        />
        {step === 'placed' && rows.length > 0 && <PickList picked={picked} />}
      </div>
      {found.error && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={10} />}
      {found.data && rows.length === 0 && (
        <EmptyState shop={shop} title={t(`ship.none.${step}`)}>
          {t('ship.none.text')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Rows
          rows={rows}
          hasCarrier={(first?.carriers.length ?? 0) > 0 && mayWrite}
          chosen={chosen}
          onChoose={(id, on) => setChosen((before) => withOne(before, id, on))}
        />
      )}
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

function useDesk(state: (typeof STEPS)[number]) {
  const shop = useShop()
  return useInfiniteQuery({
    queryKey: keyOf('listToShip', { params: { shop }, query: { state } }),
    queryFn: ({ pageParam, signal }) => {
      const after = pageParam === '' ? {} : { after: pageParam }
      return souk.call('listToShip', { params: { shop }, query: { state, limit: PAGE, ...after }, signal })
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: 30_000,
    placeholderData: (before) => before,
  })
}

function withOne(before: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(before)
  if (on) next.add(id)
  else next.delete(id)
  return next
}

/** Of those that are ticked, else of the oldest. */
function PickList({ picked }: { picked: readonly ToShip[] }) {
  const shop = useShop()
  const numbers = [...new Set(picked.map(({ order }) => order))].slice(0, 100)
  const query = numbers.length === 0 ? '' : `?${new URLSearchParams({ orders: numbers.join(',') })}`
  return (
    <a href={`/api/shops/${shop}/shipping/pick-list.pdf${query}`} target="_blank" className={buttonClass()}>
      {numbers.length === 0 ? t('ship.pick-list') : t('ship.pick-list-of', { count: numbers.length })}
    </a>
  )
}

type RowsProps = {
  rows: readonly ToShip[]
  hasCarrier: boolean
  chosen: ReadonlySet<string>
  onChoose: (id: string, on: boolean) => void
}

function Rows({ rows, hasCarrier, chosen, onChoose }: RowsProps) {
  const shop = useShop()
  const columns: Column<ToShip>[] = [
    {
      id: 'choose',
      label: t('ship.choose'),
      quietLabel: true,
      cell: ({ fulfilment, order }) => (
        <input
          type="checkbox"
          aria-label={t('ship.choose-one', { order })}
          checked={chosen.has(fulfilment)}
          onChange={({ target }) => onChoose(fulfilment, target.checked)}
          className="size-4 accent-action pointer-coarse:size-6"
        />
      ),
    },
    {
      id: 'order',
      label: t('orders.number'),
      cell: ({ order }) => (
        <Link
          to="/s/$shop/orders/$number"
          params={{ shop, number: order }}
          className="figures font-strong text-action underline-offset-2 hover:underline"
        >
          {order}
        </Link>
      ),
    },
    { id: 'what', label: t('orders.what'), cell: (row) => <What row={row} /> },
    { id: 'to', label: t('ship.to'), wide: true, cell: (row) => <Whom row={row} /> },
    { id: 'way', label: t('ship.way'), wide: true, cell: ({ way }) => <span className="text-muted">{way}</span> },
    { id: 'at', label: t('orders.placed'), wide: true, figures: true, cell: ({ placedAt }) => <Time at={placedAt} /> },
    {
      id: 'papers',
      label: t('ship.papers'),
      quietLabel: true,
      figures: true,
      cell: (row) => <Papers row={row} hasCarrier={hasCarrier} />,
    },
  ]
  return <Ledger label={t('ship.title')} rows={rows} keyOf={({ fulfilment }) => fulfilment} columns={columns} />
}

function What({ row: { what, name, late, gift } }: { row: ToShip }) {
  return (
    <span dir="auto">
      <span className="line-clamp-2">{what.join(', ')}</span>
      <span className="block text-1 text-muted tablet:hidden">{name}</span>
      {(late || gift) && (
        <span className="block text-1">
          {late && <span className="font-strong text-danger">{t('ship.late')} </span>}
          {gift && <span className="text-muted">{t('ship.gift')}</span>}
        </span>
      )}
    </span>
  )
}

function Whom({ row: { name, city, country, tracking } }: { row: ToShip }) {
  return (
    <span dir="auto">
      {name}
      <span className="block text-1 text-muted">
        {[city, country].filter(Boolean).join(', ')}
        {tracking?.number && ` · ${tracking.number}`}
      </span>
    </span>
  )
}

/** The label opens as soon as it is made, in the window that the press opened. */
function Papers({ row: { order, fulfilment, kind, state }, hasCarrier }: { row: ToShip; hasCarrier: boolean }) {
  const shop = useShop()
  const label = useAct('orderLabel', { changes: ['getOrderDesk'] })
  async function print(): Promise<void> {
    const sheet = window.open('', '_blank')
    try {
      const parcel = await label.mutateAsync({ params: { shop, number: order, fulfilment } })
      const url = `/api/shops/${shop}/parcels/${parcel.id}/label.pdf`
      if (parcel.state !== 'wanted' && sheet) sheet.location.href = url
      else sheet?.close()
      if (parcel.state === 'wanted') toast(t('ship.label-waits'))
    } catch (error) {
      sheet?.close()
      toast(faultText(error), { danger: true })
    }
  }
  return (
    <span className="flex justify-end gap-1">
      <a
        href={`/api/shops/${shop}/orders/${order}/slip.pdf`}
        target="_blank"
        className={`${buttonClass('plain')} max-tablet:hidden`}
      >
        {t('ship.slip')}
      </a>
      {hasCarrier && kind === 'ship' && state !== 'shipped' && (
        <Button busy={label.isPending} onClick={() => void print()}>
          {t('ship.label')}
        </Button>
      )}
    </span>
  )
}
