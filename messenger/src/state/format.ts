import { minorDigits } from '@souk/contract/currency.ts'
import type { Money } from '@souk/contract/money.ts'
import { language, speakMore, t } from '../i18n/t.ts'

/** Where a browser does not know how Georgians write sums: the same comma, and the currency behind. */
const LIKE_GEORGIAN = 'ru'

const formats = new Map<string, Intl.NumberFormat>()

function currencyFormat(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(knows(locale) ? locale : LIKE_GEORGIAN, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: minorDigits(currency),
    maximumFractionDigits: minorDigits(currency),
  })
  formats.set(key, made)
  return made
}

/** Minor units as people write them here: "$189.00", "189,00 €". The digits are those of ISO 4217: Intl drops some of them. */
export function money({ amount, currency }: Money, locale: string = language.value): string {
  return currencyFormat(locale, currency).format(amount / 10 ** minorDigits(currency))
}

/** A price, or "from …" when variants differ. */
export function priceRange({ min, max }: { min: Money; max: Money }): string {
  return min.amount === max.amount ? money(min) : t('price.from', { price: money(min) })
}

/** The price of a kilogram, litre … beside the price: "€11.36 / l". */
export function perUnit(per: string, currency: string, min: number, max = min): string {
  return `${priceRange({ min: { amount: min, currency }, max: { amount: max, currency } })} / ${per === 'piece' ? 1 : per.replace('2', '²').replace('3', '³')}`
}

/** Browsers do not bring the dates of every language, Georgian for one; then our own words stand in. */
function knows(locale: string): boolean {
  return Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0
}

export function clock(at: string): string {
  const own: Intl.DateTimeFormatOptions = knows(language.value) ? {} : { hourCycle: 'h23' }
  return new Intl.DateTimeFormat(language.value, { hour: 'numeric', minute: '2-digit', ...own }).format(new Date(at))
}

function weekday(date: Date): string {
  if (knows(language.value)) return new Intl.DateTimeFormat(language.value, { weekday: 'long' }).format(date)
  return t('date.weekdays').split(' ')[date.getDay()] ?? ''
}

/** "23 November", with the year when it is another one. */
function dayAndMonth(date: Date, year: boolean): string {
  if (knows(language.value)) {
    const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', ...(year && { year: 'numeric' }) }
    return new Intl.DateTimeFormat(language.value, options).format(date)
  }
  const month = t('date.months').split(' ')[date.getMonth()] ?? ''
  return `${date.getDate()} ${month}${year ? ` ${date.getFullYear()}` : ''}`
}

/** "23 November 2026", of a moment or of a day such as 2026-11-23. */
export function fullDay(at: string): string {
  // A day alone is the same one everywhere.
  return dayAndMonth(new Date(at.length === 10 ? `${at}T12:00` : at), true)
}

/** The local calendar day of a moment, for comparing. */
export function dayOf(at: string | number): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`
}

/** "Today", "Yesterday", a weekday within the week, else a date. */
export function dayName(at: string, now: number): string {
  const days = Math.round((startOfDay(now) - startOfDay(Date.parse(at))) / 86_400_000)
  if (days === 0) return t('date.today')
  if (days === 1) return t('date.yesterday')
  const date = new Date(at)
  return days > 0 && days < 7 ? weekday(date) : dayAndMonth(date, date.getFullYear() !== new Date(now).getFullYear())
}

function startOfDay(at: number): number {
  const date = new Date(at)
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
}

/** A span of delivery days ("November 23 – 25"), with the year when it is another one; or of hours within one day. */
export function span(from: string, to: string): string {
  // A date without a time is that day everywhere, not midnight in London.
  const [start, end] = [from, to].map((at) => new Date(at.includes('T') ? at : `${at}T12:00`))
  if (!start || !end) return ''
  const hours = from.includes('T') && dayOf(from) === dayOf(to)
  const year = [start, end].some((day) => day.getFullYear() !== new Date().getFullYear())
  if (!knows(language.value)) {
    if (hours) return `${clock(from)} – ${clock(to)}`
    const [first, last] = [dayAndMonth(start, year), dayAndMonth(end, year)]
    if (first === last) return first
    return start.getMonth() === end.getMonth() && start.getFullYear() === end.getFullYear()
      ? `${start.getDate()}–${last}`
      : `${first} – ${last}`
  }
  const options: Intl.DateTimeFormatOptions = hours
    ? { hour: 'numeric', minute: '2-digit' }
    : { day: 'numeric', month: 'long', ...(year && { year: 'numeric' }) }
  return new Intl.DateTimeFormat(language.value, options).formatRange(start, end)
}

/** A country's name in the chosen language. */
export function country(code: string): string {
  if (!knows(language.value)) {
    // Without them it is English for a moment, or where there is no connection.
    speakMore('form').catch(() => undefined)
    const own = new RegExp(`\\b${code}:([^|]+)`).exec(t('country.names'))?.[1]
    if (own) return own
    return new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' }).of(code) ?? code
  }
  return new Intl.DisplayNames([language.value], { type: 'region', fallback: 'code' }).of(code) ?? code
}
