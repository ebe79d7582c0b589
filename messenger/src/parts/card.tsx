import type { Card as CardData } from '@souk/contract/parts.ts'
import { language, t } from '../i18n/t.ts'
import { money, perUnit, priceRange } from '../state/format.ts'
import { useStore } from '../thread/context.ts'
import { Heart } from './heart.tsx'

/** One product as it was sent; its actions go back as the shopper's own words. */
export function Card({ card, of, big = false }: { card: CardData; of: string; big?: boolean }) {
  const store = useStore()
  const { shown, actions } = card
  const { unitPrice: unit, price } = shown
  const perOne = unit && perUnit(unit.per, price.min.currency, unit.min, unit.max)
  const note = [shown.priceNote ?? store.shop.legal.priceNotes?.[language.value], perOne].filter(Boolean).join(' · ')
  return (
    <article class={`card${big ? ' card-big' : ''}${shown.available ? '' : ' card-gone'}`}>
      <div class="card-plate">
        {shown.image && <img src={shown.image} alt={shown.alt ?? ''} loading="lazy" width={400} height={500} />}
        {!shown.available && <span class="card-flag">{t('card.soldOut')}</span>}
        <Heart offer={card.ref.id} title={shown.title} />
      </div>
      <div class="card-text">
        <h2 class={big ? 'display' : 'card-title'}>
          <button
            type="button"
            class="card-open"
            aria-haspopup="dialog"
            onClick={() => (store.view.product.value = { offer: card.ref.id, of, image: shown.image })}
          >
            <span dir="auto">{shown.title}</span>
          </button>
        </h2>
        <p class="card-price figures">
          {shown.compareAt && shown.compareAt.amount > shown.price.min.amount ? (
            <>
              <span class="visually-hidden">{t('price.now')} </span>
              <span class="price-now">{priceRange(shown.price)}</span>{' '}
              <span class="visually-hidden">{t('price.before')} </span>
              <s>{money(shown.compareAt)}</s>
            </>
          ) : (
            priceRange(shown.price)
          )}
        </p>
        {shown.rating && <Rated rating={shown.rating} />}
        {note && (
          <p class="card-note figures" dir="auto">
            {note}
          </p>
        )}
        {shown.detail && (
          <p class="card-detail" dir="auto">
            {shown.detail}
          </p>
        )}
        {actions.length > 0 && (
          <div class="card-actions">
            {actions.map((action, i) => (
              <button
                key={action.value}
                type="button"
                class={i === 0 ? 'button button-small' : 'button button-small button-quiet'}
                disabled={action.disabled}
                aria-label={`${action.label}: ${shown.title}`}
                onClick={() => store.choose(of, action.value, `${action.label}: ${shown.title}`)}
              >
                <span dir="auto">{action.label}</span>
              </button>
            ))}
          </div>
        )}
      </div>
    </article>
  )
}

/** Stars on average, and of how many: enough to know that there is something to read. */
function Rated({ rating: { average, count } }: { rating: NonNullable<CardData['shown']['rating']> }) {
  const rating = average.toLocaleString(language.value, { maximumFractionDigits: 1 })
  return (
    <p class="card-note figures">
      <span aria-hidden="true">
        ★ {rating} ({count})
      </span>
      <span class="visually-hidden">{t('card.rating', { rating, count })}</span>
    </p>
  )
}
