import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { money } from '../state/format.ts'
import { Icon } from '../ui/icon.tsx'
import { placeOf } from '../state/route.ts'
import { embedded, leave } from './page.tsx'
import { Awaiting } from './pay-awaiting.tsx'
import { type Payer, type PayState, postStep, readState, sceneOf } from './pay-state.ts'
import { PayWays } from './pay-ways.tsx'
import { Trouble } from './trouble.tsx'
import '../style/pages.css'
import '../style/receipt.css'

const ASK_EVERY_MS = 700

/** The sandbox gateway's own page: a card goes from here to the gateway and nowhere else. */
export function PayPage() {
  const [pay, setPay] = useState<PayState>()
  const [lost, setLost] = useState(false)
  const [busy, setBusy] = useState(false)
  const scene = pay && sceneOf(pay.state)

  const ask = () => readState(location.pathname).then(setPay, () => setLost(true))
  useEffect(() => {
    document.title = t('sandbox.title')
    void ask()
  }, [])
  useEffect(() => {
    if (scene !== 'settling') return
    const timer = setInterval(() => void ask(), ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [scene])

  async function post(step: 'pay' | 'confirm' | 'settle', body: object): Promise<void> {
    setBusy(true)
    const redirect = await postStep(location.pathname, step, body).catch(() => setLost(true))
    if (redirect) return location.assign(placeOf(redirect, new URL(location.href)).url)
    // The answer of a step and the state say the same; the state is asked so that one place decides.
    await ask()
    setBusy(false)
  }

  if (lost) return <Trouble kind="unreachable" onRetry={() => location.reload()} />
  if (!pay || !scene) return <div class="blank" aria-busy="true" />
  return (
    <div class="bank">
      <header class="bank-head">
        <p class="bank-name">{t('sandbox.title')}</p>
        <p class="bank-test">{t('sandbox.test')}</p>
      </header>
      <main class="bank-main">
        <h1 class="bank-sum">
          <span class="bank-shop" dir="auto">
            {t('sandbox.to', { shop: pay.shop })}
          </span>
          <span class="display figures">{money({ amount: pay.amount, currency: pay.currency })}</span>
        </h1>
        <Scenery
          pay={pay}
          busy={busy}
          onPay={(payer) => void post('pay', payer)}
          onConfirm={(accept) => void post('confirm', { accept })}
          onSettle={() => void post('settle', {})}
        />
        {pay.returnUrl && scene !== 'paid' && scene !== 'authorised' && <Back url={pay.returnUrl} quiet />}
      </main>
    </div>
  )
}

type SceneProps = {
  pay: PayState
  busy: boolean
  onPay: (payer: Payer) => void
  onConfirm: (accept: boolean) => void
  onSettle: () => void
}

function Scenery({ pay, busy, onPay, onConfirm, onSettle }: SceneProps) {
  const scene = sceneOf(pay.state)
  switch (scene) {
    case 'card':
    case 'declined':
      return <PayWays pay={pay} busy={busy} declined={scene === 'declined'} onPay={onPay} />
    case 'confirm':
      return (
        <section class="bank-scene" aria-live="polite">
          <h2>{t('sandbox.confirmTitle')}</h2>
          <p>{t('sandbox.confirmText')}</p>
          <div class="paper-actions">
            <button type="button" class="button" disabled={busy} onClick={() => onConfirm(true)}>
              {t('sandbox.confirm')}
            </button>
            <button type="button" class="button button-quiet" disabled={busy} onClick={() => onConfirm(false)}>
              {t('sandbox.refuse')}
            </button>
          </div>
        </section>
      )
    case 'settling':
      return (
        <section class="bank-scene" aria-live="polite">
          <span class="bank-wait" aria-hidden="true" />
          <h2>{t('sandbox.settling')}</h2>
          <p>{t('sandbox.settlingText')}</p>
        </section>
      )
    case 'awaiting':
      return <Awaiting pay={pay} busy={busy} onSettle={onSettle} />
    case 'authorised':
      return (
        <section class="bank-scene" aria-live="polite">
          <h2>{t('sandbox.authorised')}</h2>
          {pay.returnUrl && <Back url={pay.returnUrl} />}
        </section>
      )
    case 'paid':
      return (
        <section class="bank-scene" aria-live="polite">
          <p class="stamp bank-stamp">{t('receipt.paid')}</p>
          <h2>{t('sandbox.paid')}</h2>
          {pay.returnUrl && <Back url={pay.returnUrl} />}
        </section>
      )
    case 'closed':
      return (
        <section class="bank-scene">
          <h2>{t('sandbox.closed')}</h2>
        </section>
      )
  }
}

function Back({ url, quiet = false }: { url: string; quiet?: boolean }) {
  return (
    <a
      class={quiet ? 'bank-back' : 'button'}
      href={url}
      onClick={(event) => {
        if (!embedded) return
        event.preventDefault()
        leave(url)
      }}
    >
      <Icon name="arrow-left" size={18} /> {t('sandbox.back')}
    </a>
  )
}
