/** What may be written to somebody whose window is closed: approved by the provider beforehand, `{{1}}`, `{{2}}` … are filled in. */
export type NewTemplate = {
  /** Lower case letters, digits and `_`. */
  name: string
  /** As the provider names it: `en_US`, `de`, `zh_CN`. */
  language: string
  category: 'marketing' | 'utility'
  body: string
  /** What may stand for each place of the body, to be shown to whoever approves it. */
  examples: readonly string[]
  footer?: string
  /** What can be tapped under it comes back as if it had been written. */
  replies?: readonly string[]
}

export const TEMPLATE_STATES = ['pending', 'approved', 'rejected', 'paused', 'disabled'] as const
export type TemplateStanding = (typeof TEMPLATE_STATES)[number]

/** How the provider stands to a template; `why` is its reason where it is not approved. */
export type TemplateState = {
  ref: string
  name: string
  language: string
  category: string
  body: string
  state: TemplateStanding
  why?: string
}

/** What became of a call about templates, or why not, in the provider's words; `uncertain`: nobody knows whether it was done. */
export type Answered<T> = { ok: true; value: T } | { ok: false; reason: string; uncertain?: true }

/** One template for one person; `values` fill its places in their order. */
export type FilledTemplate = {
  address: string
  key: string
  name: string
  language: string
  values: readonly string[]
}
