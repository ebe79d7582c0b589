import type { Order } from '@souk/contract/order.ts'
import { isRefused } from '../tools.ts'
import { once, type Act, type Context, type Move, type Skill } from '../dialogue/context.ts'
import { money, option, t } from '../dialogue/labels.ts'
import type { Pending } from '../dialogue/state.ts'
import { encode } from '../dialogue/values.ts'
import { human, refusal } from './refusals.ts'
import { findOrder } from './track.ts'

/** Calls an order off: asks once whether it is meant, does it, and says what happens with the money. */
export const cancel: Skill = {
  intents: ['order.cancel'],
  verbs: ['cancel'],
  asks: ['cancel'],
  run,
  async resume(ctx, pending) {
    const order = pending.name ? await ctx.tools.orders.get(ctx.shop.id, pending.name) : null
    return order?.cancellable ? [question(ctx, order)] : []
  },
}

async function run(ctx: Context, act: Act): Promise<Move[]> {
  const choice = act.kind === 'choice' && act.choice.verb === 'cancel' ? act.choice : null
  const named = choice?.number ?? ctx.u.order
  if (!named && isStillShopping(ctx.state.pending)) return dropDraft(ctx)
  const found = await findOrder(ctx, named)
  if (found === 'unknown') {
    return [
      { do: 'say', key: 'order.unknown', args: { number: named ?? '' } },
      { do: 'offer', options: [human(ctx)] },
    ]
  }
  if (!found) return dropDraft(ctx)
  const { order } = found
  if (order.state === 'canceled') return [{ do: 'say', key: 'order.canceled', args: { number: order.number } }]
  if (!order.cancellable) {
    return [
      { do: 'set', state: { order: order.number, pending: null } },
      { do: 'say', key: 'cancel.too_late' },
      { do: 'offer', options: [human(ctx)] },
    ]
  }
  return choice?.sure ? perform(ctx, order) : [{ do: 'set', state: { order: order.number } }, question(ctx, order)]
}

/** In the middle of buying, "cancel" means this purchase, not one that was made before. */
function isStillShopping(pending: Pending | null): boolean {
  return pending !== null && ['option', 'field', 'add', 'contact', 'ship', 'checkout', 'pay'].includes(pending.ask)
}

/** Nothing has been ordered yet: the question is dropped, the cart stays. */
async function dropDraft(ctx: Context): Promise<Move[]> {
  const cart = await ctx.tools.cart.get(ctx.shop.id)
  const full = (cart?.lines.length ?? 0) > 0
  return [
    { do: 'set', state: { pending: null, item: null, contact: {} } },
    { do: 'say', key: full ? 'cancel.cart_stays' : 'cancel.nothing' },
    ...(full
      ? [
          {
            do: 'offer' as const,
            options: [
              option({ verb: 'cart' }, t(ctx, 'action.cart')),
              option({ verb: 'browse' }, t(ctx, 'action.browse')),
            ],
          },
        ]
      : []),
  ]
}

function question(ctx: Context, order: Order): Move {
  const yes = { verb: 'cancel' as const, number: order.number, sure: true }
  return {
    do: 'ask',
    pending: { ask: 'cancel', name: order.number, yes: encode(yes), no: encode({ verb: 'no' }) },
    key: isBooking(order) ? 'cancel.ask_booking' : 'cancel.ask',
    args: { number: order.number, title: order.lines.map(({ title }) => title).join(', ') },
    options: [option(yes, t(ctx, 'action.cancel_yes')), option({ verb: 'no' }, t(ctx, 'action.cancel_no'))],
  }
}

/** What takes place at a time was booked and not ordered. */
function isBooking({ fulfilments }: Order): boolean {
  return fulfilments.length > 0 && fulfilments.every(({ kind }) => kind === 'slot')
}

function doneKey(
  order: Order,
  paid: boolean,
): 'cancel.off' | 'cancel.off_refund' | 'cancel.done' | 'cancel.done_refund' {
  if (isBooking(order)) return paid ? 'cancel.off_refund' : 'cancel.off'
  return paid ? 'cancel.done_refund' : 'cancel.done'
}

async function perform(ctx: Context, order: Order): Promise<Move[]> {
  const done = await ctx.tools.orders.cancel(ctx.shop.id, order.number, once(ctx, `cancel:${order.number}`))
  if (isRefused(done)) return refusal(ctx, done)
  const paid = order.paid > 0
  const amount = money(ctx, { amount: order.paid, currency: order.currency })
  return [
    { do: 'set', state: { order: order.number, pending: null } },
    { do: 'say', key: doneKey(order, paid), args: { number: order.number, amount } },
  ]
}
