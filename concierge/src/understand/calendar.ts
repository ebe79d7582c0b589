/** A day of the calendar without time or zone; months are 1 to 12. */
export type Day = { year: number; month: number; day: number }
/** A day that a message names, and where; a feast's id, the weekday (0 Monday) it was named by, minutes past midnight. */
export type DayFound = {
  day: Day
  start: number
  end: number
  holiday?: string
  weekday?: number
  minutes?: number
}
/** The moment of the message where the shopper is. */
export type Moment = { today: Day; minutes: number }

const formats = new Map<string, Intl.DateTimeFormat>()
/** By zone the second that was asked for last: many messages come in one. */
const seconds = new Map<string, { second: number; moment: Moment }>()

/** An RFC 3339 instant as day and minute in a zone; an unknown zone counts as UTC. */
export function momentIn(now: string, timezone: string | undefined): Moment {
  const instant = new Date(now)
  const valid = Number.isNaN(instant.getTime()) ? new Date(0) : instant
  const zone = timezone ?? 'UTC'
  const second = Math.floor(valid.getTime() / 1000)
  const known = seconds.get(zone)
  if (known?.second === second) return known.moment
  const moment = readMoment(valid, zone)
  if (seconds.size > 500) seconds.clear()
  seconds.set(zone, { second, moment })
  return moment
}

function readMoment(instant: Date, timezone: string): Moment {
  const parts: Record<string, number> = {}
  for (const part of formatOf(timezone).formatToParts(instant)) parts[part.type] = Number(part.value)
  return {
    today: { year: parts['year'] ?? 1970, month: parts['month'] ?? 1, day: parts['day'] ?? 1 },
    minutes: ((parts['hour'] ?? 0) % 24) * 60 + (parts['minute'] ?? 0),
  }
}

function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone)
  if (known) return known
  const made = newFormat(timezone) ?? formatOf('UTC')
  if (formats.size > 500) formats.clear()
  formats.set(timezone, made)
  return made
}

function newFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      hourCycle: 'h23',
    })
  } catch {
    // the zone is an outsider's text
    return undefined
  }
}

export function addDays({ year, month, day }: Day, days: number): Day {
  return fromUtc(new Date(Date.UTC(year, month - 1, day + days)))
}

export function addMonths({ year, month, day }: Day, months: number): Day {
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return fromUtc(new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))))
}

/** 0 Monday … 6 Sunday. */
export function weekdayOf({ year, month, day }: Day): number {
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7
}

export function isBefore(a: Day, b: Day): boolean {
  return a.year !== b.year ? a.year < b.year : a.month !== b.month ? a.month < b.month : a.day < b.day
}

export function isReal({ year, month, day }: Day): boolean {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900 || year > 2200) return false
  return new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1
}

/** YYYY-MM-DD. */
export function formatDay({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The nth weekday (0 Monday) of a month; negative counts from its end. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): Day {
  if (nth > 0) {
    const first = weekdayOf({ year, month, day: 1 })
    return { year, month, day: 1 + ((weekday - first + 7) % 7) + (nth - 1) * 7 }
  }
  const last = addDays(addMonths({ year, month, day: 1 }, 1), -1)
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7)
}

function fromUtc(date: Date): Day {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}
