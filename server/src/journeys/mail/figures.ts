import { placeLine } from '@souk/contract/address-layout.ts'
import { formatMoney } from '@souk/contract/money.ts'
import type { Address } from '@souk/contract/order.ts'
import type { Language } from '@souk/contract/understanding.ts'

const times = new Map<string, Intl.DateTimeFormat>()
const rates = new Map<Language, Intl.NumberFormat>()
const lands = new Map<Language, Intl.DisplayNames>()

/** Making a format takes longer than a mail; there are few of them. */
function timeFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const format = times.get(key) ?? new Intl.DateTimeFormat(language, options)
  times.set(key, format)
  return format
}

export function moneyIn(language: Language, amount: number, currency: string): string {
  return formatMoney({ amount, currency }, language)
}

/** A moment in the shop's own time. */
export function momentIn(language: Language, at: string, timeZone: string): string {
  return timeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(at))
}

/** The day of a moment there. */
export function dayOf(language: Language, at: string, timeZone: string): string {
  return timeFormat(language, { dateStyle: 'long', timeZone }).format(new Date(at))
}

/** A moment to the second with its zone: when something came that has to be proved. */
export function receivedIn(language: Language, at: string, timeZone: string): string {
  const options = { dateStyle: 'long', timeStyle: 'long', timeZone } as const
  return timeFormat(language, options).format(new Date(at))
}

/** A span of local days, with the year where it is not the one of `now`; or of local hours within one day. */
export function spanIn(language: Language, { from, to }: { from: string; to: string }, now: string): string {
  const [start, end] = [from, to].map((at) => new Date(at.includes('T') ? `${at.slice(0, 16)}Z` : `${at}T12:00Z`))
  if (!start || !end) return ''
  const hours: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }
  const isOther = [from, to].some((at) => at.slice(0, 4) !== now.slice(0, 4))
  const year = isOther ? ({ year: 'numeric' } as const) : {}
  const days: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', ...year, timeZone: 'UTC' }
  const isHours = from.includes('T') && from.slice(0, 10) === to.slice(0, 10)
  return timeFormat(language, isHours ? hours : days).formatRange(start, end)
}

/** A time that is booked, by the clock where it takes place: `from` and `to` are local. */
export function timeIn(language: Language, { from, to, zone }: { from: string; to: string; zone: string }): string {
  const format = timeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' })
  const [start, end] = [from, to].map((at) => new Date(`${at.slice(0, 16)}Z`))
  return start && end ? `${format.formatRange(start, end)} (${zone})` : ''
}

/** A rate in millionths: "19%". */
export function rateIn(language: Language, rate: number): string {
  const format = rates.get(language) ?? new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 })
  rates.set(language, format)
  return format.format(rate / 1_000_000)
}

/** An address on one line. */
export function addressIn(language: Language, address: Address): string {
  return addressLinesIn(language, address).join(', ')
}

/** The lines of an address as they are written on a parcel, the town in its country's order. */
export function addressLinesIn(language: Language, address: Address): string[] {
  const { name, line1, line2, country } = address
  const names = lands.get(language) ?? new Intl.DisplayNames([language], { type: 'region', fallback: 'code' })
  lands.set(language, names)
  const land = names.of(country) ?? country
  return [name, line1, line2, placeLine(address), land].flatMap((line) => line || [])
}
