import { ALWAYS, type Rule, type Table } from './rule.ts'

type DisclosureRule = Rule & { required: boolean }

const AI_ACT = 'Art. 50(1) Regulation (EU) 2024/1689 (AI Act)'
const UNION: readonly DisclosureRule[] = [
  { from: ALWAYS, until: '2026-08-02', source: `none: until ${AI_ACT}`, required: false },
  { from: '2026-08-02', source: AI_ACT, required: true },
]

/**
 * Whether a bot has to say that it is one. The concierge says it everywhere, in the first words of a thread and after a
 * person has held it (`introduce` of its texts): nothing is switched by this table, its test holds both together.
 */
export const BOT_DISCLOSURES: Table<DisclosureRule> = {
  DE: UNION,
  NL: UNION,
  EU: UNION,
  UK: [{ from: ALWAYS, source: 'none: no general statute', required: false }],
  US: [
    {
      from: '2019-07-01',
      source: 'Cal. Bus. & Prof. Code § 17941 (bots that sell to persons in California)',
      required: true,
    },
  ],
}
