import { type ChannelCosts, costOfMoney } from '@souk/contract/cost.ts'
import { costsOf, each, rowsOf, type Spent, sumOf } from '../conversations/costs.ts'
import type { Context } from '../journeys/context.ts'
import { monthAt } from '../journeys/spending.ts'
import type { Shop } from '../shops/shop.ts'
import { spentIn, spentOnOrders, threadsIn } from '../views/costs.ts'
import { daysOf } from '../views/report-days.ts'
import type { Handlers } from './handler.ts'

export const costHandlers: Handlers<'getChannelCosts'> = {
  async getChannelCosts(context, { shop, query }) {
    const month = monthAt(shop, context.clock.now())
    const { from = `${month.month}-01`, to = lastDay(month.month) } = query
    return { body: await channelCosts(context, shop, { from, to }) }
  },
}

function lastDay(month: string): string {
  const { year, month: number, daysInMonth } = Temporal.PlainYearMonth.from(month)
  return Temporal.PlainDate.from({ year, month: number, day: daysInMonth }).toString()
}

async function channelCosts(context: Context, shop: Shop, days: { from: string; to: string }): Promise<ChannelCosts> {
  const { read } = context.database
  const { prices, monthlyCaps } = shop.settings.messageCosts
  const time = { home: shop.id, ...daysOf(shop.timezone, days).span }
  const spent = await spentIn(read, time)
  const onOrders = await spentOnOrders(read, time)
  const { conversations, orders } = await threadsIn(read, time)
  const total = totalOf(spent, prices)
  const month = await spentIn(read, { home: shop.id, ...monthAt(shop, context.clock.now()) })
  const thisMonth = totalOf(month, prices)
  return {
    ...days,
    rows: rowsOf(spent, prices),
    total,
    conversations,
    perConversation: each(total, conversations),
    orders,
    perOrder: each(totalOf(onOrders, prices), orders),
    caps: monthlyCaps.map((cap) => {
      const { currency } = costOfMoney(cap)
      return { cap, spent: thisMonth.find((one) => one.currency === currency) ?? { millionths: 0, currency } }
    }),
  }
}

function totalOf(spent: readonly Spent[], prices: Parameters<typeof costsOf>[1]): ChannelCosts['total'] {
  return sumOf(spent.flatMap((one) => costsOf(one, prices)))
}
