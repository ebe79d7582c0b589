import { z } from 'zod'
import { Cart } from './order.ts'

/**
 * What became of a line that was ordered once: as it was, at another price, fewer than then, `sold_out`, `gone` from the shop,
 * or `open`: it asks for something that has to be answered anew, such as a day.
 */
export const REORDER_OUTCOMES = ['same', 'price', 'fewer', 'sold_out', 'gone', 'open'] as const
export const ReorderLine = z.object({
  offer: z.string(),
  title: z.string(),
  detail: z.string(),
  outcome: z.enum(REORDER_OUTCOMES),
  /** How many are in the cart now, of how many then. */
  added: z.int(),
  quantity: z.int(),
  /** Of one, in minor units of the cart's currency: then, and now where it can be had. */
  was: z.int(),
  now: z.int().optional(),
})
export type ReorderLine = z.infer<typeof ReorderLine>

/** The same once more: the cart, and what is not as it was. */
export const Reorder = z.object({ cart: Cart, lines: z.array(ReorderLine) })
export type Reorder = z.infer<typeof Reorder>
