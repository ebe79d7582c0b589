import { z } from 'zod'
import { Id } from './ids.ts'
import { minorDigits, Money } from './money.ts'

/** What messages cost, in millionths of a unit of the currency: a text message of $0.0079 is 7,900. */
export const Cost = z.object({ millionths: z.int().nonnegative(), currency: z.string().regex(/^[A-Z]{3}$/) })
export type Cost = z.infer<typeof Cost>

export function costOfMoney({ amount, currency }: Money): Cost {
  return { millionths: amount * 10 ** (6 - minorDigits(currency)), currency }
}

/** What one message costs by the provider's list, for those of which it reports no price. */
export const MessagePrice = Cost.extend({
  channel: z.string().min(1).max(40),
  /** The provider's: `marketing`, `utility`. Absent: any that has no price of its own. */
  category: z.string().min(1).max(60).optional(),
})
export type MessagePrice = z.infer<typeof MessagePrice>

/** What a shop has decided about the cost of its messages. */
export const MessageCosts = z.object({
  prices: z.array(MessagePrice).max(100).default([]),
  /** In a month, of what costs this currency. What the shop says of its own accord is refused beyond it; answers are not. */
  monthlyCaps: z
    .array(Money.refine(({ amount }) => amount >= 0, 'not below zero'))
    .max(5)
    .default([]),
})
export type MessageCosts = z.infer<typeof MessageCosts>

export const CostRow = z.object({
  connection: Id,
  kind: z.string(),
  /** The provider's. */
  category: z.string().optional(),
  messages: z.int(),
  /** Of those, how many count by the shop's list, and how many have no price at all. */
  byList: z.int(),
  unpriced: z.int(),
  cost: z.array(Cost),
})
export type CostRow = z.infer<typeof CostRow>

export const ChannelCosts = z.object({
  /** Days where the shop is, both of them part of it. */
  from: z.iso.date(),
  to: z.iso.date(),
  rows: z.array(CostRow),
  total: z.array(Cost),
  /** Threads in which something was sent, and what one of them cost. */
  conversations: z.int(),
  perConversation: z.array(Cost),
  /** Orders placed in them, and what the threads that ended in an order cost for each. */
  orders: z.int(),
  perOrder: z.array(Cost),
  /** This month. */
  caps: z.array(z.object({ cap: Money, spent: Cost })),
})
export type ChannelCosts = z.infer<typeof ChannelCosts>
