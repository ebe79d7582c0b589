import type { ProductRow } from '@souk/contract/assortment.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { faultText } from '../api/fault.ts'
import { useAct } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Button } from '../ui/button.tsx'
import { figure, money } from '../ui/format.ts'
import { Ledger } from '../ui/ledger.tsx'
import { Time } from '../ui/time.tsx'
import { toast } from '../ui/toast.tsx'
import { Thumb } from './thumb.tsx'

/** Ruled rows of products; chosen ones are shown or hidden together, and that can be undone. */
export function ProductRows({ rows, mayChange }: { rows: readonly ProductRow[]; mayChange: boolean }) {
  const shop = useShop()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const show = useAct('showProducts', { changes: ['listProducts'] })

  function choose(id: string, on: boolean): void {
    setChosen((before) => {
      const next = new Set(before)
      if (on) next.add(id)
      else next.delete(id)
      return next
    })
  }
  const put = (products: readonly string[], active: boolean) =>
    show.mutateAsync({ params: { shop }, body: { products: [...products], active } })
  async function setShown(active: boolean): Promise<void> {
    try {
      const { changed } = await put([...chosen], active)
      setChosen(new Set())
      const undo = changed.length === 0 ? {} : { undo: () => void put(changed, !active) }
      toast(t(active ? 'catalog.shown' : 'catalog.hidden', { count: changed.length }), undo)
    } catch (error) {
      toast(faultText(error), { danger: true })
    }
  }
  return (
    <>
      {chosen.size > 0 && (
        <div className="sticky top-0 z-10 flex flex-wrap items-center gap-2 border-b border-rule bg-ground py-2 animate-appear">
          <span className="figures px-3 font-strong">{t('catalog.chosen', { count: chosen.size })}</span>
          <Button busy={show.isPending} onClick={() => void setShown(true)}>
            {t('catalog.do-show')}
          </Button>
          <Button busy={show.isPending} onClick={() => void setShown(false)}>
            {t('catalog.do-hide')}
          </Button>
          <Button kind="plain" onClick={() => setChosen(new Set())}>
            {t('cancel')}
          </Button>
        </div>
      )}
      <Ledger
        label={t('area.catalog')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          ...(mayChange
            ? [
                {
                  id: 'choose',
                  label: t('catalog.choose'),
                  quietLabel: true,
                  cell: ({ id, title }: ProductRow) => (
                    <input
                      type="checkbox"
                      aria-label={t('catalog.choose-one', { title })}
                      checked={chosen.has(id)}
                      onChange={({ target }) => choose(id, target.checked)}
                      className="block size-4 accent-action pointer-coarse:size-6"
                    />
                  ),
                },
              ]
            : []),
          {
            id: 'title',
            label: t('catalog.product'),
            cell: ({ id, title, brand, image, active }) => (
              <Link
                to="/s/$shop/catalog/$product"
                params={{ shop, product: id }}
                className="flex min-h-9 items-center gap-3 hover:underline"
              >
                <Thumb url={image} size={28} />
                <span className="min-w-0">
                  <span className={active ? '' : 'text-muted'}>{title}</span>
                  {brand && <span className="text-1 text-muted"> · {brand}</span>}
                  {!active && <span className="text-1 text-muted"> · {t('catalog.is-hidden')}</span>}
                </span>
              </Link>
            ),
          },
          {
            id: 'variants',
            label: t('catalog.variants'),
            figures: true,
            wide: true,
            cell: (row) => figure(row.variants),
          },
          { id: 'stock', label: t('catalog.stock'), figures: true, cell: (row) => <StockCell row={row} /> },
          {
            id: 'price',
            label: t('catalog.price'),
            figures: true,
            cell: ({ price }) => (price ? priceText(price) : '–'),
          },
          {
            id: 'changed',
            label: t('catalog.changed'),
            figures: true,
            wide: true,
            cell: ({ updatedAt }) => <Time at={updatedAt} />,
          },
        ]}
      />
    </>
  )
}

function priceText({ min, max }: NonNullable<ProductRow['price']>): string {
  return min.amount === max.amount ? money(min) : `${money(min)} – ${money(max)}`
}

function StockCell({ row: { stock, soldOut, variants } }: { row: ProductRow }) {
  if (stock === null) return <span className="text-muted">{t('catalog.not-counted')}</span>
  if (soldOut === 0) return figure(stock)
  if (soldOut === variants) return <span className="text-danger">{t('catalog.sold-out')}</span>
  return (
    <span>
      <span className="text-1 text-danger">{t('catalog.some-sold-out', { count: soldOut })}</span> · {figure(stock)}
    </span>
  )
}
