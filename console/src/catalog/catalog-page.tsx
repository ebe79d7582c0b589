import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import upload from 'icon:upload-simple'
import plus from 'icon:plus'
import { t } from '../i18n/t.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { Page } from '../shell/page.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { ProductRows } from './product-rows.tsx'
import { catalogRoute } from './routes.ts'
import { SHOWS } from './search.ts'
import { useProducts } from './use-products.ts'

/** A pause in which one is still writing, in milliseconds. */
const WRITING_MS = 250

/** All that the shop has. */
export function CatalogPage() {
  const shop = useShop()
  const mayChange = useMay('catalog:write')
  const search = catalogRoute.useSearch()
  const navigate = useNavigate({ from: catalogRoute.fullPath })
  const found = useProducts(search)
  const [importing, setImporting] = useState(false)
  const rows = found.data?.pages.flat() ?? []
  const filtered = search.q !== undefined || search.show !== undefined
  return (
    <Page
      wide
      title={t('area.catalog')}
      actions={
        mayChange && (
          <>
            <Button icon={upload} onClick={() => setImporting(true)}>
              {t('catalog.import')}
            </Button>
            <Button
              kind="primary"
              icon={plus}
              onClick={() => void navigate({ to: '/s/$shop/catalog/new', params: { shop } })}
            >
              {t('catalog.new')}
            </Button>
          </>
        )
      }
    >
      <Filters />
      {found.error && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={12} />}
      {found.data && rows.length === 0 && (
        <EmptyState shop={shop} title={t(filtered ? 'catalog.none-found' : 'catalog.empty')}>
          {t(filtered ? 'catalog.none-found.text' : 'catalog.empty.text')}
        </EmptyState>
      )}
      {rows.length > 0 && <ProductRows rows={rows} mayChange={mayChange} />}
      <More found={found} />
      <ImportDialog open={importing} onClose={() => setImporting(false)} />
    </Page>
  )
}

function Filters() {
  const search = catalogRoute.useSearch()
  const navigate = useNavigate({ from: catalogRoute.fullPath })
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
        aria-label={t('catalog.search')}
        placeholder={t('catalog.search')}
        className="min-h-9 w-full rounded-slip border border-edge bg-paper px-3 pointer-coarse:min-h-11 tablet:w-80"
      />
      <div role="group" aria-label={t('catalog.show')} className="flex flex-wrap gap-1">
        {SHOWS.map((show) => (
          <button
            key={show}
            type="button"
            aria-pressed={(search.show ?? 'all') === show}
            onClick={() =>
              void navigate({
                search: ({ show: _, ...rest }) => (show === 'all' ? rest : { ...rest, show }),
                replace: true,
              })
            }
            className="min-h-9 rounded-full px-3 text-muted hover:bg-wash aria-pressed:bg-plate aria-pressed:font-strong aria-pressed:text-ink pointer-coarse:min-h-11"
          >
            {t(`catalog.show.${show}`)}
          </button>
        ))}
      </div>
    </div>
  )
}

/** The next page comes when its place comes into sight; a button stands there for who does not scroll. */
function More({ found }: { found: ReturnType<typeof useProducts> }) {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = found
  const mark = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!mark.current || !hasNextPage) return
    const eye = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), {
      rootMargin: '600px',
    })
    eye.observe(mark.current)
    return () => eye.disconnect()
  }, [hasNextPage, fetchNextPage])
  if (!hasNextPage) return null
  return (
    <div ref={mark} className="grid justify-items-center py-5">
      <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {t('more')}
      </Button>
    </div>
  )
}
