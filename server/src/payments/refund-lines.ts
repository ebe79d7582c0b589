import type { Line, Order, Total } from '@souk/contract/order.ts'
import { z } from 'zod'
import { isWrappable } from '../orders/gift.ts'
import { rateKey, rateOf, share } from '../carts/totals.ts'
import { TaxPart } from './invoice.ts'

const Taxes = z.array(TaxPart)
const RefundedLine = z.object({ line: z.string(), quantity: z.int(), amount: z.int(), taxes: Taxes })

/** What a refund is for: units of lines, with what wrapping them cost, and of the delivery. */
export const RefundDetail = z.object({
  lines: z.array(RefundedLine),
  shipping: z.int(),
  shippingTaxes: Taxes,
  wrapping: z.int().default(0),
  wrappingTaxes: Taxes.default([]),
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
  const shippingTaxes = delivery ? chargeTaxes(delivery, back, shipping) : []
  return { lines, shipping, shippingTaxes, ...wrappingOf(order, earlier, lines) }
}

type Units = readonly { line: string; amount: number; quantity: number }[]

/** Wrapping goes back with what was wrapped, by its value: with the last unit all that is left of it. */
function wrappingOf(
  { lines: bought, totals }: Pick<Order, 'lines' | 'totals'>,
  earlier: readonly RefundDetail[],
  units: Units,
): Pick<RefundDetail, 'wrapping' | 'wrappingTaxes'> {
  const fee = totals.find(({ type }) => type === 'fee')
  if (!fee || units.length === 0) return { wrapping: 0, wrappingTaxes: [] }
  const goods = bought.filter(({ fulfilment }) => isWrappable(fulfilment))
  // What costs nothing is wrapped too: then the units count.
  const isFree = goods.every(({ total }) => total === 0)
  const sum = (of: readonly { amount: number; quantity: number }[]) =>
    of.reduce((all, { amount, quantity }) => all + (isFree ? quantity : amount), 0)
  const isGoods = ({ line }: { line: string }) => goods.some(({ id }) => id === line)
  const whole = sum(goods.map(({ total: amount, quantity }) => ({ amount, quantity })))
  const back = sum([...earlier.flatMap(({ lines }) => lines), ...units].filter(isGoods))
  const given = earlier.reduce((all, { wrapping }) => all + wrapping, 0)
  const [due = 0] = whole === 0 ? [] : share(fee.amount, [back, whole - back])
  const wrapping = Math.max(0, due - given)
  return { wrapping, wrappingTaxes: chargeTaxes(fee, given, wrapping) }
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

/** The tax in a part of what delivery or wrapping cost, after another part. */
function chargeTaxes({ amount, taxes = [] }: Total, before: number, part: number): TaxPart[] {
  if (amount <= 0) return []
  return taxes.map((tax) => ({ ...rateOf(tax), amount: partOf(tax.amount, before, part, amount) }))
}

/** What it comes to, in minor units. */
export function amountOf({ lines, shipping, wrapping }: RefundDetail): number {
  return lines.reduce((sum, { amount }) => sum + amount, shipping + wrapping)
}

/** The tax that it contains, by rate. */
export function taxesOfDetail({ lines, shippingTaxes, wrappingTaxes }: RefundDetail): TaxPart[] {
  const sums = new Map<string, TaxPart>()
  for (const tax of [...lines.flatMap(({ taxes }) => taxes), ...shippingTaxes, ...wrappingTaxes]) {
    const key = rateKey(tax)
    sums.set(key, { ...rateOf(tax), amount: (sums.get(key)?.amount ?? 0) + tax.amount })
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0)
}
