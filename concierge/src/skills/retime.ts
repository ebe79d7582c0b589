import type { Context, Move } from '../dialogue/context.ts'
import { has } from '../dialogue/cues.ts'
import { timeWish } from '../dialogue/time-words.ts'
import type { SlotsOf } from '../tools.ts'
import { askTime, isTimeSlot, withTime } from './appointment.ts'
import { putIntoCart } from './put.ts'
import { slotsOf, variantsFor } from './slots.ts'
import { findTimes } from './times.ts'

/** "No, at four": another time for what was just put into the cart; other times are shown where that one is not free. */
export async function changeTime(ctx: Context): Promise<Move[] | null> {
  const { item, pending } = ctx.state
  const [top] = ctx.u.intents
  if (!item?.line || pending?.ask !== 'checkout' || has(ctx.text, 'also') || top?.name === 'book.start') return null
  if (Object.keys(timeWish(ctx, ctx.text)).length === 0) return null
  const product = await ctx.tools.product({ shop: ctx.shop.id, id: item.offer })
  const slot = product && slotsOf(ctx, product, item).find(isTimeSlot)
  if (!product || !slot || ctx.u.want.types.some((type) => !product.concepts.includes(type))) return null
  const before = item.form[slot.id]
  const of: SlotsOf = { offer: product.id, field: slot.id }
  const times = await findTimes(ctx, of, item.quantity, typeof before === 'string' ? before : undefined)
  const variant = variantsFor(product, item.options)[0]
  if (times.exact && variant) return putIntoCart(ctx, product, variant.id, withTime(item, slot, times.exact.from))
  const form = Object.fromEntries(Object.entries(item.form).filter(([id]) => id !== slot.id))
  return [{ do: 'set', state: { item: { ...item, form, wanted: true } } }, ...askTime(ctx, product, slot, times)]
}
