import { optionLine } from '../cards.ts'
import type { Outgoing } from '../channel.ts'
import type { Button, Fitted, FittedCard } from '../fitted.ts'
import { shorten } from '../split-text.ts'
import { recipientOf } from './address.ts'
import { FLOW_LIMITS, FLOW_NAME, FLOW_SCREEN } from './flow.ts'
import { flowData } from './flow-data.ts'
import { WHATSAPP_LIMITS } from './limits.ts'

type Json = Readonly<Record<string, unknown>>

/** Characters of a button; two under one message must not read the same. */
const LONGEST_LABEL = 20

/** One message of the Cloud API: who gets it, our key, which comes back with its statuses, and what it shows. */
export function bodyOf(outgoing: Outgoing): Json {
  return addressed(outgoing, contentOf(outgoing.message))
}

function addressed({ address, key }: Outgoing, content: Json): Json {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...recipientOf(address),
    biz_opaque_callback_data: key,
    ...content,
  }
}

/** The same as a form that opens in the messenger, where it is one and our flow has room for it; what can be chosen otherwise is told in lines. */
export function flowBodyOf(outgoing: Outgoing, mode: 'draft' | 'published'): Json | undefined {
  const { text, buttons, list, form, cards, link, media } = outgoing.message
  const data = form && !cards && !link && !media ? flowData(form) : undefined
  if (!form || !data) return undefined
  const lines = (list?.rows ?? buttons).map(({ place, label, hint }, index) =>
    optionLine(place ?? index + 1, [label, hint].filter(Boolean).join(' · ')),
  )
  const words = [text, ...lines].join('\n')
  if (words.length > WHATSAPP_LIMITS.body) return undefined
  const parameters = {
    flow_message_version: '3',
    flow_name: FLOW_NAME,
    flow_cta: shorten(form.open, FLOW_LIMITS.open),
    flow_token: form.token,
    mode,
    flow_action: 'navigate',
    flow_action_payload: { screen: FLOW_SCREEN, data },
  }
  return addressed(outgoing, interactive('flow', words, { name: 'flow', parameters }))
}

/**
 * The same out of the shop's catalogue at WhatsApp, where every card is a thing in it: its people look at them there, and
 * send off what they have picked as an order.
 */
export function catalogueBodyOf(outgoing: Outgoing, catalogId: string | undefined): Json | undefined {
  const { message } = outgoing
  const items = message.cards?.flatMap(({ item }) => item ?? []) ?? []
  if (!catalogId || items.length === 0 || items.length < (message.cards?.length ?? 0)) return undefined
  const sections = [{ title: LIST_SIGN, product_items: items.map((item) => ({ product_retailer_id: item })) }]
  const interactive = {
    type: 'product_list',
    header: { type: 'text', text: LIST_SIGN },
    body: { text: message.text },
    action: { catalog_id: catalogId, sections },
  }
  return addressed(outgoing, { type: 'interactive', interactive })
}

/** A list of products has to have a heading: this one is read in every language. */
const LIST_SIGN = '🛍️'

function contentOf(message: Fitted): Json {
  const { text, cards, list, buttons, link, media } = message
  if (cards) return interactive('carousel', text, { cards: cards.map(cardOf) })
  if (list) {
    const rows = list.rows.map(({ id, label, hint }) => ({ id, title: label, ...(hint ? { description: hint } : {}) }))
    return interactive('list', text, { button: list.button, sections: [{ rows }] })
  }
  if (buttons.length > 0)
    return interactive('button', text, { buttons: told(buttons).map(replyButton) }, headerOf(media))
  if (link) {
    const parameters = { display_text: link.label, url: link.url }
    return interactive('cta_url', text, { name: 'cta_url', parameters }, headerOf(media))
  }
  if (media) return mediaOf(media, text)
  return { type: 'text', text: { body: text, preview_url: /https?:\/\//.test(text) } }
}

function interactive(type: string, text: string, action: Json, header?: Json): Json {
  return { type: 'interactive', interactive: { type, ...(header ? { header } : {}), body: { text }, action } }
}

/** A sound stands by itself: WhatsApp shows no words with it. */
function mediaOf(media: NonNullable<Fitted['media']>, text: string): Json {
  const link = { link: media.url }
  if (media.type === 'audio') return { type: 'audio', audio: link }
  const caption = text === '' ? {} : { caption: text }
  if (media.type === 'file')
    return { type: 'document', document: { ...link, ...caption, ...(media.name ? { filename: media.name } : {}) } }
  return { type: media.type, [media.type]: { ...link, ...caption } }
}

function headerOf(media: Fitted['media']): Json | undefined {
  if (!media || media.type === 'audio') return undefined
  const type = media.type === 'file' ? 'document' : media.type
  return { type, [type]: { link: media.url } }
}

function cardOf({ title, text, image, url, buttons }: FittedCard, index: number): Json {
  const header = { type: 'image', image: { link: image } }
  const body = { text: [title, text].filter(Boolean).join('\n') }
  if (buttons.length === 0) {
    const parameters = { display_text: shorten(title, LONGEST_LABEL), url }
    return { card_index: index, type: 'cta_url', header, body, action: { name: 'cta_url', parameters } }
  }
  const replies = told(buttons).map(({ id, label }) => ({ type: 'quick_reply', quick_reply: { id, title: label } }))
  return { card_index: index, header, body, action: { buttons: replies } }
}

function replyButton({ id, label }: Button): Json {
  return { type: 'reply', reply: { id, title: label } }
}

/** Labels that read the same are told apart by a number. */
function told(buttons: readonly Button[]): Button[] {
  const seen = new Map<string, number>()
  return buttons.map((button) => {
    const count = (seen.get(button.label) ?? 0) + 1
    seen.set(button.label, count)
    if (count === 1) return button
    const end = ` ${count}`
    return { ...button, label: shorten(button.label, LONGEST_LABEL - end.length) + end }
  })
}
