import { at, isLink, type Json, list, text } from './json.ts'
import type { Seen } from './simulator.ts'

/** What a phone can do with a suggestion: answer, or open a page. */
type Suggestion = { label: string; data: string; url?: string }
export type Tap = { label: string; data: string }

/** https://developers.google.com/business-communications/rcs-business-messaging/guides/build/messages/send */
const MOST = { text: 3072, title: 200, description: 2000, suggestions: 11, cardSuggestions: 4, label: 25, data: 2048 }

function suggestionsOf(holder: Json): Suggestion[] {
  return list(holder['suggestions']).map((one) => {
    const each = 'reply' in one ? at(one, 'reply') : at(one, 'action')
    const { url } = at(each, 'openUrlAction')
    return {
      label: text(each['text']),
      data: text(each['postbackData']),
      ...(typeof url === 'string' ? { url } : {}),
    }
  })
}

function cardsOf(content: Json): Json[] {
  const rich = at(content, 'richCard')
  if ('standaloneCard' in rich) return [at(rich, 'standaloneCard', 'cardContent')]
  return list(at(rich, 'carouselCard')['cardContents'])
}

/** What Google would refuse it for. */
export function complaintOf(content: Json): string | undefined {
  const kinds = ['text', 'fileName', 'uploadedRbmFile', 'richCard', 'contentInfo'].filter((kind) => kind in content)
  if (kinds.length !== 1) return 'exactly one content must be set'
  const isCarousel = 'carouselCard' in at(content, 'richCard')
  const cards = cardsOf(content)
  if (kinds[0] === 'text' && !isWithin(content['text'], MOST.text)) return 'invalid text'
  if (kinds[0] === 'contentInfo' && !isLink(at(content, 'contentInfo')['fileUrl'])) return 'invalid fileUrl'
  if (isCarousel && (cards.length < 2 || cards.length > 10)) return 'a carousel has 2 to 10 cards'
  if (suggestionsOf(content).length > MOST.suggestions) return 'too many suggestions'
  const wrong = cards.map(cardComplaint).find((complaint) => complaint !== undefined)
  return (
    wrong ??
    [content, ...cards].flatMap(suggestionsOf).map(suggestionComplaint).find(Boolean) ??
    webviewComplaint(content)
  )
}

function cardComplaint(card: Json): string | undefined {
  if (!['title', 'description', 'media'].some((field) => field in card)) return 'an empty card'
  if ('title' in card && !isWithin(card['title'], MOST.title)) return 'invalid title'
  if ('description' in card && !isWithin(card['description'], MOST.description)) return 'invalid description'
  if (suggestionsOf(card).length > MOST.cardSuggestions) return 'too many suggestions on a card'
  if ('media' in card && !isLink(at(card, 'media', 'contentInfo')['fileUrl'])) return 'invalid media'
  return undefined
}

function suggestionComplaint({ label, data, url }: Suggestion): string | undefined {
  if (label === '' || label.length > MOST.label) return 'invalid suggestion text'
  if (data === '' || data.length > MOST.data) return 'invalid postback data'
  return url !== undefined && !isLink(url) ? 'invalid url' : undefined
}

/** A page over the thread has to say what it is. */
function webviewComplaint(content: Json): string | undefined {
  const pages = list(content['suggestions']).map((one) => at(one, 'action', 'openUrlAction'))
  const bad = pages.some((page) => page['application'] === 'WEBVIEW' && text(page['description']) === '')
  return bad ? 'a webview needs a description' : undefined
}

/** Letters outside of ASCII count for more than one. */
function isWithin(value: unknown, most: number): boolean {
  return typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= most
}

export function textOf(content: Json): string {
  if (typeof content['text'] === 'string') return content['text']
  return cardsOf(content)
    .map((card) => cardOf(card).text)
    .join('\n')
}

/** What can be answered by tapping, in its order. */
export function tapsOf(content: Json): Tap[] {
  return [...cardsOf(content), content].flatMap(suggestionsOf).filter(({ url }) => url === undefined)
}

function cardOf(card: Json) {
  const suggestions = suggestionsOf(card)
  const file = at(card, 'media', 'contentInfo')['fileUrl']
  return {
    text: [text(card['title']), text(card['description'])].filter(Boolean).join('\n'),
    buttons: suggestions.flatMap(({ label, url }) => (url === undefined ? [label] : [])),
    links: linksOf(suggestions),
    media: isLink(file) ? [{ type: 'image', url: text(file) }] : [],
  }
}

function linksOf(suggestions: readonly Suggestion[]): Seen['links'] {
  return suggestions.flatMap(({ label, url }) => (url === undefined ? [] : [{ label, url }]))
}

/** A message as it stands on the phone. */
export function seenOf(ref: string, content: Json): Seen {
  const cards = cardsOf(content).map(cardOf)
  const file = at(content, 'contentInfo')['fileUrl']
  return {
    ref,
    text: textOf(content),
    buttons: tapsOf(content).map(({ label }) => label),
    links: [...cards.flatMap(({ links }) => links), ...linksOf(suggestionsOf(content))],
    media: [...cards.flatMap(({ media }) => media), ...(isLink(file) ? [{ type: 'file', url: text(file) }] : [])],
    ...(cards.length > 1 ? { cards: { lead: '', each: cards } } : {}),
  }
}
