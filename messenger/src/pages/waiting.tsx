import type { Checkout } from '@souk/contract/order.ts'
import { language, t } from '../i18n/t.ts'
import { money } from '../state/format.ts'
import { placeOf } from '../state/route.ts'

type Paying = NonNullable<Checkout['payment']>

/** Ordered, and the money is on its way from the buyer's bank: until when everything is kept, and where to send it. */
export function Waiting({ payment, until }: { payment: Paying; until: string }) {
  const day = new Intl.DateTimeFormat(language.value, { dateStyle: 'long' }).format(new Date(until))
  return (
    <section class="trouble" aria-live="polite">
      <h2 class="display">{t('pay.waiting')}</h2>
      <p>{t('pay.until', { day })}</p>
      <a class="button" href={placeOf(payment.url, new URL(location.href)).url}>
        {t('pay.now', { amount: money(payment.amount) })}
      </a>
    </section>
  )
}
