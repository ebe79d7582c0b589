import { type Cost, costOfMoney, type CostRow, type MessageCosts, type MessagePrice } from '@souk/contract/cost.ts'

/** Messages of one connection and category, in one currency; `reported`: those of which the provider named a price. */
export type Spent = {
  connection: string
  kind: string
  category: string | null
  currency: string | null
  messages: number
  reported: number
  cost: number
}

/** What one message of a category costs by the list; undefined where it does not say. */
export function priceOf(prices: readonly MessagePrice[], kind: string, category: string | null): Cost | undefined {
  const own = prices.filter(({ channel }) => channel === kind)
  const found = own.find((price) => price.category === (category ?? undefined)) ?? own.find((one) => !one.category)
  return found && { millionths: found.millionths, currency: found.currency }
}

/** Sums per currency, the dearest first. */
export function sumOf(costs: readonly Cost[]): Cost[] {
  const sums = new Map<string, number>()
  for (const { millionths, currency } of costs) sums.set(currency, (sums.get(currency) ?? 0) + millionths)
  return [...sums]
    .map(([currency, millionths]) => ({ millionths, currency }))
    .toSorted((a, b) => b.millionths - a.millionths || (a.currency < b.currency ? -1 : 1))
}

/** What was reported, and what the list says of the rest. */
export function costsOf(spent: Spent, prices: readonly MessagePrice[]): Cost[] {
  const { kind, category, currency, messages, reported, cost } = spent
  const price = priceOf(prices, kind, category)
  const rest = messages - reported
  return sumOf([
    ...(currency === null ? [] : [{ millionths: cost, currency }]),
    ...(price && rest > 0 ? [{ millionths: price.millionths * rest, currency: price.currency }] : []),
  ])
}

/** One row for each connection and category. */
export function rowsOf(all: readonly Spent[], prices: readonly MessagePrice[]): CostRow[] {
  return [...Map.groupBy(all, ({ connection, category }) => `${connection}/${category ?? ''}`).values()].flatMap(
    (same) => {
      const [first] = same
      if (!first) return []
      const { connection, kind, category } = first
      const messages = same.reduce((sum, one) => sum + one.messages, 0)
      const rest = messages - same.reduce((sum, one) => sum + one.reported, 0)
      const byList = priceOf(prices, kind, category) ? rest : 0
      return [
        {
          connection,
          kind,
          ...(category === null ? {} : { category }),
          messages,
          byList,
          unpriced: rest - byList,
          cost: sumOf(same.flatMap((one) => costsOf(one, prices))),
        },
      ]
    },
  )
}

/** The share of each of so many, rounded to a millionth. */
export function each(costs: readonly Cost[], count: number): Cost[] {
  if (count === 0) return []
  return costs.map(({ millionths, currency }) => ({ millionths: Math.round(millionths / count), currency }))
}

/**
 * What one more message will cost, as far as anybody can tell before it is sent: by the list, else what the connection's
 * messages of this kind have cost on average; undefined where nothing is known to cost anything.
 */
export function expectedCost(
  { prices }: Pick<MessageCosts, 'prices'>,
  all: readonly Spent[],
  asked: { connection: string; kind: string; category: string | null },
): Cost | undefined {
  const listed = priceOf(prices, asked.kind, asked.category)
  if (listed) return listed.millionths > 0 ? listed : undefined
  const known = all.filter(
    ({ connection, reported, cost }) => connection === asked.connection && reported > 0 && cost > 0,
  )
  const same = known.find(({ category }) => category === asked.category)
  if (!same || same.currency === null) return undefined
  return { millionths: Math.ceil(same.cost / same.reported), currency: same.currency }
}

/** Whether one more would pass the cap of its currency, after what was spent. */
export function isOver(
  { monthlyCaps }: Pick<MessageCosts, 'monthlyCaps'>,
  spent: readonly Cost[],
  next: Cost,
): boolean {
  const cap = monthlyCaps.find(({ currency }) => currency === next.currency)
  if (!cap) return false
  const before = spent.find(({ currency }) => currency === next.currency)?.millionths ?? 0
  return before + next.millionths > costOfMoney(cap).millionths
}
