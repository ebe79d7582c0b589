import type { Outgoing } from '../channel.ts'
import type { Button, Fitted } from '../fitted.ts'
import {
  cardBubble,
  flex,
  type Json,
  linkButton,
  listBubble,
  opens,
  shows,
  tapAction,
  tapButton,
  textBubble,
} from './flex.ts'

/** More are quick replies, which phones show above the keyboard until something else is said. */
const BUTTONS_IN_A_BUBBLE = 4

/** A provider of one's own, `here`, takes pictures from anywhere; LINE takes them from https alone. */
type From = { here?: boolean }

/** One push: a text, or a picture with its text, or what can be tapped (https://developers.line.biz/en/reference/messaging-api/#send-push-message). */
export function bodyOf({ address, message }: Pick<Outgoing, 'address' | 'message'>, { here = false }: From = {}): Json {
  return { to: address, messages: messagesOf(message, (url) => here || shows(url)) }
}

function messagesOf(message: Fitted, isShown: (url: string) => boolean): Json[] {
  const { text, cards, list, link, media } = message
  if (cards) {
    const shown = cards.map(({ image, ...card }) => ({ ...card, ...(image && isShown(image) ? { image } : {}) }))
    return [...textFirst(text), { ...cardsOf(shown), ...quickReplies(message.buttons) }]
  }
  if (list) return [flex(text, listBubble(said(text, link), list.rows, pageOf(link)))]
  if (!media) return [spoken(message)]
  const isPicture = isShown(media.url)
  const rest = { ...message, text: [text, isPicture ? '' : media.url].filter(Boolean).join('\n') }
  const picture = { type: 'image', originalContentUrl: media.url, previewImageUrl: media.url }
  return [...(isPicture ? [picture] : []), ...(rest.text === '' ? [] : [spoken(rest)])]
}

function textFirst(text: string): Json[] {
  return text === '' ? [] : [{ type: 'text', text }]
}

function cardsOf(cards: NonNullable<Fitted['cards']>): Json {
  const alt = cards.map(({ title, text }) => [title, text].filter(Boolean).join(' – ')).join('\n')
  const bubbles = cards.map(cardBubble)
  return flex(alt, bubbles.length === 1 ? (bubbles[0] ?? {}) : { type: 'carousel', contents: bubbles })
}

/** Words, with few buttons and a page in a bubble, which computers show as well. */
function spoken({ text, buttons, link }: Fitted): Json {
  const whole = said(text, link)
  const inBubble = buttons.length <= BUTTONS_IN_A_BUBBLE ? buttons.map(tapButton) : []
  const quick = inBubble.length === 0 ? quickReplies(buttons) : {}
  const footer = [...pageOf(link), ...inBubble]
  return footer.length === 0
    ? { type: 'text', text: whole, ...quick }
    : { ...flex(whole, textBubble(whole, footer)), ...quick }
}

function pageOf(link: Fitted['link']): Json[] {
  return link && opens(link.url) ? [linkButton(link)] : []
}

/** An address that LINE would not open stands in the text. */
function said(text: string, link: Fitted['link']): string {
  return link && !opens(link.url) ? `${text}\n${link.url}` : text
}

function quickReplies(buttons: readonly Button[]): Json {
  if (buttons.length === 0) return {}
  const items = buttons.map((button) => ({
    type: 'action',
    action: { ...tapAction(button), label: button.label },
  }))
  return { quickReply: { items } }
}
