import type { SearchHit, Variant } from '@souk/contract/catalog.ts'
import type { Thread } from '@souk/contract/inbox.ts'
import { useDeferredValue, useState } from 'react'
import { useCall } from '../api/query.ts'
import { Thumb } from '../catalog/thumb.tsx'
import { sizesOf } from '../customer/known.ts'
import { t } from '../i18n/t.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { priceRange } from '../thread/parts/card.tsx'
import { Button } from '../ui/button.tsx'
import { TextField, Tick } from '../ui/field.tsx'
import { ErrorState, Loading } from '../ui/states.tsx'
import { type Chosen, fits, isSame, variantText } from './basket.ts'

type PickerProps = {
  thread: Thread
  chosen: readonly Chosen[]
  onToggle: (hit: SearchHit, variant?: Variant) => void
}

const FOUND = 24
/** Of a product with more the rest is told as a figure: those that fit stand first. */
const VARIANTS = 12

/** What the shop has, found by the customer's own words, with their size and the stock in view. */
export function Picker({ thread, chosen, onToggle }: PickerProps) {
  const shop = useShop()
  const [words, setWords] = useState('')
  const [only, setOnly] = useState(false)
  const sizes = useSizes(shop, thread)
  const q = useDeferredValue(words.trim())
  const query = { q, limit: FOUND, ...(thread.language && { locale: thread.language }) }
  const found = useCall('search', { params: { shop }, query }, { keep: true })
  const buyable = (one: Variant) => one.available && fits(one, sizes)
  const hits = (found.data?.products ?? []).filter((hit) => !only || hit.variants.some(buyable))
  return (
    <div className="grid min-w-0 content-start gap-2">
      <TextField
        type="search"
        label={t('selling.search')}
        quietLabel
        placeholder={t('selling.search')}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      {sizes.length > 0 && (
        <Tick
          label={t('selling.fits', { sizes: sizes.join(', ').toUpperCase() })}
          checked={only}
          onChange={({ target }) => setOnly(target.checked)}
        />
      )}
      {found.error && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={5} />}
      {found.data && hits.length === 0 && <p className="py-8 text-center text-muted">{t('selling.none')}</p>}
      <ul aria-label={t('selling.found')} className={found.isPlaceholderData ? 'opacity-70' : ''}>
        {hits.map((hit) => (
          <HitRow key={hit.id} hit={hit} sizes={sizes} chosen={chosen} onToggle={onToggle} />
        ))}
      </ul>
    </div>
  )
}

/** The customer's sizes in small letters, as far as one may know them. */
function useSizes(shop: string, { customer }: Thread): string[] {
  const may = useMay('customers:read')
  const params = { shop, customer: customer?.id ?? '' }
  const { data } = useCall('getCustomer', { params }, { enabled: may && customer !== undefined })
  return [...new Set(sizesOf(data?.profile ?? {}).map(({ size }) => size.toLowerCase()))]
}

function HitRow({
  hit,
  sizes,
  chosen,
  onToggle,
}: { hit: SearchHit; sizes: readonly string[] } & Omit<PickerProps, 'thread'>) {
  const { title, image, price, variants } = hit
  const rank = (one: Variant) => (one.available ? 0 : 2) + (fits(one, sizes) ? 0 : 1)
  const named = variants.length > 1 ? variants.toSorted((a, b) => rank(a) - rank(b)) : []
  const [single] = variants.length === 1 ? variants : []
  const is = chosen.some(({ hit: { id } }) => id === hit.id)
  const choice = t(is ? 'selling.is-chosen' : 'selling.choose')
  return (
    <li className="flex items-start gap-3 border-b border-rule py-2">
      <Thumb url={image} size={44} />
      <div className="min-w-0 flex-1">
        <p dir="auto" className="line-clamp-2">
          {title}
        </p>
        <p className="text-1 text-muted">
          <span className="figures">{priceRange(price)}</span>
          {single && <Stock variant={single} />}
        </p>
        {named.length > 0 && (
          <div role="group" aria-label={title} className="flex flex-wrap gap-1 pt-1">
            {named.slice(0, VARIANTS).map((one) => (
              <VariantKey
                key={one.id}
                variant={one}
                fitting={fits(one, sizes)}
                pressed={chosen.some((other) => isSame(other, hit, one))}
                onPress={() => onToggle(hit, one)}
              />
            ))}
            {named.length > VARIANTS && (
              <span className="self-center text-1 text-muted">+{named.length - VARIANTS}</span>
            )}
          </div>
        )}
      </div>
      <Button
        aria-pressed={is}
        aria-label={`${choice}: ${title}`}
        kind={is ? 'primary' : 'quiet'}
        onClick={() => onToggle(hit, chosen.find((one) => one.hit.id === hit.id)?.variant)}
      >
        {choice}
      </Button>
    </li>
  )
}

function Stock({ variant: { available, left } }: { variant: Variant }) {
  if (!available) return <span className="text-danger"> · {t('thread.sold-out')}</span>
  return left === undefined ? null : <> · {t('selling.left', { count: left })}</>
}

type VariantKeyProps = { variant: Variant; fitting: boolean; pressed: boolean; onPress: () => void }

/** One variant with what is left of it; theirs is underlined and said to be so. */
function VariantKey({ variant, fitting, pressed, onPress }: VariantKeyProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      disabled={!variant.available}
      onClick={onPress}
      className={`min-h-7 rounded-key px-2 text-1 inset-ring pointer-coarse:min-h-11 disabled:text-muted disabled:line-through ${
        pressed ? 'bg-action text-on-action inset-ring-action' : 'bg-clear inset-ring-rule not-disabled:hover:bg-wash'
      }`}
    >
      <span dir="auto" className={fitting ? 'font-strong underline underline-offset-2' : ''}>
        {variantText(variant)}
      </span>
      {fitting && <span className="sr-only"> ({t('selling.their-size')})</span>}
      {variant.available && variant.left !== undefined && <span className="figures"> · {variant.left}</span>}
    </button>
  )
}
