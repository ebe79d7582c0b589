import { z } from 'zod'
import { Id } from './ids.ts'
import { Money } from './money.ts'

/** Goods on their way back: asked for, agreed to or not, come back, looked at, and then paid back or exchanged. */
export const RETURN_STATES = [
  'requested',
  'approved',
  'refused',
  'received',
  'inspected',
  'refunded',
  'exchanged',
  'cancelled',
] as const
export const RETURN_REASONS = [
  'too_small',
  'too_large',
  'not_as_described',
  'damaged',
  'wrong_item',
  'late',
  'changed_mind',
  'other',
] as const
export const ReturnReason = z.enum(RETURN_REASONS)
export type ReturnReason = z.infer<typeof ReturnReason>

export const ReturnLine = z.object({
  line: Id,
  title: z.string(),
  detail: z.string(),
  quantity: z.int().positive(),
  /** Of an exchange: the variant that is wanted instead, which is held until it is decided. */
  exchange: z.object({ variant: Id, detail: z.string() }).optional(),
  /** Once it has been looked at: units that are on sale again, and units that came and are not. What is in neither did not come. */
  restocked: z.int().nonnegative().optional(),
  discarded: z.int().nonnegative().optional(),
})
export type ReturnLine = z.infer<typeof ReturnLine>

export const Return = z.object({
  id: Id,
  /** As people say it: the order's number and its place, "1042-R1". */
  number: z.string(),
  order: z.string(),
  kind: z.enum(['return', 'exchange']),
  state: z.enum(RETURN_STATES),
  lines: z.array(ReturnLine),
  reason: ReturnReason,
  /** The reason in the customer's own words. */
  note: z.string().optional(),
  /** What the shop says to it. */
  answer: z.string().optional(),
  /** What was paid back for it. */
  refunded: Money.optional(),
  /** Pictures that the customer sent with it: addresses of what was brought into the thread. */
  photos: z.array(z.string()).optional(),
  /** What it went through, and who did it: the customer, or a member of the staff. */
  steps: z.array(z.object({ state: z.enum(RETURN_STATES), at: z.string(), by: z.string() })),
  /** It has a label that the shop pays for: how that parcel is doing. */
  parcel: z
    .object({ id: Id, state: z.string(), tracking: z.string().optional(), url: z.string().optional() })
    .optional(),
  at: z.string(),
  updatedAt: z.string(),
})
export type Return = z.infer<typeof Return>

export const ReturnCreate = z.object({
  lines: z
    .array(
      z.object({
        line: Id,
        quantity: z.int().positive().max(999),
        /** An exchange: this variant of the same product, at the same price. For all lines or for none. */
        variant: Id.optional(),
      }),
    )
    .min(1)
    .max(200),
  reason: ReturnReason,
  note: z.string().max(1000).optional(),
  /** Addresses of pictures that were brought into the thread of the order. */
  photos: z.array(z.string().max(200)).max(6).optional(),
})
export type ReturnCreate = z.infer<typeof ReturnCreate>

/** What of an order can come back now, and why nothing can. */
export const Returnable = z.object({
  order: z.string(),
  lines: z.array(
    z.object({
      line: Id,
      offer: Id,
      variant: Id,
      title: z.string(),
      detail: z.string(),
      image: z.string().optional(),
      quantity: z.int(),
    }),
  ),
  /** not_sent: it has not left and can be cancelled; late: the shop's time is over; none: nothing that could come back. */
  why: z.enum(['not_sent', 'late', 'none']).optional(),
  /** The last moment, once it has arrived. */
  until: z.string().optional(),
  returns: z.array(Return),
})
export type Returnable = z.infer<typeof Returnable>

export const ReturnAnswer = z.object({ answer: z.string().max(1000).optional() })
export const ReturnReceive = z.object({
  /** All of it came and is on sale again; without it, it is looked at first. */
  restock: z.boolean().default(true),
  /** Pays back, or sends what is wanted instead. Without it the return waits until it is settled. */
  settle: z.boolean().default(true),
  answer: z.string().max(1000).optional(),
})
export const ReturnInspect = z.object({
  lines: z
    .array(z.object({ line: Id, restock: z.int().min(0).max(999), discard: z.int().min(0).max(999) }))
    .min(1)
    .max(200),
  answer: z.string().max(1000).optional(),
})
export type ReturnInspect = z.infer<typeof ReturnInspect>
export const ReturnSettle = z.object({
  /** Minor units that are paid back, where that is less than what came back cost: it was worn, or a part is missing. */
  amount: z.int().nonnegative().optional(),
  answer: z.string().max(1000).optional(),
})
