import { ALWAYS, certainRule, type Rule, strictestOf, type Table } from './rule.ts'

/** What an advertising message needs: `opt_in` a consent given before, `opt_out` no objection so far. */
type AdRule = Rule & {
  consent: 'opt_in' | 'opt_out'
  /** Customers may be told of similar offers without a consent, as long as each message lets them object. */
  similarOffers: boolean
  /** A postal address has to stand in the message. */
  postalAddress: boolean
  /** Local hours of the receiver in which nothing may be sent: from, to. */
  quiet: { from: string; to: string } | null
  /** So many business days at the most to heed an objection; null: at once. */
  stopWithinDays: number | null
}

export const AD_MEDIA = ['email', 'text'] as const
/** `text`: SMS and messengers. */
export type AdMedium = (typeof AD_MEDIA)[number]

const OPT_IN = {
  consent: 'opt_in',
  similarOffers: true,
  postalAddress: false,
  quiet: null,
  stopWithinDays: null,
} as const

const GERMAN = [{ from: '2004-07-08', source: '§ 7 Abs. 2 Nr. 2, Abs. 3 UWG', ...OPT_IN }]
const DUTCH = [{ from: '2004-05-19', source: 'art. 11.7 Telecommunicatiewet', ...OPT_IN }]
const UNION = [{ from: '2003-10-31', source: 'Art. 13(1), (2) Directive 2002/58/EC', ...OPT_IN }]
const BRITISH = [
  { from: '2003-12-11', source: 'Privacy and Electronic Communications Regulations 2003, reg. 22, 23', ...OPT_IN },
]

export const ADVERTISING: Readonly<Record<AdMedium, Table<AdRule>>> = {
  email: {
    DE: GERMAN,
    NL: DUTCH,
    EU: UNION,
    UK: BRITISH,
    US: [
      {
        from: '2004-01-01',
        source: 'CAN-SPAM Act, 15 U.S.C. § 7704(a)(3)–(5)',
        consent: 'opt_out',
        similarOffers: true,
        postalAddress: true,
        quiet: null,
        stopWithinDays: 10,
      },
    ],
  },
  text: {
    DE: GERMAN,
    NL: DUTCH,
    EU: UNION,
    UK: BRITISH,
    US: [
      {
        from: ALWAYS,
        source: 'TCPA, 47 U.S.C. § 227; 47 CFR § 64.1200(a)(2), (a)(10), (c)(1)',
        consent: 'opt_in',
        similarOffers: false,
        postalAddress: false,
        quiet: { from: '21:00', to: '08:00' },
        stopWithinDays: 10,
      },
    ],
  },
}

/** What advertising by a medium needs in the receiver's country; elsewhere as in the European Union. */
export function advertisingRule(medium: AdMedium, country: string | null, now: Date): Omit<AdRule, 'from' | 'until'> {
  const { from: _from, until: _until, ...rule } = certainRule(ADVERTISING[medium], strictestOf(country), now)
  return rule
}
