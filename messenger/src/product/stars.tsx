import { language, t } from '../i18n/t.ts'

const STAR = 'M8 .9l2.1 4.6 5 .6-3.7 3.4 1 5L8 12l-4.4 2.5 1-5L.9 6.1l5-.6z'

/** Five stars, filled as far as the average goes. */
export function Stars({ rating }: { rating: number }) {
  const number = new Intl.NumberFormat(language.value, { maximumFractionDigits: 1 })
  return (
    <span class="stars" role="img" aria-label={t('reviews.stars', { rating: number.format(rating) })}>
      {[0, 1, 2, 3, 4].map((i) => {
        const full = Math.min(1, Math.max(0, rating - i))
        return (
          <svg key={i} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path class="star-rest" d={STAR} />
            <svg width={16 * full} height="16" x="0" y="0">
              <path class="star-full" d={STAR} />
            </svg>
          </svg>
        )
      })}
    </span>
  )
}
