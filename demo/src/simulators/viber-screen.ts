import { at, type Json, list, text } from './json.ts'
import type { Seen } from './simulator.ts'

/** https://creators.viber.com/docs/bots-api/data-models/message: characters, rows and columns, cards, bytes. */
const MOST = {
  text: 7000,
  caption: 768,
  name: 28,
  label: 250,
  columns: 6,
  rows: 7,
  cards: 6,
  keyboard: 12,
  bytes: 30_000,
}
const ACTIONS = ['reply', 'open-url', 'location-picker', 'share-phone', 'none']

/** What Viber would refuse it for. */
export function complaintOf(message: Json): string | undefined {
  const name = text(at(message, 'sender')['name'])
  if (name === '' || name.length > MOST.name) return 'sender.name'
  if (Buffer.byteLength(JSON.stringify(message)) > MOST.bytes) return 'the message is larger than 30KB'
  const keys = list(at(message, 'keyboard')['Buttons'])
  const rows = keys.reduce((sum, key) => sum + Number(key['Columns']) / MOST.columns, 0)
  if (rows > MOST.keyboard) return 'keyboard: too many rows'
  return keys.map(wrongButton).find(Boolean) ?? wrongContent(message)
}

function wrongContent(message: Json): string | undefined {
  const words = text(message['text'])
  switch (message['type']) {
    case 'text':
      return words.trim() === '' || words.length > MOST.text ? 'text' : undefined
    case 'picture':
      if (words.length > MOST.caption) return 'text'
      return /^https?:\/\/[^?#]+\.(jpe?g|png|gif)([?#]|$)/i.test(text(message['media'])) ? undefined : 'media'
    case 'rich_media':
      return wrongBoard(at(message, 'rich_media'))
    default:
      return 'type'
  }
}

function wrongBoard(board: Json): string | undefined {
  const { ButtonsGroupColumns: columns, ButtonsGroupRows: rows } = board
  if (columns !== MOST.columns || typeof rows !== 'number' || rows < 1 || rows > MOST.rows) return 'rich_media: grid'
  const cards = cardsOf(board)
  if (cards.length < 1 || cards.length > MOST.cards) return `rich_media: ${cards.length} cards`
  const isWhole = cards.every((card) => card.reduce((sum, { Rows }) => sum + Number(Rows), 0) === rows)
  return isWhole ? cards.flat().map(wrongButton).find(Boolean) : 'rich_media: a card is not whole'
}

function wrongButton(button: Json): string | undefined {
  const { ActionType: type, ActionBody: body, Text: words } = button
  if (!ACTIONS.includes(text(type)) || text(body) === '') return `button: ${text(type)} ${text(body)}`
  if (type === 'open-url' && !/^https?:/.test(text(body))) return 'button: no address'
  return text(words).length > MOST.label ? 'button: Text' : undefined
}

/** A card is over as soon as its rows are full. */
function cardsOf(board: Json): Json[][] {
  const most = Number(board['ButtonsGroupRows'])
  const cards: Json[][] = []
  let full = most
  for (const button of list(board['Buttons'])) {
    if (full >= most) cards.push([])
    full = full >= most ? Number(button['Rows']) : full + Number(button['Rows'])
    cards.at(-1)?.push(button)
  }
  return cards
}

/** Something to tap: what stands on it and what it sends. */
type Tap = { label: string; body: string }

/** The keyboard is that of the last message; what stands on a board stays. */
export function tapsOf(message: Json, isLast: boolean): Tap[] {
  const keys = isLast ? list(at(message, 'keyboard')['Buttons']) : []
  return tapsIn([...list(at(message, 'rich_media')['Buttons']), ...keys])
}

function tapsIn(buttons: readonly Json[]): Tap[] {
  return buttons
    .filter(({ ActionType }) => ActionType === 'reply')
    .map(({ Text, ActionBody }) => ({ label: bare(Text), body: text(ActionBody) }))
}

function bare(html: unknown): string {
  const words = text(html)
    .replaceAll('<br>', '\n')
    .replaceAll(/<[^>]+>/g, '')
  return words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

export function textOf(message: Json): string {
  return [text(message['text']), ...cardsOf(at(message, 'rich_media')).map((card) => faceOf(card).text)]
    .filter(Boolean)
    .join('\n')
}

/** What is on a card: words and pictures are no buttons, even where they lead somewhere. */
function faceOf(buttons: readonly Json[]): Omit<Seen, 'ref' | 'cards'> {
  const isFilled = ({ BgColor }: Json) => BgColor !== undefined && BgColor !== '#FFFFFF'
  return {
    text: buttons
      .filter((button) => button['ActionType'] !== 'reply' && !isFilled(button))
      .flatMap(({ Text }) => bare(Text) || [])
      .join('\n'),
    buttons: tapsIn(buttons).map(({ label }) => label),
    links: buttons
      .filter((button) => button['ActionType'] === 'open-url' && isFilled(button))
      .map(({ ActionBody, Text }) => ({ label: bare(Text), url: text(ActionBody) })),
    media: buttons.flatMap(({ Image }) => (typeof Image === 'string' ? [{ type: 'image', url: Image }] : [])),
  }
}

/** A message as it stands on a phone. */
export function seenOf(ref: string, message: Json, isLast: boolean): Seen {
  const board = at(message, 'rich_media')
  const each = cardsOf(board).map(faceOf)
  const keys = isLast ? faceOf(list(at(message, 'keyboard')['Buttons'])) : undefined
  const own = message['type'] === 'picture' ? [{ type: 'image', url: text(message['media']) }] : []
  return {
    ref,
    text: textOf(message),
    buttons: tapsOf(message, isLast).map(({ label }) => label),
    links: [...each.flatMap(({ links }) => links), ...(keys?.links ?? [])],
    media: [...own, ...each.flatMap(({ media }) => media)],
    ...(each.length > 1 ? { cards: { lead: '', each } } : {}),
  }
}
