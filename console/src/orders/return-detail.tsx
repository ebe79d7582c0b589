import type { Order } from '@souk/contract/order.ts'
import type { Return } from '@souk/contract/returns.ts'
import { Link } from '@tanstack/react-router'
import { useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { money } from '../ui/format.ts'
import { Time } from '../ui/time.tsx'
import { ReturnDeeds } from './return-deeds.tsx'

/** One return: what and why, its pictures, its parcel, its steps, and the next thing to do. */
export function ReturnDetail({ one, order }: { one: Return; order: Order | undefined }) {
  const shop = useShop()
  const mayWrite = useMay('orders:write')
  const params = { shop, number: one.order }
  const { data } = useCall('getOrderDesk', { params }, { enabled: order === undefined })
  const whole = order ?? data?.order
  return (
    <div className="grid gap-x-8 gap-y-3 px-3 pt-2 pb-5 tablet:ps-10 desk:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="grid content-start gap-3">
        <p className="flex flex-wrap gap-x-3">
          <Link to="/s/$shop/orders/$number" params={params} className="text-action underline-offset-2 hover:underline">
            {t('orders.one', { number: one.order })}
          </Link>
          <span>{t(`returns.why.${one.reason}`)}</span>
          {one.refunded && <span className="figures">{t('orders.refunded', { amount: money(one.refunded) })}</span>}
        </p>
        {one.note && (
          <blockquote className="border-s-3 border-edge ps-3" dir="auto">
            {one.note}
          </blockquote>
        )}
        {one.photos && <Photos photos={one.photos} />}
        <Lines one={one} />
        {one.parcel && (
          <p className="text-1 text-muted">
            {t('returns.parcel', { state: t(`ship.parcel.${stateOf(one.parcel.state)}`) })}{' '}
            <span className="figures">{one.parcel.tracking}</span>
          </p>
        )}
        {mayWrite && whole && <ReturnDeeds key={one.state} one={one} order={whole} />}
      </div>
      <ol className="grid content-start gap-1 text-1">
        {one.steps.map(({ state, at }) => (
          <li key={`${state} ${at}`} className="flex justify-between gap-3 border-b border-rule py-1">
            <span>{t(`returns.is.${state}`)}</span>
            <span className="text-muted">
              <Time at={at} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

const PARCEL = ['wanted', 'labelled', 'in_transit', 'trouble', 'delivered', 'cancelled'] as const

function stateOf(state: string): (typeof PARCEL)[number] {
  return PARCEL.find((one) => one === state) ?? 'wanted'
}

function Photos({ photos }: { photos: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-2">
      {photos.map((url, place) => (
        <li key={url}>
          <a href={url} target="_blank">
            <img
              src={`${url}?w=160`}
              alt={t('returns.photo', { place: place + 1 })}
              className="size-20 rounded-slip object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  )
}

function Lines({ one: { lines } }: { one: Return }) {
  return (
    <ul>
      {lines.map(({ line, title, detail, quantity, exchange, restocked, discarded }) => (
        <li key={`${line} ${exchange?.variant}`} className="flex flex-wrap gap-x-3" dir="auto">
          <span>
            {quantity} × {title} {detail && `(${detail})`}
            {exchange && ` → ${exchange.detail}`}
          </span>
          {restocked !== undefined && (
            <span className="text-muted">{t('returns.counted', { restocked, discarded: discarded ?? 0 })}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
