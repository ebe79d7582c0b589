import type { Order } from '@souk/contract/order.ts'
import type { Act, Context, Move, Skill } from '../dialogue/context.ts'
import { option, t } from '../dialogue/labels.ts'
import { dateText, momentText } from '../say/figures.ts'
import { trackingPart } from './paper.ts'
import { deliveryWays } from './policies.ts'
import { LAST, proveOffer } from './prove-offer.ts'
import { human } from './refusals.ts'

/** Where an order is: the one named, else the last. */
export const track: Skill = {
  intents: ['order.status', 'refund.status'],
  verbs: ['order'],
  asks: ['order'],
  run,
}

const ORDER =
  /order|parcel|package|refund|bestell|paket|erstatt|pakket|terugbetal|заказ|посылк|возврат|订单|包裹|退款|შეკვეთ|ამანათ|დაბრუნ/iu

async function run(ctx: Context, act: Act): Promise<Move[]> {
  const named = act.kind === 'choice' && act.choice.verb === 'order' ? act.choice.number : ctx.u.order
  const found = await findOrder(ctx, named)
  if (found === 'unknown') {
    return [{ do: 'say', key: 'order.unknown', args: { number: named ?? '' } }, ...proveOffer(ctx, named ?? '')]
  }
  if (!found)
    return [
      { do: 'say', key: 'order.none' },
      // "How long does it take?" before anything was ordered
      ...(ORDER.test(ctx.text)
        ? proveOffer(ctx, LAST)
        : [...deliveryWays(ctx), { do: 'offer' as const, options: [human(ctx)] }]),
    ]
  const refund = act.kind === 'intent' && act.intent === 'refund.status'
  return [
    { do: 'set', state: { order: found.order.number } },
    refund ? refundLine(found.order) : statusLine(ctx, found.order),
    trackingPart(ctx, found.order),
    ...othersOf(ctx, found.others),
    ...onceMore(ctx, found.order),
  ]
}

/** The shopper's own order: only these are ever looked at. */
export async function findOrder(
  ctx: Context,
  number: string | undefined,
): Promise<{ order: Order; others: Order[] } | 'unknown' | null> {
  if (number) {
    const order = await ctx.tools.orders.get(ctx.shop.id, number)
    return order ? { order, others: [] } : 'unknown'
  }
  const orders = await ctx.tools.orders.list(ctx.shop.id, 5)
  const [latest, ...others] = orders
  return latest ? { order: latest, others } : null
}

function othersOf(ctx: Context, others: readonly Order[]): Move[] {
  const open = others.filter((order) => order.state === 'placed').slice(0, 3)
  const options = open.map((order) =>
    option({ verb: 'order', number: order.number }, t(ctx, 'action.order', { number: order.number })),
  )
  return options.length > 0 ? [{ do: 'offer', options }] : []
}

/** What has arrived, or never will, can be ordered once more. */
function onceMore(ctx: Context, { number, state, fulfilments }: Order): Move[] {
  const over = state === 'canceled' || fulfilments.every((one) => one.state === 'delivered')
  if (!over) return []
  const again = option({ verb: 'again', number }, t(ctx, 'action.again'))
  const back = option({ verb: 'back', step: 'start', value: number }, t(ctx, 'action.return'))
  return [{ do: 'offer', options: state === 'canceled' ? [again] : [again, back] }]
}

function statusLine(ctx: Context, order: Order): Move {
  const number = order.number
  const [fulfilment] = order.fulfilments
  if (order.state === 'canceled' || fulfilment?.state === 'canceled')
    return { do: 'say', key: 'order.canceled', args: { number } }
  const state = fulfilment?.state ?? 'placed'
  const step = fulfilment?.steps.findLast((one) => one.state === state)
  const date = dateText(step?.at ?? order.placedAt, ctx.language, ctx.shop.timezone)
  const { appointment, kind } = fulfilment ?? {}
  if (kind === 'slot' && appointment && state !== 'delivered') {
    const args = { number, title: appointment.label, when: momentText(appointment.from, ctx.language) }
    return { do: 'say', key: 'order.booked', args }
  }
  if (kind === 'slot') return { do: 'say', key: 'order.over', args: { number, date } }
  if (kind === 'digital') return { do: 'say', key: 'order.here', args: { number, date } }
  const isFetched = kind === 'pickup'
  if (isFetched && state === 'shipped') return { do: 'say', key: 'order.ready', args: { number, date } }
  if (isFetched && state === 'delivered') return { do: 'say', key: 'order.collected', args: { number, date } }
  if (state === 'delivered') return { do: 'say', key: 'order.delivered', args: { number, date } }
  const expected = fulfilment?.expected?.to
  const args = { number, date, expected: expected ? dateText(expected, ctx.language, ctx.shop.timezone) : 'none' }
  return {
    do: 'say',
    key: state === 'shipped' ? 'order.shipped' : state === 'packed' ? 'order.packed' : 'order.placed',
    args,
  }
}

function refundLine(order: Order): Move {
  const refunded = order.payments.reduce((sum, payment) => sum + payment.refunded, 0)
  return { do: 'say', key: refunded > 0 ? 'refund.done' : 'refund.none', args: { number: order.number } }
}
