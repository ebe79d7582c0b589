import type { Order } from '@souk/contract/order.ts'
import { t } from '../i18n/t.ts'
import { money } from '../ui/format.ts'
import { Time } from '../ui/time.tsx'

/** What was bought, and what it comes to. */
export function Lines({ order: { lines, totals, currency } }: { order: Order }) {
  const sum = (amount: number) => money({ amount, currency })
  return (
    <table className="w-full border-collapse">
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('orders.what')}</th>
          <th scope="col">{t('orders.sum')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, quantity, title, detail, total }) => (
          <tr key={id} className="h-(--row) border-b border-rule">
            <td className="py-1 pe-3" dir="auto">
              {quantity > 1 && <span className="figures font-strong">{quantity} × </span>}
              {title}
              {detail && <span className="text-muted"> · {detail}</span>}
            </td>
            <td className="figures w-28 py-1 text-end">{sum(total)}</td>
          </tr>
        ))}
        {totals.map(({ type, label, amount }) => (
          <tr key={type} className={type === 'total' ? 'font-strong' : 'text-muted'}>
            <td className="pt-2 pe-3 text-end">{label ?? t(`orders.total.${type}`)}</td>
            <td className="figures pt-2 text-end">{sum(amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** By what it is paid, and what went back. */
export function Payments({ order: { payments, currency } }: { order: Order }) {
  if (payments.length === 0) return <p className="text-muted">{t('orders.no-payment')}</p>
  return (
    <ul>
      {payments.map(({ id, gateway, state, amount, refunded, at }) => (
        <li key={id} className="row flex flex-wrap items-center gap-x-3">
          <span className="min-w-0 flex-1">
            {gateway} · {t(`orders.payment.${state}`)}
          </span>
          <span className="text-1 text-muted">
            <Time at={at} />
          </span>
          {refunded > 0 && (
            <span className="figures text-muted">
              {t('orders.refunded', { amount: money({ amount: refunded, currency }) })}
            </span>
          )}
          <span className="figures w-24 text-end">{money(amount)}</span>
        </li>
      ))}
    </ul>
  )
}
