import type { Fulfilment, Order } from '@souk/contract/order.ts'
import type { Part } from '@souk/contract/parts.ts'
import { stepsOf } from '@souk/contract/steps.ts'
import { addressLines } from '../form/answers.ts'
import { speakMore, t } from '../i18n/t.ts'
import { clock, country, dayName, span } from '../state/format.ts'
import { AwningStripe } from '../ui/awning.tsx'
import { Icon } from '../ui/icon.tsx'
import { lazyPart } from '../ui/lazy.tsx'
import { Lines, sumOf, Totals } from '../ui/lines.tsx'
import '../style/receipt.css'

/** For whom it is, with whom it was paid: few orders have something of it to say. */
const More = lazyPart(
  () => Promise.all([import('./receipt-more.tsx'), speakMore()]).then(([part]) => part.ReceiptMore),
  'quiet',
)

type Shown = Extract<Part, { type: 'order' }>['shown']
type Step = { state: Fulfilment['state']; at?: string | undefined }

export type Paper = {
  shop: { slug: string; name: string }
  shown: Shown
  /** The order as it is now, when it is known. */
  order?: Order | undefined
  href?: string | undefined
  /** `print`: it comes out now. `hold`: it waits behind a sheet. */
  print?: 'print' | 'hold' | undefined
}

/** A printed strip that stays the live order: paid is stamped, packed, shipped and delivered ink in. */
export function Receipt({ shop, shown, order, href, print }: Paper) {
  const paid = order ? order.paid > 0 && order.paid >= sumOf(order.totals) : false
  const canceled = order?.state === 'canceled'
  const isShare = order?.payments.some(({ gateway }) => gateway === 'purchase')
  const seller = isShare ? t('checkout.seller', { seller: shop.name }) : undefined
  const more = order && (order.gift || isShare) && <More slug={shop.slug} order={order} />
  return (
    <div class={print ? `slot slot-${print}` : 'slot'}>
      <section class="receipt" role="group" aria-label={t('receipt.title', { number: shown.number })}>
        <AwningStripe slug={shop.slug} kind="receipt" />
        <header class="receipt-head">
          <p class="receipt-shop" dir="auto">
            {shop.name}
          </p>
          <h2 class="display receipt-number">{shown.number}</h2>
          <p class="receipt-when">
            {dayName(shown.placedAt, Date.now())}, {clock(shown.placedAt)}
          </p>
          {(paid || canceled) && (
            <p class={canceled ? 'stamp stamp-canceled' : 'stamp'}>
              {t(canceled ? 'receipt.canceled' : 'receipt.paid')}
            </p>
          )}
        </header>
        <Lines lines={shown.lines} currency={shown.currency} seller={seller} />
        <Totals totals={shown.totals} taxes={shown.lines.flatMap(({ taxes }) => taxes)} currency={shown.currency} />
        {(shown.delivery || shown.address || more) && (
          <div class="receipt-to">
            {more}
            {shown.delivery && <p dir="auto">{shown.delivery}</p>}
            {shown.address && <p dir="auto">{addressLines(shown.address, country).join('\n')}</p>}
          </div>
        )}
        {order?.fulfilments.map((fulfilment) => (
          <Journey
            key={fulfilment.id}
            steps={fulfilment.steps}
            kind={fulfilment.kind}
            tracking={fulfilment.tracking?.number}
            carrier={fulfilment.tracking?.carrier}
            url={fulfilment.tracking?.url}
            expected={fulfilment.expected}
          />
        ))}
        {href && (
          <a class="receipt-link" href={href}>
            {t('receipt.open')}
          </a>
        )}
      </section>
    </div>
  )
}

const NAMES = {
  placed: 'step.placed',
  packed: 'step.packed',
  shipped: 'step.shipped',
  delivered: 'step.delivered',
} as const

/** What is fetched is ready, and then collected; what is booked takes place; what is downloaded is there. */
const OWN_NAMES = {
  pickup: { ...NAMES, shipped: 'step.ready', delivered: 'step.collected' },
  slot: { ...NAMES, placed: 'step.booked', delivered: 'step.over' },
  digital: { ...NAMES, delivered: 'step.here' },
  ship: NAMES,
  deliver: NAMES,
} as const

type JourneyProps = {
  steps: readonly Step[]
  kind?: Fulfilment['kind'] | undefined
  tracking?: string | undefined
  carrier?: string | undefined
  url?: string | undefined
  expected?: { from: string; to: string } | undefined
}

/** The steps of a delivery; those that happened are inked. */
export function Journey({ steps, kind = 'ship', tracking, carrier, url, expected }: JourneyProps) {
  const at = new Map(steps.map((step) => [step.state, step.at]))
  const way = stepsOf(kind)
  const last = way.findLastIndex((state) => at.has(state))
  const canceled = at.has('canceled')
  const code = [carrier, tracking].filter(Boolean).join(' ')
  return (
    <div class="journey">
      <ol class={canceled ? 'steps steps-canceled' : 'steps'}>
        {way.map((state, i) => {
          const done = i <= last
          const when = at.get(state)
          return (
            <li key={state} class={done ? 'step step-done' : 'step'} aria-current={i === last ? 'step' : undefined}>
              <span class="step-mark" aria-hidden="true">
                <Icon name="check" size={13} />
              </span>
              <span class="step-name">{t(OWN_NAMES[kind][state])}</span>
              {when ? (
                <time class="step-time figures">{clock(when)}</time>
              ) : (
                <span class="visually-hidden">{t('step.open')}</span>
              )}
            </li>
          )
        })}
      </ol>
      {canceled && <p class="fault">{t('step.canceled')}</p>}
      {expected && !at.has('delivered') && !canceled && (
        <p class="journey-note">{t('step.expected', { when: span(expected.from, expected.to) })}</p>
      )}
      {code && (
        <p class="journey-note figures">
          {url ? (
            <a href={url} target="_blank" rel="noopener noreferrer">
              {code}
            </a>
          ) : (
            code
          )}
        </p>
      )}
    </div>
  )
}

/** What a receipt shows of an order. */
export function shownOf(order: Order): Shown {
  return {
    number: order.number,
    placedAt: order.placedAt,
    currency: order.currency,
    lines: order.lines,
    totals: order.totals,
    ...(order.shippingLabel && { delivery: order.shippingLabel }),
    ...(order.address && { address: order.address }),
  }
}
