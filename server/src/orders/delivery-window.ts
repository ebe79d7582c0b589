import type { ShippingOption } from '@souk/contract/shop.ts'

/** When it will arrive: local dates, or local date-times where the shop delivers within minutes. */
export function deliveryWindow(
  option: ShippingOption,
  now: Date,
  timezone: string,
): { from: string; to: string } | undefined {
  if (option.minutes) {
    const after = (minutes: number) => localTime(new Date(now.getTime() + minutes * 60_000), timezone)
    return { from: after(option.minutes.min), to: after(option.minutes.max) }
  }
  if (!option.days) return undefined
  return { from: dayAfter(option.days.min, now, timezone), to: dayAfter(option.days.max, now, timezone) }
}

/** The local date so many days on, counted on the calendar: where clocks change a day has 23 hours or 25. */
export function dayAfter(days: number, now: Date, timezone: string): string {
  const today = Date.parse(`${localTime(now, timezone).slice(0, 10)}T00:00Z`)
  return new Date(today + days * 86_400_000).toISOString().slice(0, 10)
}

const formats = new Map<string, Intl.DateTimeFormat>()
const minutes = new Map<string, string>()
const MOST_MINUTES = 1000

/** Local time of a zone as YYYY-MM-DDTHH:MM. Formatting is slow, and many ask about the same minute. */
function localTime(date: Date, timezone: string): string {
  const key = `${Math.floor(date.getTime() / 60_000)} ${timezone}`
  const known = minutes.get(key)
  if (known !== undefined) return known
  const format =
    formats.get(timezone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'short' })
  formats.set(timezone, format)
  const text = format.format(date).replace(' ', 'T')
  if (minutes.size >= MOST_MINUTES) minutes.clear()
  minutes.set(key, text)
  return text
}
