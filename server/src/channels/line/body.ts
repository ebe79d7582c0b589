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

/** One push: a text, or a picture with its text, or what can be tapped (https://developers.line.biz/en/reference/messaging-api/#send-push-message). */
export function bodyOf({ address, message }: Pick<Outgoing, 'address' | 'message'>): Json {
  return { to: address, messages: messagesOf(message) }
}

function messagesOf(message: Fitted): Json[] {
  const { text, cards, list, media } = message
  if (cards) return [...textFirst(text), { ...cardsOf(cards), ...quickReplies(message.buttons) }]
  if (list) return [flex(text, listBubble(text, list.rows))]
  if (!media) return [spoken(message)]
  const rest = { ...message, text: [text, shows(media.url) ? '' : media.url].filter(Boolean).join('\n') }
  const picture = { type: 'image', originalContentUrl: media.url, previewImageUrl: media.url }
  return [...(shows(media.url) ? [picture] : []), ...(rest.text === '' ? [] : [spoken(rest)])]
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
  const page = link && opens(link.url) ? [linkButton(link)] : []
  const inBubble = buttons.length <= BUTTONS_IN_A_BUBBLE ? buttons.map(tapButton) : []
  const quick = inBubble.length === 0 ? quickReplies(buttons) : {}
  const whole = link && page.length === 0 ? `${text}\n${link.url}` : text
  const footer = [...page, ...inBubble]
  return footer.length === 0
    ? { type: 'text', text: whole, ...quick }
    : { ...flex(whole, textBubble(whole, footer)), ...quick }
}

function quickReplies(buttons: readonly Button[]): Json {
  if (buttons.length === 0) return {}
  const items = buttons.map((button) => ({
    type: 'action',
    action: { ...tapAction(button), label: button.label },
  }))
  return { quickReply: { items } }
}
