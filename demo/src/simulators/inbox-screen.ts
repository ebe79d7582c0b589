import type { Complaint } from './graph.ts'
import { at, isLink, type Json, list, text } from './json.ts'
import type { Seen } from './simulator.ts'

/** A message as it was sent, with the id it got. */
export type Sent = { ref: string; message: Json }

/** What Messenger and Instagram count differently. */
export type House = { kind: 'messenger' | 'instagram'; files: readonly string[] }

const bad = (message: string): Complaint => ({ code: 100, message })

/** What the Send API would refuse in a message, or undefined. */
export function complaintOf(message: Json, { kind, files }: House): Complaint | undefined {
  const { text: words, attachment, quick_replies: replies } = message
  if ((words === undefined) === (attachment === undefined))
    return bad('message needs a text or an attachment, not both')
  const wrong = words === undefined ? attachmentComplaint(at(message, 'attachment'), files) : textComplaint(words, kind)
  if (wrong) return wrong
  if (replies === undefined) return undefined
  if (kind === 'instagram' && words === undefined) return bad('quick replies stand under a text alone')
  return repliesComplaint(list(replies))
}

function textComplaint(words: unknown, kind: House['kind']): Complaint | undefined {
  if (typeof words !== 'string' || words.trim() === '') return bad('message.text is empty')
  if (kind === 'instagram' && Buffer.byteLength(words) > 1000) return bad('message.text has more than 1000 bytes')
  return words.length > 2000 ? bad('message.text has more than 2000 characters') : undefined
}

function lengthOf(value: unknown, most: number, name: string): Complaint | undefined {
  if (typeof value !== 'string' || value.trim() === '') return bad(`${name} is empty`)
  return value.length > most ? bad(`${name} has more than ${most} characters`) : undefined
}

function repliesComplaint(replies: Json[]): Complaint | undefined {
  if (replies.length < 1 || replies.length > 13) return bad(`${replies.length} quick replies, 1 to 13 are allowed`)
  return replies
    .map(
      ({ title, payload }) =>
        lengthOf(title, 20, 'quick_reply.title') ?? lengthOf(payload, 1000, 'quick_reply.payload'),
    )
    .find(Boolean)
}

function attachmentComplaint(attachment: Json, files: readonly string[]): Complaint | undefined {
  const type = text(attachment['type'])
  const payload = at(attachment, 'payload')
  if (files.includes(type)) return isLink(payload['url']) ? undefined : bad('payload.url is no address')
  if (type !== 'template') return bad(`attachment type ${type} is not known`)
  if (payload['template_type'] === 'button')
    return lengthOf(payload['text'], 640, 'payload.text') ?? buttonsComplaint(list(payload['buttons']), 1)
  if (payload['template_type'] !== 'generic') return bad('template_type is not known')
  const elements = list(payload['elements'])
  if (elements.length < 1 || elements.length > 10) return bad(`${elements.length} elements, 1 to 10 are allowed`)
  return elements.map(elementComplaint).find(Boolean)
}

function elementComplaint(element: Json): Complaint | undefined {
  const { title, subtitle, image_url: image, buttons = [] } = element
  if (subtitle === undefined && image === undefined && list(buttons).length === 0)
    return bad('an element needs more than a title')
  if (image !== undefined && !isLink(image)) return bad('image_url is no address')
  return (
    lengthOf(title, 80, 'element.title') ??
    (subtitle === undefined ? undefined : lengthOf(subtitle, 80, 'element.subtitle')) ??
    buttonsComplaint(list(buttons), 0)
  )
}

function buttonsComplaint(buttons: Json[], fewest: number): Complaint | undefined {
  if (buttons.length < fewest || buttons.length > 3) return bad(`${buttons.length} buttons, up to 3 are allowed`)
  return buttons
    .map(({ type, title, url, payload }) => {
      if (type === 'web_url') return isLink(url) ? lengthOf(title, 20, 'button.title') : bad('button.url is no address')
      return lengthOf(title, 20, 'button.title') ?? lengthOf(payload, 1000, 'button.payload')
    })
    .find(Boolean)
}

type Tap = { label: string; payload: string; kind: 'quick_reply' | 'postback' }

/** What can be tapped: buttons stay, quick replies are gone when something comes after them. */
export function tapsOf({ message }: Sent, isLast: boolean): Tap[] {
  const replies = isLast ? list(message['quick_replies']) : []
  const buttons = buttonsOf(message).filter(({ type }) => type === 'postback')
  return [
    ...replies.map(({ title, payload }) => ({
      label: text(title),
      payload: text(payload),
      kind: 'quick_reply' as const,
    })),
    ...buttons.map(({ title, payload }) => ({ label: text(title), payload: text(payload), kind: 'postback' as const })),
  ]
}

function elementsOf(message: Json): Json[] {
  return list(at(message, 'attachment', 'payload')['elements'])
}

function buttonsOf(message: Json): Json[] {
  const payload = at(message, 'attachment', 'payload')
  return [...list(payload['buttons']), ...elementsOf(message).flatMap((element) => list(element['buttons']))]
}

function linksOf(buttons: Json[]): Seen['links'] {
  return buttons
    .filter(({ type }) => type === 'web_url')
    .map(({ title, url }) => ({ label: text(title), url: text(url) }))
}

function leadOf(message: Json): string {
  return text(message['text']) || text(at(message, 'attachment', 'payload')['text'])
}

function cardOf({ title, subtitle, image_url: url, buttons }: Json) {
  const taps = list(buttons)
  return {
    text: [text(title), text(subtitle)].filter(Boolean).join('\n'),
    buttons: taps.filter(({ type }) => type === 'postback').map(({ title: label }) => text(label)),
    links: linksOf(taps),
    media: isLink(url) ? [{ type: 'image', url: text(url) }] : [],
  }
}

export function textOf(message: Json): string {
  return [leadOf(message), ...elementsOf(message).map((element) => cardOf(element).text)].filter(Boolean).join('\n')
}

/** A message as it stands on the phone. */
export function seenOf(sent: Sent, isLast: boolean): Seen {
  const { ref, message } = sent
  const attachment = at(message, 'attachment')
  const own = text(at(attachment, 'payload')['url'])
  const cards = elementsOf(message).map(cardOf)
  return {
    ref,
    text: textOf(message),
    buttons: tapsOf(sent, isLast).map(({ label }) => label),
    links: linksOf(buttonsOf(message)),
    media: own === '' ? cards.flatMap(({ media }) => media) : [{ type: text(attachment['type']), url: own }],
    ...(cards.length > 0 ? { cards: { lead: leadOf(message), each: cards } } : {}),
  }
}
