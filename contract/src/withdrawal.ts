import { z } from 'zod'
import { Id } from './ids.ts'

/** A line in a statement: how many of it, and whether the right stood when the statement came. */
export const WithdrawnLine = z.object({
  line: Id,
  title: z.string(),
  detail: z.string(),
  quantity: z.int().positive(),
  may: z.boolean(),
  /** Why not, as the buyer was told. */
  reason: z.string().optional(),
})
export type WithdrawnLine = z.infer<typeof WithdrawnLine>

export const WITHDRAWAL_STATES = ['received', 'settled'] as const

/** A buyer's statement that they withdraw from a contract: what was declared, in which words, and when it came. */
export const Withdrawal = z.object({
  id: Id,
  /** The number of the order. */
  order: z.string(),
  state: z.enum(WITHDRAWAL_STATES),
  at: z.string(),
  language: z.string(),
  /** The declaration itself. */
  text: z.string(),
  buyer: z.object({ name: z.string().optional(), email: z.string().optional() }),
  lines: z.array(WithdrawnLine),
  settled: z.object({ at: z.string(), by: z.string(), note: z.string().optional() }).optional(),
})
export type Withdrawal = z.infer<typeof Withdrawal>

/** What of an order can still be withdrawn from, and what has been. */
export const Withdrawable = z.object({
  order: z.string(),
  placedAt: z.string(),
  lines: z.array(
    z.object({
      line: Id,
      title: z.string(),
      detail: z.string(),
      image: z.string().optional(),
      /** How many are left to withdraw from. */
      quantity: z.int().nonnegative(),
      may: z.boolean(),
      /** The last local day; absent while the period has not begun. */
      until: z.iso.date().optional(),
      reason: z.string().optional(),
      /** What the buyer is told of its exception while the right still stands. */
      note: z.string().optional(),
    }),
  ),
  /** The words on both buttons. */
  labels: z.object({ open: z.string(), confirm: z.string() }),
  statements: z.array(Withdrawal),
})
export type Withdrawable = z.infer<typeof Withdrawable>

export const Withdraw = z.object({
  lines: z
    .array(z.object({ line: Id, quantity: z.int().min(1).max(999) }))
    .min(1)
    .max(200),
  /** The language in which it was read and confirmed. */
  language: z.string().max(35).optional(),
})

/** Names an order without any right to see it. */
export const OrderClaim = z.object({
  number: z.string().trim().min(1).max(40),
  email: z.email().max(254),
  language: z.string().max(35).optional(),
})
