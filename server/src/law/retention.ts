import { ALWAYS, certainRule, dayIn, type Rule, strictestOf, type Table } from './rule.ts'

export const RECORDS = ['invoice', 'order', 'oss'] as const
/** Invoices and other vouchers; orders and their correspondence; records of sales under the One Stop Shop. */
export type RecordKind = (typeof RECORDS)[number]

type RetentionRule = Rule & { years: number }

const OSS: readonly RetentionRule[] = [{ from: '2021-07-01', source: 'Art. 369k(2) Directive 2006/112/EC', years: 10 }]
const NO_OSS: readonly RetentionRule[] = [{ from: ALWAYS, source: 'none: there is no One Stop Shop', years: 0 }]

const DUTCH: readonly RetentionRule[] = [
  { from: '2000-01-01', source: 'art. 52 lid 4 AWR; art. 2:10 lid 3 BW', years: 7 },
]
const BRITISH: readonly RetentionRule[] = [
  {
    from: ALWAYS,
    source: 'Value Added Tax Act 1994, Sch. 11 para. 6(3); Companies Act 2006, s. 388(4)',
    years: 6,
  },
]
const AMERICAN: readonly RetentionRule[] = [
  { from: ALWAYS, source: 'none: guidance of the IRS on 26 U.S.C. § 6001, up to 7 years', years: 7 },
]
const UNION: readonly RetentionRule[] = [
  {
    from: ALWAYS,
    source: 'none: Art. 247 Directive 2006/112/EC leaves it to each member state; the longest of the Union is taken',
    years: 10,
  },
]

export const RETENTIONS: Readonly<Record<RecordKind, Table<RetentionRule>>> = {
  invoice: {
    DE: [
      { from: ALWAYS, until: '2025-01-01', source: '§ 147 Abs. 3 AO, § 257 Abs. 4 HGB, § 14b UStG, old', years: 10 },
      {
        from: '2025-01-01',
        source: '§ 147 Abs. 3, 4 AO, § 257 Abs. 4, 5 HGB, § 14b Abs. 1 UStG (BEG IV, BGBl. 2024 I Nr. 323)',
        years: 8,
      },
    ],
    NL: DUTCH,
    EU: UNION,
    UK: BRITISH,
    US: AMERICAN,
  },
  order: {
    DE: [
      {
        from: ALWAYS,
        source: '§ 147 Abs. 1 Nr. 2, 3, Abs. 3 AO, § 257 Abs. 1 Nr. 2, 3, Abs. 4 HGB (commercial letters)',
        years: 6,
      },
    ],
    NL: DUTCH,
    EU: UNION,
    UK: BRITISH,
    US: AMERICAN,
  },
  oss: { DE: OSS, NL: OSS, EU: OSS, UK: NO_OSS, US: NO_OSS },
}

/**
 * The last day, YYYY-MM-DD, for which a record has to be kept by the rules that hold now: years run from the end of the
 * calendar year in which it was made, everywhere, which is never shorter than what the law asks for.
 */
export function keepUntil(
  kind: RecordKind,
  country: string | null,
  madeAt: Date,
  now: Date,
): { until: string; years: number; source: string } {
  const jurisdiction = strictestOf(country)
  const { years, source } = certainRule(RETENTIONS[kind], jurisdiction, now)
  const made = dayIn(jurisdiction, madeAt)
  return { until: years === 0 ? made : `${Number(made.slice(0, 4)) + years}-12-31`, years, source }
}

/** No record of an order or invoice may go earlier than this. */
export const SHORTEST_YEARS = Math.min(
  ...[RETENTIONS.order, RETENTIONS.invoice].flatMap((table) =>
    Object.values(table)
      .flat()
      .map(({ years }) => years),
  ),
)

/** What is kept of a purchase: an order, with it its invoice where there is one, and what the One Stop Shop was told of it. */
export type PurchaseRecord = { country: string | null; madeAt: Date; hasInvoice: boolean; isOss: boolean }

/** The last day, YYYY-MM-DD, for which a purchase has to be kept. */
export function keptUntil({ country, madeAt, hasInvoice, isOss }: PurchaseRecord, now: Date): string {
  const days = [
    keepUntil('order', country, madeAt, now),
    ...(hasInvoice ? [keepUntil('invoice', country, madeAt, now)] : []),
    // Whoever is registered is, wherever they are: the strictest of the Union.
    ...(isOss ? [keepUntil('oss', null, madeAt, now)] : []),
  ]
  return days.map(({ until }) => until).reduce((a, b) => (a > b ? a : b))
}

export function isOver(record: PurchaseRecord, now: Date): boolean {
  return dayIn(strictestOf(record.country), now) > keptUntil(record, now)
}
