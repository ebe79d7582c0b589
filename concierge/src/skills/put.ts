import type { Product } from '@souk/contract/catalog.ts'
import type { Cart, Line } from '@souk/contract/order.ts'
import { isRefused, type Refused } from '../tools.ts'
import { after, once, type Context, type Move } from '../dialogue/context.ts'
import type { Item } from '../dialogue/state.ts'
import { askTime, isTimeSlot, timesOf } from './appointment.ts'
import { ofDay } from './times.ts'
import { askCheckout, cartPart, lineArgs } from './paper.ts'
import { refusal } from './refusals.ts'
import { missing, slotsOf, variantsFor } from './slots.ts'
import { questionFor } from './question.ts'
import { instead } from './suggest.ts'
import { worded } from './wording.ts'

/** Puts a complete item into the cart, or changes the line it already is. */
export async function putIntoCart(ctx: Context, product: Product, variant: string, item: Item): Promise<Move[]> {
  const shop = ctx.shop.id
  const done = item.line
    ? await ctx.tools.cart.change(
        shop,
        item.line,
        { variant, form: item.form, quantity: item.quantity },
        once(ctx, `change:${item.line}`),
      )
    : await ctx.tools.cart.add(
        shop,
        { offer: product.id, variant, form: item.form, quantity: item.quantity },
        once(ctx, `add:${variant}`),
      )
  if (isRefused(done)) return refused(ctx, product, item, done)
  const now = await worded(ctx, done)
  const line = item.line ? now.lines.find((one) => one.id === item.line) : newest(now, product, variant)
  const kept: Move = { do: 'set', state: { item: { ...item, ...(line ? { line: line.id } : {}) }, focus: product.id } }
  const said: Move[] = line
    ? [{ do: 'say', key: item.line ? 'cart.changed' : 'cart.added', args: lineArgs(ctx, now, line) }]
    : []
  return [kept, ...said, cartPart(ctx, now), askCheckout(ctx, now)]
}

/** The line that was added: the last one of this variant. */
function newest(cart: Cart, product: Product, variant: string): Line | undefined {
  return cart.lines.findLast((line) => line.offer === product.id && line.variant === variant)
}

/** Sold out in the meantime: another variant if there is one, else something similar. */
async function refused(ctx: Context, product: Product, item: Item, answer: Refused): Promise<Move[]> {
  if (answer.refused === 'slot_taken') return timeGone(ctx, product, item)
  if (answer.refused !== 'sold_out' && answer.refused !== 'invalid_form') return refusal(ctx, answer)
  if (answer.refused === 'invalid_form') {
    const moves: Move[] = [
      { do: 'say', key: 'refused.invalid_form' },
      { do: 'set', state: { item: { ...item, form: {}, skipped: [] } } },
    ]
    const cleared: Item = { ...item, form: {}, skipped: [] }
    const slot = missing(slotsOf(ctx, product, cleared), cleared)
    return slot ? [...moves, questionFor(after(ctx, moves), product, cleared, slot)] : moves
  }
  const fresh = (await ctx.tools.product({ shop: ctx.shop.id, id: product.id })) ?? product
  const said: Move = { do: 'say', key: 'refused.sold_out_item', args: { title: product.title } }
  const [name] = product.options.toReversed()
  const rest: Item = { ...item, options: without(item.options, name) }
  const slot = missing(slotsOf(ctx, fresh, rest), rest)
  if (!slot || !variantsFor(fresh, rest.options).some((variant) => variant.available))
    return instead(ctx, product, [said])
  const moves: Move[] = [said, { do: 'set', state: { item: rest, focus: product.id } }]
  return [...moves, questionFor(after(ctx, moves), fresh, rest, slot)]
}

/** Somebody was quicker: the next question is which of the other times. */
async function timeGone(ctx: Context, product: Product, item: Item): Promise<Move[]> {
  const times = product.form.filter(({ type }) => type === 'slot').map(({ id }) => id)
  const kept = Object.entries(item.form).filter(([id]) => !times.includes(id))
  const cleared: Item = { ...item, form: Object.fromEntries(kept) }
  const slot = slotsOf(ctx, product, cleared).find(isTimeSlot)
  const moves: Move[] = [
    { do: 'say', key: 'times.taken' },
    { do: 'set', state: { item: cleared, focus: product.id, said: '' } },
  ]
  if (!slot) return moves
  const gone = item.form[slot.id]
  const quiet = ofDay(after(ctx, moves), typeof gone === 'string' ? gone : '')
  return [...moves, ...askTime(quiet, product, slot, await timesOf(quiet, product, cleared, slot))]
}

function without(options: Record<string, string>, name: string | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(options).filter(([key]) => key !== name))
}
