import type { Gift } from '@souk/contract/gift.ts'
import { textIn } from '@souk/contract/ids.ts'
import type { Address, Buyer, Checkout, Line } from '@souk/contract/order.ts'
import type { ShippingOption } from '@souk/contract/shop.ts'
import type { Charge } from '../carts/totals.ts'
import type { Shop } from '../shops/shop.ts'
import { dayAfter } from './delivery-window.ts'

/** How far ahead a day of delivery can be asked for. */
const MOST_DAYS = 180

type Given = {
  gift: Gift | null
  lines: readonly Pick<Line, 'fulfilment' | 'day'>[]
  buyer: Buyer
  address: Address | null
  language: string | null
}

/** Goods can be wrapped; an appointment or a download cannot. */
export function isWrappable(fulfilment: Line['fulfilment']): boolean {
  return fulfilment === 'ship' || fulfilment === 'deliver' || fulfilment === 'pickup'
}

function wrapOf({ lines }: Pick<Given, 'lines'>, shop: Shop): Shop['settings']['giftWrap'] {
  const isGoods = lines.some(({ fulfilment }) => isWrappable(fulfilment))
  return isGoods ? shop.settings.giftWrap : undefined
}

export function isWrapped(row: Pick<Given, 'gift' | 'lines'>, shop: Shop): boolean {
  return row.gift?.wrap === true && wrapOf(row, shop) !== undefined
}

/** What the wrapping costs, where the gift is wrapped. */
export function giftCharge(row: Pick<Given, 'gift' | 'lines' | 'language'>, shop: Shop): Charge | undefined {
  const wrap = isWrapped(row, shop) ? wrapOf(row, shop) : undefined
  return wrap && { label: textIn(wrap.label, row.language || shop.locale, shop.locale), amount: wrap.amount }
}

/** The wrapping that this checkout may have, as the wire shows it. */
export function wrapOffered(row: Pick<Given, 'lines'>, shop: Shop, language: string): Pick<Checkout, 'giftWrap'> {
  const wrap = wrapOf(row, shop)
  return wrap ? { giftWrap: { label: textIn(wrap.label, language, shop.locale), amount: wrap.amount } } : {}
}

/** What a gift still needs: somebody to give it to, where it is sent, and a day that can be met. */
export function giftMissing(
  { gift, lines, address }: Pick<Given, 'gift' | 'lines' | 'address'>,
  way: ShippingOption | undefined,
  timezone: string,
  at: Date,
): ('recipient' | 'deliverOn')[] {
  if (!gift) return []
  const isSent = way !== undefined && way.kind !== 'pickup'
  const isNobodys = isSent && gift.recipient === undefined && !address?.name?.trim()
  const isLate = gift.deliverOn !== undefined && !canBeThere(gift.deliverOn, lines, way, timezone, at)
  return [...(isNobodys ? (['recipient'] as const) : []), ...(isLate ? (['deliverOn'] as const) : [])]
}

/** The day a gift was asked for, where this way of delivery can meet it. */
export function giftDay(
  gift: Gift | null,
  way: ShippingOption,
  timezone: string,
  at: Date,
): { from: string; to: string } | undefined {
  const day = gift?.deliverOn
  return day !== undefined && canBeThere(day, [], way, timezone, at) ? { from: day, to: day } : undefined
}

/** Not before the slowest that this way may take; and no other day than one that was chosen with the goods themselves. */
function canBeThere(
  day: string,
  lines: Given['lines'],
  way: ShippingOption | undefined,
  timezone: string,
  at: Date,
): boolean {
  if (way?.kind === 'pickup' || lines.some((line) => line.day !== undefined && line.day !== day)) return false
  const after = (days: number) => dayAfter(days, at, timezone)
  return day >= after(way?.days?.max ?? 0) && day <= after(MOST_DAYS)
}

/** Where the buyer is at home, as far as the order says: a gift goes to somebody else. */
export function ownAddress({ gift, buyer, address }: Pick<Given, 'gift' | 'buyer' | 'address'>): Address | undefined {
  if (!gift) return address ?? undefined
  const isOwn = buyer.name !== undefined && buyer.name === address?.name
  return buyer.address ?? (isOwn ? address : undefined)
}
