import type { Texts } from '@souk/contract/ids.ts'

/** Whose law the tables know. EU stands for every member state without a row of its own. */
export const JURISDICTIONS = ['DE', 'NL', 'EU', 'UK', 'US'] as const
export type Jurisdiction = (typeof JURISDICTIONS)[number]

/** The languages in which shoppers read what the tables say. */
export const LANGUAGES = ['en', 'de', 'nl', 'ru', 'zh', 'ka'] as const
export type Language = (typeof LANGUAGES)[number]
export type Wording = Readonly<Record<Language, string>>

/**
 * One row of law: the days, local to the jurisdiction, on which it begins and ends (the first that it no longer holds),
 * and where it stands. A source that begins with "none:" says that there is no statute, and why the row is as it is.
 */
export type Rule = { from: string; until?: string; source: string }
export type Table<T extends Rule> = Readonly<Record<Jurisdiction, readonly T[]>>

/** A rule without a date of its own has held for longer than any order here. */
export const ALWAYS = '1970-01-01'

const MEMBER_STATES = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ')

const ZONES: Readonly<Record<Jurisdiction, string>> = {
  DE: 'Europe/Berlin',
  NL: 'Europe/Amsterdam',
  EU: 'Europe/Brussels',
  UK: 'Europe/London',
  US: 'America/New_York',
}

const OWN_LANGUAGE: Readonly<Record<Jurisdiction, Language>> = { DE: 'de', NL: 'nl', EU: 'en', UK: 'en', US: 'en' }

export function isInUnion(country: string): boolean {
  return MEMBER_STATES.includes(country)
}

/** The jurisdiction of an ISO 3166-1 country; null where the tables say nothing. */
export function jurisdictionOf(country: string | null): Jurisdiction | null {
  if (country === 'DE' || country === 'NL' || country === 'US') return country
  if (country === 'GB') return 'UK'
  return country !== null && isInUnion(country) ? 'EU' : null
}

/** Where nothing is known, what shoppers are shown follows the strictest rules there are. */
export function strictestOf(country: string | null): Jurisdiction {
  return jurisdictionOf(country) ?? 'EU'
}

const days = new Map<string, Intl.DateTimeFormat>()
/** Formatting is slow, and a page asks about the same moment many times. */
const lastDays = new Map<string, { minute: number; day: string }>()

/** The calendar day of a moment in a jurisdiction, YYYY-MM-DD. */
export function dayIn(jurisdiction: Jurisdiction, moment: Date): string {
  const timeZone = ZONES[jurisdiction]
  const minute = Math.floor(moment.getTime() / 60_000)
  const last = lastDays.get(timeZone)
  if (last?.minute === minute) return last.day
  const format = days.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  days.set(timeZone, format)
  const day = format.format(moment)
  lastDays.set(timeZone, { minute, day })
  return day
}

/** The rows that hold on a day. */
export function inForce<T extends Rule>(rows: readonly T[], day: string): T[] {
  return rows.filter(({ from, until }) => from <= day && (until === undefined || day < until))
}

/** The one row of a table that holds in a jurisdiction at a moment. */
export function ruleOf<T extends Rule>(table: Table<T>, jurisdiction: Jurisdiction, now: Date): T | undefined {
  return inForce(table[jurisdiction], dayIn(jurisdiction, now))[0]
}

/** The same where every moment anybody asks about has its row. */
export function certainRule<T extends Rule>(table: Table<T>, jurisdiction: Jurisdiction, now: Date): T {
  const rule = ruleOf(table, jurisdiction, now)
  if (!rule) throw new RangeError(`the tables know no rule of ${jurisdiction} for ${now.toISOString()}`)
  return rule
}

/** A wording in the reader's language, else in the jurisdiction's own. */
export function said(
  wording: Readonly<Texts>,
  language: string,
  jurisdiction: Jurisdiction,
): { text: string; language: string } {
  const wanted = language.toLowerCase().split('-')[0] ?? ''
  const spoken = wording[wanted] === undefined ? OWN_LANGUAGE[jurisdiction] : wanted
  return { text: wording[spoken] ?? '', language: spoken }
}
