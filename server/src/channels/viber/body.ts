import type { Outgoing } from '../channel.ts'
import type { Fitted } from '../fitted.ts'
import { escaped, type Json, keyboard, pageBoard, pictureBoard, richMedia } from './board.ts'

/** What is on a board needs a phone that can show one; Viber says where it cannot. */
const RICH_API = 7
const PLAIN_API = 1
const LONGEST_NAME = 28
/** Of words on a board as they are written there, and of a line of it; two lines stand in a row. */
const MOST_ON_BOARD = 250
const LINE = 36
const ROWS_OF_WORDS = 6
const PICTURE = /\.(jpe?g|png|gif)$/i

export type Sender = { name: string; avatar?: string }

/** One message (https://creators.viber.com/docs/bots-api/data-models/message); who sends it stands over it. */
export function bodyOf({ address, message }: Pick<Outgoing, 'address' | 'message'>, sender: Sender): Json {
  const name = sender.name.slice(0, LONGEST_NAME)
  return { receiver: address, sender: { ...sender, name }, ...contentOf(message) }
}

/** The same in words and buttons, for a phone that shows no boards; undefined where it is that already. */
export function plainOf({ text, buttons, list, cards, link, media }: Fitted): Fitted | undefined {
  const lines = cards?.map((card, index) =>
    [`${index + 1}. ${card.title}`, card.text, card.url].filter(Boolean).join('\n'),
  )
  const whole = [text, ...(lines ?? []), link?.url, media?.url].filter(Boolean).join('\n\n')
  return whole === text ? undefined : { text: whole, buttons, ...(list ? { list } : {}) }
}

function contentOf(message: Fitted): Json {
  const { text, buttons, list, cards, link, media } = message
  const replies = keyboard(list?.rows ?? buttons)
  if (cards) return { ...rich(richMedia(cards), cards.map(({ title }) => title).join(', ')), ...replies }
  if (media) return { ...pictureOf(media.url, text), ...replies }
  if (!link) return { ...words(text), ...replies }
  const rows = rowsOf(text)
  if (rows !== undefined) return { ...rich(pageBoard(text, link, rows), text), ...replies }
  return { ...words(`${text}\n${link.url}`), ...replies }
}

function words(text: string): Json {
  return { type: 'text', min_api_version: PLAIN_API, text }
}

function rich(board: Json, alt: string): Json {
  return { type: 'rich_media', min_api_version: RICH_API, alt_text: alt, rich_media: board }
}

function pictureOf(url: string, text: string): Json {
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  if (PICTURE.test(path)) return { type: 'picture', min_api_version: PLAIN_API, text, media: url }
  return rowsOf(text) === undefined ? words(`${text}\n${url}`) : rich(pictureBoard(url, text), text || url)
}

/** As many rows of a board as a text takes up; undefined where it takes up too many. */
function rowsOf(text: string): number | undefined {
  if (escaped(text).length > MOST_ON_BOARD) return undefined
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0)
  const rows = Math.ceil(lines / 2)
  return rows > ROWS_OF_WORDS ? undefined : rows
}
