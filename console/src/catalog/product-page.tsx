import type { EditableProduct } from '@souk/contract/assortment.ts'
import { Link, useBlocker, useNavigate } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import back from 'icon:arrow-left'
import { codeOf, faultText } from '../api/fault.ts'
import { keyOf, useAct, useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { Page, Section } from '../shell/page.tsx'
import { Button } from '../ui/button.tsx'
import { Switch, TextBox, TextField } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { ErrorState, Loading } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { Attributes } from './attributes.tsx'
import { changeOf, type Draft, draftOf, faultsOf } from './draft.ts'
import { Pictures } from './pictures.tsx'
import { productRoute } from './routes.ts'
import { VariantGrid } from './variant-grid.tsx'

/** One thing of the catalogue, to be read and changed. */
export function ProductPage() {
  const shop = useShop()
  const { product } = productRoute.useParams()
  const found = useCall('getEditableProduct', { params: { shop, product } }, { staleTime: 0 })
  if (found.data) return <Editor key={`${product} ${found.data.version}`} known={found.data} />
  return (
    <Page title={t('catalog.product')} above={<Back />}>
      {found.error ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : <Loading />}
    </Page>
  )
}

export function NewProductPage() {
  return <Editor known={null} />
}

function Back() {
  const shop = useShop()
  return (
    <Link to="/s/$shop/catalog" params={{ shop }} className="inline-flex min-h-9 items-center gap-2 text-action">
      <Icon path={back} turns size={18} />
      {t('area.catalog')}
    </Link>
  )
}

function useSaving(known: EditableProduct | null) {
  const shop = useShop()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const change = useAct('changeProduct', { changes: ['listProducts'] })
  const create = useAct('createProduct', { changes: ['listProducts'] })
  const count = useAct('changeVariants', { changes: ['listProducts'] })

  async function save(draft: Draft): Promise<boolean> {
    const { product: body, stocks } = changeOf(draft)
    try {
      const saved = known
        ? await change.mutateAsync({ params: { shop, product: known.id }, body })
        : await create.mutateAsync({ params: { shop }, body, idempotencyKey: crypto.randomUUID() })
      if (stocks.length > 0) await count.mutateAsync({ params: { shop }, body: { changes: stocks } })
      toast(t('saved'))
      await queries.invalidateQueries({ queryKey: keyOf('getEditableProduct') })
      if (!known)
        void navigate({ to: '/s/$shop/catalog/$product', params: { shop, product: saved.id }, ignoreBlocker: true })
      return true
    } catch (error) {
      const text = codeOf(error) === 'changed_meanwhile' ? t('catalog.changed-meanwhile') : faultText(error)
      toast(text, { danger: true })
      return false
    }
  }
  return { save, saving: change.isPending || create.isPending || count.isPending }
}

function Editor({ known }: { known: EditableProduct | null }) {
  const currency = known?.product.price.currency ?? ''
  return currency === '' ? <NewEditor /> : <Form known={known} currency={currency} />
}

/** What a new thing costs is said in the shop's currency. */
function NewEditor() {
  const shop = useShop()
  const found = useCall('getShop', { params: { shop } })
  if (found.data) return <Form known={null} currency={found.data.currency} />
  return (
    <Page title={t('catalog.new')} above={<Back />}>
      {found.error ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : <Loading />}
    </Page>
  )
}

function Form({ known, currency }: { known: EditableProduct | null; currency: string }) {
  const mayChange = useMay('catalog:write')
  const [start] = useState(() => draftOf(known, currency))
  const [draft, setDraft] = useState(start)
  const [tried, setTried] = useState(false)
  const { save, saving } = useSaving(known)
  const changed = draft !== start
  const faults = faultsOf(draft)
  const put = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  useBlocker({ shouldBlockFn: () => changed && !saving && !window.confirm(t('catalog.leave')), disabled: !changed })

  async function send(): Promise<void> {
    setTried(true)
    if (faults.size === 0 && (await save(draft))) setDraft(start)
  }
  return (
    <Page title={known ? known.product.title : t('catalog.new')} above={<Back />}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <fieldset disabled={!mayChange} className="min-w-0">
          <Section title={t('catalog.words')}>
            <div className="grid max-w-150 gap-3">
              <TextField
                label={t('catalog.title')}
                value={draft.title}
                onChange={({ target }) => put({ title: target.value })}
                error={tried && faults.has('title') ? t('catalog.fault.title') : undefined}
              />
              <TextBox
                label={t('catalog.description')}
                value={draft.description}
                onChange={({ target }) => put({ description: target.value })}
              />
              <TextField
                label={t('catalog.brand')}
                value={draft.brand}
                onChange={({ target }) => put({ brand: target.value })}
              />
              <TextBox
                label={t('catalog.categories')}
                hint={t('catalog.categories.hint')}
                rows={2}
                value={draft.categories}
                onChange={({ target }) => put({ categories: target.value })}
              />
              <Switch
                label={t('catalog.active')}
                hint={t('catalog.active.hint')}
                checked={draft.active}
                onChange={({ target }) => put({ active: target.checked })}
              />
            </div>
          </Section>
          <Section title={t('catalog.pictures')} text={t('catalog.pictures.text')}>
            <Pictures draft={draft} put={put} />
          </Section>
          <Section title={t('catalog.variants')} text={t('catalog.variants.text')}>
            <VariantGrid draft={draft} put={put} faults={tried ? faults : new Set()} held={known?.variants ?? []} />
          </Section>
          <Section title={t('catalog.attributes')} text={t('catalog.attributes.text')}>
            <Attributes draft={draft} put={put} />
          </Section>
        </fieldset>
        {changed && mayChange && (
          <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-2 border-t border-rule bg-ground py-3 animate-appear">
            <Button kind="primary" type="submit" busy={saving}>
              {t('save')}
            </Button>
            <Button kind="plain" onClick={() => setDraft(start)}>
              {t('catalog.discard')}
            </Button>
            {tried && faults.size > 0 && (
              <p role="alert" className="text-danger">
                {[...faults].map((fault) => t(`catalog.fault.${fault}`)).join(' ')}
              </p>
            )}
          </div>
        )}
      </form>
    </Page>
  )
}
