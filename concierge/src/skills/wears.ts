import type { Product } from '@souk/contract/catalog.ts'
import { chartFor, rowOf } from '@souk/contract/size-fit.ts'
import type { Context } from '../dialogue/context.ts'
import { isSizeName } from '../dialogue/option-names.ts'
import type { Item } from '../dialogue/state.ts'
import type { Slot } from './slots.ts'

/** The size that somebody told of themselves is theirs until they name another; a gift fits somebody else. */
export async function inOwnSize(ctx: Context, product: Product, slots: readonly Slot[], item: Item): Promise<Item> {
  const open = slots.find(({ kind, id, values }) => kind === 'option' && isSizeName(id) && values.length > 1)
  const sized = chartFor(ctx.settings.sizeCharts, product)
  const named = ctx.u.want.attributes['size'] ?? ctx.state.want?.attributes['size'] ?? ctx.state.gift
  if (!open || !sized || sized.option !== open.id || item.options[open.id] !== undefined || named) return item
  const yours = await ctx.tools.sizes.yours({ shop: ctx.shop.id, id: product.id })
  const row = yours?.by === 'said' ? rowOf(sized.chart, yours.size) : undefined
  const value = open.values.find(({ key, available }) => available && row && rowOf(sized.chart, key) === row)
  return value ? { ...item, options: { ...item.options, [open.id]: value.key } } : item
}
