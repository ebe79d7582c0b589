import { at, isJson, type Json, list, text } from './json.ts'
import type { Seen } from './simulator.ts'

type Wrong = { message: string; property: string }

/** https://developers.line.biz/en/reference/messaging-api/#message-objects: characters, entries and bytes. */
const MOST = { text: 5000, alt: 1500, quick: 13, label: 20, data: 300, address: 1000, bubbles: 12 }
const MOST_BYTES: Readonly<Record<string, number>> = { bubble: 30 * 1024, carousel: 50 * 1024 }

/** What LINE would refuse a push for. */
export function complaintsOf(push: Json): Wrong[] {
  const messages = list(push['messages'])
  if (messages.length === 0 || messages.length > 5)
    return [{ property: 'messages', message: 'Size must be between 1 and 5' }]
  return messages.flatMap((message, index) => wrongIn(message, `messages[${index}]`))
}

function wrongIn(message: Json, where: string): Wrong[] {
  const quick = list(at(message, 'quickReply')['items'])
  const actions = quick.map((item) => at(item, 'action'))
  const replies = [
    ...(quick.length > MOST.quick
      ? [{ property: `${where}/quickReply/items`, message: 'Size must be at most 13' }]
      : []),
    ...actions.flatMap((action) => [
      ...wrongAction(action, where),
      ...lengthOf(action['label'], `${where}/quickReply/label`, MOST.label),
      ...lengthOf(action['displayText'], `${where}/quickReply/displayText`, MOST.data),
    ]),
  ]
  return [...replies, ...wrongContent(message, where)]
}

function wrongContent(message: Json, where: string): Wrong[] {
  const { type } = message
  if (type === 'text') return lengthOf(message['text'], `${where}.text`, MOST.text)
  if (type === 'image')
    return ['originalContentUrl', 'previewImageUrl'].flatMap((name) => wrongPicture(message[name], `${where}.${name}`))
  if (type !== 'flex') return [{ property: `${where}.type`, message: 'Must be one of the following values' }]
  const contents = at(message, 'contents')
  const most = MOST_BYTES[String(contents['type'])]
  const bubbles = list(contents['contents']).length
  return [
    ...lengthOf(message['altText'], `${where}.altText`, MOST.alt),
    ...(most === undefined || Buffer.byteLength(JSON.stringify(contents)) > most || bubbles > MOST.bubbles
      ? [{ property: `${where}.contents`, message: 'invalid container' }]
      : []),
    ...partsOf(contents).flatMap((part) => wrongPart(part, `${where}.contents`)),
  ]
}

/** Every box, text, picture and button of a Flex message, in its order. */
function partsOf(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(partsOf)
  if (!isJson(value)) return []
  const { hero, header, body, footer, contents } = value
  return [value, ...[hero, header, body, footer, contents].flatMap(partsOf)]
}

function wrongPart(part: Json, where: string): Wrong[] {
  const action = isJson(part['action']) ? wrongAction(part['action'], where) : []
  if (part['type'] === 'text') return [...action, ...lengthOf(part['text'], `${where}.text`, MOST.text)]
  if (part['type'] === 'image') return [...action, ...wrongPicture(part['url'], `${where}.url`)]
  if (part['type'] !== 'button') return action
  return [...action, ...lengthOf(at(part, 'action')['label'], `${where}.action.label`, MOST.label)]
}

function wrongAction(action: Json, where: string): Wrong[] {
  if (action['type'] === 'postback') return lengthOf(action['data'], `${where}.action.data`, MOST.data)
  const uri = String(action['uri'] ?? '')
  if (action['type'] === 'uri' && /^(https?|line|tel):/.test(uri) && uri.length <= MOST.address) return []
  return [{ property: `${where}.action.uri`, message: 'invalid uri scheme' }]
}

/** LINE takes pictures from https alone; where it is simulated, from the same machine as well. */
const PICTURE = /^(https:\/\/|http:\/\/(127\.0\.0\.1|([^/:]+\.)?localhost)[:/])/

function wrongPicture(url: unknown, property: string): Wrong[] {
  return PICTURE.test(text(url)) ? [] : [{ property, message: 'Must be a valid HTTPS URL' }]
}

function lengthOf(words: unknown, property: string, most: number): Wrong[] {
  if (text(words) === '') return [{ property, message: 'May not be empty' }]
  return text(words).length > most ? [{ property, message: `Length must be between 0 and ${most}` }] : []
}

/** Something to tap: what stands on it and what comes back. */
type Tap = { label: string; data: string }

/** Quick replies are gone as soon as something else is said. */
export function tapsOf(message: Json, isLast: boolean): Tap[] {
  const quick = isLast ? list(at(message, 'quickReply')['items']) : []
  return tapsIn([...partsOf(message['contents']), ...quick])
}

function tapsIn(parts: readonly Json[]): Tap[] {
  return parts.flatMap((part) => {
    const { type, label, displayText, data } = at(part, 'action')
    return type === 'postback' ? [{ label: String(label ?? displayText), data: String(data) }] : []
  })
}

export function textOf(message: Json): string {
  return message['type'] === 'text' ? String(message['text']) : wordsIn(partsOf(message['contents']))
}

function wordsIn(parts: readonly Json[]): string {
  return parts.flatMap((part) => (part['type'] === 'text' ? [text(part['text'])] : [])).join('\n')
}

/** A message as it stands on a phone. */
export function seenOf(ref: string, message: Json, isLast: boolean): Seen {
  const contents = at(message, 'contents')
  const own = message['type'] === 'image' ? [{ type: 'image', url: String(message['originalContentUrl']) }] : []
  const all = boxOf(partsOf(contents))
  const cards = contents['type'] === 'carousel' ? list(contents['contents']).map((one) => boxOf(partsOf(one))) : []
  return {
    ref,
    ...all,
    text: textOf(message),
    buttons: tapsOf(message, isLast).map(({ label }) => label),
    media: [...own, ...all.media],
    ...(cards.length > 0 ? { cards: { lead: '', each: cards } } : {}),
  }
}

function boxOf(parts: readonly Json[]): Omit<Seen, 'ref' | 'cards'> {
  return {
    text: wordsIn(parts),
    buttons: tapsIn(parts).map(({ label }) => label),
    // A picture that leads somewhere says nothing.
    links: parts.flatMap((part) => {
      const { type, label, uri } = at(part, 'action')
      return type === 'uri' && label !== undefined ? [{ label: text(label), url: text(uri) }] : []
    }),
    media: parts.flatMap(({ type, url }) => (type === 'image' ? [{ type: 'image', url: String(url) }] : [])),
  }
}
