import { isRefused, type Refused } from '../tools.ts'
import type { Context, Move, OptionMove } from '../dialogue/context.ts'
import { list, option, t } from '../dialogue/labels.ts'
import { instead } from './suggest.ts'
import { cartPart } from './paper.ts'
import { worded } from './wording.ts'

/** What the world refused, in the shopper's language, each with a way on. */
export async function refusal(ctx: Context, answer: Refused): Promise<Move[]> {
  const forget: Move = { do: 'set', state: { pending: null } }
  switch (answer.refused) {
    case 'sold_out':
      return soldOut(ctx)
    case 'slot_taken':
      return timesGone(ctx)
    case 'price_changed':
      return [forget, { do: 'say', key: 'refused.price_changed' }, ...(await cartNow(ctx)), ways([checkout(ctx)])]
    case 'checkout_expired':
    case 'checkout_closed':
      return [
        { do: 'set', state: { checkout: null, pending: null } },
        { do: 'say', key: 'refused.checkout_expired' },
        ...(await cartNow(ctx)),
        ways([checkout(ctx)]),
      ]
    case 'checkout_incomplete':
      return [forget, { do: 'say', key: 'refused.checkout_incomplete' }, ways([checkout(ctx)])]
    case 'cart_closed':
      return [
        { do: 'set', state: { item: null, checkout: null, pending: null } },
        { do: 'say', key: 'refused.cart_closed' },
        ways([browse(ctx), human(ctx)]),
      ]
    case 'invalid_discount':
      return [
        { do: 'set', state: { discount: null } },
        { do: 'say', key: 'refused.invalid_discount' },
      ]
    case 'not_cancellable':
      return [forget, { do: 'say', key: 'cancel.too_late' }, ways([human(ctx)])]
    case 'not_found':
      return [forget, { do: 'say', key: 'refused.not_found' }, ways([browse(ctx), human(ctx)])]
    case 'shop_may_not_sell':
      return [forget, { do: 'say', key: 'refused.may_not_sell' }, ways([human(ctx)])]
    case 'shop_paused':
      return [forget, { do: 'say', key: 'refused.paused' }, ways([human(ctx)])]
    case 'offer_may_not_sell':
      return [forget, { do: 'say', key: 'refused.offer_may_not_sell' }, ways([browse(ctx), human(ctx)])]
    case 'payment_declined':
      return [forget, { do: 'say', key: 'refused.payment_declined' }, ways([checkout(ctx), human(ctx)])]
    case 'gateway_failed':
    case 'rate_limited':
    case 'in_flight':
    case 'not_ready':
      return [forget, { do: 'say', key: 'refused.try_again' }, ways([checkout(ctx), human(ctx)])]
    default:
      return [forget, { do: 'say', key: 'refused.other' }, ways([human(ctx)])]
  }
}

function ways(options: OptionMove[]): Move {
  return { do: 'offer', options }
}

function checkout(ctx: Context): OptionMove {
  return option({ verb: 'checkout' }, t(ctx, 'action.checkout'))
}

function browse(ctx: Context): OptionMove {
  return option({ verb: 'browse' }, t(ctx, 'action.browse'))
}

export function human(ctx: Context): OptionMove {
  return option({ verb: 'human' }, t(ctx, 'action.human'))
}

async function cartNow(ctx: Context): Promise<Move[]> {
  const cart = await ctx.tools.cart.get(ctx.shop.id)
  return cart && cart.lines.length > 0 ? [cartPart(ctx, await worded(ctx, cart))] : []
}

/** A time in the cart is somebody else's by now: it is named and taken out, and can be chosen again. */
async function timesGone(ctx: Context): Promise<Move[]> {
  const shop = ctx.shop.id
  const cart = await ctx.tools.cart.get(shop)
  const moves: Move[] = [
    { do: 'set', state: { pending: null, item: null, checkout: null, said: '' } },
    { do: 'say', key: 'times.taken' },
  ]
  const options: OptionMove[] = []
  for (const { id, offer, title, quantity, appointments = [] } of cart?.lines ?? []) {
    for (const { field, from } of appointments) {
      const day = { from: from.slice(0, 10), limit: 200 }
      const { slots } = await ctx.tools.slots({ shop, of: { offer, field }, quantity, ...day })
      if (slots.some((slot) => slot.from === from)) continue
      await ctx.tools.cart.remove(shop, id, `${ctx.turn.message.id}:gone:${id}`)
      options.push(option({ verb: 'show', offer }, title))
    }
  }
  return [...moves, ...(await cartNow(ctx)), ways([...options, human(ctx)])]
}

/** Something in the cart went in the meantime: it is named and taken out, and others like it are shown. */
async function soldOut(ctx: Context): Promise<Move[]> {
  const cart = await ctx.tools.cart.get(ctx.shop.id)
  const lines = (cart ? (await worded(ctx, cart)).lines : []).filter((line) => line.problem)
  if (!cart || lines.length === 0) {
    return [
      { do: 'set', state: { pending: null } },
      { do: 'say', key: 'refused.sold_out' },
      ways([browse(ctx), human(ctx)]),
    ]
  }
  const titles = list(
    ctx,
    lines.map((line) => (line.detail ? `${line.title} (${line.detail})` : line.title)),
  )
  let now = cart
  for (const line of lines) {
    const done = await ctx.tools.cart.remove(ctx.shop.id, line.id, `${ctx.turn.message.id}:gone:${line.id}`)
    if (!isRefused(done)) now = done
  }
  const said: Move[] = [{ do: 'say', key: 'refused.sold_out_lines', args: { titles, count: lines.length } }]
  if (now.lines.length > 0) said.push(cartPart(ctx, await worded(ctx, now)), ways([checkout(ctx)]))
  const product = await ctx.tools.product({ shop: ctx.shop.id, id: lines[0]?.offer ?? '' })
  return instead(ctx, product, said)
}
