import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { money } from '../state/format.ts'
import { embedded, leave } from './page.tsx'
import { type PayState, postStep, readState } from './pay-state.ts'
import { Trouble } from './trouble.tsx'
import '../style/pages.css'
import '../style/pay.css'

/** The payer's own bank, for tests: yes or no, and back to where they came from. */
export function BankPage() {
  const [pay, setPay] = useState<PayState>()
  const [lost, setLost] = useState(false)
  const [busy, setBusy] = useState(false)
  const name = new URLSearchParams(location.search).get('name') ?? ''
  const back = location.pathname.replace(/\/bank$/, '')
  useEffect(() => {
    document.title = name
    readState(back).then(setPay, () => setLost(true))
  }, [])

  async function answer(accept: boolean): Promise<void> {
    setBusy(true)
    try {
      await postStep(back, 'confirm', { accept })
      const { returnUrl } = await readState(back)
      if (embedded || !returnUrl) location.replace(back)
      else leave(returnUrl)
    } catch {
      setLost(true)
    }
  }

  if (lost) return <Trouble kind="unreachable" onRetry={() => location.reload()} />
  if (!pay) return <div class="blank" aria-busy="true" />
  const amount = money({ amount: pay.amount, currency: pay.currency })
  const isOpen = pay.state === 'redirected'
  return (
    <div class="bank bank-own">
      <header class="bank-head">
        <p class="bank-name" dir="auto">
          {name}
        </p>
        <p class="bank-test">{t('sandbox.test')}</p>
      </header>
      <main class="bank-main">
        <h1 class="bank-sum">
          <span class="bank-shop" dir="auto">
            {t('sandbox.to', { shop: pay.shop })}
          </span>
          <span class="display figures">{amount}</span>
        </h1>
        <section class="bank-scene">
          <h2>{t(isOpen ? 'sandbox.bankAsks' : 'sandbox.closed')}</h2>
          <div class="paper-actions">
            {isOpen ? (
              <>
                <button type="button" class="button" disabled={busy} onClick={() => void answer(true)}>
                  {t('sandbox.approve')}
                </button>
                <button type="button" class="button button-quiet" disabled={busy} onClick={() => void answer(false)}>
                  {t('sandbox.refuseBank')}
                </button>
              </>
            ) : (
              <a class="button" href={back}>
                {t('sandbox.back')}
              </a>
            )}
          </div>
        </section>
      </main>
    </div>
  )
}
