import { COMMENT } from '../arrival.ts'
import type { Outgoing } from '../channel.ts'
import type { Button, Fitted, FittedCard } from '../fitted.ts'
import { shorten } from '../split-text.ts'

export type Json = Readonly<Record<string, unknown>>

/** Whom it is for: a comment is answered to whoever wrote it, once, without knowing them. */
export function recipientOf({ address, replyTo }: Outgoing): Json {
  return replyTo?.startsWith(COMMENT) ? { comment_id: replyTo.slice(COMMENT.length) } : { id: address }
}

/** After a day a person may answer for six more, where Meta has allowed the app that. */
export function tagOf({ late }: Outgoing): Json {
  return late ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : { messaging_type: 'RESPONSE' }
}

/** The body of a message of the Messenger Platform, as far as Messenger and Instagram understand each other. */
export function cardsTemplate(cards: readonly FittedCard[]): Json {
  return template({ template_type: 'generic', elements: cards.map(elementOf) })
}

export function linkTemplate({ text, link }: Fitted, own: Json = {}): Json {
  const button = { type: 'web_url', title: link?.label, url: link?.url, ...own }
  return template({ template_type: 'button', text, buttons: [button] })
}

export function attachmentOf({ type, url }: NonNullable<Fitted['media']>): Json {
  return { attachment: { type, payload: { url } } }
}

export function quickReplies(buttons: readonly Button[]): Json {
  if (buttons.length === 0) return {}
  return { quick_replies: buttons.map(({ id, label }) => ({ content_type: 'text', title: label, payload: id })) }
}

function template(payload: Json): Json {
  return { attachment: { type: 'template', payload } }
}

function elementOf({ title, text, image, url, buttons }: FittedCard): Json {
  return {
    title,
    ...(text === '' ? {} : { subtitle: text }),
    ...(image ? { image_url: image } : {}),
    ...(url ? { default_action: { type: 'web_url', url } } : {}),
    ...(buttons.length > 0 ? { buttons: buttons.map(postback) } : {}),
  }
}

export function postback({ id, label }: Button): Json {
  return { type: 'postback', title: label, payload: id }
}

/** A picture with a few buttons is a card of its own. */
export function pictureCard({ text, media, buttons }: Fitted, titleMost: number): FittedCard {
  return { title: shorten(text, titleMost), text: '', ...(media ? { image: media.url } : {}), buttons: [...buttons] }
}
