import type { Product, ProductView } from '@souk/contract/catalog.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import { t } from '../i18n/t.ts'
import { money, perUnit, priceRange } from '../state/format.ts'
import { priceOf, variantOf } from './pick.ts'
import type { Picked } from './pick.ts'

type Props = { product: Product; picked: Picked; values: FormValues }

/** What the law wants beside a price: what it holds, and how much a kilogram or litre comes to. */
export function PriceNote({ view, picked }: { view: ProductView; picked: Picked }) {
  const { product, priceNote, unitPrices } = view
  const [only] = product.variants
  const variant = variantOf(product, picked) ?? (product.variants.length === 1 ? only : undefined)
  const unit = variant && unitPrices?.[variant.id]
  const { currency } = product.price.min
  const words = [priceNote, unit && perUnit(unit.per, currency, unit.amount)].filter(Boolean)
  return words.length > 0 ? <p class="product-note figures">{words.join(' · ')}</p> : null
}

/** What one costs as chosen so far; what it was before only where just one variant is meant. */
export function Price({ product, picked, values }: Props) {
  const { currency } = product.price.min
  const { min, max } = priceOf(product, picked, values)
  const [only] = product.variants
  const variant = variantOf(product, picked) ?? (product.variants.length === 1 ? only : undefined)
  const before = variant?.compareAt && variant.compareAt.amount > min ? variant.compareAt : undefined
  return (
    <p class="product-price figures" aria-live="polite">
      {before && <span class="visually-hidden">{t('price.now')} </span>}
      <span class={before ? 'figures price-now' : 'figures'}>
        {priceRange({ min: { amount: min, currency }, max: { amount: max, currency } })}
      </span>
      {before && (
        <>
          <span class="visually-hidden"> {t('price.before')}</span> <s>{money(before)}</s>
        </>
      )}
    </p>
  )
}
