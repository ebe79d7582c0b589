import { language, t } from '../i18n/t.ts'
import { money } from '../state/format.ts'
import { ACCOUNT, type PayState } from './pay-state.ts'
import '../style/pay.css'

/** What the payer has to send, where to, and until when everything is kept; in a test, the money arrives by a tap. */
export function Awaiting({ pay, busy, onSettle }: { pay: PayState; busy: boolean; onSettle: () => void }) {
  const rows: [string, string][] = [
    [t('sandbox.recipient'), pay.shop],
    [t('sandbox.account'), ACCOUNT],
    [t('sandbox.reference'), pay.reference ?? ''],
    [t('sandbox.total'), money({ amount: pay.amount, currency: pay.currency })],
  ]
  const day = pay.until && new Intl.DateTimeFormat(language.value, { dateStyle: 'long' }).format(new Date(pay.until))
  return (
    <section class="bank-scene" aria-live="polite">
      <h2>{t('sandbox.awaiting')}</h2>
      {day && <p>{t('sandbox.awaitingText', { day })}</p>}
      <dl class="wallet-rows">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="figures" dir="auto">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      <button type="button" class="button button-quiet" disabled={busy} onClick={onSettle}>
        {t('sandbox.arrives')}
      </button>
    </section>
  )
}
