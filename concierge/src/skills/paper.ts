import type { Cart, Checkout, Line, Order } from '@souk/contract/order.ts'
import { stepsOf } from '@souk/contract/steps.ts'
import type { AskMove, Context, Move } from '../dialogue/context.ts'
import { money, option, t } from '../dialogue/labels.ts'
import { encode } from '../dialogue/values.ts'
import { wayLabel, wayText } from './shipping.ts'
import { wordedTotals } from './wording.ts'

export function lineArgs(ctx: Context, cart: Cart, line: Line): Record<string, string | number> {
  const title = line.detail ? `${line.title} (${line.detail})` : line.title
  return { title, quantity: line.quantity, total: money(ctx, { amount: line.total, currency: cart.currency }) }
}

export function cartPart(ctx: Context, cart: Cart): Move {
  const { id, currency, lines, totals } = cart
  const actions = lines.length > 0 ? [{ value: encode({ verb: 'checkout' }), label: t(ctx, 'action.checkout') }] : []
  return {
    do: 'show',
    part: { type: 'cart', ref: { kind: 'cart', shop: ctx.shop.id, id }, shown: { currency, lines, totals }, actions },
  }
}

/** Whether to pay now; a cart that has changed since makes it a new question. */
export function askCheckout(ctx: Context, cart: Cart): AskMove {
  return {
    do: 'ask',
    pending: { ask: 'checkout', step: cart.version, yes: encode({ verb: 'checkout' }), no: encode({ verb: 'no' }) },
    key: 'cart.ask_checkout',
    options: [
      option({ verb: 'checkout' }, t(ctx, 'action.checkout')),
      option({ verb: 'browse' }, t(ctx, 'action.browse')),
    ],
  }
}

/** The checkout as it stands, with its page and the way to pay; where only the page places the order there is no other. */
export function checkoutPart(ctx: Context, checkout: Checkout): Move {
  const { id, currency, lines, totals, address, buyer, url } = checkout
  const way = checkout.shippingOptions.find((one) => one.id === checkout.shippingOption)
  const shown = {
    currency,
    lines,
    totals: wordedTotals(totals, way && wayLabel(ctx, way)),
    ...(way ? { delivery: wayText(ctx, way, lines) } : {}),
    ...(address ? { address } : {}),
    ...(buyer.email ? { email: buyer.email } : {}),
  }
  const pay = { value: encode({ verb: 'pay', checkout: id }), label: t(ctx, 'action.pay') }
  const actions = isPlacedOnPage(checkout) ? [] : [pay]
  return {
    do: 'show',
    part: { type: 'checkout', ref: { kind: 'checkout', shop: ctx.shop.id, id }, shown, url, actions },
  }
}

/** The law, or the shop, wants the button of the order page: nothing that is said in the thread places the order. */
export function isPlacedOnPage({ placing }: Checkout): boolean {
  return placing?.by === 'page'
}

/** Where a parcel is: the steps it has taken with their times, and the ones to come. */
export function trackingPart(ctx: Context, order: Order): Move {
  const [fulfilment] = order.fulfilments
  const taken = fulfilment?.steps ?? [{ state: 'placed' as const, at: order.placedAt }]
  const kind = fulfilment?.kind
  const ahead = order.state === 'canceled' ? [] : stepsOf(kind)
  const coming = ahead.filter((state) => !taken.some((step) => step.state === state))
  const steps = [...taken, ...coming.map((state) => ({ state }))]
  const { carrier, number, url } = fulfilment?.tracking ?? {}
  const shown = {
    number: order.number,
    steps,
    ...(kind === 'pickup' ? { pickup: true } : {}),
    ...(kind === 'slot' || kind === 'digital' ? { kind } : {}),
    ...(carrier ? { carrier } : {}),
    ...(number ? { tracking: number } : {}),
    ...(url ? { url } : {}),
    ...(fulfilment?.expected && fulfilment.state !== 'delivered' ? { expected: fulfilment.expected } : {}),
  }
  return { do: 'show', part: { type: 'tracking', ref: { kind: 'order', shop: ctx.shop.id, id: order.id }, shown } }
}

export function totalOf(totals: readonly { type: string; amount: number }[]): number {
  return totals.find((row) => row.type === 'total')?.amount ?? 0
}
