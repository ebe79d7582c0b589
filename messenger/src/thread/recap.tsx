import type { Card } from '@souk/contract/parts.ts'
import type { Recap } from '@souk/contract/recap.ts'
import { language, t } from '../i18n/t.ts'
import { QuickReplies } from '../parts/replies.tsx'
import { money, perUnit, priceRange } from '../state/format.ts'
import { sumOf } from '../ui/lines.tsx'
import { small } from '../ui/picture.ts'
import { useStore } from './context.ts'
import { jumpTo } from './jump.ts'

/** So many products are recalled; the rest stand in the thread above. */
const MOST = 4

/** One slip of paper: what was shown last, the cart with its price, and the question that waits. */
export function RecapPaper({ recap: { products, cart, question } }: { recap: Recap }) {
  const { shop, view } = useStore()
  // Where some of it is sent, what stands here has to be true of that.
  const isSent = products?.cards.some(({ shown }) => shown.priceNote === undefined)
  const note = isSent ? shop.legal.priceNotes?.[language.value] : products?.cards[0]?.shown.priceNote
  const count = cart?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0
  return (
    <section class="paper recap" role="group" aria-label={t('move.where')}>
      <p class="recap-title">{t('move.where')}</p>
      {products && (
        <ul class="recap-cards">
          {products.cards.slice(0, MOST).map(({ ref, shown }) => (
            <li key={ref.id}>
              <button
                type="button"
                class="recap-card"
                aria-haspopup="dialog"
                onClick={() => (view.product.value = { offer: ref.id, of: products.of, image: shown.image })}
              >
                {shown.image && <img src={small(shown.image)} alt="" width={48} height={60} />}
                <span class="recap-words">
                  <span dir="auto">{shown.title}</span>
                  <span class="figures">{[priceRange(shown.price), unitOf(shown)].filter(Boolean).join(' · ')}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {products && note && (
        <p class="recap-note" dir="auto">
          {note}
        </p>
      )}
      {cart && (
        <p class="recap-cart">
          <span>{t('move.cart', { count })}</span>
          <span class="figures">{money({ amount: sumOf(cart.totals), currency: cart.currency })}</span>
        </p>
      )}
      {question && (
        <div class="recap-question">
          <p class="recap-note">{t('move.question')}</p>
          <button type="button" class="link recap-asked" onClick={() => jumpTo(question.of)}>
            <span dir="auto">{question.text}</span>
          </button>
          {question.options.length > 0 && <QuickReplies options={question.options} of={question.of} />}
        </div>
      )}
    </section>
  )
}

function unitOf({ unitPrice, price }: Card['shown']): string | undefined {
  return unitPrice && perUnit(unitPrice.per, price.min.currency, unitPrice.min, unitPrice.max)
}
