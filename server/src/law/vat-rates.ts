import { ALWAYS, dayIn, inForce, type Rule } from './rule.ts'

/** Rates in millionths (190000 = 19 %). `reduced` are all that are lower, for whatever goods: which, each country says at length. */
type VatRule = Rule & { standard: number; reduced: readonly number[] }

/** Half a per cent is the smallest step there is. */
const percent = (rate: number): number => Math.round(rate * 10_000)
const rates = (standard: number, ...reduced: number[]) => ({
  standard: percent(standard),
  reduced: reduced.map(percent),
})

/**
 * The rates of value added tax of the member states on their mainland (Art. 96 to 98, 110 to 122 Directive 2006/112/EC), from
 * the day on which each began; those of before the One Stop Shop (1 July 2021) are not kept.
 */
export const VAT_RATES: Readonly<Record<string, readonly VatRule[]>> = {
  AT: [{ from: ALWAYS, source: '§ 10 UStG 1994', ...rates(20, 10, 13) }],
  BE: [{ from: ALWAYS, source: 'KB nr. 20 / AR n° 20 of 20 July 1970, art. 1', ...rates(21, 6, 12) }],
  BG: [{ from: ALWAYS, source: 'чл. 66 ЗДДС', ...rates(20, 9) }],
  CY: [{ from: ALWAYS, source: 'ν. 95(I)/2000, άρθρα 17, 18', ...rates(19, 3, 5, 9) }],
  CZ: [
    { from: ALWAYS, until: '2024-01-01', source: '§ 47 zákona č. 235/2004 Sb., old', ...rates(21, 10, 15) },
    { from: '2024-01-01', source: '§ 47 zákona č. 235/2004 Sb. (č. 349/2023 Sb.)', ...rates(21, 12) },
  ],
  DE: [{ from: ALWAYS, source: '§ 12 UStG', ...rates(19, 7) }],
  DK: [{ from: ALWAYS, source: '§ 33 momsloven', ...rates(25) }],
  EE: [
    { from: ALWAYS, until: '2024-01-01', source: '§ 15 käibemaksuseadus, old', ...rates(20, 5, 9) },
    { from: '2024-01-01', until: '2025-07-01', source: '§ 15 käibemaksuseadus, old', ...rates(22, 5, 9) },
    { from: '2025-07-01', source: '§ 15 käibemaksuseadus', ...rates(24, 9, 13) },
  ],
  ES: [{ from: ALWAYS, source: 'arts. 90, 91 Ley 37/1992', ...rates(21, 4, 10) }],
  FI: [
    { from: ALWAYS, until: '2024-09-01', source: '84, 85, 85 a § AVL 1501/1993, old', ...rates(24, 10, 14) },
    { from: '2024-09-01', until: '2026-01-01', source: '84, 85, 85 a § AVL 1501/1993, old', ...rates(25.5, 10, 14) },
    { from: '2026-01-01', source: '84, 85, 85 a § AVL 1501/1993', ...rates(25.5, 10, 13.5) },
  ],
  FR: [{ from: ALWAYS, source: 'art. 278 à 281 CGI', ...rates(20, 2.1, 5.5, 10) }],
  GR: [{ from: ALWAYS, source: 'άρθρο 26 ν. 5144/2024, before that άρθρο 21 ν. 2859/2000', ...rates(24, 6, 13) }],
  HR: [{ from: ALWAYS, source: 'čl. 38. Zakona o PDV-u (NN 73/13)', ...rates(25, 5, 13) }],
  HU: [{ from: ALWAYS, source: '82. § 2007. évi CXXVII. törvény', ...rates(27, 5, 18) }],
  IE: [{ from: ALWAYS, source: 's. 46 Value-Added Tax Consolidation Act 2010', ...rates(23, 0, 4.8, 9, 13.5) }],
  IT: [{ from: ALWAYS, source: 'art. 16 d.P.R. 633/1972', ...rates(22, 4, 5, 10) }],
  LT: [
    { from: ALWAYS, until: '2026-01-01', source: '19 str. PVM įstatymas Nr. IX-751, old', ...rates(21, 5, 9) },
    { from: '2026-01-01', source: '19 str. PVM įstatymas Nr. IX-751', ...rates(21, 5, 12) },
  ],
  LU: [
    { from: ALWAYS, until: '2023-01-01', source: 'art. 39, 40 loi TVA du 12 février 1979', ...rates(17, 3, 8, 14) },
    { from: '2023-01-01', until: '2024-01-01', source: 'loi du 26 octobre 2022 (16 %)', ...rates(16, 3, 7, 13) },
    { from: '2024-01-01', source: 'art. 39, 40 loi TVA du 12 février 1979', ...rates(17, 3, 8, 14) },
  ],
  LV: [{ from: ALWAYS, source: '41., 42. pants PVN likums (2012)', ...rates(21, 5, 12) }],
  MT: [{ from: ALWAYS, source: 'Art. 19 Value Added Tax Act, Cap. 406', ...rates(18, 5, 7, 12) }],
  NL: [{ from: ALWAYS, source: 'art. 9 Wet OB 1968', ...rates(21, 9) }],
  PL: [{ from: ALWAYS, source: 'art. 41, 146ef ustawy z 11 marca 2004 o VAT', ...rates(23, 5, 8) }],
  PT: [{ from: ALWAYS, source: 'art. 18.º CIVA (DL 394-B/84)', ...rates(23, 6, 13) }],
  RO: [
    { from: ALWAYS, until: '2025-08-01', source: 'art. 291 Legea 227/2015, old', ...rates(19, 5, 9) },
    { from: '2025-08-01', source: 'art. 291 Legea 227/2015 (Legea 141/2025)', ...rates(21, 11) },
  ],
  SE: [{ from: ALWAYS, source: '9 kap. mervärdesskattelagen (2023:200)', ...rates(25, 6, 12) }],
  SI: [{ from: ALWAYS, source: '41. člen ZDDV-1 (2006)', ...rates(22, 5, 9.5) }],
  SK: [
    { from: ALWAYS, until: '2025-01-01', source: '§ 27 zákona č. 222/2004 Z. z., old', ...rates(20, 5, 10) },
    { from: '2025-01-01', source: '§ 27 zákona č. 222/2004 Z. z.', ...rates(23, 5, 19) },
  ],
}

