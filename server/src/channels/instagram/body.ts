import type { Outgoing } from '../channel.ts'
import type { Fitted } from '../fitted.ts'
import {
  attachmentOf,
  cardsTemplate,
  type Json,
  linkTemplate,
  pictureCard,
  quickReplies,
  recipientOf,
  tagOf,
} from '../graph/body.ts'
import { INSTAGRAM_LIMITS } from './limits.ts'

/** One message of Instagram. */
export function bodyOf(outgoing: Outgoing): Json {
  return {
    recipient: recipientOf(outgoing),
    ...(outgoing.late ? tagOf(outgoing) : {}),
    message: contentOf(outgoing.message),
  }
}

/** Quick replies stand under words alone: a picture with a few buttons is a card, with many its address is said. */
function contentOf(message: Fitted): Json {
  const { text, cards, link, media, buttons } = message
  if (cards) return cardsTemplate(cards)
  if (link) return linkTemplate(message)
  if (!media) return { text, ...quickReplies(buttons) }
  if (buttons.length === 0) return attachmentOf(media)
  if (media.type === 'image' && buttons.length <= INSTAGRAM_LIMITS.cardButtons && text !== '')
    return cardsTemplate([pictureCard(message, INSTAGRAM_LIMITS.cardTitle)])
  return { text: [text, media.url].filter(Boolean).join('\n'), ...quickReplies(buttons) }
}
