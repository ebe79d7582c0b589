import type { Customer } from '@souk/contract/customer.ts'
import { useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { fullDay } from '../state/format.ts'
import { useStore } from './context.ts'

type Props = { customer: Customer; onKeep: () => void; onClose: () => void }

/** The second step: what goes, what the law has stay and until when, and then it is done. */
export function ForgetMe({ customer, onKeep, onClose }: Props) {
  const store = useStore()
  const [state, setState] = useState<'asked' | 'busy' | 'failed' | 'done'>('asked')
  const { orders } = customer
  const open = orders.filter((order) => order.open).map(({ number }) => number)
  async function forget(): Promise<void> {
    setState('busy')
    try {
      const params = { shop: store.shop.slug, customer: 'me' as const }
      await store.client().call('forgetCustomer', { params, body: { confirm: true } })
      store.leave()
      setState('done')
    } catch {
      setState('failed')
    }
  }
  if (state === 'done') {
    return (
      <div class="sheet-content" role="status">
        <h3 class="field-label">{t('forget.done')}</h3>
        <p>{t('forget.doneText', { shop: store.shop.name })}</p>
        <button type="button" class="button" onClick={onClose}>
          {t('close')}
        </button>
      </div>
    )
  }
  return (
    <div class="sheet-content about">
      <p>{t('forget.goes')}</p>
      {open.length > 0 && <p>{t('forget.open', { count: open.length, numbers: open.join(', ') })}</p>}
      {orders.length > 0 && (
        <div>
          <p>{t('forget.kept')}</p>
          <ul class="about-kept">
            {orders.map(({ number, keptUntil }) => (
              <li key={number}>{t('forget.order', { number, date: fullDay(keptUntil) })}</li>
            ))}
          </ul>
        </div>
      )}
      {state === 'failed' && <p role="alert">{t('error.unreachable')}</p>}
      <div class="about-leave">
        <button type="button" class="button" onClick={onKeep}>
          {t('forget.no')}
        </button>
        <button
          type="button"
          class="button button-danger"
          disabled={state === 'busy'}
          aria-busy={state === 'busy'}
          onClick={() => void forget()}
        >
          {t('about.delete')}
        </button>
      </div>
    </div>
  )
}
