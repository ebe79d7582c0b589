import { ALWAYS, certainRule, dayIn, inForce, type Rule, ruleOf, strictestOf, type Table } from './rule.ts'

/** Between these local hours nobody need mind being written to of a shop's own accord; on Sundays only where it says so. */
export type QuietRule = Rule & { opens: number; closes: number; sundays: boolean }

const UNION: QuietRule = {
  from: ALWAYS,
  source: 'none: Art. 13 Directive 2002/58/EC asks for consent and names no hours; what senders keep to',
  opens: 8,
  closes: 20,
  sundays: false,
}

/** When advertising may be sent, by the clock of whoever reads it. */
export const QUIET_HOURS: Table<QuietRule> = {
  DE: [{ ...UNION, source: 'none: § 7 UWG asks for consent and names no hours; Sundays rest (Art. 140 GG, 139 WRV)' }],
  NL: [{ ...UNION, source: 'none: art. 11.7 Telecommunicatiewet asks for consent and names no hours' }],
  EU: [UNION],
  UK: [{ ...UNION, source: 'none: PECR 2003, reg. 22 asks for consent and names no hours', closes: 21 }],
  US: [{ from: '1992-12-20', source: '47 C.F.R. § 64.1200(c)(1)', opens: 8, closes: 21, sundays: true }],
}

/** Countries of the Union with a custom of their own, and states of which the law closes earlier, as ISO 3166. */
export const QUIET_REGIONS: Readonly<Record<string, readonly QuietRule[]>> = {
  FR: [{ ...UNION, source: 'none: French operators forbid advertising by SMS from 20:30 to 8:00 and on Sundays' }],
  'US-FL': [{ from: '2021-07-01', source: 'Fla. Stat. § 501.059(8)(b)', opens: 8, closes: 20, sundays: true }],
  'US-OK': [{ from: '2022-11-01', source: '15 Okla. Stat. § 775C.4', opens: 8, closes: 20, sundays: true }],
}

/** Where somebody is, as far as it is known. */
export type Whereabouts = { country: string | null; region?: string | undefined; timezone: string }

export function quietRule({ country, region }: Whereabouts, now: Date): QuietRule {
  const jurisdiction = strictestOf(country)
  const own = QUIET_REGIONS[`${country}-${region}`] ?? QUIET_REGIONS[country ?? ''] ?? []
  return (
    inForce(own, dayIn(jurisdiction, now))[0] ??
    ruleOf(QUIET_HOURS, jurisdiction, now) ??
    certainRule(QUIET_HOURS, 'EU', now)
  )
}

const STEP_MS = 15 * 60_000
const DAYS_AHEAD = 4

/**
 * The first moment at which it is day there; `now` where it is already. Where only the country is known, it has to be day
 * in all of its zones.
 */
export function daytime(where: Whereabouts, now: Date): Date {
  const rule = quietRule(where, now)
  const offsets = [...new Set(zonesOf(where).map((zone) => offsetOf(zone, now)))]
  const isOpen = (moment: number) => offsets.every((offset) => isDay(rule, new Date(moment + offset)))
  if (isOpen(now.getTime())) return now
  const first = Math.ceil(now.getTime() / STEP_MS) * STEP_MS
  const steps = (DAYS_AHEAD * 86_400_000) / STEP_MS
  const found = Array.from({ length: steps }, (_, step) => first + step * STEP_MS).find(isOpen)
  // A country so wide that it is nowhere near day in all of it at once: tomorrow is asked again.
  return new Date(found ?? now.getTime() + 86_400_000)
}

/** Of a moment shifted to local time. */
function isDay({ opens, closes, sundays }: QuietRule, local: Date): boolean {
  const hour = local.getUTCHours()
  return hour >= opens && hour < closes && (sundays || local.getUTCDay() !== 0)
}

function zonesOf({ country, timezone }: Whereabouts): readonly string[] {
  if (timezone !== '') return [timezone]
  const zones = country === null ? [] : new Intl.Locale(`und-${country}`).getTimeZones()
  return zones && zones.length > 0 ? zones : ['UTC']
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Milliseconds that a zone is ahead of UTC at a moment. */
function offsetOf(timeZone: string, moment: Date): number {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset', hour: 'numeric' })
  formats.set(timeZone, format)
  const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
