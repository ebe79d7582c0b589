import { ALWAYS, certainRule, type Rule, said, strictestOf, type Table, type Wording } from './rule.ts'

/** What stands beside every price. `tax` is left out by a shop that is exempt from it. */
type NoteRule = Rule & { gross: boolean; tax: Wording }

const INCLUDED: Wording = {
  en: 'incl. VAT',
  de: 'inkl. MwSt.',
  nl: 'incl. btw',
  ru: 'с НДС',
  zh: '含增值税',
  ka: 'დღგ-ს ჩათვლით',
}

const ADDED: Wording = {
  en: 'plus tax',
  de: 'zzgl. Steuer',
  nl: 'excl. belasting',
  ru: 'без учёта налога',
  zh: '不含税',
  ka: 'გადასახადის გარეშე',
}

export const PRICE_NOTES: Table<NoteRule> = {
  DE: [{ from: '2022-05-28', source: '§ 3 Abs. 1, § 6 Abs. 1 PAngV', gross: true, tax: INCLUDED }],
  NL: [
    {
      from: '2014-06-13',
      source: 'art. 6:230m lid 1, onder e BW; Besluit prijsaanduiding producten',
      gross: true,
      tax: INCLUDED,
    },
  ],
  EU: [
    {
      from: '2014-06-13',
      source: 'Art. 6(1)(e) Directive 2011/83/EU; Art. 2(a), 3(1) Directive 98/6/EC',
      gross: true,
      tax: INCLUDED,
    },
  ],
  UK: [
    {
      from: '2014-06-13',
      source: 'Consumer Contracts Regulations 2013, Sch. 2 para. (f), (g); Price Marking Order 2004, art. 4',
      gross: true,
      tax: INCLUDED,
    },
  ],
  US: [
    { from: ALWAYS, source: 'none: sales tax is a matter of the states, added at checkout', gross: false, tax: ADDED },
  ],
}

export const SHIPPING_NOTES: Readonly<Record<'extra' | 'free', Wording>> = {
  extra: {
    en: 'plus shipping',
    de: 'zzgl. Versand',
    nl: 'excl. verzendkosten',
    ru: 'без учёта доставки',
    zh: '不含运费',
    ka: 'მიწოდების საფასურის გარეშე',
  },
  free: {
    en: 'free shipping',
    de: 'versandkostenfrei',
    nl: 'gratis verzending',
    ru: 'доставка бесплатно',
    zh: '免运费',
    ka: 'უფასო მიწოდებით',
  },
}

export type PriceNoteInput = {
  country: string | null
  language: string
  now: Date
  /** `none` where nothing is shipped. */
  shipping: 'extra' | 'free' | 'none'
  /** The shop charges no VAT, such as a small business. */
  isExempt?: boolean
}

/** The words beside a price ("inkl. MwSt., zzgl. Versand"), and whether the price itself must be the gross one. */
export function priceNote(input: PriceNoteInput): { text: string; gross: boolean; source: string } {
  const jurisdiction = strictestOf(input.country)
  const rule = certainRule(PRICE_NOTES, jurisdiction, input.now)
  const tax = said(rule.tax, input.language, jurisdiction)
  const parts = [
    ...(input.isExempt ? [] : [tax.text]),
    ...(input.shipping === 'none' ? [] : [said(SHIPPING_NOTES[input.shipping], input.language, jurisdiction).text]),
  ]
  return { text: parts.join(tax.language === 'zh' ? '，' : ', '), gross: rule.gross, source: rule.source }
}
