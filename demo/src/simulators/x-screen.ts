import { at, isLink, type Json, list, text } from './json.ts'
import type { Seen } from './simulator.ts'
import { numbered } from './sms-screen.ts'

/** A message as somebody has it on their phone, whichever API it came by. */
export type Sent = {
  ref: string
  text: string
  options: Option[]
  links: { label: string; url: string }[]
  media: string
}
type Option = { label: string; metadata: string }

/** https://developer.x.com/en/docs/direct-messages: characters of a message, a label and so on. */
const MOST = { text: 10_000, options: 20, label: 36, description: 72, metadata: 1000, ctas: 3 }

/** A message of the second API; a text says what is wrong with it. */
export function wordsIn(body: Json): Omit<Sent, 'ref'> | string {
  const [first, ...more] = list(body['attachments'])
  const [words, media] = [text(body['text']), text(first?.['media_id'])]
  if (Object.keys(body).some((name) => name !== 'text' && name !== 'attachments')) return 'an unknown field'
  if (words === '' && media === '') return 'One of text or attachments is required.'
  if (words.length > MOST.text || more.length > 0) return 'too much for one message'
  return { text: words, options: [], links: [], media }
}

/** One of the first API. */
export function eventIn(body: Json): { to: string; said: Omit<Sent, 'ref'> } | string {
  const sent = at(body, 'event', 'message_create')
  const data = at(sent, 'message_data')
  const words = text(data['text'])
  const options = list(at(data, 'quick_reply')['options'])
  const ctas = list(data['ctas'])
  if (at(body, 'event')['type'] !== 'message_create') return 'event.type is not valid'
  if (words === '' || words.length > MOST.text) return 'message_data.text is not valid'
  if (options.length > MOST.options || ctas.length > MOST.ctas) return 'too many options or ctas'
  const described = options.filter(({ description }) => description !== undefined).length
  if (described > 0 && described < options.length) return 'all options or none must have a description'
  for (const { label, description, metadata } of options)
    if (!fits(label, MOST.label) || text(description).length > MOST.description || !fits(metadata, MOST.metadata))
      return 'an option is not valid'
  if (ctas.some(({ label, url }) => !fits(label, MOST.label) || !isLink(url))) return 'a cta is not valid'
  const said = {
    text: words,
    options: options.map(({ label, metadata }) => ({ label: text(label), metadata: text(metadata) })),
    links: ctas.map(({ label, url }) => ({ label: text(label), url: text(url) })),
    media: text(at(data, 'attachment', 'media')['id']),
  }
  return { to: text(at(sent, 'target')['recipient_id']), said }
}

function fits(value: unknown, most: number): boolean {
  return text(value) !== '' && text(value).length <= most
}

export function seenOf({ ref, text: words, options, links, media }: Sent): Seen {
  const written = [...words.matchAll(/https?:\/\/\S+/g)].map(([url]) => ({ label: url, url }))
  return {
    ref,
    text: words,
    buttons: options.length > 0 ? options.map(({ label }) => label) : numbered(words).map(([, line]) => line),
    links: [...links, ...written],
    media: media === '' ? [] : [{ type: 'image', url: media }],
  }
}
