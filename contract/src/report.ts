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
