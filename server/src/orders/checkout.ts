import { textIn } from '@souk/contract/ids.ts'
import type { Address, Buyer, Checkout, Line, Total } from '@souk/contract/order.ts'
import type { ShippingOption } from '@souk/contract/shop.ts'
import type { Shop } from '../shops/shop.ts'

export type CheckoutState = Checkout['state']

/** Which state may follow which. Nothing follows an end. */
export const CHECKOUT_TRANSITIONS: Record<CheckoutState, readonly CheckoutState[]> = {
  incomplete: ['ready_for_complete', 'requires_escalation', 'canceled'],
  requires_escalation: ['incomplete', 'ready_for_complete', 'canceled'],
  ready_for_complete: ['incomplete', 'complete_in_progress', 'completed', 'canceled'],
  complete_in_progress: ['ready_for_complete', 'completed', 'canceled'],
  completed: [],
  canceled: [],
}

/** Minutes a checkout stays open, and minutes its stock is held once the payment has begun. */
export const OPEN_MINUTES = 120
export const HOLD_MINUTES = 30

/** A checkout as it is stored. */
export type CheckoutRow = {
  id: string
  home: string
  cart: string | null
  customer: string | null
  conversation: string | null
  handle: string | null
  state: CheckoutState
  currency: string
  buyer: Buyer
  address: Address | null
  lines: Line[]
  totals: Total[]
  shippingOption: string | null
  pickupAt: Date | null
  discountCode: string | null
  expiresAt: Date
}

/** Goods have to go somewhere: what `pickup` and `digital` offers do not need. */
export function needsShipping(lines: readonly Pick<Line, 'fulfilment'>[]): boolean {
  return lines.some((line) => line.fulfilment === 'ship' || line.fulfilment === 'deliver')
}

/** The shop's ways of delivery that fit these lines and this country. */
export function shippingFor(
  shop: Shop,
  lines: readonly Pick<Line, 'fulfilment'>[],
  country: string | undefined,
): ShippingOption[] {
  if (!needsShipping(lines)) return []
  return shop.settings.shipping.filter(
    (option) =>
      !option.countries || country === undefined || option.kind === 'pickup' || option.countries.includes(country),
  )
}

/** What an option costs for goods of this value. */
export function shippingAmount(option: ShippingOption, value: number): number {
  return option.freeFrom !== undefined && value >= option.freeFrom ? 0 : option.amount
}

/** What is still needed before the checkout can be completed, in the order it is asked for. */
export function missingOf(
  checkout: Pick<CheckoutRow, 'lines' | 'buyer' | 'address' | 'shippingOption' | 'pickupAt'>,
  shop: Shop,
): string[] {
  const missing: string[] = []
  if (checkout.lines.length === 0 || checkout.lines.some((line) => line.problem !== undefined)) missing.push('lines')
  if (checkout.buyer.email === undefined) missing.push('email')
  const options = shippingFor(shop, checkout.lines, checkout.address?.country)
  if (options.length > 0) {
    const chosen = options.find(({ id }) => id === checkout.shippingOption)
    if (!chosen) missing.push('shippingOption')
    if (!checkout.address && chosen?.kind !== 'pickup') missing.push('address')
    if (chosen?.slots && checkout.pickupAt === null) missing.push('pickupAt')
  }
  return missing
}

export type ShippingChoiceView = Checkout['shippingOptions'][number]

export function shippingChoice(
  option: ShippingOption,
  value: number,
  language: string,
  shop: Shop,
  now: Date,
): ShippingChoiceView {
  const window = deliveryWindow(option, now, shop.timezone)
  return {
    id: option.id,
    label: textIn(option.label, language, shop.locale),
    amount: shippingAmount(option, value),
    kind: option.kind,
    ...(window ?? {}),
    ...(option.slots ? { timed: true } : {}),
  }
}

/** When it will arrive: local dates, or local date-times where the shop delivers within minutes. */
export function deliveryWindow(
  option: ShippingOption,
  now: Date,
  timezone: string,
): { from: string; to: string } | undefined {
  if (option.minutes) {
    const after = (minutes: number) => localTime(new Date(now.getTime() + minutes * 60_000), timezone).slice(0, 16)
    return { from: after(option.minutes.min), to: after(option.minutes.max) }
  }
  if (!option.days) return undefined
  const after = (days: number) => localTime(new Date(now.getTime() + days * 86_400_000), timezone).slice(0, 10)
  return { from: after(option.days.min), to: after(option.days.max) }
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Local time of a zone as YYYY-MM-DDTHH:MM:SS. Making a format is slow, there are few zones. */
function localTime(date: Date, timezone: string): string {
  const format =
    formats.get(timezone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' })
  formats.set(timezone, format)
  return format.format(date).replace(' ', 'T')
}
