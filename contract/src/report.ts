import { z } from 'zod'
import { Id } from './ids.ts'
import { Money } from './money.ts'

/** Days where the shop is, both of them part of it; a year at most. */
export const ReportTime = z.object({ from: z.iso.date(), to: z.iso.date() })
export type ReportTime = z.infer<typeof ReportTime>

/**
 * What was sold, in each currency. Orders count on the day on which they were placed, money that went back on the day on which
 * that was asked for, so the figures of a day that is over stay as they are. `net` is the one less the other.
 */
export const Sales = z.object({
  orders: z.int(),
  sold: z.array(Money),
  refunded: z.array(Money),
  net: z.array(Money),
})
export type Sales = z.infer<typeof Sales>

const DaySales = Sales.extend({ day: z.iso.date() })

export const SalesReport = ReportTime.extend({
  /** The shop's own. */
  currency: z.string(),
  timezone: z.string(),
  total: Sales,
  /** Every day of it, those without sales too. */
  days: z.array(DaySales),
  /** As many days directly before. */
  before: ReportTime.extend({ total: Sales, days: z.array(DaySales) }),
  /** By the messenger that the order was written in, what sold most first; without a name: in no thread at all. */
  channels: z.array(Sales.extend({ channel: z.string().optional() })),
  /** What was ordered in conversations. */
  talked: Sales,
  /** Those that sold most, in the shop's currency, at most twenty. */
  conversations: z.array(
    z.object({
      conversation: Id,
      customer: z.string().optional(),
      channel: z.string().optional(),
      orders: z.int(),
      sold: Money,
    }),
  ),
  /** What sold best in conversations, in the shop's currency, at most twenty: before discounts on the whole order. */
  products: z.array(
    z.object({
      offer: Id,
      title: z.string(),
      image: z.string().optional(),
      units: z.int(),
      orders: z.int(),
      sold: Money,
    }),
  ),
})
export type SalesReport = z.infer<typeof SalesReport>

/** How long something took: of how many, the one in the middle and the one that nine in ten were quicker than. Milliseconds. */
export const Took = z.object({ count: z.int(), median: z.int().nullable(), p90: z.int().nullable() })
export type Took = z.infer<typeof Took>
const ByBoth = z.object({ concierge: Took, staff: Took })

/** What people answered who were asked how it was, from 1 to 5; `good` are those of 4 and 5. */
export const Score = z.object({
  asked: z.int(),
  answered: z.int(),
  good: z.int(),
  median: z.number().nullable(),
  /** How many gave 1, 2, 3, 4 and 5. */
  scores: z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]),
})
export type Score = z.infer<typeof Score>

/**
 * Talks: from a first message until nothing is said for twelve hours. They belong to the day on which they began. A talk that
 * came to a step has come to those before it.
 */
export const TalkFigures = z.object({
  asked: z.int(),
  shown: z.int(),
  cart: z.int(),
  checkout: z.int(),
  paid: z.int(),
  /** In which no person spoke, nor was one asked for. */
  contained: z.int(),
  /** Until the first answer, of the concierge, and of a person from when one was wanted. */
  first: ByBoth,
  /** From the first message to the last, of talks that are over: with the concierge alone, and with a person. */
  whole: ByBoth,
  /** By who had spoken: the concierge alone, or a person too. */
  satisfaction: z.object({ concierge: Score, staff: Score }),
})
export type TalkFigures = z.infer<typeof TalkFigures>

export const TalkReport = ReportTime.extend({
  currency: z.string(),
  timezone: z.string(),
  total: TalkFigures,
  before: ReportTime.extend({ total: TalkFigures }),
  /** Every day of it; `withStaff`: in which a person spoke. */
  days: z.array(z.object({ day: z.iso.date(), asked: z.int(), withStaff: z.int(), paid: z.int() })),
  channels: z.array(z.object({ channel: z.string(), asked: z.int(), withStaff: z.int(), paid: z.int() })),
  /** Why the concierge gave talks out of its hands: asked, stuck, rule …; taken: somebody took over unasked. */
  reasons: z.array(z.object({ reason: z.string(), talks: z.int() })),
  /** What fell to each member: orders are those of the talks they spoke in, in the shop's currency. Without an id: in the provider's own app. */
  team: z.array(
    z.object({
      member: Id.optional(),
      name: z.string().optional(),
      talks: z.int(),
      messages: z.int(),
      first: Took,
      orders: z.int(),
      sold: Money,
    }),
  ),
  /** The newest that were said to a score, at most twenty. */
  comments: z.array(
    z.object({
      conversation: Id,
      at: z.string(),
      score: z.int(),
      by: z.enum(['concierge', 'staff']),
      comment: z.string().optional(),
    }),
  ),
  /** Some of it is not counted yet: ask again in a while. */
  behind: z.boolean(),
})
export type TalkReport = z.infer<typeof TalkReport>
