import { ALWAYS, certainRule, type Rule, said, strictestOf, type Table, type Wording } from './rule.ts'

/** What the one button says that places a consumer's order; `statutory` as the law writes it. */
type ButtonRule = Rule & { statutory: string | null; wording: Wording & Readonly<Record<string, string>> }

const OBLIGATION = {
  en: 'Order with obligation to pay',
  de: 'Zahlungspflichtig bestellen',
  nl: 'Bestelling met betalingsverplichting',
  ru: 'Заказать с обязательством оплаты',
  zh: '下单并承担付款义务',
  ka: 'შეკვეთა გადახდის ვალდებულებით',
}

/** As the laws of these states write it; their languages are not among those of the thread yet. */
const OTHER_STATES = {
  fr: 'Commande avec obligation de paiement',
  es: 'Pedido con obligación de pago',
  it: 'Ordine con obbligo di pagare',
  pl: 'Zamówienie z obowiązkiem zapłaty',
}

export const ORDER_BUTTONS: Table<ButtonRule> = {
  DE: [
    {
      from: '2014-06-13',
      source: '§ 312j Abs. 3 BGB',
      statutory: 'zahlungspflichtig bestellen',
      wording: OBLIGATION,
    },
  ],
  NL: [
    {
      from: '2014-06-13',
      source: 'art. 6:230v lid 3 BW',
      statutory: 'bestelling met betalingsverplichting',
      wording: OBLIGATION,
    },
  ],
  EU: [
    {
      from: '2014-06-13',
      source: 'Art. 8(2) Directive 2011/83/EU',
      statutory: 'order with obligation to pay',
      wording: { ...OBLIGATION, ...OTHER_STATES },
    },
  ],
  UK: [
    {
      from: '2014-06-13',
      source: 'Consumer Contracts (Information, Cancellation and Additional Charges) Regulations 2013, reg. 14(4)',
      statutory: 'order with obligation to pay',
      wording: OBLIGATION,
    },
  ],
  US: [
    {
      from: ALWAYS,
      source: 'none: no federal statute fixes the words for a single purchase',
      statutory: null,
      wording: {
        en: 'Place order and pay',
        de: 'Bestellen und bezahlen',
        nl: 'Bestellen en betalen',
        ru: 'Заказать и оплатить',
        zh: '下单并付款',
        ka: 'შეკვეთა და გადახდა',
      },
    },
  ],
}

export type OrderButton = { label: string; language: string; statutory: string | null; source: string }

/** The label of the button that places an order, to be stored with it. */
export function orderButton(country: string | null, language: string, now: Date): OrderButton {
  const jurisdiction = strictestOf(country)
  const rule = certainRule(ORDER_BUTTONS, jurisdiction, now)
  const { text: label, language: spoken } = said(rule.wording, language, jurisdiction)
  return { label, language: spoken, statutory: rule.statutory, source: rule.source }
}

/** Labels by language; `bound` where the words are the law's: then nothing but this button places a consumer's order. */
export type OrderLabels = { bound: boolean; labels: Readonly<Record<string, string>> }

/** What both sides' laws ask of the button: the buyer's where the shop's own asks for nothing. */
export function orderLabels(countries: { shop: string | null; buyer: string | null }, now: Date): OrderLabels {
  const [own, buyers] = [countries.shop, countries.buyer ?? countries.shop].map((country) =>
    certainRule(ORDER_BUTTONS, strictestOf(country), now),
  )
  const rule = own?.statutory === null ? buyers : own
  return { bound: rule?.statutory !== null, labels: rule?.wording ?? {} }
}

/** What one button says for several sales: words that a law fixes come before words that none does. */
export function strictestLabels(
  sales: readonly { shop: string | null; buyer: string | null }[],
  now: Date,
): OrderLabels['labels'] {
  const all = sales.map((countries) => orderLabels(countries, now))
  return (all.find(({ bound }) => bound) ?? all[0])?.labels ?? {}
}
