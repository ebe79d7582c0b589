import type { Money } from '@souk/contract/money.ts'
import type { Part } from '@souk/contract/parts.ts'
import { addressLines } from '../form/answers.ts'
import { t } from '../i18n/t.ts'
import { country, money } from '../state/format.ts'
import { placeOf } from '../state/route.ts'
import { useStore } from '../thread/context.ts'
import type { Store } from '../thread/store.ts'
import { Icon } from '../ui/icon.tsx'
import { PaperIcon } from '../ui/paper-icon.tsx'
import { Lines, Totals } from '../ui/lines.tsx'
import { Actions } from './cart.tsx'

/** Opens one of our own pages above the thread; another site in this tab. */
function visit(store: Store, link: string): void {
  const { url, here } = placeOf(link, new URL(location.href))
  if (here) store.view.webview.value = url
  else location.assign(url)
}

/** The order before it is placed: what, where to, how much, and the page that places it. */
export function CheckoutPart({ part, of }: { part: Extract<Part, { type: 'checkout' }>; of: string }) {
  const store = useStore()
  const { shown } = part
  const closed = store.orderOf(part.ref.id) !== undefined || store.isPaying(part.ref.id)
  return (
    <section class="paper checkout" role="group" aria-label={t('checkout.title')}>
      <Lines lines={shown.lines} currency={shown.currency} pictures />
      {(shown.address || shown.delivery) && (
        <dl class="facts">
          {shown.delivery && (
            <div>
              <dt>{t('checkout.delivery')}</dt>
              <dd dir="auto">{shown.delivery}</dd>
            </div>
          )}
          {shown.address && (
            <div>
              <dt>{t('checkout.to')}</dt>
              <dd dir="auto">{addressLines(shown.address, country).join(', ')}</dd>
            </div>
          )}
        </dl>
      )}
      <Totals totals={shown.totals} taxes={shown.lines.flatMap(({ taxes }) => taxes)} currency={shown.currency} />
      {!closed && (
        <>
          <div class="paper-actions">
            <button type="button" class="button" onClick={() => visit(store, part.url)}>
              {t('checkout.open')}
            </button>
          </div>
          <Actions actions={part.actions} of={of} quiet />
        </>
      )}
    </section>
  )
}

/** Asks for the money; whether it came is known from the facts, never from the tap. */
export function PayPart({ payment, url, amount }: { payment: string; url: string; amount: Money }) {
  const store = useStore()
  const { state, until } = store.thread.value.payments[payment] ?? {}
  const paid = state === 'captured' || state === 'authorised'
  return (
    <section class="paper pay" role="group" aria-label={t('pay.title')}>
      <p class="pay-amount">
        <span>{t('pay.title')}</span>
        <strong class="display figures">{money(amount)}</strong>
      </p>
      {paid ? (
        <p class="pay-done">
          <Icon name="check" /> {t('pay.paid')}
        </p>
      ) : (
        <>
          {state === 'declined' && <p class="fault">{t('pay.declined')}</p>}
          {until && <p class="pay-waiting">{t('pay.waiting')}</p>}
          <button type="button" class="button" onClick={() => visit(store, url)}>
            <PaperIcon name="lock-simple" size={18} /> {t('pay.now', { amount: money(amount) })}
          </button>
        </>
      )}
    </section>
  )
}
