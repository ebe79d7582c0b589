import type { Language } from '@souk/contract/understanding.ts'

export type Row = { label: string; value: string; url?: string | undefined }
export type Item = { quantity: number; title: string; detail: string; amount: string }

/** What an e-mail is made of. Text and HTML are drawn from the same blocks, so that both say the same. */
export type Block =
  | { kind: 'text'; text: string }
  /** Small print. */
  | { kind: 'note'; title?: string; lines: readonly string[] }
  | { kind: 'items'; caption: string; heads: readonly [string, string, string]; items: readonly Item[] }
  | { kind: 'totals'; rows: readonly (Row & { strong?: boolean })[] }
  | { kind: 'facts'; rows: readonly Row[] }
  | { kind: 'action'; label: string; url: string; note?: string }

/** An e-mail before it is drawn; `slug` gives the shop's awning. Every text in it may come from outside. */
export type Paper = {
  language: Language
  shop: string
  slug: string
  subject: string
  title: string
  blocks: readonly Block[]
}

/** One line, however it was written: what people enter must not look like lines of ours. Spaces that hold together do. */
export function oneLine(text: string): string {
  return text.replace(/(?:[^\S\u00a0\u202f]|\p{Cc})+/gu, ' ').trim()
}

/** An address that a mail may lead to, or undefined: a shop's own link could begin with anything. */
export function webAddress(url: string | undefined): string | undefined {
  const parsed = url === undefined ? null : URL.parse(url)
  return parsed && /^https?:$/.test(parsed.protocol) && !parsed.username ? parsed.href : undefined
}
