import { ALWAYS, certainRule, type Rule, strictestOf, type Table } from './rule.ts'

const HOUR = 3_600_000
/** Thirty days, and the hour by which a window over the end of summer time would be short. */
export const WINDOW_MS = (30 * 24 + 1) * HOUR

type ReductionRule = Rule & { isStatutory: boolean }

/** Everywhere the strictest way to name a former price is taken; `isStatutory` says where the thirty days are the law. */
export const PRICE_REDUCTIONS: Table<ReductionRule> = {
  DE: [{ from: '2022-05-28', source: '§ 11 Abs. 1 PAngV; Art. 6a Directive 98/6/EC', isStatutory: true }],
  NL: [
    {
      from: '2023-01-01',
      source: 'art. 5a lid 1 Besluit prijsaanduiding producten (Stb. 2022, 485)',
      isStatutory: true,
    },
  ],
  EU: [
    {
      from: '2022-05-28',
      source: 'Art. 6a(1), (2) Directive 98/6/EC, inserted by Directive (EU) 2019/2161',
      isStatutory: true,
    },
  ],
  UK: [
    {
      from: '2008-05-26',
      until: '2025-04-06',
      source: 'Consumer Protection from Unfair Trading Regulations 2008, reg. 5',
      isStatutory: false,
    },
    {
      from: '2025-04-06',
      source: 'Digital Markets, Competition and Consumers Act 2024, s. 226 (misleading actions)',
      isStatutory: false,
    },
  ],
  US: [{ from: ALWAYS, source: '16 CFR § 233.1 (former price comparisons)', isStatutory: false }],
}

/** Whether the law itself says which former price may be named; elsewhere a shop may name its own, and answers for it. */
export function isFormerPriceFixed(country: string | null, now: Date): boolean {
  return certainRule(PRICE_REDUCTIONS, strictestOf(country), now).isStatutory
}

/** A price of one variant in one currency and market: from `from` on, up to but not including `to`. */
export type PriceRow = { from: Date; to: Date | null; amount: number }

export type Reduction = {
  /** The price that may be struck through: the lowest of the thirty days before the reduction. Null: nothing may be. */
  strike: number | null
  /** `young`: on sale for less than thirty days before the reduction. */
  reason: 'reduced' | 'not_reduced' | 'young' | 'no_price'
  /** Since when the present price has been asked without a break. */
  since: Date | null
  source: string
}

/** What may stand struck through beside the present price, from the dated prices alone. */
export function priceReduction(rows: readonly PriceRow[], country: string | null, now: Date): Reduction {
  const { source } = certainRule(PRICE_REDUCTIONS, strictestOf(country), now)
  const spans = spansOf(rows, now.getTime())
  const current = spans.at(-1)
  if (!current || current.amount === null) return { strike: null, reason: 'no_price', since: null, source }
  const since = new Date(current.from)
  const opening = current.from - WINDOW_MS
  const first = spans[0]
  if (!first || first.from > opening) return { strike: null, reason: 'young', since, source }
  const asked = spans.slice(0, -1).flatMap(({ to, amount }) => (amount === null || to <= opening ? [] : [amount]))
  if (asked.length === 0) return { strike: null, reason: 'young', since, source }
  const lowest = Math.min(...asked)
  return lowest > current.amount
    ? { strike: lowest, reason: 'reduced', since, source }
    : { strike: null, reason: 'not_reduced', since, source }
}

type Span = { from: number; to: number; amount: number | null }

/** The time up to `now` cut where the price changes; the lowest counts where rows overlap, null where nothing was asked. */
function spansOf(rows: readonly PriceRow[], now: number): Span[] {
  const known = rows
    .map(({ from, to, amount }) => ({ from: from.getTime(), to: to?.getTime() ?? Infinity, amount }))
    .filter(({ from, to }) => from < to && from <= now)
  const cuts = [...new Set(known.flatMap(({ from, to }) => [from, to]))]
    .filter((cut) => cut <= now)
    .sort((a, b) => a - b)
  const spans: Span[] = []
  cuts.forEach((from, index) => {
    const to = cuts[index + 1] ?? Infinity
    const asked = known.filter((row) => row.from <= from && from < row.to).map(({ amount }) => amount)
    const amount = asked.length === 0 ? null : Math.min(...asked)
    const last = spans.at(-1)
    if (last?.amount === amount) last.to = to
    else spans.push({ from, to, amount })
  })
  return spans
}
