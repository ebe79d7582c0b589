import type { ReportTime, SalesReport } from '@souk/contract/report.ts'
import { daysBefore, daysOf } from '../views/report-days.ts'
import { byChannel, byDay, sumOf } from '../views/report-sums.ts'
import { bestConversations, bestSellers, salesIn } from '../views/reports.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'

/** At most so many conversations and things are named. */
const MOST = 20

/** What was sold in a time, and directly before it. Read from the orders as they are now, so it agrees with them to the cent. */
export async function salesReport(
  { database }: Pick<Context, 'database'>,
  shop: Pick<Shop, 'id' | 'currency' | 'timezone'>,
  time: ReportTime,
): Promise<SalesReport> {
  const { id: home, currency, timezone } = shop
  const days = daysOf(timezone, time)
  const before = daysBefore(timezone, days)
  const sought = { home, starts: days.starts, currency, most: MOST }
  const [rows, earlier, conversations, products] = await database.look((read) =>
    Promise.all([
      salesIn(read, { home, starts: days.starts }),
      salesIn(read, { home, starts: before.starts }),
      bestConversations(read, sought),
      bestSellers(read, sought),
    ]),
  )
  return {
    ...time,
    currency,
    timezone,
    total: sumOf(rows, currency),
    days: byDay(rows, days.names, currency),
    before: {
      from: before.from,
      to: before.to,
      total: sumOf(earlier, currency),
      days: byDay(earlier, before.names, currency),
    },
    channels: byChannel(rows, currency),
    talked: sumOf(
      rows.filter(({ channel }) => channel !== null),
      currency,
    ),
    conversations: conversations.map(({ customer, channel, sold, ...row }) => ({
      ...row,
      ...(customer === null ? {} : { customer }),
      ...(channel === null ? {} : { channel }),
      sold: { amount: sold, currency },
    })),
    products: products.map(({ title, image, sold, ...row }) => ({
      ...row,
      title: title ?? '',
      ...(image === null ? {} : { image }),
      sold: { amount: sold, currency },
    })),
  }
}
