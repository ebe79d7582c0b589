import { Address, type Order, Total } from '@souk/contract/order.ts'
import { z } from 'zod'
import { rateKey, rateOf, share, type TaxRate } from '../carts/totals.ts'
import { TaxPart } from './invoice.ts'
import type { RefundDetail } from './refund-lines.ts'

/** Of one rate (in millionths): what was paid of it, and the tax that this contains, in minor units. */
const RatePart = TaxPart.omit({ amount: true }).extend({ gross: z.int(), tax: z.int() })
export type RatePart = z.infer<typeof RatePart>

/** What an invoice or a credit note says beside its number, as it was that day: it always prints the same. */
export const Paper = z.object({
  language: z.string(),
  zone: z.string(),
  slug: z.string(),
  test: z.boolean(),
  /** The seller charges no VAT, such as a small business; by the law of which country. */
  exempt: z.boolean(),
  soldFrom: z.string().optional(),
  order: z.string(),
  orderedAt: z.string(),
  buyer: z.string().optional(),
  address: Address.optional(),
  /** Where what was sold is used. */
  country: z.string().optional(),
  lines: z.array(
    z.object({
      title: z.string(),
      detail: z.string(),
      quantity: z.int(),
      amount: z.int(),
      unit: z.int().optional(),
      rate: z.int().optional(),
    }),
  ),
  rows: z.array(Total.omit({ taxes: true })),
  rates: z.array(RatePart),
  /** The invoice that a credit note takes back. */
  credits: z.object({ number: z.string(), at: z.string() }).optional(),
})
export type Paper = z.infer<typeof Paper>

export type Sold = Pick<Order, 'number' | 'lines' | 'totals' | 'placedAt'> & {
  language: string
  buyer: { name?: string | undefined }
  address?: Address | undefined
  /** Where the goods go. */
  country?: string | undefined
}
export type Seller = { slug: string; timezone: string; test: boolean; country: string | null; exempt: boolean }

/** What both kinds say of their order. Of what was bought only what it is: what somebody had engraved is nobody's business here. */
function headOf(sold: Sold, seller: Seller): Omit<Paper, 'lines' | 'rows' | 'rates' | 'credits'> {
  const { address, buyer } = sold
  const name = buyer.name ?? address?.name
  const country = sold.country ?? address?.country ?? seller.country ?? undefined
  return {
    language: sold.language,
    zone: seller.timezone,
    slug: seller.slug,
    test: seller.test,
    exempt: seller.exempt,
    ...(seller.exempt && seller.country !== null ? { soldFrom: seller.country } : {}),
    order: sold.number,
    orderedAt: sold.placedAt,
    ...(name === undefined ? {} : { buyer: name }),
    ...(address ? { address } : {}),
    ...(country === undefined ? {} : { country }),
  }
}

export function invoicePaper(sold: Sold, seller: Seller, amount: number): Paper {
  return {
    ...headOf(sold, seller),
    lines: sold.lines.map(({ title, options, quantity, unit, taxes }) => ({
      title,
      detail: Object.values(options).join(', '),
      quantity,
      unit,
      amount: unit * quantity,
      ...(taxes[0] ? { rate: taxes[0].rate } : {}),
    })),
    rows: sold.totals.map(({ type, label, amount: row }) => ({
      type,
      ...(label === undefined ? {} : { label }),
      amount: row,
    })),
    rates: ratesOf(sold, amount),
  }
}

type Credit = {
  invoice: Pick<Paper, 'rates'> & { number: string; at: Date }
  /** Of the same order's earlier credit notes. */
  before: readonly RatePart[]
  amount: number
  taxes: readonly TaxPart[]
  /** Which lines it is for, where that is known of the whole amount. */
  detail?: RefundDetail | undefined
}

