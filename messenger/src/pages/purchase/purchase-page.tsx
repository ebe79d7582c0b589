import type { Purchase } from '@souk/contract/purchase.ts'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../../i18n/t.ts'
import { clock, money } from '../../state/format.ts'
import { purchaseClient } from '../../state/purchase-access.ts'
import { placeOf } from '../../state/route.ts'
import { AwningStripe } from '../../ui/awning.tsx'
import { Icon } from '../../ui/icon.tsx'
import { embedded } from '../page.tsx'
import { Trouble, troubleOf } from '../trouble.tsx'
import type { TroubleKind } from '../trouble.tsx'
import { Waiting } from '../waiting.tsx'
import { PurchaseDesk } from './purchase-desk.tsx'
import { PurchasePapers } from './purchase-papers.tsx'
import '../../style/pages.css'
import '../../style/purchase.css'

const ASK_EVERY_MS = 1000

/** Several shops' orders by one button and one payment; each seller's part stands for itself. */
export function PurchasePage({ purchase: id }: { purchase: string }) {
  const [purchase, setPurchase] = useState<Purchase>()
  const [trouble, setTrouble] = useState<TroubleKind>()
  const [changing, setChanging] = useState(false)
  const ask = () => purchaseClient(id).call('getPurchase', { params: { purchase: id } })
  useEffect(() => {
    document.title = `${t('purchase.title')} · Souk`
    ask().then(setPurchase, (error: unknown) => setTrouble(troubleOf(error)))
  }, [id])
  const waits = purchase?.state === 'paying' && !changing
  useEffect(() => {
    if (!waits) return
    // The payer is back before the shops have heard of it, or pays in another window.
    const timer = setInterval(() => void ask().then(setPurchase, () => {}), ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [id, waits])
  if (trouble) return <Trouble kind={trouble} />
  if (!purchase) return <div class="blank" aria-busy="true" />
  return (
    <Frame purchase={purchase}>
      {purchase.state === 'completed' ? (
        <Done purchase={purchase} />
      ) : purchase.state === 'closed' ? (
        <p class="trouble">{t('purchase.closed')}</p>
      ) : waits && purchase.payment ? (
        <Paying purchase={purchase} payment={purchase.payment} onChange={() => setChanging(true)} />
      ) : (
        <PurchaseDesk
          purchase={purchase}
          onChange={(next) => {
            setPurchase(next)
            if (next.state !== 'open') setChanging(false)
          }}
        />
      )}
    </Frame>
  )
}

function Frame({ purchase, children }: { purchase: Purchase; children: ComponentChildren }) {
  const isDone = purchase.state === 'completed'
  return (
    <div class={embedded ? 'page page-embedded' : 'page'}>
      <header class="page-head">
        <div class="purchase-awnings" aria-hidden="true">
          {purchase.parts.map(({ shop }) => (
            <AwningStripe key={shop} slug={shop} kind="head" />
          ))}
        </div>
        <div class="page-head-in purchase">
          {!embedded && (
            <a class="page-back" href="/">
              <Icon name="arrow-left" size={18} /> {t('head.back')}
            </a>
          )}
          <PurchasePapers slugs={purchase.parts.map(({ shop }) => shop)} />
        </div>
      </header>
      <main class="page-main purchase">
        <h1 class={embedded && !isDone ? 'visually-hidden' : 'page-title display'}>
          {isDone ? t('purchase.done', { count: ordersIn(purchase).length }) : t('purchase.title')}
        </h1>
        {children}
      </main>
    </div>
  )
}

type PayingProps = { purchase: Purchase; payment: NonNullable<Purchase['payment']>; onChange: () => void }

/** Ordered, and not paid yet: on to the payment's page, or back to change something. */
function Paying({ purchase, payment, onChange }: PayingProps) {
  if (payment.until !== undefined) return <Waiting payment={{ ...payment, id: purchase.id }} until={payment.until} />
  return (
    <section class="trouble" aria-live="polite">
      <h2 class="display">{t('purchase.paying')}</h2>
      {payment.state === 'declined' && (
        <p class="fault" role="alert">
          {t('purchase.declined')}
        </p>
      )}
      <p>{t('purchase.payingWhy', { time: clock(purchase.expiresAt) })}</p>
      <a class="button" href={placeOf(payment.url, new URL(location.href)).url}>
        {t('purchase.again', { amount: money(payment.amount) })}
      </a>
      <button type="button" class="button button-quiet" onClick={onChange}>
        {t('purchase.change')}
      </button>
    </section>
  )
}

function ordersIn({ parts }: Purchase) {
  return parts.filter(({ checkout }) => checkout.order !== undefined)
}

function Done({ purchase }: { purchase: Purchase }) {
  return (
    <section class="purchase-done" aria-live="polite">
      <p class="purchase-lead">{t('purchase.doneWhy')}</p>
      {ordersIn(purchase).map(({ shop, name, checkout: { order = '', totals, currency } }) => (
        <section key={shop} class="paper purchase-order">
          <AwningStripe slug={shop} kind="receipt" />
          <h2 class="purchase-name" dir="auto">
            {name}
          </h2>
          <p class="purchase-row">
            <a href={`/orders/${shop}/${encodeURIComponent(order)}`}>{t('purchase.order', { number: order })}</a>
            <span class="figures">
              {money({ amount: totals.findLast(({ type }) => type === 'total')?.amount ?? 0, currency })}
            </span>
          </p>
          <div class="paper-actions">
            <a class="button button-quiet" href={`/s/${shop}`} target={embedded ? '_top' : undefined}>
              {t('purchase.thread')}
            </a>
          </div>
        </section>
      ))}
      <p class="cart-sum">
        <span>{t('purchase.total', { count: ordersIn(purchase).length })}</span>
        <span class="figures">{money(purchase.total)}</span>
      </p>
    </section>
  )
}
