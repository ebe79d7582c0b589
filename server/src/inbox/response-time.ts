import type { Sla } from '@souk/contract/inbox.ts'
import type { InboxSettings } from '@souk/contract/inbox-settings.ts'
import type { ShopSettings } from '@souk/contract/shop.ts'
import { type Interval, openings } from '../resources/slots.ts'

const MINUTE = 60_000
/** Days around now in which opening hours are counted; whoever waits longer waits by the clock. */
const DAYS = 15 * 24 * 60 * MINUTE

/** The stretches in which time counts, in order; null where it always does. */
export type OpenTime = readonly Interval[] | null

/** When the shop's people answer, around a moment. */
export function openTime(settings: Pick<ShopSettings, 'hours' | 'inbox'>, zone: string, now: number): OpenTime {
  const { hours, inbox } = settings
  if (!inbox.withinHours || hours.length === 0) return null
  const within = { from: now - DAYS, to: now + DAYS }
  const stretches = openings({ hours, zone }, within)
    .map(({ from, to }) => ({ from: Math.max(from, within.from), to: Math.min(to, within.to) }))
    .toSorted((a, b) => a.from - b.from)
  return stretches.length === 0 ? null : joined(stretches)
}

/** Stretches that touch or overlap are one. */
function joined(stretches: readonly Interval[]): Interval[] {
  const found: Interval[] = []
  for (const next of stretches) {
    const last = found.at(-1)
    if (last && next.from <= last.to) found[found.length - 1] = { from: last.from, to: Math.max(last.to, next.to) }
    else found.push(next)
  }
  return found
}

/** So many milliseconds of open time after a moment. */
export function after(open: OpenTime, since: number, milliseconds: number): number {
  const [first] = open ?? []
  if (!open || !first || since < first.from) return since + milliseconds
  let left = milliseconds
  let end = since
  for (const { from, to } of open) {
    if (to <= since) continue
    const begin = Math.max(from, since)
    if (to - begin >= left) return begin + left
    left -= to - begin
    end = to
  }
  return end + left
}

/** So many milliseconds of open time before a moment: who has waited since then, or longer, has waited so long. */
export function before(open: OpenTime, now: number, milliseconds: number): number {
  if (!open) return now - milliseconds
  let left = milliseconds
  let begin = now
  for (const { from, to } of open.toReversed()) {
    if (from >= now) continue
    const end = Math.min(to, now)
    if (end - from >= left) return end - left
    left -= end - from
    begin = from
  }
  return begin - left
}

/** Which target counts: who holds the thread gives the next answer, else it is the first one of a person. */
export function targetOf(settings: InboxSettings, speaker: string): { kind: Sla['kind']; minutes: number | undefined } {
  return speaker === 'staff'
    ? { kind: 'next', minutes: settings.nextResponseMinutes }
    : { kind: 'first', minutes: settings.firstResponseMinutes }
}

/** When somebody who waits is to be answered, and how late it is; undefined where the shop has set no target. */
export function slaOf(
  settings: InboxSettings,
  { speaker, since, now, open }: { speaker: string; since: Date; now: number; open: OpenTime },
): Sla | undefined {
  const { kind, minutes } = targetOf(settings, speaker)
  if (minutes === undefined) return undefined
  const due = after(open, since.getTime(), minutes * MINUTE)
  const state = due <= now ? 'breached' : due - settings.warnMinutes * MINUTE <= now ? 'warning' : 'in_time'
  return { kind, due: new Date(due).toISOString(), state }
}

/** Since when somebody must have waited to have waited too long. */
export function breachedSince(settings: InboxSettings, speaker: string, now: number, open: OpenTime): Date | null {
  const { minutes } = targetOf(settings, speaker)
  return minutes === undefined ? null : new Date(before(open, now, minutes * MINUTE))
}
