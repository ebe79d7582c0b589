import type { Line, Order, Total } from '@souk/contract/order.ts'
import { z } from 'zod'
import { rateKey, rateOf, share } from '../carts/totals.ts'
import { TaxPart } from './invoice.ts'

const Taxes = z.array(TaxPart)
const RefundedLine = z.object({ line: z.string(), quantity: z.int(), amount: z.int(), taxes: Taxes })

/** What a refund is for: units of lines, and of the delivery. */
export const RefundDetail = z.object({
  lines: z.array(RefundedLine),
  shipping: z.int(),
  shippingTaxes: Taxes,
  /** The return it settles. */
  return: z.string().optional(),
})
export type RefundDetail = z.infer<typeof RefundDetail>

export type RefundWish = {
  lines?: readonly { line: string; quantity: number }[] | undefined
  /** Minor units of what the delivery cost; true for all that is left of it. */
  shipping?: number | true | undefined
}

/** Of an amount that belongs to `of` units, what falls on `count` more of them after `before`: all parts are the whole. */
function partOf(amount: number, before: number, count: number, of: number): number {
  const [until = 0] = share(amount, [before + count, of - before - count])
  const [already = 0] = share(amount, [before, of - before])
  return until - already
}

/** Units of a line that were paid back so far. */
export function refundedUnits(earlier: readonly RefundDetail[], line: string): number {
  return earlier.flatMap(({ lines }) => lines).reduce((sum, one) => (one.line === line ? sum + one.quantity : sum), 0)
}

/**
 * What units of lines and the delivery cost, each with its share of the discount and the tax it contains; null where more is
 * asked back than there is left of it. Whatever the parts a line is paid back in, together they are the line.
 */
export function detailOf(
  order: Pick<Order, 'lines' | 'totals'>,
  earlier: readonly RefundDetail[],
  wish: RefundWish,
): RefundDetail | null {
  const wanted = new Map<string, number>()
  for (const { line, quantity } of wish.lines ?? []) wanted.set(line, (wanted.get(line) ?? 0) + quantity)
  const lines: RefundDetail['lines'] = []
  for (const [id, quantity] of wanted) {
    const line = order.lines.find((one) => one.id === id)
    const before = line ? refundedUnits(earlier, id) : 0
    if (!line || before + quantity > line.quantity) return null
    lines.push(unitsOf(line, before, quantity))
  }
  const delivery = order.totals.find(({ type }) => type === 'fulfillment')
  const paid = delivery?.amount ?? 0
  const back = earlier.reduce((sum, { shipping }) => sum + shipping, 0)
  const shipping = wish.shipping === true ? paid - back : (wish.shipping ?? 0)
  if (shipping < 0 || back + shipping > paid) return null
  return { lines, shipping, shippingTaxes: delivery ? shippingTaxes(delivery, back, shipping) : [] }
}

function unitsOf(
  { id, total, quantity: of, taxes }: Line,
  before: number,
  quantity: number,
): RefundDetail['lines'][number] {
  return {
    line: id,
    quantity,
    amount: partOf(total, before, quantity, of),
    taxes: taxes.map((tax) => ({ ...rateOf(tax), amount: partOf(tax.amount, before, quantity, of) })),
  }
}

function shippingTaxes({ amount, taxes = [] }: Total, before: number, shipping: number): TaxPart[] {
  if (amount <= 0) return []
  return taxes.map((tax) => ({ ...rateOf(tax), amount: partOf(tax.amount, before, shipping, amount) }))
}

/** What it comes to, in minor units. */
export function amountOf({ lines, shipping }: RefundDetail): number {
  return lines.reduce((sum, { amount }) => sum + amount, shipping)
}

/** The tax that it contains, by rate. */
export function taxesOfDetail({ lines, shippingTaxes: extra }: RefundDetail): TaxPart[] {
  const sums = new Map<string, TaxPart>()
  for (const tax of [...lines.flatMap(({ taxes }) => taxes), ...extra]) {
    const key = rateKey(tax)
    sums.set(key, { ...rateOf(tax), amount: (sums.get(key)?.amount ?? 0) + tax.amount })
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0)
}
