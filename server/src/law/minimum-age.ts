import type { AgeCategory } from '@souk/contract/legal.ts'
import { ALWAYS, jurisdictionOf, type Rule, ruleOf, type Table } from './rule.ts'

/**
 * `age`: from so many years on; `born_before`: whoever was born before a day, at any age above that; `forbidden`: not sold
 * at a distance at all; `free`: no limit; `unknown`: there are limits that the tables do not know, so ask the shop.
 */
export type AgeLimit =
  | { kind: 'age'; age: number }
  | { kind: 'born_before'; day: string }
  | { kind: 'forbidden' }
  | { kind: 'free' }
  | { kind: 'unknown' }

type AgeRule = Rule & { limit: AgeLimit }

const from = (age: number): AgeLimit => ({ kind: 'age', age })
const forbidden: AgeLimit = { kind: 'forbidden' }
const unknown: AgeLimit = { kind: 'unknown' }

const MEMBER_STATES_DIFFER = [
  { from: ALWAYS, source: 'none: the member states differ, from 16 to 20 years', limit: unknown },
]
const DISTANCE_BAN = 'art. 5.5 Tabaks- en rookwarenbesluit (Stb. 2023, 141)'

export const MINIMUM_AGES: Readonly<Record<AgeCategory, Table<AgeRule>>> = {
  beer_wine: {
    DE: [{ from: '2003-04-01', source: '§ 9 Abs. 1 Nr. 1 JuSchG', limit: from(16) }],
    NL: [{ from: '2014-01-01', source: 'art. 20 lid 1 Alcoholwet', limit: from(18) }],
    EU: MEMBER_STATES_DIFFER,
    UK: [{ from: '2005-11-24', source: 'Licensing Act 2003, s. 146', limit: from(18) }],
    US: [{ from: ALWAYS, source: '23 U.S.C. § 158 and the laws of the states', limit: from(21) }],
  },
  spirits: {
    DE: [{ from: '2003-04-01', source: '§ 9 Abs. 1 Nr. 2 JuSchG', limit: from(18) }],
    NL: [{ from: '2014-01-01', source: 'art. 20 lid 1 Alcoholwet', limit: from(18) }],
    EU: MEMBER_STATES_DIFFER,
    UK: [{ from: '2005-11-24', source: 'Licensing Act 2003, s. 146', limit: from(18) }],
    US: [{ from: ALWAYS, source: '23 U.S.C. § 158 and the laws of the states', limit: from(21) }],
  },
  tobacco: {
    DE: [{ from: '2016-04-01', source: '§ 10 Abs. 1, 3 JuSchG', limit: from(18) }],
    NL: [{ from: '2023-07-01', source: DISTANCE_BAN, limit: forbidden }],
    EU: MEMBER_STATES_DIFFER,
    UK: [
      {
        from: '2007-10-01',
        until: '2027-01-01',
        source: 'Children and Young Persons Act 1933, s. 7',
        limit: from(18),
      },
      {
        from: '2027-01-01',
        source: 'Tobacco and Vapes Act 2026, s. 1',
        limit: { kind: 'born_before', day: '2009-01-01' },
      },
    ],
    US: [{ from: '2019-12-20', source: '21 U.S.C. § 387f(d)(5)', limit: from(21) }],
  },
  e_cigarette: {
    DE: [{ from: '2016-04-01', source: '§ 10 Abs. 1, 3, 4 JuSchG', limit: from(18) }],
    NL: [{ from: '2023-07-01', source: DISTANCE_BAN, limit: forbidden }],
    EU: MEMBER_STATES_DIFFER,
    UK: [
      {
        from: '2015-10-01',
        source: 'Nicotine Inhaling Products (Age of Sale and Proxy Purchasing) Regulations 2015',
        limit: from(18),
      },
    ],
    US: [{ from: '2019-12-20', source: '21 U.S.C. § 387f(d)(5)', limit: from(21) }],
  },
  knife: {
    DE: [
      {
        from: '2003-04-01',
        source: 'none: household knives are not among the weapons of § 1 Abs. 2 WaffG',
        limit: { kind: 'free' },
      },
    ],
    NL: [{ from: ALWAYS, source: 'none: not tabulated', limit: unknown }],
    EU: [{ from: ALWAYS, source: 'none: the member states differ', limit: unknown }],
    UK: [{ from: '2007-10-01', source: 'Criminal Justice Act 1988, s. 141A', limit: from(18) }],
    US: [{ from: ALWAYS, source: 'none: a matter of the states', limit: unknown }],
  },
}

/** From which age something may be sold at a distance in a country. */
export function minimumAge(category: AgeCategory, country: string | null, now: Date): AgeLimit & { source: string } {
  const jurisdiction = jurisdictionOf(country)
  const rule = jurisdiction ? ruleOf(MINIMUM_AGES[category], jurisdiction, now) : undefined
  return rule ? { ...rule.limit, source: rule.source } : { ...unknown, source: 'none: not tabulated' }
}

/** Whether somebody born on a day (YYYY-MM-DD) may buy on another; null where the tables do not know. */
export function isOldEnough(limit: AgeLimit, born: string, today: string): boolean | null {
  if (limit.kind === 'free') return true
  if (limit.kind === 'forbidden') return false
  if (limit.kind === 'born_before') return born < limit.day
  if (limit.kind === 'unknown') return null
  const birthday = `${String(Number(born.slice(0, 4)) + limit.age).padStart(4, '0')}${born.slice(4)}`
  return birthday <= today
}

/** What an offer is for these limits, by its lexicon concepts (broader ones included). */
export function ageCategoriesOf(concepts: readonly string[]): AgeCategory[] {
  const is = (...names: string[]) => names.some((name) => concepts.includes(name))
  if (is('alcohol-free')) return []
  const drink: AgeCategory[] = is('wine', 'beer') ? ['beer_wine'] : is('alcohol') ? ['spirits'] : []
  return [...drink, ...(is('kitchen-knife') ? (['knife'] as const) : [])]
}
