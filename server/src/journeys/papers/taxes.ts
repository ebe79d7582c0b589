import type { OssRow, TaxRow } from '@souk/contract/invoice.ts'
import { minorDigits } from '@souk/contract/money.ts'
import type { Core } from '../../kernel/core.ts'
import { Failure } from '../../kernel/failure.ts'
import { invoicesBetween } from '../../payments/invoices.ts'
import { ossRows, taxRows } from '../../payments/taxes.ts'
import { momentOf } from '../../resources/slots.ts'
import type { Shop } from '../../shops/shop.ts'
import { csv, decimal } from './csv.ts'

export type Period = { from: string; to: string }

const DAY_MS = 86_400_000
const MOST_DAYS = 366

/** The taxes of all papers of a time, both days of it included. Throws `invalid_request` for more than a year. */
export async function taxesOf({ database }: Core, shop: Shop, { from, to }: Period): Promise<TaxRow[]> {
  const [start, end] = [momentOf(from, shop.timezone), momentOf(to, shop.timezone, true)]
  if (end <= start) throw new Failure('invalid_request', 'to is before from')
  if (end - start > (MOST_DAYS + 1) * DAY_MS) throw new Failure('invalid_request', 'at most a year')
  const rows = await invoicesBetween(database.read, shop.id, new Date(start), new Date(end))
  return rows.flatMap(taxRows)
}

export async function ossOf(core: Core, shop: Shop, period: Period): Promise<OssRow[]> {
  return ossRows(await taxesOf(core, shop, period))
}

/** As spreadsheets read it: money and rates with a point, what a shopper wrote never taken for a formula. */
export function taxesCsv(rows: readonly TaxRow[]): string {
  const head = 'date,number,kind,order,country,code,rate,net,tax,gross,currency'.split(',')
  const body = rows.map((row) => [
    row.date,
    row.number,
    row.kind,
    row.order,
    row.country ?? '',
    row.code,
    ...figuresOf(row),
  ])
  return csv([head, ...body])
}

export function ossCsv(rows: readonly OssRow[]): string {
  const head = 'quarter,country,rate,net,tax,gross,currency'.split(',')
  return csv([head, ...rows.map((row) => [row.quarter, row.country, ...figuresOf(row)])])
}

type Figures = Pick<TaxRow, 'rate' | 'net' | 'tax' | 'gross' | 'currency'>

/** The rate in percent; the amounts in the currency's own unit. */
function figuresOf({ rate, net, tax, gross, currency }: Figures): string[] {
  const digits = minorDigits(currency)
  return [
    decimal(rate, 4).replace(/\.?0+$/, ''),
    ...[net, tax, gross].map((amount) => decimal(amount, digits)),
    currency,
  ]
}
