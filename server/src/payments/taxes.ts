import type { OssRow, TaxRow } from '@souk/contract/invoice.ts'
import type { InvoiceRow } from './invoices.ts'

const days = new Map<string, Intl.DateTimeFormat>()

function dayIn(timeZone: string, at: Date): string {
  const format = days.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  days.set(timeZone, format)
  return format.format(at)
}

type Papered = Pick<InvoiceRow, 'number' | 'kind' | 'currency' | 'at' | 'paper'>

/** A paper's rows, one for each rate. What a credit note takes back is negative. */
export function taxRows({ number, kind, currency, at, paper }: Papered): TaxRow[] {
  const { zone, order, rates } = paper
  const sign = kind === 'credit' ? -1 : 1
  return rates.map(({ code, rate, gross, tax, country: taxedIn }) => ({
    date: dayIn(zone, at),
    number,
    kind,
    order,
    ...whereOf(taxedIn, paper.country),
    code,
    rate,
    // Not `sign * x`: nothing taken back is not minus nothing.
    net: sign < 0 ? tax - gross : gross - tax,
    tax: sign < 0 ? 0 - tax : tax,
    gross: sign < 0 ? 0 - gross : gross,
    currency,
  }))
}

/** The country whose rate it is, else where it went. */
function whereOf(taxedIn: string | undefined, went: string | undefined): Pick<TaxRow, 'country' | 'oss'> {
  if (taxedIn !== undefined) return { country: taxedIn, oss: true }
  return went === undefined ? {} : { country: went }
}

/**
 * What the One Stop Shop asks for: what was taxed in other member states, by quarter, country and rate. A credit note counts in
 * its own quarter, as a correction (Art. 369g(4) Directive 2006/112/EC). What is taxed at home goes into the return at home.
 */
export function ossRows(rows: readonly TaxRow[]): OssRow[] {
  const sums = new Map<string, OssRow>()
  for (const { date, country, rate, currency, net, tax, gross, oss } of rows) {
    if (country === undefined || !oss) continue
    const quarter = `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
    const key = `${quarter} ${country} ${String(rate).padStart(7, '0')} ${currency}`
    const known = sums.get(key) ?? { quarter, country, rate, net: 0, tax: 0, gross: 0, currency }
    sums.set(key, { ...known, net: known.net + net, tax: known.tax + tax, gross: known.gross + gross })
  }
  return [...sums].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row)
}
