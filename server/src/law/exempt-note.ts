import { ALWAYS, certainRule, jurisdictionOf, type Rule, said, type Table, type Wording } from './rule.ts'

type ExemptRule = Rule & { words: Wording | null }

const PLAIN: Wording = {
  en: 'No VAT is charged: the seller is a small business (Article 284 of Directive 2006/112/EC).',
  de: 'Es wird keine Umsatzsteuer berechnet: Kleinunternehmen (Art. 284 der Richtlinie 2006/112/EG).',
  nl: 'Er wordt geen btw berekend: kleine onderneming (artikel 284 van Richtlijn 2006/112/EG).',
  ru: 'НДС не начисляется: продавец — малое предприятие (ст. 284 Директивы 2006/112/ЕС).',
  zh: '不计增值税：卖方为小型企业（指令 2006/112/EC 第 284 条）。',
  ka: 'დღგ არ ერიცხება: გამყიდველი მცირე საწარმოა (დირექტივა 2006/112/EC, მუხლი 284).',
}

/** What an invoice says of a seller who charges no VAT, such as a small business; null where nothing is asked for. */
export const EXEMPT_NOTES: Table<ExemptRule> = {
  DE: [
    {
      from: '2025-01-01',
      source: '§ 34a Satz 1 Nr. 5 UStDV, § 19 Abs. 1 UStG',
      words: {
        en: 'Exempt from VAT as a small business, § 19 UStG.',
        de: 'Steuerbefreit als Kleinunternehmer gemäß § 19 UStG.',
        nl: 'Vrijgesteld van btw als kleine onderneming, § 19 UStG.',
        ru: 'Освобождено от НДС: малое предприятие, § 19 UStG.',
        zh: '小型企业免征增值税，§ 19 UStG。',
        ka: 'დღგ-სგან გათავისუფლებულია როგორც მცირე საწარმო, § 19 UStG.',
      },
    },
    {
      from: ALWAYS,
      until: '2025-01-01',
      source: '§ 14 Abs. 4 Nr. 8, § 19 UStG, old',
      words: PLAIN,
    },
  ],
  NL: [
    {
      from: '2020-01-01',
      source: 'art. 25 Wet OB 1968 (kleineondernemersregeling)',
      words: {
        en: 'Exempt from VAT under the small businesses scheme, art. 25 Wet OB 1968.',
        de: 'Von der Umsatzsteuer befreit (Kleinunternehmerregelung, Art. 25 Wet OB 1968).',
        nl: 'Vrijgesteld van btw op grond van de kleineondernemersregeling, art. 25 Wet OB 1968.',
        ru: 'Освобождено от НДС по схеме для малых предприятий, ст. 25 Wet OB 1968.',
        zh: '根据小型企业制度免征增值税，art. 25 Wet OB 1968。',
        ka: 'დღგ-სგან გათავისუფლებულია მცირე საწარმოთა სქემით, art. 25 Wet OB 1968.',
      },
    },
    { from: ALWAYS, until: '2020-01-01', source: 'art. 25 Wet OB 1968, old', words: PLAIN },
  ],
  // Which member state's own scheme it is stands in STATE_LAWS.
  EU: [{ from: ALWAYS, source: 'Art. 226(11), Art. 284 Directive 2006/112/EC', words: PLAIN }],
  UK: [{ from: ALWAYS, source: 'none: who is not registered for VAT issues no VAT invoice', words: null }],
  US: [{ from: ALWAYS, source: 'none: there is no VAT', words: null }],
}

/** What a small business cites in a member state that has no row of its own; some fix the very words. */
const STATE_LAWS: Readonly<Record<string, { cites: string; words?: string }>> = {
  AT: { cites: '§ 6 Abs. 1 Z 27 UStG 1994' },
  BE: { cites: 'art. 56bis W.Btw / CTVA' },
  FR: { cites: 'art. 293 B du CGI', words: 'TVA non applicable, art. 293 B du CGI.' },
  IT: { cites: 'art. 1, commi 54–89, L. 190/2014' },
  LU: { cites: 'art. 57 loi TVA' },
  PL: { cites: 'art. 113 ust. 1 ustawy o VAT' },
  PT: { cites: 'art. 53.º do CIVA', words: 'IVA – regime de isenção, art. 53.º do CIVA.' },
}

/** Null in countries without a table too: their exemptions are not the Union's, and no invoice may claim so. */
export function exemptNote(country: string | null, language: string, now: Date): string | null {
  const jurisdiction = jurisdictionOf(country)
  if (!jurisdiction) return null
  const { words } = certainRule(EXEMPT_NOTES, jurisdiction, now)
  if (!words) return null
  const { text } = said(words, language, jurisdiction)
  const own = STATE_LAWS[country ?? '']
  if (!own) return text
  return own.words === undefined ? `${text} ${own.cites}` : `${text} ${own.words}`
}
