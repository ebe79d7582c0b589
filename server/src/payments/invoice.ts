import { type Order, Tax } from '@souk/contract/order.ts'
import type { z } from 'zod'
import { rateKey, rateOf, share, type TaxRate } from '../carts/totals.ts'

/** Tax of one rate (in millionths) that an amount contains, in minor units. */
export const TaxPart = Tax.pick({ code: true, rate: true, amount: true, country: true })
export type TaxPart = z.infer<typeof TaxPart>

export type InvoiceKind = 'invoice' | 'credit'

/** The number as people write it: the year, and the place in its row. */
export function invoiceNumber(year: number, place: number): string {
  return `${year}-${String(place).padStart(5, '0')}`
}

const years = new Map<string, Intl.DateTimeFormat>()

/** The year in which something happens where the shop is. */
export function yearIn(timeZone: string, at: Date): number {
  const format = years.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' })
  years.set(timeZone, format)
  return Number(format.format(at))
}

/** The tax of an order by code and rate, highest rate first. */
export function taxesWithin({ lines, totals }: Pick<Order, 'lines' | 'totals'>): TaxPart[] {
  const parts = new Map<string, TaxPart>()
  for (const tax of [...lines, ...totals].flatMap(({ taxes }) => taxes ?? [])) {
    const key = rateKey(tax)
    parts.set(key, { ...rateOf(tax), amount: (parts.get(key)?.amount ?? 0) + tax.amount })
  }
  return [...parts.values()]
    .filter(({ amount }) => amount !== 0)
    .toSorted((left, right) => right.rate - left.rate || (rateKey(left) < rateKey(right) ? -1 : 1))
}

/**
 * The tax in money that is paid back. Where it is known which lines it is for, what these contain; else of each rate as large a
 * part as the amount is of the whole. `before` is what was credited of the same order already: never more than is left of a
 * rate, and with the last cent of the invoice all that is left, so that all parts together are the tax of the invoice.
 */
export function creditTaxes(
  invoice: { amount: number; taxes: readonly TaxPart[] },
  before: { amount: number; taxes: readonly TaxPart[] },
  amount: number,
  exact?: readonly TaxPart[],
): TaxPart[] {
  if (invoice.amount <= 0) return []
  const credited = Math.min(invoice.amount, before.amount + amount)
  return invoice.taxes
    .map((whole) => {
      const tax = whole.amount
      const left = tax - taxIn(before.taxes, whole)
      const [until = 0] = share(tax, [credited, invoice.amount - credited])
      const part = exact ? taxIn(exact, whole) : until - (tax - left)
      return { ...rateOf(whole), amount: credited === invoice.amount ? left : Math.min(left, Math.max(0, part)) }
    })
    .filter((part) => part.amount !== 0)
}

function taxIn(taxes: readonly TaxPart[], of: TaxRate): number {
  return taxes.find((part) => rateKey(part) === rateKey(of))?.amount ?? 0
}
