import { addressFaults, plainPostcode } from '@souk/contract/address.ts'
import type { Gift } from '@souk/contract/gift.ts'
import type { Concession } from '@souk/contract/concession.ts'
import { textIn } from '@souk/contract/ids.ts'
import type { Address, Buyer, Checkout, Line, Total } from '@souk/contract/order.ts'
import type { Placed } from '@souk/contract/placing.ts'
import type { ShippingOption } from '@souk/contract/shop.ts'
import type { Shop } from '../shops/shop.ts'
import { deliveryWindow } from './delivery-window.ts'
import { giftDay, giftMissing } from './gift.ts'

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

/** How often a hold can be had for another while before others may have the goods: what WCAG 2.2.1 asks for. */
export const MOST_EXTENSIONS = 10

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
  /** What the staff took off, at most so many percent of what it is off. */
  concession?: (Concession & { limit: number }) | null
  gift: Gift | null
  expiresAt: Date
  /** Raised with every change that is stored. */
  version: number
  /** What the page showed whose button began the payment. */
  placed: Placed | null
  /** What its thread speaks; null where that is not known. */
  language: string | null
}

/** Goods have to go somewhere: what `pickup` and `digital` offers do not need. */
export function needsShipping(lines: readonly Pick<Line, 'fulfilment'>[]): boolean {
  return lines.some((line) => line.fulfilment === 'ship' || line.fulfilment === 'deliver')
}

/** The shop's ways of delivery that fit these lines and this place. */
export function shippingFor(
  shop: Shop,
  lines: readonly Pick<Line, 'fulfilment' | 'ways'>[],
  place: Place,
): ShippingOption[] {
  if (!needsShipping(lines)) return []
  return waysTo(shop, place).filter(({ id }) => lines.every((line) => isCarried(line, id)))
}

type Place = Partial<Pick<Address, 'country' | 'postcode'>> | null | undefined

/** What is booked or downloaded goes with any way. */
function isCarried(line: Pick<Line, 'fulfilment' | 'ways'>, way: string): boolean {
  return !needsShipping([line]) || line.ways === undefined || line.ways.includes(way)
}

/** Where no way to there carries every line: those that the way which carries most of them leaves behind. */
export function uncarriedIn<L extends Pick<Line, 'fulfilment' | 'ways'>>(
  shop: Shop,
  lines: readonly L[],
  place: Place,
): L[] {
  const left = waysTo(shop, place).map(({ id }) => lines.filter((line) => !isCarried(line, id)))
  return left.toSorted((a, b) => a.length - b.length)[0] ?? []
}

function waysTo(shop: Shop, place: Place): ShippingOption[] {
  const country = place?.country
  const postcode = place?.postcode && compact(place.postcode)
  return shop.settings.shipping.filter(
    ({ kind, countries, postcodes }) =>
      kind === 'pickup' ||
      ((!countries || country === undefined || countries.includes(country)) &&
        (!postcodes || !postcode || postcodes.some((start) => postcode.startsWith(compact(start))))),
  )
}

function compact(postcode: string): string {
  return plainPostcode(postcode).replaceAll(' ', '')
}

/** What an option costs for goods of this value. */
export function shippingAmount(option: ShippingOption, value: number): number {
  return option.freeFrom !== undefined && value >= option.freeFrom ? 0 : option.amount
}

/** What is still needed before the checkout can be completed, in the order it is asked for. */
export function missingOf(
  checkout: Pick<CheckoutRow, 'lines' | 'buyer' | 'address' | 'shippingOption' | 'pickupAt' | 'gift'>,
  shop: Shop,
  at: Date,
): string[] {
  const missing: string[] = []
  if (checkout.lines.length === 0 || checkout.lines.some((line) => line.problem !== undefined)) missing.push('lines')
  if (checkout.buyer.email === undefined) missing.push('email')
  const options = shippingFor(shop, checkout.lines, checkout.address)
  const chosen = options.find(({ id }) => id === checkout.shippingOption)
  const isLeft = uncarriedIn(shop, checkout.lines, checkout.address).length > 0
  if ((options.length > 0 || isLeft) && !chosen) missing.push('shippingOption')
  const isSent = needsShipping(checkout.lines) && chosen?.kind !== 'pickup'
  if (isSent && (!checkout.address || addressFaults(checkout.address).length > 0)) missing.push('address')
  if (chosen?.slots && checkout.pickupAt === null) missing.push('pickupAt')
  missing.push(...giftMissing(checkout, chosen, shop.timezone, at))
  return missing
}

/** The same of an address that is there, in words: "ZIP code is required, as 10013". */
export function addressLacks({ address }: Pick<CheckoutRow, 'address'>, missing: readonly string[]): string[] {
  if (!address || !missing.includes('address')) return []
  return addressFaults(address).map(
    ({ label, reason, example }) =>
      `${label} ${reason === 'required' ? 'is required' : 'cannot be right'}${example === undefined ? '' : `, as ${example}`}`,
  )
}

export type ShippingChoiceView = Checkout['shippingOptions'][number]

export function shippingChoice(
  option: ShippingOption,
  value: number,
  language: string,
  shop: Shop,
  now: Date,
  lines: readonly Pick<Line, 'day'>[] = [],
  gift: Gift | null = null,
): ShippingChoiceView {
  const window =
    daysOf(lines) ?? giftDay(gift, option, shop.timezone, now) ?? deliveryWindow(option, now, shop.timezone)
  return {
    id: option.id,
    label: textIn(option.label, language, shop.locale),
    amount: shippingAmount(option, value),
    kind: option.kind,
    ...(window ?? {}),
    ...(option.slots ? { timed: true } : {}),
  }
}

/** The days that were chosen, where every line has one: they count more than what the way usually takes. */
function daysOf(lines: readonly Pick<Line, 'day'>[]): { from: string; to: string } | undefined {
  const days = lines.flatMap(({ day }) => day ?? []).toSorted()
  const [from, to] = [days[0], days.at(-1)]
  return days.length === lines.length && from !== undefined && to !== undefined ? { from, to } : undefined
}

/** The language of the buyer: of their thread, else that of the page on which they pressed the button, else the shop's. */
export function languageOf({ language, placed }: Pick<CheckoutRow, 'language' | 'placed'>, shop: Pick<Shop, 'locale'>) {
  return language || placed?.language || shop.locale
}
