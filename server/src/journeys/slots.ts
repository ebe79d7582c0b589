import type { SlotsOf } from '@souk/concierge/tools.ts'
import type { Product } from '@souk/contract/catalog.ts'
import type { SlotRule } from '@souk/contract/offers.ts'
import type { FreeSlots } from '@souk/contract/slots.ts'
import { slotFields, type SlotField } from '../carts/appointments.ts'
import { loadProducts } from '../catalog/products.ts'
import { Failure } from '../kernel/failure.ts'
import { busyOf, findCalendar } from '../resources/calendars.ts'
import { bookable, freeSlots, momentOf } from '../resources/slots.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'

export type SlotWindow = { from?: string | undefined; to?: string | undefined; quantity: number; limit: number }

/** Times longer than this after the first asked for are not looked through. */
const MOST_DAYS = 62

/** The free times of a rule at this moment: none where its calendar is not open. */
export async function freeOf(
  context: Pick<Context, 'database' | 'clock'>,
  shop: Shop,
  rule: SlotRule,
  window: SlotWindow,
): Promise<FreeSlots> {
  const { database, clock } = context
  const zone = shop.timezone
  const at = clock.now()
  const range = bookable(rule, at.getTime())
  const from = Math.max(range.from, window.from === undefined ? 0 : momentOf(window.from, zone))
  const last = Math.min(range.to, window.to === undefined ? range.to : momentOf(window.to, zone, true))
  const within = { from, to: Math.min(last, from + MOST_DAYS * 86_400_000) }
  if (within.to <= from) return { zone, slots: [] }
  // What begins at the very end is still looked at as a whole.
  const whole = { from, to: within.to + rule.minutes * 60_000 }
  const [calendar, busy] = await Promise.all([
    findCalendar(database.read, shop.id, rule.resource),
    busyOf(database.read, { home: shop.id, key: rule.resource, within: whole, at }),
  ])
  if (!calendar) return { zone, slots: [] }
  const { quantity, limit } = window
  const { closures, capacity, hours = shop.settings.hours } = calendar
  return {
    zone,
    slots: freeSlots({ opening: { hours, closures, zone }, capacity, busy, rule, within, quantity, limit }),
  }
}

/** The field of an offer that is a time. Throws `not_found`. */
export function slotFieldOf(product: Product | undefined, id?: string): SlotField {
  const field = product && slotFields(product.form).find((one) => id === undefined || one.id === id)
  if (!field) throw new Failure('not_found', 'this offer is not booked by the time')
  return field
}

export async function freeOfOffer(
  context: Context,
  shop: Shop,
  { offer, field, ...window }: SlotWindow & { offer: string; field?: string | undefined },
): Promise<FreeSlots> {
  const [product] = await loadProducts(context.database, shop, [offer])
  return freeOf(context, shop, slotFieldOf(product, field), window)
}

export async function freeForPickup(
  context: Context,
  shop: Shop,
  { option, ...window }: SlotWindow & { option: string },
): Promise<FreeSlots> {
  const rule = shop.settings.shipping.find(({ id }) => id === option)?.slots
  if (!rule) throw new Failure('not_found', 'nothing is fetched at a time this way')
  return freeOf(context, shop, rule, window)
}

/** The same as the concierge asks: nothing is free of what is not there. */
export async function freeAt(context: Context, shop: Shop, of: SlotsOf, window: SlotWindow): Promise<FreeSlots> {
  try {
    return 'option' in of
      ? await freeForPickup(context, shop, { ...of, ...window })
      : await freeOfOffer(context, shop, { ...of, ...window })
  } catch (error) {
    if (error instanceof Failure) return { zone: shop.timezone, slots: [] }
    throw error
  }
}
