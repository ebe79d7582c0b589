import { ALWAYS, certainRule, type Rule, said, strictestOf, type Table, type Wording } from './rule.ts'

type DisclosureRule = Rule & { required: boolean }

const AI_ACT = 'Art. 50(1) Regulation (EU) 2024/1689 (AI Act)'
const UNION: readonly DisclosureRule[] = [
  { from: ALWAYS, until: '2026-08-02', source: `none: until ${AI_ACT}`, required: false },
  { from: '2026-08-02', source: AI_ACT, required: true },
]

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

/** What the first turn of a thread says everywhere, asked for by law or not. */
export const BOT_WORDING: Wording = {
  en: 'You are talking to an automated assistant, not a person.',
  de: 'Hier antwortet ein automatischer Assistent, kein Mensch.',
  nl: 'Je praat met een automatische assistent, niet met een mens.',
  ru: 'Вам отвечает автоматический помощник, не человек.',
  zh: '与您对话的是自动助手，不是真人。',
  ka: 'გპასუხობთ ავტომატური ასისტენტი და არა ადამიანი.',
}

/** Whether the country's law asks a bot to say what it is, and the words for it. */
export function botDisclosure(
  country: string | null,
  language: string,
  now: Date,
): { required: boolean; text: string; source: string } {
  const jurisdiction = strictestOf(country)
  const { required, source } = certainRule(BOT_DISCLOSURES, jurisdiction, now)
  return { required, text: said(BOT_WORDING, language, jurisdiction).text, source }
}
