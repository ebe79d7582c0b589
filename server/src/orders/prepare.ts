import type { Address, Buyer, CheckoutUpdate, Line } from '@souk/contract/order.ts'
import { wholeAddress } from '@souk/contract/address.ts'
import { totalRows } from '../carts/totals.ts'
import { Failure } from '../kernel/failure.ts'
import type { Shop } from '../shops/shop.ts'
import { textIn } from '@souk/contract/ids.ts'
import { type CheckoutRow, missingOf, OPEN_MINUTES, shippingAmount, shippingFor } from './checkout.ts'
import { applyConcession, applyDiscount, findDiscount } from './discount.ts'
import { giftCharge, isWrapped } from './gift.ts'
import { taxedWhere } from './taxed-where.ts'

export type NewCheckout = {
  id: string
  shop: Shop
  cart: string | null
  customer: string | null
  conversation: string | null
  handle: string | null
  buyer: Buyer
  address: Address | null
  lines: readonly Line[]
  language?: string | null
  at: Date
}

/** A checkout of these lines, priced, with the only way of delivery chosen where there is just one. */
export function newCheckout(input: NewCheckout): CheckoutRow {
  const { shop, lines, at, address, language = null, ...rest } = input
  const row: CheckoutRow = {
    ...rest,
    address: address && wholeAddress(address),
    home: shop.id,
    state: 'incomplete',
    currency: shop.currency,
    lines: [...lines],
    totals: [],
    shippingOption: null,
    pickupAt: null,
    discountCode: null,
    gift: null,
    expiresAt: new Date(at.getTime() + OPEN_MINUTES * 60_000),
    version: 1,
    placed: null,
    language,
  }
  return reprice(row, shop, at)
}

/** Takes over what the buyer said. Throws `invalid_discount`, or `invalid_request` for a way of delivery or a day that does not fit. */
export function applyUpdate(row: CheckoutRow, change: CheckoutUpdate, shop: Shop, at: Date): CheckoutRow {
  const next: CheckoutRow = {
    ...row,
    buyer: { ...row.buyer, ...change.buyer },
    address: change.address ? wholeAddress(change.address) : row.address,
    shippingOption: change.shippingOption ?? row.shippingOption,
    pickupAt: change.pickupAt === undefined ? row.pickupAt : new Date(change.pickupAt),
    discountCode: change.discountCode === undefined ? row.discountCode : change.discountCode.trim() || null,
    gift: change.gift === undefined ? row.gift : change.gift,
  }
  if (change.shippingOption !== undefined) {
    const fits = shippingFor(shop, next.lines, next.address).some(({ id }) => id === change.shippingOption)
    if (!fits) throw new Failure('invalid_request', 'this way of delivery is not offered for it')
  }
  if (next.discountCode !== null && change.discountCode !== undefined) {
    const code = findDiscount(shop.settings.discounts, next.discountCode, goodsValue(next.lines), at)
    if (!code) throw new Failure('invalid_discount')
    next.discountCode = code.code
  }
  const priced = reprice(next, shop, at)
  if (change.gift?.deliverOn && missingOf(priced, shop, at).includes('deliverOn'))
    throw new Failure('invalid_request', 'this delivery cannot be there on that day')
  return priced
}

function goodsValue(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.unit * line.quantity, 0)
}

/** Computes discount shares, delivery, totals and state anew from the lines. A code that no longer applies falls away. */
export function reprice(row: CheckoutRow, shop: Shop, at: Date): CheckoutRow {
  const value = goodsValue(row.lines)
  const code =
    row.discountCode === null ? undefined : findDiscount(shop.settings.discounts, row.discountCode, value, at)
  const discounted = applyConcession(applyDiscount(row.lines, code), row.concession)
  const options = shippingFor(shop, discounted, row.address)
  const only = options.length === 1 ? options[0] : undefined
  const chosen = options.find(({ id }) => id === row.shippingOption) ?? only
  const lines = taxedWhere(discounted, chosen?.kind === 'pickup' ? null : row.address, shop, at)
  const charge = chosen && {
    label: textIn(chosen.label, row.language || shop.locale, shop.locale),
    amount: shippingAmount(chosen, value),
  }
  const next: CheckoutRow = {
    ...row,
    lines,
    totals: totalRows(lines, charge, giftCharge(row, shop)),
    shippingOption: chosen?.id ?? null,
    pickupAt: chosen?.slots ? row.pickupAt : null,
    discountCode: code?.code ?? null,
    // A shop that wraps no longer has not wrapped.
    gift: row.gift && { ...row.gift, wrap: isWrapped(row, shop) },
  }
  if (row.state !== 'incomplete' && row.state !== 'ready_for_complete') return next
  return { ...next, state: missingOf(next, shop, at).length === 0 ? 'ready_for_complete' : 'incomplete' }
}
