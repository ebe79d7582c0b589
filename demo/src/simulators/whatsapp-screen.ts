import type { Complaint } from './graph.ts'
import { at, isLink, type Json, list, text } from './json.ts'
import type { Seen } from './simulator.ts'

/** A message as it was sent, with the id it got. */
export type Sent = { ref: string; body: Json }

export const bad = (message: string): Complaint => ({ code: 131009, message })
const missing = (name: string): Complaint => ({ code: 131008, message: `Required parameter is missing: ${name}` })
const MEDIA = ['image', 'video', 'audio', 'document', 'sticker']

/** What the Cloud API would refuse in a body, or undefined. */
export function complaintOf(body: Json): Complaint | undefined {
  if (body['messaging_product'] !== 'whatsapp')
    return { code: 100, message: 'Param messaging_product must be whatsapp' }
  if (!text(body['to']) && !text(body['recipient'])) return missing('to')
  if (text(body['biz_opaque_callback_data']).length > 512) return bad('biz_opaque_callback_data is too long')
  const type = text(body['type'])
  if (type === 'text') return lengthOf(at(body, 'text')['body'], 4096, 'text.body')
  if (MEDIA.includes(type)) return mediaComplaint(type, at(body, type))
  if (type === 'interactive') return interactiveComplaint(at(body, 'interactive'))
  if (type === 'template') return text(at(body, 'template')['name']) ? undefined : missing('template.name')
  return bad(`type ${type} is not known`)
}

function lengthOf(value: unknown, most: number, name: string): Complaint | undefined {
  if (typeof value !== 'string' || value.trim() === '') return missing(name)
  return value.length > most ? bad(`${name} has ${value.length} characters, ${most} are allowed`) : undefined
}

function mediaComplaint(type: string, media: Json): Complaint | undefined {
  if (!isLink(media['link']) && !text(media['id'])) return missing(`${type}.link`)
  if (type === 'audio' && media['caption'] !== undefined) return bad('audio takes no caption')
  return media['caption'] === undefined ? undefined : lengthOf(media['caption'], 1024, 'caption')
}

function interactiveComplaint(content: Json): Complaint | undefined {
  const type = text(content['type'])
  const action = at(content, 'action')
  const wrongBody = lengthOf(at(content, 'body')['text'], 1024, 'body.text')
  const header = at(content, 'header')
  const kind = text(header['type'])
  if (wrongBody) return wrongBody
  if (kind !== '' && kind !== 'text' && !isLink(at(header, kind)['link'])) return missing(`header.${kind}.link`)
  if (type === 'button') return replyComplaint(list(action['buttons']), 'reply', 3)
  if (type === 'list') return listComplaint(action)
  if (type === 'cta_url') return linkComplaint(action)
  if (type === 'carousel') return carouselComplaint(list(action['cards']))
  if (type === 'product_list') return productsComplaint(content)
  if (type === 'flow') return action['name'] === 'flow' ? undefined : missing('action.name')
  return bad(`interactive type ${type} is not known`)
}

function replyComplaint(buttons: Json[], name: string, most: number): Complaint | undefined {
  if (buttons.length < 1 || buttons.length > most) return bad(`${buttons.length} buttons, 1 to ${most} are allowed`)
  const [titles, ids] = ['title', 'id'].map((key) => buttons.map((button) => text(at(button, name)[key])))
  if (new Set(titles).size < buttons.length || new Set(ids).size < buttons.length) return bad('buttons must differ')
  return (
    titles?.map((title) => lengthOf(title, 20, 'button.title')).find(Boolean) ??
    ids?.map((id) => lengthOf(id, 256, 'button.id')).find(Boolean)
  )
}

function listComplaint(action: Json): Complaint | undefined {
  const rows = list(action['sections']).flatMap((section) => list(section['rows']))
  if (rows.length < 1 || rows.length > 10) return bad(`${rows.length} rows, 1 to 10 are allowed`)
  if (new Set(rows.map(({ id }) => id)).size < rows.length) return bad('rows must differ')
  return (
    lengthOf(action['button'], 20, 'action.button') ??
    rows.map(({ title }) => lengthOf(title, 24, 'row.title')).find(Boolean) ??
    rows.map(({ id }) => lengthOf(id, 200, 'row.id')).find(Boolean) ??
    rows.map(({ description = 'x' }) => lengthOf(description, 72, 'row.description')).find(Boolean)
  )
}

