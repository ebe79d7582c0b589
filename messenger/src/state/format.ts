import type { Money } from '@souk/contract/money.ts'
import { language, t } from '../i18n/t.ts'

const formats = new Map<string, Intl.NumberFormat>()

function currencyFormat(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  formats.set(key, made)
  return made
}

/** Minor units as people write them here: "$189.00", "189,00 €". The currency's digits come from Intl (ISO 4217). */
export function money({ amount, currency }: Money, locale: string = language.value): string {
  const format = currencyFormat(locale, currency)
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(amount / 10 ** digits)
}

/** A price, or "from …" when variants differ. */
export function priceRange({ min, max }: { min: Money; max: Money }): string {
  return min.amount === max.amount ? money(min) : t('price.from', { price: money(min) })
}

export function clock(at: string): string {
  return new Intl.DateTimeFormat(language.value, { hour: 'numeric', minute: '2-digit' }).format(new Date(at))
}

/** The local calendar day of a moment, for comparing. */
export function dayOf(at: string | number): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`
}

/** "Today", "Yesterday", a weekday within the week, else a date. */
export function dayName(at: string, now: number): string {
  const days = Math.round((Date.parse(startOfDay(now)) - Date.parse(startOfDay(Date.parse(at)))) / 86_400_000)
  if (days <= 1 && days >= 0) {
    const word = new Intl.RelativeTimeFormat(language.value, { numeric: 'auto' }).format(-days, 'day')
    return word.charAt(0).toLocaleUpperCase(language.value) + word.slice(1)
  }
  const week = days > 0 && days < 7
  const date: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' }
  return new Intl.DateTimeFormat(language.value, week ? { weekday: 'long' } : date).format(new Date(at))
}

function startOfDay(at: number): string {
  const date = new Date(at)
  return new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())).toISOString()
}

/** A span of delivery days: "24–26 November", or a span of hours within one day. */
export function span(from: string, to: string): string {
  const sameDay = dayOf(from) === dayOf(to)
  const dateOnly = !from.includes('T')
  const format = new Intl.DateTimeFormat(
    language.value,
    sameDay && !dateOnly ? { hour: 'numeric', minute: '2-digit' } : { day: 'numeric', month: 'long' },
  )
  return format.formatRange(new Date(from), new Date(to))
}

/** A country's name in the chosen language. */
export function country(code: string): string {
  return new Intl.DisplayNames([language.value], { type: 'region', fallback: 'code' }).of(code) ?? code
}
