import { z } from 'zod'

/** What makes an order a present. Nothing that goes with the goods, or to who gets them, shows a price while `hidePrice` holds. */
export const Gift = z.object({
  /** Who gets it; absent = whom the address names. */
  recipient: z.string().trim().min(1).max(200).optional(),
  /** The recipient is told that it is on its way, once and without prices; nothing else is ever sent there. */
  recipientEmail: z.email().max(254).optional(),
  /** Who gives it, as the card names them. */
  from: z.string().trim().min(1).max(200).optional(),
  message: z.string().trim().min(1).max(500).optional(),
  hidePrice: z.boolean().default(true),
  /** Wrapped, where the shop offers it: a row `fee` of the totals. */
  wrap: z.boolean().default(false),
  /** The local day on which it shall be there, not sooner than the chosen delivery can make it. */
  deliverOn: z.iso.date().optional(),
})
export type Gift = z.infer<typeof Gift>

/** What a shop takes for wrapping, as a checkout is offered it: minor units, tax included. */
export const GiftWrapChoice = z.object({ label: z.string(), amount: z.int() })
