import type { Product } from '@souk/contract/catalog.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import { t } from '../i18n/t.ts'
import { money, priceRange } from '../state/format.ts'
import { priceOf, variantOf } from './pick.ts'
import type { Picked } from './pick.ts'

type Props = { product: Product; picked: Picked; values: FormValues }

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
