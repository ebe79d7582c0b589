import type { Wish } from '@souk/contract/keeping.ts'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { Heart } from '../parts/heart.tsx'
import { perUnit, priceRange } from '../state/format.ts'
import { small } from '../ui/picture.ts'
import { Sheet } from '../ui/sheet.tsx'
import { Unreached } from '../ui/unreached.tsx'
import { useStore } from './context.ts'
import '../style/wishes.css'

type Found = readonly Wish[] | 'loading' | 'unreachable'

/** What the shopper has saved at this shop, newest first, at the prices of now. */
export function WishSheet({ onClose }: { onClose: () => void }) {
  const store = useStore()
  const [found, setFound] = useState<Found>('loading')
  function load(): void {
    if (store.thread.value.wishes.length === 0) return setFound([])
    store
      .conversation()
      .then((conversation) => store.client().call('listWishes', { params: { conversation } }))
      .then(setFound, () => setFound('unreachable'))
  }
  useEffect(load, [])
  return (
    <Sheet title={t('wish.title')} onClose={onClose}>
      {found === 'unreachable' ? (
        <Unreached onRetry={load} />
      ) : found === 'loading' ? (
        <div class="sheet-content" aria-busy="true" />
      ) : found.length === 0 ? (
        <p class="sheet-content sheet-empty">{t('wish.empty')}</p>
      ) : (
        <ul class="sheet-content wishes">
          {found.map((wish) => (
            <Saved key={wish.offer} wish={wish} onClose={onClose} />
          ))}
        </ul>
      )}
    </Sheet>
  )
}

/** Taken off, it stays in sight until the sheet is closed: the heart puts it back. */
function Saved({ wish, onClose }: { wish: Wish; onClose: () => void }) {
  const { view } = useStore()
  const { offer, title, price, unitPrice: unit, image, available, gone } = wish
  function open(): void {
    onClose()
    view.product.value = { offer, image }
  }
  return (
    <li class={`wish${available ? '' : ' wish-gone'}`}>
      <span class="wish-plate">{image && <img src={small(image)} alt="" loading="lazy" />}</span>
      <div class="wish-text">
        <button type="button" class="wish-open" disabled={gone} onClick={open}>
          <span dir="auto">{title}</span>
        </button>
        <p class="figures">
          {price && priceRange(price)}
          {price && unit && <span class="wish-note">{perUnit(unit.per, price.min.currency, unit.min, unit.max)}</span>}
          {!available && <span class="wish-note">{t(gone ? 'wish.gone' : 'card.soldOut')}</span>}
        </p>
      </div>
      <Heart offer={offer} title={title} />
    </li>
  )
}
