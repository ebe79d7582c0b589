import type { Outgoing } from '../channel.ts'
import type { Fitted } from '../fitted.ts'
import {
  attachmentOf,
  cardsTemplate,
  type Json,
  linkTemplate,
  quickReplies,
  recipientOf,
  tagOf,
} from '../graph/body.ts'
import { OURS } from '../graph/messaging.ts'

/** One message of the Send API; Messenger tells `metadata` back with its echo. */
export function bodyOf(outgoing: Outgoing): Json {
  const { message, key } = outgoing
  return {
    recipient: recipientOf(outgoing),
    ...tagOf(outgoing),
    message: { ...contentOf(message), ...quickReplies(message.buttons), metadata: OURS + key },
  }
}

/** A text, or one thing that hangs on it: what is shown itself needs no words beside it. */
function contentOf(message: Fitted): Json {
  const { text, cards, link, media } = message
  if (cards) return cardsTemplate(cards)
  if (link) return linkTemplate(message, link.own ? { webview_height_ratio: 'tall' } : {})
  return media ? attachmentOf(media) : { text }
}
