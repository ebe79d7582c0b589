import { z } from 'zod'
import { Texts } from './ids.ts'
import { ResourceKey } from './offers.ts'
import { Hours } from './shop.ts'

const Moment = z.iso.datetime({ offset: true })
/** A local date, or a local time to the minute. */
const LocalDay = z.union([z.iso.date(), z.iso.datetime({ local: true, precision: -1 })])

/**
 * Something that is booked by the time: a fitting room, a technician. `capacity` is how many at once. Without hours of its
 * own it is open as the shop is. Closures are local days or local times; a day as `to` is closed to its end.
 */
export const Calendar = z.object({
  key: ResourceKey,
  label: Texts,
  capacity: z.int().min(1).max(10_000),
  hours: z.array(Hours).max(50).optional(),
  closures: z.array(z.object({ from: LocalDay, to: LocalDay })).max(500),
})
export type Calendar = z.infer<typeof Calendar>

export const CalendarPut = z.object({
  label: Texts,
  capacity: Calendar.shape.capacity.default(1),
  hours: Calendar.shape.hours,
  closures: Calendar.shape.closures.default([]),
})

/** A time that may be had, in the zone of the shop; `left` is how many more can have it. */
export const Slot = z.object({ from: Moment, to: Moment, left: z.int() })
export type Slot = z.infer<typeof Slot>

export const FreeSlots = z.object({ zone: z.string(), slots: z.array(Slot) })
export type FreeSlots = z.infer<typeof FreeSlots>

export const SlotQuery = z.object({
  /** A local date or a moment; absent = now. */
  from: z.union([Moment, LocalDay]).optional(),
  to: z.union([Moment, LocalDay]).optional(),
  quantity: z.coerce.number().int().min(1).max(999).default(1),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