export function creditPaper(sold: Sold, seller: Seller, credit: Credit): Paper {
  const { invoice, amount, detail } = credit
  const lines = detail?.lines.flatMap(({ line: id, quantity, amount: part, taxes }) => {
    const line = sold.lines.find((one) => one.id === id)
    if (!line) return []
    const { title, options } = line
    const rate = taxes[0] ? { rate: taxes[0].rate } : {}
    return [{ title, detail: Object.values(options).join(', '), quantity, amount: part, ...rate }]
  })
  const { shipping = 0, wrapping = 0 } = detail ?? {}
  const label = sold.totals.find(({ type }) => type === 'fee')?.label
  return {
    ...headOf(sold, seller),
    lines: lines ?? [],
    rows: [
      ...(shipping > 0 ? [{ type: 'fulfillment' as const, amount: shipping }] : []),
      ...(wrapping > 0 ? [{ type: 'fee' as const, ...(label === undefined ? {} : { label }), amount: wrapping }] : []),
      { type: 'total' as const, amount },
    ],
    rates: creditRates(credit),
    credits: { number: invoice.number, at: invoice.at.toISOString() },
  }
}

/** Parts of the same rate as one, highest rate first. */
export function sumRates(parts: readonly RatePart[]): RatePart[] {
  const sums = new Map<string, RatePart>()
  for (const part of parts) {
    const known = sums.get(rateKey(part)) ?? { ...rateOf(part), gross: 0, tax: 0 }
    sums.set(rateKey(part), { ...known, gross: known.gross + part.gross, tax: known.tax + part.tax })
  }
  return [...sums.values()]
    .filter(({ gross, tax }) => gross !== 0 || tax !== 0)
    .toSorted((left, right) => right.rate - left.rate || (rateKey(left) < rateKey(right) ? -1 : 1))
}

/** What of an amount is of which rate; what nobody taxes is of rate 0. Together they are the amount. */
export function ratesOf({ lines, totals }: Pick<Order, 'lines' | 'totals'>, amount: number): RatePart[] {
  const charges = totals.filter(({ type }) => type === 'fulfillment' || type === 'fee')
  const parts = [...lines.map(({ total, taxes }) => ({ gross: total, taxes })), ...charges.map(chargeOf)].flatMap(
    ({ gross, taxes }) =>
      taxes.length === 0
        ? [{ code: '', rate: 0, gross, tax: 0 }]
        : taxes.map((tax, index) => ({ ...rateOf(tax), gross: index === 0 ? gross : 0, tax: tax.amount })),
  )
  const rest = amount - parts.reduce((sum, { gross }) => sum + gross, 0)
  return sumRates([...parts, { code: '', rate: 0, gross: rest, tax: 0 }])
}

function chargeOf({ amount, taxes = [] }: Total): { gross: number; taxes: NonNullable<Total['taxes']> } {
  return { gross: amount, taxes }
}

/**
 * The same of a credit note: of the lines it is for as far as there is something left of their rate, else of each rate in
 * proportion to what is left of it. Never more than is left, and always the whole amount.
 */
export function creditRates({ invoice, before, amount, taxes, detail }: Credit): RatePart[] {
  const credited = sumRates(before)
  const left = invoice.rates.map((part) => {
    const done = credited.find((one) => rateKey(one) === rateKey(part))
    return { ...part, gross: part.gross - (done?.gross ?? 0) }
  })
  const wanted = new Map<string, number>()
  for (const { amount: part, taxes: own } of detail?.lines ?? []) add(wanted, own[0], part)
  if (detail) add(wanted, detail.shippingTaxes[0], detail.shipping)
  if (detail) add(wanted, detail.wrappingTaxes[0], detail.wrapping)
  const exact = left.map((part) => Math.min(part.gross, wanted.get(rateKey(part)) ?? 0))
  const open = left.map((part, index) => Math.max(0, part.gross - (exact[index] ?? 0)))
  const extra = share(amount - exact.reduce((sum, part) => sum + part, 0), open)
  return sumRates(
    left.map((part, index) => ({
      ...rateOf(part),
      gross: (exact[index] ?? 0) + (extra[index] ?? 0),
      tax: taxes.find((tax) => rateKey(tax) === rateKey(part))?.amount ?? 0,
    })),
  )
}

function add(wanted: Map<string, number>, tax: TaxRate | undefined, amount: number): void {
  const key = rateKey(tax ?? { code: '', rate: 0 })
  wanted.set(key, (wanted.get(key) ?? 0) + amount)
}
