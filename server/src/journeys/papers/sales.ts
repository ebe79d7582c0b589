import { minorDigits, type Money } from '@souk/contract/money.ts'
import type { Sales, SalesReport } from '@souk/contract/report.ts'
import { csv, decimal, words } from './csv.ts'

type Table = 'days' | 'channels' | 'conversations' | 'products'

/** A table of the sales as CSV; what was sold in several currencies has a row for each. */
export function salesCsv(report: SalesReport, of: Table): string {
  if (of === 'days') return csv([['day', ...HEAD], ...report.days.flatMap((row) => rowsOf([row.day], row, report))])
  if (of === 'channels')
    return csv([['channel', ...HEAD], ...report.channels.flatMap((row) => rowsOf([row.channel ?? ''], row, report))])
  if (of === 'conversations')
    return csv([
      ['conversation', 'customer', 'channel', 'orders', 'sold', 'currency'],
      ...report.conversations.map(({ conversation, customer = '', channel = '', orders, sold }) => [
        conversation,
        words(customer),
        channel,
        String(orders),
        ...shown(sold),
      ]),
    ])
  return csv([
    ['product', 'title', 'units', 'orders', 'sold', 'currency'],
    ...report.products.map(({ offer, title, units, orders, sold }) => [
      offer,
      words(title),
      String(units),
      String(orders),
      ...shown(sold),
    ]),
  ])
}

const HEAD = ['orders', 'sold', 'refunded', 'net', 'currency']

function rowsOf(named: readonly string[], row: Sales, { currency: own }: SalesReport): string[][] {
  const currencies = row.net.length === 0 ? [own] : row.net.map(({ currency }) => currency)
  return currencies.map((currency, n) => {
    const amount = (of: readonly Money[]) => of.find((one) => one.currency === currency)?.amount ?? 0
    const sums = [row.sold, row.refunded, row.net].map((of) => decimal(amount(of), minorDigits(currency)))
    // Counted once, in its first row.
    return [...named, n === 0 ? String(row.orders) : '', ...sums, currency]
  })
}

function shown({ amount, currency }: Money): string[] {
  return [decimal(amount, minorDigits(currency)), currency]
}
