import type { Address, Line, Total } from '@souk/contract/order.ts'
import type { Part } from '@souk/contract/parts.ts'
import { stepsOf } from '@souk/contract/steps.ts'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import check from 'icon:check'
import credit from 'icon:credit-card'
import { t } from '../../i18n/t.ts'
import { useShop } from '../../shell/desk.ts'
import { clock, fullTime, money, shortDay } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'

type Of<T extends Part['type']> = Extract<Part, { type: T }>

/** Commerce is paper: a slip with a title, lines and a sum. */
export function Paper({ title, children, mark }: { title: ReactNode; children: ReactNode; mark?: ReactNode }) {
  return (
    <section className="w-85 max-w-full rounded-slip bg-paper px-3 py-2 inset-ring inset-ring-rule">
      <header className="flex items-baseline justify-between gap-3 pb-1">
        <h3 className="font-strong">{title}</h3>
        {mark && <span className="text-1 text-muted">{mark}</span>}
      </header>
      {children}
    </section>
  )
}

export function Lines({ lines, currency }: { lines: readonly Line[]; currency: string }) {
  return (
    <ul className="border-t border-dashed border-edge py-1">
      {lines.map((line) => (
        <li key={line.id} className="flex gap-3 py-0.5">
          <span className="min-w-0 flex-1" dir="auto">
            {line.quantity > 1 && <span className="figures">{line.quantity} × </span>}
            {line.title} {line.detail && <span className="text-1 text-muted">{line.detail}</span>}
            {line.problem && <span className="block text-1 text-danger">{t('thread.sold-out')}</span>}
          </span>
          <span className="figures">{money({ amount: line.total, currency })}</span>
        </li>
      ))}
    </ul>
  )
}

export function Totals({ totals, currency }: { totals: readonly Total[]; currency: string }) {
  const several = totals.length > 2
  return (
    <dl className="border-t border-dashed border-edge pt-1">
      {totals
        .filter(({ type }) => several || type === 'total')
        .map(({ type, label, amount }, place) => (
          <div
            key={place}
            className={`flex justify-between gap-3 ${type === 'total' ? 'font-strong' : 'text-1 text-muted'}`}
          >
            <dt dir="auto">{label ?? t(`thread.total.${type}`)}</dt>
            <dd className="figures">{money({ amount, currency })}</dd>
          </div>
        ))}
    </dl>
  )
}

export function CartPart({ part: { shown } }: { part: Of<'cart'> }) {
  return (
    <Paper title={t('inbox.part.cart')}>
      <Lines {...shown} />
      <Totals {...shown} />
    </Paper>
  )
}

export function CheckoutPart({ part: { shown } }: { part: Of<'checkout'> }) {
  return (
    <Paper title={t('inbox.part.checkout')}>
      <Lines {...shown} />
      <Totals {...shown} />
      <To {...shown} />
    </Paper>
  )
}

export function OrderPart({ part: { shown } }: { part: Of<'order'> }) {
  return (
    <Paper title={<OrderLink number={shown.number} />} mark={`${shortDay(shown.placedAt)}, ${clock(shown.placedAt)}`}>
      <Lines {...shown} />
      <Totals {...shown} />
      <To {...shown} />
    </Paper>
  )
}

function To({
  delivery,
  address,
  email,
}: {
  delivery?: string | undefined
  address?: Address | undefined
  email?: string | undefined
}) {
  const lines = [delivery, address && addressLine(address), email].filter(Boolean)
  if (lines.length === 0) return null
  return (
    <p dir="auto" className="mt-1 border-t border-dashed border-edge pt-1 text-1 whitespace-pre-line text-muted">
      {lines.join('\n')}
    </p>
  )
}

export function addressLine({ name, line1, line2, postcode, city, region, country }: Address): string {
  return [name, line1, line2, [postcode, city].filter(Boolean).join(' '), region, country].filter(Boolean).join(', ')
}

/** To the order's page; what can be done with it is done there. */
export function OrderLink({ number }: { number: string }) {
  const shop = useShop()
  const { history } = useRouter()
  const to = `/console/s/${shop}/orders/${encodeURIComponent(number)}`
  return (
    <a
      href={to}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        history.push(to)
      }}
      className="figures font-display underline underline-offset-2"
    >
      {number}
    </a>
  )
}

export function PaymentRequest({ part: { amount } }: { part: Of<'payment.request'> }) {
  return (
    <span className="inline-flex items-center gap-2 rounded-slip bg-paper px-3 py-2 inset-ring inset-ring-rule">
      <Icon path={credit} size={18} /> {t('thread.pay', { sum: money(amount) })}
    </span>
  )
}

export function Tracking({ part: { shown } }: { part: Of<'tracking'> }) {
  const at = new Map(shown.steps.map((step) => [step.state, step.at]))
  const way = stepsOf(shown.kind ?? (shown.pickup ? 'pickup' : 'ship'))
  const last = way.findLastIndex((state) => at.has(state))
  const code = [shown.carrier, shown.tracking].filter(Boolean).join(' ')
  return (
    <Paper title={<OrderLink number={shown.number} />}>
      <ol className="flex gap-1 border-t border-dashed border-edge pt-2">
        {way.map((state, place) => (
          <li
            key={state}
            aria-current={place === last ? 'step' : undefined}
            className={`min-w-0 flex-1 border-t-2 pt-1 text-1 ${place <= last ? 'border-action' : 'border-rule text-muted'}`}
          >
            <span className="flex items-center gap-1">
              {place <= last && <Icon path={check} size={13} />}
              <span className="truncate">{t(`thread.step.${state}`)}</span>
            </span>
            <Moment at={at.get(state)} />
          </li>
        ))}
      </ol>
      {at.has('canceled') && <p className="text-danger">{t('thread.step.canceled')}</p>}
      {code && (
        <p className="figures pt-1 text-1">
          {shown.url ? (
            <a href={shown.url} target="_blank" rel="noopener noreferrer" className="underline">
              {code}
            </a>
          ) : (
            code
          )}
        </p>
      )}
    </Paper>
  )
}

function Moment({ at }: { at: string | undefined }) {
  return at ? (
    <time dateTime={at} title={fullTime(at)} className="figures text-muted">
      {shortDay(at)}
    </time>
  ) : null
}