/** What is in the catalogue here: everything but what says of itself that it is not. */
function productsComplaint(content: Json): Complaint | undefined {
  const action = at(content, 'action')
  const items = list(action['sections']).flatMap((section) => list(section['product_items']))
  if (text(action['catalog_id']) !== 'catalogue-1') return missing('catalog_id')
  if (items.length < 1 || items.length > 30) return bad(`${items.length} products, 1 to 30 are allowed`)
  if (items.some(({ product_retailer_id: id }) => text(id).startsWith('missing')))
    return bad('Products not found in FB Catalog')
  return lengthOf(at(content, 'header')['text'], 60, 'header.text')
}

function linkComplaint(action: Json): Complaint | undefined {
  const { display_text: label, url } = at(action, 'parameters')
  return isLink(url) ? lengthOf(label, 20, 'display_text') : missing('url')
}

function carouselComplaint(cards: Json[]): Complaint | undefined {
  if (cards.length < 2 || cards.length > 10) return bad(`${cards.length} cards, 2 to 10 are allowed`)
  const counts = cards.map((card) => list(at(card, 'action')['buttons']).length)
  if (new Set(counts).size > 1) return bad('all cards need as many buttons')
  return cards.map(cardComplaint).find(Boolean)
}

function cardComplaint(card: Json, index: number): Complaint | undefined {
  const words = at(card, 'body')['text']
  if (card['card_index'] !== index) return bad('card_index is out of order')
  if (!isLink(at(card, 'header', 'image')['link'])) return missing('header.image.link')
  if (text(words).split('\n').length > 3) return bad('a card has at most two line breaks')
  const buttons = list(at(card, 'action')['buttons'])
  return (
    lengthOf(words, 160, 'card.body') ??
    (buttons.length > 0 ? replyComplaint(buttons, 'quick_reply', 2) : linkComplaint(at(card, 'action')))
  )
}

/** What can be tapped in a message: its label, and what comes back. */
export function tapsOf({ body }: Sent): { label: string; id: string; kind: 'button_reply' | 'list_reply' }[] {
  const action = at(body, 'interactive', 'action')
  const buttons = [
    ...list(action['buttons']).map((button) => at(button, 'reply')),
    ...list(action['cards']).flatMap((card) =>
      list(at(card, 'action')['buttons']).map((button) => at(button, 'quick_reply')),
    ),
  ]
  const rows = list(action['sections']).flatMap((section) => list(section['rows']))
  return [
    ...buttons.map(({ id, title }) => ({ id: text(id), label: text(title), kind: 'button_reply' as const })),
    ...rows.map(({ id, title }) => ({ id: text(id), label: text(title), kind: 'list_reply' as const })),
  ]
}

export function textOf(body: Json): string {
  const type = text(body['type'])
  if (type === 'text') return text(at(body, 'text')['body'])
  if (type === 'template') return text(at(body, 'template')['shown']) || text(at(body, 'template')['name'])
  if (type !== 'interactive') return text(at(body, type)['caption'])
  const cards = list(at(body, 'interactive', 'action')['cards']).map((card) => text(at(card, 'body')['text']))
  return [text(at(body, 'interactive', 'body')['text']), ...cards].join('\n')
}

/** A message as it stands on the phone. */
export function seenOf(sent: Sent): Seen {
  const { ref, body } = sent
  const type = text(body['type'])
  const action = at(body, 'interactive', 'action')
  const cards = list(action['cards']).map(cardOf)
  const own = MEDIA.includes(type) ? [{ type, url: text(at(body, type)['link']) }] : []
  return {
    ref,
    text: textOf(body),
    buttons: tapsOf(sent).map(({ label }) => label),
    links: [...linksOf(action), ...cards.flatMap(({ links }) => links)],
    media: [...own, ...mediaOf(at(body, 'interactive', 'header')), ...cards.flatMap(({ media }) => media)],
    ...(cards.length > 0 ? { cards: { lead: text(at(body, 'interactive', 'body')['text']), each: cards } } : {}),
  }
}

function cardOf(card: Json) {
  const action = at(card, 'action')
  return {
    text: text(at(card, 'body')['text']),
    buttons: list(action['buttons']).map((button) => text(at(button, 'quick_reply')['title'])),
    links: linksOf(action),
    media: mediaOf(at(card, 'header')),
  }
}

function linksOf(action: Json): Seen['links'] {
  const { display_text: label, url } = at(action, 'parameters')
  return isLink(url) ? [{ label: text(label), url: text(url) }] : []
}

function mediaOf(header: Json): Seen['media'] {
  const type = text(header['type'])
  const url = text(at(header, type)['link'])
  return url === '' ? [] : [{ type, url }]
}