/** The same of the United Kingdom, whose rates no One Stop Shop knows. */
const UK_RATES: readonly VatRule[] = [
  { from: '2011-01-04', source: 'Value Added Tax Act 1994, s. 2(1), s. 29A', ...rates(20, 5) },
]

/** Places with a code of their own that are taxed as a member state (Art. 7 Directive 2006/112/EC). */
const TAXED_AS: Readonly<Record<string, string>> = { MC: 'FR' }

/** The member state whose value added tax goods have that are sent to a country; undefined outside of the Union. */
export function vatCountry(country: string): string | undefined {
  const state = TAXED_AS[country] ?? country
  return state in VAT_RATES ? state : undefined
}

/**
 * The rate of a member state at a moment, in millionths: the standard one, or the one that is `wanted` for the goods where
 * that state has such a rate. Throws for a country that is no member state.
 */
export function vatRateOf(country: string, now: Date, wanted?: number): number {
  const [rule] = inForce(VAT_RATES[country] ?? [], dayIn('EU', now))
  if (!rule) throw new RangeError(`no rate of value added tax is known of ${country}`)
  return wanted !== undefined && rule.reduced.includes(wanted) ? wanted : rule.standard
}

/** The standard rate at home of a seller, with its first day where that is known; undefined where the tables know no rate. */
export function standardVat(
  country: string | null,
  now: Date,
): { rate: number; from?: string; source: string } | undefined {
  if (country === null) return undefined
  const [rule] =
    country === 'GB'
      ? inForce(UK_RATES, dayIn('UK', now))
      : inForce(VAT_RATES[vatCountry(country) ?? ''] ?? [], dayIn('EU', now))
  if (!rule) return undefined
  const { standard, from, source } = rule
  return { rate: standard, ...(from === ALWAYS ? {} : { from }), source }
}
