import { minorDigits } from '@souk/contract/currency.ts'
import type { Money } from '@souk/contract/money.ts'
import { currentLanguage } from '../i18n/t.ts'

/** Where a browser does not know how Georgians write sums and dates: the same comma and order. */
const LIKE_GEORGIAN = 'ru'
const formats = new Map<string, Intl.NumberFormat>()

function locale(): string {
  const language = currentLanguage()
  return Intl.NumberFormat.supportedLocalesOf(language).length > 0 ? language : LIKE_GEORGIAN
}

/** Minor units as people write them here: "$189.00", "189,00 €". The digits are those of ISO 4217: Intl drops some of them. */
export function money({ amount, currency }: Money): string {
  const digits = minorDigits(currency)
  const key = `${locale()} ${currency}`
  const known = formats.get(key)
  const format =
    known ??
    new Intl.NumberFormat(locale(), {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
  if (!known) formats.set(key, format)
  return format.format(amount / 10 ** digits)
}

/** "14:32". */
export function clock(at: string | number): string {
  return new Intl.DateTimeFormat(dateLocale(), { hour: 'numeric', minute: '2-digit' }).format(new Date(at))
}

/** "23.11.2026", the shortest that cannot be misread here. */
export function shortDay(at: string | number, now: number = Date.now()): string {
  const date = new Date(at)
  const year = date.getFullYear() !== new Date(now).getFullYear()
  return new Intl.DateTimeFormat(dateLocale(), {
    day: 'numeric',
    month: 'short',
    ...(year && { year: 'numeric' }),
  }).format(date)
}

/** Day and time in full, for what is shown when one asks. */
export function fullTime(at: string | number): string {
  return new Intl.DateTimeFormat(dateLocale(), { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at))
}

/** Making one takes longer than drawing the row that it stands in. */
const relatives = new Map<string, Intl.RelativeTimeFormat>()

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** "5 min ago", "in 3 hr.", "now": within a week; else the day. */
export function relative(at: string | number, now: number = Date.now()): string {
  const away = new Date(at).getTime() - now
  if (Math.abs(away) >= 7 * 86_400_000) return shortDay(at, now)
  const format =
    relatives.get(dateLocale()) ?? new Intl.RelativeTimeFormat(dateLocale(), { numeric: 'auto', style: 'narrow' })
  relatives.set(dateLocale(), format)
  for (const [unit, length] of STEPS)
    if (Math.abs(away) >= length) return format.format(Math.trunc(away / length), unit)
  return format.format(0, 'second')
}

function dateLocale(): string {
  const language = currentLanguage()
  return Intl.DateTimeFormat.supportedLocalesOf(language).length > 0 ? language : LIKE_GEORGIAN
}

/** A count, or a share (0.5 is 50 %). */
export function figure(value: number, share = false): string {
  return new Intl.NumberFormat(locale(), share ? { style: 'percent', maximumFractionDigits: 1 } : {}).format(value)
}

/** "1.4 GB": how large something is. */
export function byteText(bytes: number): string {
  const large = bytes >= 1e9
  const options = { style: 'unit', unit: large ? 'gigabyte' : 'megabyte', maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(locale(), options).format(bytes / (large ? 1e9 : 1e6))
}

/** 1 Monday … 7 Sunday, in words. */
export function weekday(day: number): string {
  // The fifth of January 2026 was a Monday.
  return new Intl.DateTimeFormat(dateLocale(), { weekday: 'long' }).format(new Date(2026, 0, 4 + day))
}

/** What a message costs, which may be less than the smallest coin: "$0.0079". */
export function costText({ millionths, currency }: { millionths: number; currency: string }): string {
  const digits = minorDigits(currency)
  return new Intl.NumberFormat(locale(), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits + 3,
  }).format(millionths / 1_000_000)
}
