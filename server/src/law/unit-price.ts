import { ALWAYS, jurisdictionOf, type Rule, ruleOf, type Table } from './rule.ts'

export const BASES = ['kg', 'l', 'm', 'm2', 'm3', 'piece'] as const
export type Base = (typeof BASES)[number]

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
      source: 'Price Marking Order 2004, art. 5 and Sch. 1',
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

export type UnitDuty = { required: boolean; bases: readonly Base[]; source: string }

/** Whether and for which units the country asks for the unit price; null for other countries. */
export function unitPriceDuty(country: string | null, now: Date): UnitDuty | null {
  const rule = unitRule(country, now)
  return rule ? { required: rule.required, bases: rule.bases, source: rule.source } : null
}

function unitRule(country: string | null, now: Date): UnitRule | undefined {
  const jurisdiction = jurisdictionOf(country)
  return jurisdiction ? ruleOf(UNIT_PRICES, jurisdiction, now) : undefined
}

const UNITS = {
  g: ['kg', 1000],
  kg: ['kg', 1],
  ml: ['l', 1000],
  cl: ['l', 100],
  l: ['l', 1],
  cm: ['m', 100],
  m: ['m', 1],
  m2: ['m2', 1],
  m3: ['m3', 1],
  piece: ['piece', 1],
} as const satisfies Record<string, readonly [Base, number]>

/** How much one gets for a price. */
export type Content = { value: number; unit: keyof typeof UNITS }

/**
 * The price of one kilogram, litre, metre … in minor units, rounded half up; null where the country does not ask for it,
 * and where it is the price itself. @example unitPrice(399, { value: 250, unit: 'g' }, 'DE', now) → { amount: 1596, per: 'kg' }
 */
export function unitPrice(
  amount: number,
  content: Content,
  country: string | null,
  now: Date,
): { amount: number; per: Base } | null {
  const rule = unitRule(country, now)
  const [per, parts] = UNITS[content.unit]
  if (!rule?.required || !rule.bases.includes(per) || !(content.value > 0)) return null
  const quantity = content.value / parts
  const limit = rule.exemptBelow && (per === 'kg' ? rule.exemptBelow.g : per === 'l' ? rule.exemptBelow.ml : 0)
  if (limit !== null && quantity * 1000 < limit) return null
  return quantity === 1 ? null : { amount: Math.round((amount * parts) / content.value), per }
}
