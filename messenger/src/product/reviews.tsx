import type { ReviewsView } from '@souk/contract/review.ts'
import { useState } from 'preact/hooks'
import { language, t } from '../i18n/t.ts'
import { fullDay } from '../state/format.ts'
import { Stars } from './stars.tsx'

/** So many at first, and with each further wish. */
const FEW = 3

/** What others said elsewhere: the average, how the stars are shared out, the newest; and that nobody verified them. */
export function Reviews({ reviews }: { reviews: ReviewsView | undefined }) {
  const [count, setCount] = useState(FEW)
  if (!reviews) return null
  const { average, newest, shares, source } = reviews
  const number = new Intl.NumberFormat(language.value, { maximumFractionDigits: 1 })
  return (
    <section class="product-section reviews">
      <h3>{t('reviews.title')}</h3>
      <p class="reviews-average">
        <strong class="figures">{number.format(average)}</strong>
        <Stars rating={average} />
        <span class="field-optional">{t('reviews.count', { count: reviews.count })}</span>
      </p>
      {shares && <Shares shares={shares} count={reviews.count} />}
      <p class="field-optional">{source ? t('reviews.source', { source }) : t('reviews.unsourced')}</p>
      <ul class="reviews-list">
        {newest.slice(0, count).map(({ id, rating, title, text, author, at, language: tongue }) => (
          <li key={id} lang={tongue}>
            <p class="reviews-by">
              <Stars rating={rating} />
              <span class="field-optional" dir="auto">
                {[author ?? t('reviews.anonymous'), at && fullDay(at.slice(0, 10))].filter(Boolean).join(' · ')}
              </span>
            </p>
            {title && (
              <p class="reviews-title" dir="auto">
                {title}
              </p>
            )}
            {text && <p dir="auto">{text}</p>}
          </li>
        ))}
      </ul>
      {newest.length > count && (
        <button type="button" class="button button-quiet" onClick={() => setCount(count + 2 * FEW)}>
          {t('reviews.more')}
        </button>
      )}
    </section>
  )
}

/** One bar for each number of stars, the best first. */
function Shares({ shares, count }: { shares: readonly number[]; count: number }) {
  return (
    <ul class="reviews-shares">
      {shares
        .map((n, i) => ({ n, stars: i + 1 }))
        .toReversed()
        .map(({ n, stars }) => (
          <li key={stars}>
            <span class="visually-hidden">{t('reviews.bar', { stars, count: n })}</span>
            <span class="figures" aria-hidden="true">
              {stars}
            </span>
            <span class="reviews-bar" aria-hidden="true">
              <span
                ref={(bar) => {
                  bar?.style.setProperty('inline-size', `${(100 * n) / count}%`)
                }}
              />
            </span>
            <span class="figures" aria-hidden="true">
              {n}
            </span>
          </li>
        ))}
    </ul>
  )
}
