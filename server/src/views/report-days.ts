import type { ReportTime } from '@souk/contract/report.ts'
import { Failure } from '../kernel/failure.ts'

const MOST_DAYS = 366

/**
 * The days of a time by name, and the first moment of each where the shop is; `starts` has one more, the first after it.
 * `span` is all of it: from the one moment on, up to but not with the other.
 */
export type NamedDays = ReportTime & { names: string[]; starts: Date[]; span: { from: Date; to: Date } }

/** Throws `invalid_request` where the time ends before it begins, or is longer than a year. */
export function daysOf(timezone: string, { from, to }: ReportTime): NamedDays {
  const first = Temporal.PlainDate.from(from)
  const length = first.until(Temporal.PlainDate.from(to)).days + 1
  if (length < 1 || length > MOST_DAYS) throw new Failure('invalid_request', 'a time of one day up to a year')
  const days = Array.from({ length }, (_, n) => first.add({ days: n }))
  const startOf = (day: Temporal.PlainDate) => new Date(day.toZonedDateTime(timezone).epochMilliseconds)
  const span = { from: startOf(first), to: startOf(first.add({ days: length })) }
  return { from, to, names: days.map(String), starts: [...days.map(startOf), span.to], span }
}

/** As many days directly before. */
export function daysBefore(timezone: string, { from, names }: NamedDays): NamedDays {
  const first = Temporal.PlainDate.from(from)
  return daysOf(timezone, {
    from: first.subtract({ days: names.length }).toString(),
    to: first.subtract({ days: 1 }).toString(),
  })
}
