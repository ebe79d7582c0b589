import type { TaxRow } from '@souk/contract/invoice.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { InvoiceRow } from './invoices.ts'
import { ossRows, taxRows } from './taxes.ts'

type Papered = Parameters<typeof taxRows>[0]

function paperOf(change: Partial<Papered> & { rates: Papered['paper']['rates']; country?: string }): Papered {
  const { rates, country = 'DE', ...rest } = change
  const paper = { zone: 'Europe/Berlin', order: '1001', country, rates } as InvoiceRow['paper']
  return {
    number: '2026-00001',
    kind: 'invoice',
    currency: 'EUR',
    at: new Date('2026-05-01T12:00:00Z'),
    ...rest,
    paper,
  }
}

const part = (rate: number, gross: number, tax: number, country?: string) => ({
  code: 'VAT',
  rate,
  gross,
  tax,
  ...(country === undefined ? {} : { country }),
})
const sum = (rows: readonly Pick<TaxRow, 'net' | 'tax' | 'gross'>[]) => ({
  net: rows.reduce((all, { net }) => all + net, 0),
  tax: rows.reduce((all, { tax }) => all + tax, 0),
  gross: rows.reduce((all, { gross }) => all + gross, 0),
})

test('a row for each rate, of the day that it is where the shop is; what is taken back is negative', () => {
  const at = new Date('2026-12-31T23:30:00Z')
  const rates = [part(190_000, 1190, 190), part(0, 500, 0)]
  expect(taxRows(paperOf({ at, rates }))).toMatchObject([
    { date: '2027-01-01', rate: 190_000, net: 1000, tax: 190, gross: 1190 },
    { date: '2027-01-01', rate: 0, net: 500, tax: 0, gross: 500 },
  ])
  const [first, second] = taxRows(paperOf({ at, rates, kind: 'credit' }))
  expect(first).toMatchObject({ kind: 'credit', net: -1000, tax: -190, gross: -1190 })
  expect(Object.is(second?.tax, 0)).toBe(true)
})

test('the One Stop Shop hears of what is taxed in other member states, by quarter, country and rate', () => {
  const rows = [
    paperOf({ country: 'DE', rates: [part(190_000, 1190, 190)] }),
    paperOf({ country: 'NL', rates: [part(210_000, 1210, 210, 'NL'), part(90_000, 109, 9, 'NL')] }),
    paperOf({ country: 'NL', rates: [part(210_000, 605, 105, 'NL')], kind: 'credit' }),
    paperOf({ country: 'NL', rates: [part(210_000, 121, 21, 'NL')], at: new Date('2026-07-01T00:00:00Z') }),
    paperOf({ country: 'AT', rates: [part(200_000, 120, 20, 'AT')] }),
    // What was downloaded there, and what somebody fetched, is taxed at home.
    paperOf({ country: 'FR', rates: [part(190_000, 119, 19)] }),
    paperOf({ country: 'GB', rates: [part(200_000, 120, 20)] }),
    paperOf({ country: 'US', rates: [part(0, 120, 0)] }),
  ].flatMap(taxRows)
  expect(ossRows(rows)).toEqual([
    { quarter: '2026-Q2', country: 'AT', rate: 200_000, net: 100, tax: 20, gross: 120, currency: 'EUR' },
    { quarter: '2026-Q2', country: 'NL', rate: 90_000, net: 100, tax: 9, gross: 109, currency: 'EUR' },
    { quarter: '2026-Q2', country: 'NL', rate: 210_000, net: 500, tax: 105, gross: 605, currency: 'EUR' },
    { quarter: '2026-Q3', country: 'NL', rate: 210_000, net: 100, tax: 21, gross: 121, currency: 'EUR' },
  ])
})

const papers = fc.array(
  fc.record({
    kind: fc.constantFrom('invoice' as const, 'credit' as const),
    country: fc.constantFrom('DE', 'NL', 'FR', 'GB', 'US'),
    day: fc.integer({ min: 0, max: 364 }),
    rates: fc.array(
      fc
        .record({ rate: fc.constantFrom(0, 70_000, 190_000, 210_000), gross: fc.nat(1_000_000), share: fc.nat(100) })
        .map(({ rate, gross, share }) =>
          part(rate, gross, Math.floor((gross * share) / 1000), rate === 210_000 ? 'NL' : undefined),
        ),
      { maxLength: 3 },
    ),
  }),
  { maxLength: 30 },
)

test('to the cent: net and tax are gross, and all rows are the invoices minus the credit notes', () => {
  fc.assert(
    fc.property(papers, (given) => {
      const all = given.map(({ day, ...paper }) => paperOf({ ...paper, at: new Date(Date.UTC(2026, 0, 1 + day, 12)) }))
      const rows = all.flatMap(taxRows)
      for (const { net, tax, gross } of rows) expect(net + tax).toBe(gross)
      const signed = (kind: string) => (kind === 'credit' ? -1 : 1)
      const total = (of: (one: { gross: number; tax: number }) => number, which = all) =>
        which.reduce((sums, { kind, paper }) => sums + signed(kind) * paper.rates.reduce((a, one) => a + of(one), 0), 0)
      expect(sum(rows).gross).toBe(total(({ gross }) => gross) + 0)
      expect(sum(rows).tax).toBe(total(({ tax }) => tax) + 0)
      const abroad = all.map(({ paper, ...rest }) => ({
        ...rest,
        paper: { ...paper, rates: paper.rates.filter(({ country }) => country) },
      }))
      const oss = sum(ossRows(rows))
      expect(oss.gross).toBe(total(({ gross }) => gross, abroad) + 0)
      expect(oss.tax).toBe(total(({ tax }) => tax, abroad) + 0)
      expect(oss.net).toBe(oss.gross - oss.tax)
    }),
  )
})
