import {
  ALWAYS,
  certainRule,
  dayIn,
  type Jurisdiction,
  jurisdictionOf,
  type Rule,
  ruleOf,
  said,
  strictestOf,
  type Table,
  type Wording,
} from './rule.ts'

/** How long a consumer may withdraw from a distance contract without a reason; `days: 0` where no statute gives the right. */
type PeriodRule = Rule & {
  days: number
  /** So much longer, in months, for whom nobody told of the right. */
  untoldMonths: number
  /** A period that would end on a Saturday or Sunday ends on the next working day. */
  endsOnWorkingDay: boolean
}

export const WITHDRAWAL_PERIODS: Table<PeriodRule> = {
  DE: [
    {
      from: '2014-06-13',
      source: '§ 312g Abs. 1, § 355 Abs. 2, § 356 Abs. 3, § 193 BGB',
      days: 14,
      untoldMonths: 12,
      endsOnWorkingDay: true,
    },
  ],
  NL: [
    {
      from: '2014-06-13',
      source: 'art. 6:230o lid 1 en 2 BW; art. 3(4) Regulation (EEC, Euratom) No 1182/71',
      days: 14,
      untoldMonths: 12,
      endsOnWorkingDay: true,
    },
  ],
  EU: [
    {
      from: '2014-06-13',
      source: 'Art. 9(1), 10(1) Directive 2011/83/EU; art. 3(4) Regulation (EEC, Euratom) No 1182/71',
      days: 14,
      untoldMonths: 12,
      endsOnWorkingDay: true,
    },
  ],
  UK: [
    {
      from: '2014-06-13',
      source: 'Consumer Contracts Regulations 2013, reg. 29, 30, 31',
      days: 14,
      untoldMonths: 12,
      endsOnWorkingDay: false,
    },
  ],
  US: [
    {
      from: ALWAYS,
      source: 'none: the cooling-off rule, 16 CFR Part 429, is not for sales made entirely online',
      days: 0,
      untoldMonths: 0,
      endsOnWorkingDay: false,
    },
  ],
}

export type WithdrawalPeriod = { days: number; untoldMonths: number; source: string }

/** The period, or null where the tables know nothing of the country. */
export function withdrawalPeriod(country: string | null, now: Date): WithdrawalPeriod | null {
  const rule = periodRule(country, now)
  return rule ? { days: rule.days, untoldMonths: rule.untoldMonths, source: rule.source } : null
}

function periodRule(country: string | null, now: Date): PeriodRule | undefined {
  const jurisdiction = jurisdictionOf(country)
  return jurisdiction ? ruleOf(WITHDRAWAL_PERIODS, jurisdiction, now) : undefined
}

/**
 * The last day, YYYY-MM-DD, on which a withdrawal may still be sent, counted from the day after `since`: the day of the
 * contract for a service or digital content, of the (last) delivery for goods. Public holidays are not known here: they
 * only make the period longer. Null where there is no right.
 */
export function withdrawalLastDay(country: string | null, since: string, now: Date): string | null {
  const rule = periodRule(country, now)
  if (!rule || rule.days === 0) return null
  const last = new Date(`${since}T00:00:00Z`)
  last.setUTCDate(last.getUTCDate() + rule.days)
  while (rule.endsOnWorkingDay && (last.getUTCDay() === 0 || last.getUTCDay() === 6)) {
    last.setUTCDate(last.getUTCDate() + 1)
  }
  return last.toISOString().slice(0, 10)
}

/** The function by which one withdraws where the contract was made: a page, a confirmation, a receipt. */
type FunctionRule = Rule & { required: boolean; open: Wording; confirm: Wording }

const OPEN: Wording = {
  en: 'Withdraw from contract here',
  de: 'Vertrag widerrufen',
  nl: 'Hier de overeenkomst herroepen',
  ru: 'Отказаться от договора',
  zh: '在此撤销合同',
  ka: 'ხელშეკრულებაზე უარის თქმა',
}

const CONFIRM: Wording = {
  en: 'Confirm withdrawal',
  de: 'Widerruf bestätigen',
  nl: 'Herroeping bevestigen',
  ru: 'Подтвердить отказ',
  zh: '确认撤销',
  ka: 'უარის დადასტურება',
}

const labels = { open: OPEN, confirm: CONFIRM }
const cancel = { open: { ...OPEN, en: 'Cancel contract' }, confirm: { ...CONFIRM, en: 'Confirm cancellation' } }
const directive = 'Art. 11a Directive 2011/83/EU, inserted by Directive (EU) 2023/2673'

export const WITHDRAWAL_FUNCTIONS: Table<FunctionRule> = {
  DE: [
    { from: '2014-06-13', until: '2026-06-19', source: 'none: until § 356a BGB', required: false, ...labels },
    { from: '2026-06-19', source: '§ 356a BGB (BGBl. 2026 I Nr. 28)', required: true, ...labels },
  ],
  NL: [
    { from: '2014-06-13', until: '2026-06-19', source: `none: until ${directive}`, required: false, ...labels },
    { from: '2026-06-19', source: directive, required: true, ...labels },
  ],
  EU: [
    { from: '2014-06-13', until: '2026-06-19', source: `none: until ${directive}`, required: false, ...labels },
    { from: '2026-06-19', source: directive, required: true, ...labels },
  ],
  UK: [
    {
      from: '2014-06-13',
      source: 'none: Consumer Contracts Regulations 2013, reg. 32(4) allows it and asks for an acknowledgement',
      required: false,
      ...cancel,
    },
  ],
  US: [{ from: ALWAYS, source: 'none: there is no right of withdrawal', required: false, ...cancel }],
}

/** `from`: the day since when it is, or is not, a duty. */
export type WithdrawalFunction = { required: boolean; from: string; open: string; confirm: string; source: string }

/** Whether the country asks for a withdrawal function by now, and the words on its two buttons; null for other countries. */
export function withdrawalFunction(country: string | null, language: string, now: Date): WithdrawalFunction | null {
  const jurisdiction = jurisdictionOf(country)
  const rule = jurisdiction ? ruleOf(WITHDRAWAL_FUNCTIONS, jurisdiction, now) : undefined
  if (!jurisdiction || !rule) return null
  return {
    required: rule.required,
    from: rule.from,
    open: said(rule.open, language, jurisdiction).text,
    confirm: said(rule.confirm, language, jurisdiction).text,
    source: rule.source,
  }
}

/** The words on both buttons, by language; those of the Union where the tables know nothing of the country. */
export function withdrawalLabels(country: string | null, now: Date): { open: Wording; confirm: Wording } {
  const { open, confirm } = certainRule(WITHDRAWAL_FUNCTIONS, strictestOf(country), now)
  return { open, confirm }
}

/** Whether a consumer of the country has a right of withdrawal at all. */
export function hasWithdrawal(jurisdiction: Jurisdiction, now: Date): boolean {
  return (ruleOf(WITHDRAWAL_PERIODS, jurisdiction, now)?.days ?? 0) > 0
}

/** The calendar day of a moment where the buyer is: what `withdrawalLastDay` counts from. */
export function localDay(country: string | null, moment: Date): string {
  return dayIn(jurisdictionOf(country) ?? 'EU', moment)
}
