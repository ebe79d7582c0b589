import type { Button, Fitted, FittedCard } from '../fitted.ts'
import { RCS_LIMITS } from './limits.ts'

type Suggestion =
  | { reply: { text: string; postbackData: string } }
  | { action: { text: string; postbackData: string; openUrlAction: OpenUrl } }
type OpenUrl = { url: string } | { url: string; application: 'WEBVIEW'; webviewViewMode: 'TALL'; description: string }
type Media = { height: 'MEDIUM' | 'TALL'; contentInfo: ContentInfo }
type ContentInfo = { fileUrl: string; forceRefresh: false }
type CardContent = { title?: string; description?: string; media?: Media; suggestions?: Suggestion[] }
type RichCard =
  | { standaloneCard: { cardOrientation: 'VERTICAL'; cardContent: CardContent } }
  | { carouselCard: { cardWidth: 'MEDIUM'; cardContents: CardContent[] } }
type Content = { text: string } | { richCard: RichCard } | { contentInfo: ContentInfo }
/** https://developers.google.com/business-communications/rcs-business-messaging/reference/rest/v1/phones.agentMessages */
export type AgentMessage = { contentMessage: Content & { suggestions?: Suggestion[] } }

/** What tapping a page tells us, which is no answer. */
export const OPENED = 'open'

/** The one message that says it: cards, a file, or a text, and suggestions under it. */
export function bodyOf(message: Fitted): AgentMessage {
  const { buttons, link } = message
  const suggestions = [...(link ? [opening(link)] : []), ...buttons.map(reply)]
  return { contentMessage: { ...contentOf(message), ...(suggestions.length > 0 ? { suggestions } : {}) } }
}

function contentOf({ text, cards = [], media }: Fitted): Content {
  const [card, another] = cards
  if (card && another) return { richCard: { carouselCard: { cardWidth: 'MEDIUM', cardContents: cards.map(slide) } } }
  if (card) return { richCard: standing(cardOf(card, 'TALL')) }
  if (!media) return { text }
  const contentInfo = fileAt(media.url)
  // A file shows its name itself.
  if (text === '' || text === media.name) return { contentInfo }
  if (media.type === 'file' || media.type === 'audio') return { text: `${text}\n${media.url}` }
  return { richCard: standing({ description: text, media: { height: 'TALL', contentInfo } }) }
}

function standing(cardContent: CardContent): RichCard {
  return { standaloneCard: { cardOrientation: 'VERTICAL', cardContent } }
}

function slide(card: FittedCard): CardContent {
  return cardOf(card, 'MEDIUM')
}

function cardOf({ title, text, image, buttons }: FittedCard, height: Media['height']): CardContent {
  const suggestions = buttons.slice(0, RCS_LIMITS.cardButtons).map(reply)
  return {
    title,
    ...(text === '' ? {} : { description: text }),
    ...(image ? { media: { height, contentInfo: fileAt(image) } } : {}),
    ...(suggestions.length > 0 ? { suggestions } : {}),
  }
}

function fileAt(fileUrl: string): ContentInfo {
  return { fileUrl, forceRefresh: false }
}

function reply({ id, label }: Button): Suggestion {
  return { reply: { text: label, postbackData: id } }
}

/** A page of ours opens over the thread; any other in the browser. */
function opening({ label, url, own }: NonNullable<Fitted['link']>): Suggestion {
  const openUrlAction: OpenUrl = own
    ? { url, application: 'WEBVIEW', webviewViewMode: 'TALL', description: label }
    : { url }
  return { action: { text: label, postbackData: OPENED, openUrlAction } }
}
