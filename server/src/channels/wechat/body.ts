import type { Button, Fitted, FittedCard } from '../fitted.ts'

type Kind =
  | { msgtype: 'text'; text: { content: string } }
  | { msgtype: 'image'; image: { media_id: string } }
  | { msgtype: 'news'; news: { articles: { title: string; description: string; url: string; picurl?: string }[] } }
  | {
      msgtype: 'msgmenu'
      msgmenu: { head_content: string; list: { id: string; content: string }[]; tail_content?: string }
    }
type Body = { touser: string } & Kind

/** The one customer-service message that says it; `picture` is the file as WeChat took it before. */
export function bodyOf(message: Fitted, touser: string, picture?: string): Body {
  const { text, cards, media, link } = message
  const [card] = cards ?? []
  if (card) return { touser, ...articleOf(card) }
  if (media && picture !== undefined) return { touser, msgtype: 'image', image: { media_id: picture } }
  const choices = choicesIn(message)
  if (choices.length > 0) return { touser, ...menuOf(message, choices) }
  const page = link ? `<a href="${link.url}">${link.label}</a>` : media?.url
  return { touser, msgtype: 'text', text: { content: [text, page].filter(Boolean).join('\n') } }
}

/** The same without a menu, which only accounts that WeChat has certified may show: its choices are lines to answer by number. */
export function plainOf(message: Fitted): Fitted | undefined {
  const choices = choicesIn(message)
  if (choices.length === 0) return undefined
  const { text, link } = message
  const lines = choices.map((choice, index) =>
    startsWithNumber(choice) ? contentOf(choice) : `${choice.place ?? index + 1}. ${contentOf(choice)}`,
  )
  return { text: [headOf(text, lines), ...lines].filter(Boolean).join('\n'), buttons: [], ...(link ? { link } : {}) }
}

function choicesIn({ buttons, list }: Fitted): readonly Button[] {
  return list?.rows ?? buttons
}

/** An article without a page of its own shows its picture. */
function articleOf({ title, text, image, url }: FittedCard): Kind {
  const page = url ?? image
  if (page === undefined) return { msgtype: 'text', text: { content: `${title}\n${text}` } }
  const article = { title, description: text, url: page, ...(image === undefined ? {} : { picurl: image }) }
  return { msgtype: 'news', news: { articles: [article] } }
}

function menuOf({ text, list, link }: Fitted, choices: readonly Button[]): Kind {
  const rows = choices.map((choice) => ({ id: choice.id, content: contentOf(choice) }))
  const head =
    headOf(
      text,
      rows.map(({ content }) => content),
    ) ||
    (list?.button ?? '')
  const tail = link ? { tail_content: `${link.label}: ${link.url}` } : {}
  return { msgtype: 'msgmenu', msgmenu: { head_content: head, list: rows, ...tail } }
}

function contentOf({ label, hint }: Button): string {
  return hint ? `${label} · ${hint}` : label
}

/** A line that can be tapped need not be read before as well. */
function headOf(text: string, lines: readonly string[]): string {
  return text
    .split('\n')
    .filter((line) => !lines.includes(line))
    .join('\n')
    .trim()
}

function startsWithNumber({ label }: Button): boolean {
  return /^\d+\. /.test(label)
}
