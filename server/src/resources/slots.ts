import type { Calendar, Slot } from '@souk/contract/slots.ts'
import type { SlotRule } from '@souk/contract/offers.ts'

/** A stretch of time in milliseconds of the epoch; the end is no part of it. */
export type Interval = { from: number; to: number }
export type Busy = Interval & { quantity: number }

/** When a calendar is open, on the wall clock of a zone. */
export type Opening = { hours: NonNullable<Calendar['hours']>; closures: Calendar['closures']; zone: string }

const MINUTE = 60_000
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/

/** The most that is taken at one moment of the interval. */
export function peak(busy: readonly Busy[], { from, to }: Interval): number {
  const own = busy.filter((one) => one.from < to && from < one.to)
  const at = (moment: number) =>
    own.reduce((sum, one) => sum + (one.from <= moment && moment < one.to ? one.quantity : 0), 0)
  // What is taken rises only where something begins.
  return Math.max(0, at(from), ...own.filter((one) => one.from > from).map((one) => at(one.from)))
}

/** The stretches in which it is open, as far as they touch the interval; each begins where a day's hours begin. */
export function openings({ hours, zone }: Pick<Opening, 'hours' | 'zone'>, { from, to }: Interval): Interval[] {
  const found: Interval[] = []
  const last = dayOf(to, zone)
  // The hours of the evening before may reach into the first day.
  for (let day = dayOf(from, zone).subtract({ days: 1 }); Temporal.PlainDate.compare(day, last) <= 0;) {
    for (const { open, close } of hours.filter((one) => one.day === day.dayOfWeek)) {
      if (!CLOCK.test(open) || !CLOCK.test(close)) continue
      const end = close > open ? day : day.add({ days: 1 })
      const stretch = { from: moment(day, open, zone), to: moment(end, close, zone) }
      if (stretch.from < to && from < stretch.to) found.push(stretch)
    }
    day = day.add({ days: 1 })
  }
  return found
}

function dayOf(at: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
}

/** A time that the clock leaps over in spring is the one an hour later; one that comes twice in autumn is the first. */
function moment(day: Temporal.PlainDate, time: string, zone: string): number {
  if (time === '24:00') return moment(day.add({ days: 1 }), '00:00', zone)
  return day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds
}

/** The beginning of a local date or a local time; a moment with an offset is itself. A date as an end is the next midnight. */
export function momentOf(text: string, zone: string, isEnd = false): number {
  if (/(?:Z|[+-]\d\d:\d\d)$/.test(text)) return Temporal.Instant.from(text).epochMilliseconds
  const day = Temporal.PlainDate.from(text.slice(0, 10))
  if (text.length > 10) return moment(day, text.slice(11), zone)
  return moment(isEnd ? day.add({ days: 1 }) : day, '00:00', zone)
}

/** A moment as the wire shows it: local time with its offset, to the second. */
export function localMoment(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ timeZone: zone, smallestUnit: 'second' })
}

/** Every time of the rule that begins within the interval: inside the hours as a whole, and not closed. Each once, in order. */
export function times(opening: Opening, rule: Pick<SlotRule, 'minutes' | 'every'>, within: Interval): Interval[] {
  const length = rule.minutes * MINUTE
  const step = (rule.every ?? rule.minutes) * MINUTE
  const closed = opening.closures.map(({ from, to }) => ({
    from: momentOf(from, opening.zone),
    to: momentOf(to, opening.zone, true),
  }))
  const starts = new Set<number>()
  for (const { from, to } of openings(opening, within)) {
    const before = Math.max(0, Math.ceil((within.from - from) / step))
    for (let at = from + before * step; at + length <= to && at < within.to; at += step) starts.add(at)
  }
  return [...starts]
    .toSorted((a, b) => a - b)
    .map((from) => ({ from, to: from + length }))
    .filter((time) => !closed.some((one) => one.from < time.to && time.from < one.to))
}

/** Is this one of the times of the rule, whoever else may have it? */
export function isTime(opening: Opening, rule: Pick<SlotRule, 'minutes' | 'every'>, from: number): boolean {
  return times(opening, rule, { from, to: from + 1 }).some((time) => time.from === from)
}

/** From when to when a rule lets one book, seen from now. */
export function bookable(rule: Pick<SlotRule, 'leadMinutes' | 'aheadDays'>, now: number): Interval {
  return { from: now + rule.leadMinutes * MINUTE, to: now + rule.aheadDays * 1440 * MINUTE }
}

export type FreeInput = {
  opening: Opening
  capacity: number
  busy: readonly Busy[]
  rule: Pick<SlotRule, 'minutes' | 'every'>
  within: Interval
  quantity: number
  limit: number
}

/** The times that so many can still have, earliest first. */
export function freeSlots({ opening, capacity, busy, rule, within, quantity, limit }: FreeInput): Slot[] {
  const free: Slot[] = []
  for (const time of times(opening, rule, within)) {
    if (free.length >= limit) break
    const left = capacity - peak(busy, time)
    const { zone } = opening
    if (left >= quantity) free.push({ from: localMoment(time.from, zone), to: localMoment(time.to, zone), left })
  }
  return free
}
