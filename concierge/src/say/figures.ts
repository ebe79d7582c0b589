import { formatMoney, type Money } from '@souk/contract/money.ts'
import type { Language } from '@souk/contract/understanding.ts'

const dates = new Map<string, Intl.DateTimeFormat>()
const lists = new Map<string, Intl.ListFormat>()

function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  let format = dates.get(key)
  if (!format) dates.set(key, (format = new Intl.DateTimeFormat(language, options)))
  return format
}

export function moneyText(money: Money, language: Language): string {
  return formatMoney(money, language, true)
}

/** "$120" or "$120–$140". */
export function priceText(price: { min: Money; max: Money }, language: Language): string {
  const low = moneyText(price.min, language)
  return price.min.amount === price.max.amount ? low : `${low}–${moneyText(price.max, language)}`
}

/** A local date such as 2026-05-09, or a moment in a zone, as people say it: "Saturday, May 9". */
export function dateText(date: string, language: Language, zone = 'UTC'): string {
  const bare = date.length === 10
  const moment = new Date(bare ? `${date}T12:00:00Z` : date)
  if (Number.isNaN(moment.getTime())) return date
  return dateFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: bare ? 'UTC' : zone }).format(
    moment,
  )
}

export function timeText(time: string, language: Language): string {
  const moment = new Date(`2026-01-01T${time}:00Z`)
  return Number.isNaN(moment.getTime())
    ? time
    : dateFormat(language, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(moment)
}

/** "35.5", and „35,5“ where a comma parts the fractions. */
export function numberText(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value)
}

/** A moment with its offset, by the clock it was written in: "Friday, November 27, 2:00 PM". */
export function momentText(moment: string, language: Language, width: 'long' | 'short' = 'long'): string {
  const options = { weekday: width, day: 'numeric', month: width, hour: 'numeric', minute: '2-digit' } as const
  const local = new Date(`${moment.slice(0, 16)}Z`)
  return Number.isNaN(local.getTime()) ? moment : dateFormat(language, { ...options, timeZone: 'UTC' }).format(local)
}

/** 1 Monday … 7 Sunday. */
export function weekdayText(day: number, language: Language, width: 'long' | 'short' = 'long'): string {
  return dateFormat(language, { weekday: width, timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 5, day)))
}

/** "today" and "tomorrow"; further days have no such word in every language. */
export function nearDayText(inDays: number, language: Language): string | undefined {
  return inDays > 1 ? undefined : new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(inDays, 'day')
}

/** Whose clock it is: "Central European Time", not "Europe/Berlin". */
export function zoneText(at: string, zone: string, language: Language): string {
  const parts = dateFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(new Date(at))
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone
}

/** "blue, white or red". */
export function listText(items: readonly string[], language: Language, type: 'conjunction' | 'disjunction'): string {
  const key = language + type
  let format = lists.get(key)
  if (!format) lists.set(key, (format = new Intl.ListFormat(language, { type, style: 'long' })))
  return format.format(items)
}

/** The day and time of a moment on the wall clock of a zone. */
export function localTime(now: string, zone: string): { date: string; time: string; weekday: number } {
  const parts = dateFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(now))
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  const date = `${part('year')}-${part('month')}-${part('day')}`
  return { date, time: `${part('hour')}:${part('minute')}`, weekday: new Date(`${date}T12:00:00Z`).getUTCDay() || 7 }
}

/** A local date some days later. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
