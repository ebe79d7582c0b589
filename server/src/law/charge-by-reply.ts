import { ALWAYS, certainRule, type Rule, strictestOf, type Table } from './rule.ts'

type ReplyRule = Rule & { allowed: boolean }

/** Whether "yes" in a thread may charge a saved method, or only opens the page with the order button. */
export const CHARGES_BY_REPLY: Table<ReplyRule> = {
  DE: [{ from: '2014-06-13', source: '§ 312j Abs. 3, 4 BGB', allowed: false }],
  NL: [{ from: '2014-06-13', source: 'art. 6:230v lid 3 BW', allowed: false }],
  EU: [{ from: '2014-06-13', source: 'Art. 8(2) Directive 2011/83/EU', allowed: false }],
  UK: [{ from: '2014-06-13', source: 'Consumer Contracts Regulations 2013, reg. 14(3)–(5)', allowed: false }],
  US: [
    {
      from: ALWAYS,
      source: 'none: no federal statute asks for a button; a stored mandate and the setting of the shop are needed',
      allowed: true,
    },
  ],
}

/** Allowed never means on: the shop has to set it, and the buyer has to have given a mandate. */
export function chargeByReply(country: string | null, now: Date): { allowed: boolean; source: string } {
  const { allowed, source } = certainRule(CHARGES_BY_REPLY, strictestOf(country), now)
  return { allowed, source }
}
