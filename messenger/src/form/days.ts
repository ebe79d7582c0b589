import type { Slot } from '@souk/contract/slots.ts'

export type Day = { label: string; times: { value: string; label: string }[] }

/** Free times by their day, all by the clock of the shop, which they carry with them. */
export function daysOf(slots: readonly Slot[], language: string): Day[] {
  const day = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
  const clock = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
  const days = new Map<string, Day>()
  for (const { from } of slots) {
    const local = new Date(`${from.slice(0, 16)}Z`)
    const label = day.format(local)
    const known = days.get(label) ?? { label, times: [] }
    known.times.push({ value: from, label: clock.format(local) })
    days.set(label, known)
  }
  return [...days.values()]
}
