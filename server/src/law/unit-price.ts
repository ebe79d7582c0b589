import { type Base, BASES, type UnitPricing } from '@souk/contract/net-quantity.ts'
import { ALWAYS, jurisdictionOf, type Rule, ruleOf, type Table } from './rule.ts'

/** Whether the price per unit stands beside the price, for which units, and from how little on it may be left out. */
type UnitRule = Rule & { required: boolean; bases: readonly Base[]; exemptBelow: { g: number; ml: number } | null }

const METRIC = ['kg', 'l', 'm', 'm2', 'm3'] as const

export const UNIT_PRICES: Table<UnitRule> = {
  DE: [
    {
      from: '2022-05-28',
      source: '§ 4 Abs. 1, Abs. 3 Nr. 1, § 5 Abs. 1 PAngV',
      required: true,
      bases: METRIC,
      exemptBelow: { g: 10, ml: 10 },
    },
  ],
  NL: [
    {
      from: '2000-03-18',
      source: 'Besluit prijsaanduiding producten; Art. 2(b), 3(1) Directive 98/6/EC',
      required: true,
      bases: BASES,
      exemptBelow: null,
    },
  ],
  EU: [
    {
      from: '2000-03-18',
      source: 'Art. 2(b), 3(1) Directive 98/6/EC',
      required: true,
      bases: BASES,
      exemptBelow: null,
    },
  ],
  UK: [
    {
      from: '2004-07-22',
      until: '2026-04-06',
      source: 'Price Marking Order 2004, art. 5 and Sch. 1',
      required: true,
      bases: BASES,
      exemptBelow: null,
    },
    {
      from: '2026-04-06',
      source: 'Price Marking Order 2004, art. 1(2), 5, as amended by the Price Marking (Amendment) Order 2024',
      required: true,
      bases: BASES,
      exemptBelow: null,
    },
  ],
  US: [
    {
      from: ALWAYS,
      source: 'none: no federal duty; some states follow the Uniform Unit Pricing Regulation of NIST Handbook 130',
      required: false,
      bases: METRIC,
      exemptBelow: null,
    },
  ],
}

/** Beside which prices the country wants the one of a unit; undefined where it asks for none, and where nothing is known. */
export function unitPricing(country: string | null, now: Date): UnitPricing | undefined {
  const jurisdiction = jurisdictionOf(country)
  const rule = jurisdiction && ruleOf(UNIT_PRICES, jurisdiction, now)
  return rule?.required ? { bases: rule.bases, exemptBelow: rule.exemptBelow } : undefined
}
