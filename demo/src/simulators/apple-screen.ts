import { at, isLink, type Json, list, text } from './json.ts'
import type { Seen } from './simulator.ts'

export type Tap = { label: string; id: string }
/** A message on a device, as the gateway took it. */
export type Message = { ref: string; body: Json }

const FILE = '\uFFFC'
/** https://register.apple.com/resources/messages/msp-rest-api/type-interactive */
const MOST = { text: 10_000, quick: 5, quickLabel: 24 }

function quickOf(body: Json): Json {
  return at(body, 'interactiveData', 'data', 'quick-reply')
}

function itemsOf(body: Json): Json[] {
  const quick = list(quickOf(body)['items'])
  const sections = list(at(body, 'interactiveData', 'data', 'listPicker')['sections'])
  return [...quick, ...sections.flatMap((section) => list(section['items']))]
}

/** What Apple would refuse it for. */
export function complaintOf(body: Json): string | undefined {
  if (body['v'] !== 1) return 'v must be 1'
  if (body['type'] === 'text') return textComplaint(body)
  if (body['type'] !== 'interactive') return 'unknown type'
  const data = at(body, 'interactiveData', 'data')
  if (!text(at(body, 'interactiveData')['bid']).startsWith('com.apple.messages.MSMessageExtensionBalloonPlugin:'))
    return 'no bid'
  if (text(data['requestIdentifier']) === '' || text(data['version']) === '') return 'no requestIdentifier or version'
  const items = itemsOf(body)
  if (items.some((item) => text(item['identifier']) === '' || text(item['title']) === '')) return 'an empty item'
  if ('quick-reply' in data) return quickComplaint(body, items)
  const { title } = at(body, 'interactiveData', 'receivedMessage')
  const reply = at(body, 'interactiveData', 'replyMessage')['title']
  return items.length === 0 || text(title) === '' || text(reply) === '' ? 'an incomplete list picker' : undefined
}

function textComplaint(body: Json): string | undefined {
  const [words, files] = [text(body['body']), list(body['attachments'])]
  if (words === '' || words.length > MOST.text) return 'invalid body'
  const isWhole = files.every(({ url, key, owner }) => [url, key, owner].every((field) => text(field) !== ''))
  return isWhole && words.split(FILE).length - 1 === files.length ? undefined : 'invalid attachments'
}

function quickComplaint(body: Json, items: Json[]): string | undefined {
  if (items.length < 2 || items.length > MOST.quick) return 'a quick reply has 2 to 5 items'
  if (items.some((item) => text(item['title']).length > MOST.quickLabel)) return 'too long a title'
  return text(quickOf(body)['summaryText']) === '' ? 'no summary' : undefined
}

export function textOf(body: Json): string {
  const summary = text(quickOf(body)['summaryText'])
  const { title, subtitle } = at(body, 'interactiveData', 'receivedMessage')
  const words = text(body['body']).replaceAll(FILE, '')
  return words || summary || [text(title), text(subtitle)].filter(Boolean).join('\n')
}

export function tapsOf({ body }: Message): Tap[] {
  return itemsOf(body).map((item) => ({ label: text(item['title']), id: text(item['identifier']) }))
}

/** What comes back when something is picked: the picker's own data with what was picked in it. */
export function pickedOf({ body }: Message, index: number): Json {
  const data = at(body, 'interactiveData', 'data')
  const { 'quick-reply': quick, listPicker: _, ...rest } = data
  if (quick) return { ...rest, 'quick-reply': { ...quickOf(body), selectedIndex: index } }
  const item = itemsOf(body)[index] ?? {}
  return { ...rest, listPicker: { sections: [{ title: 'You Selected', items: [item] }] } }
}

/** A message as it stands on the device, which opens the files of it. */
export function seenOf(message: Message): Seen {
  const words = textOf(message.body)
  return {
    ref: message.ref,
    text: words,
    buttons: tapsOf(message).map(({ label }) => label),
    links: [...words.matchAll(/https?:\/\/\S+/g)].map(([url]) => ({ label: url, url })),
    media: list(message.body['attachments']).flatMap(({ mimeType, url }) =>
      isLink(url)
        ? [{ type: text(mimeType).split('/')[0] ?? 'file', url: text(url).replace('/files/', '/opened/') }]
        : [],
    ),
  }
}
