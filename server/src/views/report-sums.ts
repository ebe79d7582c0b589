import type { Money } from '@souk/contract/money.ts'
import type { Sales } from '@souk/contract/report.ts'
import type { SalesRow } from './reports.ts'

/** Sums per currency, the shop's own first. */
function moneyOf(rows: readonly SalesRow[], own: string, amountOf: (row: SalesRow) => number): Money[] {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(row.currency, (sums.get(row.currency) ?? 0) + amountOf(row))
  return [...sums]
    .map(([currency, amount]) => ({ amount, currency }))
    .toSorted((a, b) => Number(b.currency === own) - Number(a.currency === own) || (a.currency < b.currency ? -1 : 1))
}

export function sumOf(rows: readonly SalesRow[], own: string): Sales {
  return {
    orders: rows.reduce((sum, { orders }) => sum + orders, 0),
    sold: moneyOf(rows, own, ({ sold }) => sold),
    refunded: moneyOf(
      rows.filter(({ refunded }) => refunded > 0),
      own,
      ({ refunded }) => refunded,
    ),
    net: moneyOf(rows, own, ({ sold, refunded }) => sold - refunded),
  }
}

/** One for each day, those on which nothing happened too. */
export function byDay(rows: readonly SalesRow[], names: readonly string[], own: string): (Sales & { day: string })[] {
  const known = Map.groupBy(rows, ({ day }) => day)
  return names.map((day, n) => ({ day, ...sumOf(known.get(n) ?? [], own) }))
}

/** One for each messenger, what sold most in the shop's currency first; what was ordered in no thread comes last. */
export function byChannel(rows: readonly SalesRow[], own: string): (Sales & { channel?: string })[] {
  const soldIn = ({ sold }: Sales) => sold.find(({ currency }) => currency === own)?.amount ?? 0
  return [...Map.groupBy(rows, ({ channel }) => channel)]
    .map(([channel, of]) => ({ ...(channel === null ? {} : { channel }), ...sumOf(of, own) }))
    .toSorted(
      (a, b) =>
        Number(a.channel === undefined) - Number(b.channel === undefined) ||
        soldIn(b) - soldIn(a) ||
        ((a.channel ?? '') < (b.channel ?? '') ? -1 : 1),
    )
}
