import type { Product } from '@souk/contract/catalog.ts'
import type { FormField, FormValues, SlotRule } from '@souk/contract/offers.ts'
import type { Appointment, Line } from '@souk/contract/order.ts'
import type { Reader } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { SlotWish } from '../resources/book.ts'
import { busyOf, type Except, findCalendar } from '../resources/calendars.ts'
import { bookable, isTime, localMoment, peak } from '../resources/slots.ts'
import type { Shop } from '../shops/shop.ts'

const MINUTE = 60_000

export type SlotField = Extract<FormField, { type: 'slot' }>

export function slotFields(form: readonly FormField[]): SlotField[] {
  return form.filter((field) => field.type === 'slot')
}

/** Answers that are times are kept as the shop's clock shows them, so that the same time is the same answer. */
export function inShopTime(form: readonly FormField[], values: FormValues, zone: string): FormValues {
  const times = slotFields(form).flatMap(({ id }) => {
    const value = values[id]
    return typeof value === 'string' ? [[id, localMoment(Date.parse(value), zone)]] : []
  })
  return { ...values, ...Object.fromEntries(times) }
}

/** The times that an answered form books. */
export function appointmentsOf(form: readonly FormField[], values: FormValues, zone: string): Appointment[] {
  return slotFields(form).flatMap((field) => {
    const value = values[field.id]
    return typeof value === 'string' ? appointmentAt(field.id, field, Date.parse(value), zone) : []
  })
}

/** The time that a rule makes of its beginning. */
export function appointmentAt(field: string, rule: SlotRule, from: number, zone: string): Appointment {
  const { resource, minutes, changeMinutes } = rule
  return {
    field,
    resource,
    from: localMoment(from, zone),
    to: localMoment(from + minutes * MINUTE, zone),
    ...(changeMinutes > 0 ? { until: localMoment(from - changeMinutes * MINUTE, zone) } : {}),
  }
}

/** What the lines of a checkout book: each unit takes a place of its own. */
export function wishesOf(lines: readonly Pick<Line, 'id' | 'quantity' | 'appointments'>[]): SlotWish[] {
  return lines.flatMap(({ id, quantity, appointments = [] }) =>
    appointments.map(({ field, resource, from, to }) => ({
      what: `${id}/${field}`,
      resource,
      from: Date.parse(from),
      to: Date.parse(to),
      quantity,
    })),
  )
}

export type TimeCheck = {
  shop: Shop
  rule: SlotRule
  from: number
  quantity: number
  at: Date
  except?: Except | undefined
  /** It was offered in time: only that it has not begun is asked. */
  isChosen?: boolean
}

/** Throws `slot_taken` unless this is a time that the rule offers now, and there is room. */
export async function checkTime(read: Reader, { shop, rule, from, quantity, at, except, isChosen }: TimeCheck) {
  const time = { from, to: from + rule.minutes * MINUTE }
  const [calendar, busy] = await Promise.all([
    findCalendar(read, shop.id, rule.resource),
    busyOf(read, { home: shop.id, key: rule.resource, within: time, at, except }),
  ])
  const range = bookable(isChosen ? { ...rule, leadMinutes: 0 } : rule, at.getTime())
  const opening = calendar && {
    hours: calendar.hours ?? shop.settings.hours,
    closures: calendar.closures,
    zone: shop.timezone,
  }
  if (!opening || from < range.from || from >= range.to || !isTime(opening, rule, from))
    throw new Failure('slot_taken', 'this time is not offered')
  if (peak(busy, time) + quantity > calendar.capacity) throw new Failure('slot_taken', 'this time is taken')
}

export type FormCheck = Omit<TimeCheck, 'rule' | 'from'> & { product: Product; form: FormValues }

/** The same of every time that an answered form names. */
export async function checkTimes(read: Reader, { product, form, ...check }: FormCheck): Promise<void> {
  for (const rule of slotFields(product.form)) {
    const value = form[rule.id]
    if (typeof value === 'string') await checkTime(read, { ...check, rule, from: Date.parse(value) })
  }
}
