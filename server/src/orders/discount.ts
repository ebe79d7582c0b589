import type { Line } from '@souk/contract/order.ts'
import type { DiscountCode } from '@souk/contract/shop.ts'
import { discounted } from '../carts/line.ts'
import type { CheckoutRow } from './checkout.ts'
import { share } from '../carts/totals.ts'

/** The code a shopper typed, if the shop has it and it applies now to this value. Capitals and blanks do not matter. */
export function findDiscount(
  codes: readonly DiscountCode[],
  typed: string,
  value: number,
  now: Date,
): DiscountCode | undefined {
  const wanted = typed.trim().toLowerCase()
  return codes.find((code) => {
    if (code.code.toLowerCase() !== wanted || value < code.minimum) return false
    const after = code.from === undefined || new Date(code.from) <= now
    return after && (code.to === undefined || now < new Date(code.to))
  })
}

/**
 * What a member of the staff took off, after any code: never more than their limit of what the goods cost without it, so
 * that a cart which has become smaller is no more of a bargain. The shares add up exactly, no line goes below zero.
 */
export function applyConcession(lines: readonly Line[], concession: CheckoutRow['concession']): Line[] {
  if (!concession) return [...lines]
  const { percent, amount = 0, line: only, limit } = concession
  const isMeant = ({ id }: Line) => only === undefined || id === only
  const values = lines.map((line) => (isMeant(line) ? line.total : 0))
  const sum = values.reduce((total, value) => total + value, 0)
  const wanted = percent === undefined ? amount : Math.round((sum * percent) / 100)
  const most = Math.floor((sum * limit) / 100)
  if (sum === 0) return [...lines]
  const shares = share(Math.min(wanted, most), values)
  return lines.map((line, index) => discounted(line, line.discount + (shares[index] ?? 0)))
}

/** Shares a discount among the lines by their value; the shares add up to the discount exactly, no line goes below zero. */
export function applyDiscount(lines: readonly Line[], code: DiscountCode | undefined): Line[] {
  const values = lines.map((line) => line.unit * line.quantity)
  const sum = values.reduce((total, value) => total + value, 0)
  const wanted = code?.percent === undefined ? (code?.amount ?? 0) : Math.round((sum * code.percent) / 100)
  const shares = share(Math.min(sum, wanted), values)
  return lines.map((line, index) => discounted(line, shares[index] ?? 0))
}
