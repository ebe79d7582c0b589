import type { LegalProfile, MissingCode } from '@souk/contract/legal.ts'
import { MISSING_TEXTS } from '@souk/contract/missing-texts.ts'
import type { TaxRule } from '@souk/contract/shop.ts'
import { ALWAYS, dayIn, inForce, jurisdictionOf, type Rule, type Table, type Wording } from './rule.ts'

type Requirement = Rule & { code: MissingCode }

const IMPRINT = 'Art. 5(1) Directive 2000/31/EC'
const CONTACT = 'Art. 6(1)(c) Directive 2011/83/EU'
const GDPR = 'Art. 13 Regulation (EU) 2016/679 (GDPR)'

function rows(from: string, source: string, ...codes: MissingCode[]): Requirement[] {
  return codes.map((code) => ({ code, from, source }))
}

/** What each country wants a seller to say before the first order. */
export const REQUIREMENTS: Table<Requirement> = {
  DE: [
    ...rows('2024-05-14', '§ 5 Abs. 1 Nr. 1 DDG', 'legal_name', 'legal_form', 'representative', 'address'),
    ...rows('2024-05-14', '§ 5 Abs. 1 Nr. 2 DDG', 'email'),
    ...rows('2022-05-28', 'Art. 246a § 1 Abs. 1 EGBGB', 'phone'),
    ...rows('2024-05-14', '§ 5 Abs. 1 Nr. 4 DDG', 'register'),
    ...rows('2024-05-14', '§ 5 Abs. 1 Nr. 6 DDG', 'vat_id'),
    ...rows('2020-11-07', '§ 18 Abs. 2 MStV', 'responsible_person'),
    ...rows('2014-06-13', '§ 312i Abs. 1 Satz 1 Nr. 4 BGB', 'terms'),
    ...rows('2014-06-13', '§ 312f Abs. 2 BGB', 'terms_text'),
    ...rows('2018-05-25', GDPR, 'privacy'),
    ...rows('2014-06-13', 'Art. 246a § 1 Abs. 2 EGBGB', 'withdrawal'),
  ],
  NL: [
    ...rows('2004-06-30', 'art. 3:15d lid 1 BW', 'legal_name', 'address', 'email', 'register', 'vat_id'),
    ...rows('2014-06-13', 'art. 6:230m lid 1, onder c BW', 'phone'),
    ...rows('2014-06-13', 'art. 6:230m lid 1, onder h BW', 'withdrawal'),
    ...rows('2004-06-30', 'art. 6:227b lid 2, art. 6:234 lid 2 BW', 'terms'),
    ...rows('2014-06-13', 'art. 6:230v lid 7 BW', 'terms_text'),
    ...rows('2018-05-25', GDPR, 'privacy'),
  ],
  EU: [
    ...rows('2002-01-17', IMPRINT, 'legal_name', 'address', 'email', 'register', 'vat_id'),
    ...rows('2022-05-28', `${CONTACT}, as amended by Directive (EU) 2019/2161`, 'phone'),
    ...rows('2014-06-13', 'Art. 6(1)(h), (i) Directive 2011/83/EU', 'withdrawal'),
    ...rows('2002-01-17', 'Art. 10(3) Directive 2000/31/EC', 'terms'),
    ...rows('2014-06-13', 'Art. 8(7) Directive 2011/83/EU', 'terms_text'),
    ...rows('2018-05-25', GDPR, 'privacy'),
  ],
  UK: [
    ...rows(
      '2002-08-21',
      'Electronic Commerce (EC Directive) Regulations 2002, reg. 6(1)',
      'legal_name',
      'address',
      'email',
      'register',
      'vat_id',
    ),
    ...rows('2014-06-13', 'Consumer Contracts Regulations 2013, Sch. 2 para. (l), (m)', 'withdrawal'),
    ...rows('2002-08-21', 'Electronic Commerce (EC Directive) Regulations 2002, reg. 9(3)', 'terms'),
    ...rows('2014-06-13', 'Consumer Contracts Regulations 2013, reg. 16', 'terms_text'),
    ...rows('2021-01-01', 'Art. 13 UK GDPR', 'privacy'),
  ],
  US: [
    ...rows(
      ALWAYS,
      'Cal. Bus. & Prof. Code § 17538(d), for buyers in California',
      'legal_name',
      'address',
      'withdrawal',
    ),
    ...rows('2004-07-01', 'Cal. Bus. & Prof. Code § 22575, for residents of California', 'privacy'),
    ...rows(ALWAYS, 'none: Souk asks for a way to reach the shop and for its terms everywhere', 'email', 'terms'),
  ],
}

/** Elsewhere Souk asks for what no buyer should have to do without. */
const ELSEWHERE: readonly Requirement[] = rows(
  ALWAYS,
  'none: the tables do not know the law of this country; Souk asks for this everywhere',
  'legal_name',
  'address',
  'email',
  'terms',
  'privacy',
  'taxes',
)

/** No statute wants a shop to be paid, yet nobody can buy from one that cannot be. */
const GATEWAY = rows(ALWAYS, 'none: souk gateway add connects one', 'gateway')

/** What is looked at: who sells, which taxes its prices hold, and whether there is a way to pay it. */
export type SellerState = { legal: LegalProfile; taxes: readonly TaxRule[]; canBePaid: boolean }

export type Missing = { code: MissingCode; text: Wording; source: string }
/** `isKnown: false` where the tables know nothing of the country: then only what Souk asks for everywhere was looked at. */
export type MaySell = { ok: boolean; missing: Missing[]; isKnown: boolean }

/** May a shop in this state sell from (or to) a country now, and what does it still have to say? */
export function maySell(seller: SellerState, country: string | null, now: Date): MaySell {
  const jurisdiction = jurisdictionOf(country)
  const required = jurisdiction ? inForce(REQUIREMENTS[jurisdiction], dayIn(jurisdiction, now)) : ELSEWHERE
  const codes = country === null ? rows(ALWAYS, 'none: without it nobody knows which rules hold', 'country') : []
  const missing = [...codes, ...[...required, ...GATEWAY].filter(({ code }) => isMissing(code, seller))]
  return {
    ok: missing.length === 0,
    missing: missing.map(({ code, source }) => ({ code, source, text: MISSING_TEXTS[code] })),
    isKnown: jurisdiction !== null,
  }
}

function isMissing(code: MissingCode, { legal: profile, taxes, canBePaid }: SellerState): boolean {
  const isCompany = profile.soleTrader !== true
  switch (code) {
    case 'country':
      return false
    case 'legal_name':
      return profile.legalName === undefined
    case 'legal_form':
      return isCompany && profile.legalForm === undefined
    case 'representative':
      return isCompany && profile.representative === undefined
    case 'register':
      return isCompany && profile.register === undefined
    case 'vat_id':
      return profile.noVatId !== true && profile.vatId === undefined
    case 'terms_text':
      return profile.terms !== undefined && !isWritten(profile.terms)
    case 'taxes':
      return profile.noVatId !== true && taxes.length === 0
    case 'gateway':
      return !canBePaid
    case 'responsible_person':
      return profile.editorial === true && profile.responsiblePerson === undefined
    default:
      return profile[code] === undefined
  }
}

function isWritten({ text = {} }: NonNullable<LegalProfile['terms']>): boolean {
  return Object.values(text).some((one) => one.trim() !== '')
}
