import type { OrderDesk } from '@souk/contract/desk.ts'
import { t, tOr } from '../i18n/t.ts'
import { Time } from '../ui/time.tsx'

type Moment = { at: string; text: string }

/** All that happened, newest first: what was ordered and paid, each step on its way, what staff did. */
function momentsOf({ order, returns, parcels, log }: OrderDesk): Moment[] {
  const paid = order.payments.map(({ at, state }) => ({
    at,
    text: `${t('orders.payment')}: ${t(`orders.payment.${state}`)}`,
  }))
  const steps = order.fulfilments.flatMap(({ steps: all }) =>
    all.slice(1).map(({ at, state }) => ({ at, text: t(`ship.is.${state}`) })),
  )
  const back = returns.flatMap(({ number, steps: all }) =>
    all.map(({ at, state }) => ({ at, text: `${number}: ${t(`returns.is.${state}`)}` })),
  )
  const carried = parcels.flatMap(({ events, tracking }) =>
    events.map(({ at, state, text }) => ({
      at,
      text: [tracking?.carrier, t(`ship.parcel.${state}`), text].filter(Boolean).join(' · '),
    })),
  )
  const done = log
    .filter(({ action }) => !action.startsWith('fulfilment.') && !action.startsWith('return.'))
    .map(({ at, action }) => ({ at, text: tOr(`orders.did.${action}`, 'orders.did.other') }))
  return [
    { at: order.placedAt, text: t('orders.was-placed') },
    ...paid,
    ...steps,
    ...back,
    ...carried,
    ...done,
  ].toSorted((a, b) => b.at.localeCompare(a.at))
}

export function Timeline({ desk }: { desk: OrderDesk }) {
  return (
    <ol className="grid gap-2">
      {momentsOf(desk).map(({ at, text }, place) => (
        <li key={`${at} ${text}`} className="flex gap-3">
          <span className={`mt-2 size-2 flex-none rounded-full ${place === 0 ? 'bg-action' : 'bg-edge'}`} />
          <span className="min-w-0 flex-1">{text}</span>
          <span className="text-1 text-muted">
            <Time at={at} />
          </span>
        </li>
      ))}
    </ol>
  )
}
