import { textIn } from '@souk/contract/ids.ts'
import type { DigitalContent } from '@souk/contract/offers.ts'
import type { Appointment, Fulfilment, Line } from '@souk/contract/order.ts'
import type { ShippingOption } from '@souk/contract/shop.ts'
import { appointmentAt, wishesOf } from '../carts/appointments.ts'
import type { SlotWish } from '../resources/book.ts'
import type { Shop } from '../shops/shop.ts'
import { type CheckoutRow, shippingFor } from './checkout.ts'
import { deliveryWindow } from './delivery-window.ts'

/** May the money be taken when the parcel leaves? Only of one parcel: what is promised is taken once. */
export function takenWhenShipped(shop: Shop, row: CheckoutRow): boolean {
  const isParcel = row.lines.every(({ fulfilment, appointments }) => fulfilment === 'ship' && !appointments?.length)
  const days = new Set(row.lines.map(({ day }) => day))
  const isSent = chosenOption(shop, row)?.kind !== 'pickup'
  return shop.settings.captureWhen === 'shipped' && isParcel && isSent && days.size === 1
}

/** What a hold is called by which goods are fetched at a time. */
export const PICKUP = 'pickup'

/** The way of delivery that was chosen. */
export function chosenOption(shop: Shop, row: CheckoutRow): ShippingOption | undefined {
  return shippingFor(shop, row.lines, row.address).find(({ id }) => id === row.shippingOption)
}

/** When the goods are fetched, where that has been agreed. */
function pickupOf(shop: Shop, row: CheckoutRow): Appointment | undefined {
  const rule = chosenOption(shop, row)?.slots
  if (!rule || row.pickupAt === null) return undefined
  return appointmentAt(PICKUP, rule, row.pickupAt.getTime(), shop.timezone)
}

/** Every time that the order of this checkout will book. */
export function timesOf(shop: Shop, row: CheckoutRow): SlotWish[] {
  const pickup = pickupOf(shop, row)
  if (!pickup) return wishesOf(row.lines)
  const { resource, from, to } = pickup
  const fetched = { what: PICKUP, resource, from: Date.parse(from), to: Date.parse(to), quantity: 1 }
  return [...wishesOf(row.lines), fetched]
}

export type Plan = {
  shop: Shop
  row: CheckoutRow
  language: string
  at: Date
  newId: () => string
  /** What buyers of digital offers get, by offer. */
  contents: ReadonlyMap<string, DigitalContent>
}

/**
 * How each part of an order reaches the buyer: every appointment by itself, what is digital and at hand at once, and of
 * the other goods all that are for the same day together.
 */
export function planFulfilments({ shop, row, language, at, newId, contents }: Plan): Fulfilment[] {
  const placed = { state: 'placed' as const, at: at.toISOString() }
  const open = { state: 'placed' as const, steps: [placed] }
  const zone = shop.timezone
  const booked = row.lines.flatMap((line) =>
    (line.appointments ?? []).map((appointment): Fulfilment => {
      const whole = { ...appointment, label: line.title, zone, line: line.id }
      return { id: newId(), kind: 'slot', ...open, expected: expectedOf(appointment), appointment: whole }
    }),
  )
  const digital = row.lines.filter(({ offer }) => contents.has(offer))
  const goods = row.lines.filter((line) => !line.appointments?.length && !digital.includes(line))
  const sent: Fulfilment[] = []
  if (digital.length > 0) {
    const steps = [placed, { state: 'delivered' as const, at: placed.at }]
    const what = digital.map(({ id, title, offer }) => ({ line: id, title, ...contents.get(offer) }))
    sent.push({ id: newId(), kind: 'digital', state: 'delivered', steps, contents: what })
  }
  for (const [day, of] of Map.groupBy(goods, (line) => line.day ?? row.gift?.deliverOn))
    sent.push({ id: newId(), kind: kindOf(shop, row, of), ...open, ...goodsTimes(day) })
  return [...sent, ...booked]

  function goodsTimes(day: string | undefined): Pick<Fulfilment, 'expected' | 'appointment'> {
    const option = chosenOption(shop, row)
    const pickup = pickupOf(shop, row)
    const window = day === undefined ? option && deliveryWindow(option, at, zone) : { from: day, to: day }
    if (!option || !pickup) return window ? { expected: window } : {}
    const label = textIn(option.label, language, shop.locale)
    return { expected: expectedOf(pickup), appointment: { ...pickup, label, zone } }
  }
}

/** Local times to the minute, as every client shows when something is to come. */
export function expectedOf({ from, to }: Pick<Appointment, 'from' | 'to'>): { from: string; to: string } {
  return { from: from.slice(0, 16), to: to.slice(0, 16) }
}

function kindOf(shop: Shop, row: CheckoutRow, goods: readonly Line[]): Fulfilment['kind'] {
  return chosenOption(shop, row)?.kind ?? goods[0]?.fulfilment ?? 'ship'
}
