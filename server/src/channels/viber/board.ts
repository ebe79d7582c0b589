import type { Button, FittedCard } from '../fitted.ts'

export type Json = Readonly<Record<string, unknown>>

/** What stands before what a button sends, so that nothing that is typed is taken for a tap. */
export const TAP = 'souk:'
const COLUMNS = 6
/** Rows of a card. */
const ROWS = 7
const TEXT_ROWS = 2
/** Two such labels stand beside each other. */
const SHORT_LABEL = 14
const VIOLET = '#7360F2'

/** Buttons in the place of the phone's keyboard, until the next message (https://creators.viber.com/docs/bots-api/resources/messaging/keyboards). */
export function keyboard(buttons: readonly Button[]): Json {
  if (buttons.length === 0) return {}
  const areShort = buttons.length > 1 && buttons.every(({ label, hint }) => !hint && label.length <= SHORT_LABEL)
  const replies = buttons.map((button, index) => {
    const isAlone = index === buttons.length - 1 && index % 2 === 0
    return replyButton(button, areShort && !isAlone ? COLUMNS / 2 : COLUMNS)
  })
  return { keyboard: { Type: 'keyboard', DefaultHeight: false, InputFieldState: 'regular', Buttons: replies } }
}

/** Cards beside each other, each as high as all: what has fewer buttons has more of its picture. */
export function richMedia(cards: readonly FittedCard[]): Json {
  const most = Math.max(...cards.map(({ buttons }) => buttons.length))
  const rows = cards.some(({ image }) => image) ? ROWS : TEXT_ROWS + most
  return board(
    rows,
    cards.flatMap((card) => cardOf(card, rows)),
  )
}

/** Words with a page under them, which stays where it is when more is said. */
export function pageBoard(text: string, page: { label: string; url: string }, rows: number): Json {
  return board(rows + 1, [wordsOf(escaped(text), rows), linkButton(page)])
}

/** A picture whose address has no ending: Viber takes such a one on a board alone. */
export function pictureBoard(url: string, text: string): Json {
  const rows = text === '' ? ROWS - 1 : ROWS - TEXT_ROWS
  return board(text === '' ? rows : ROWS, [
    pictureOf(url, url, rows),
    ...(text === '' ? [] : [wordsOf(escaped(text), TEXT_ROWS)]),
  ])
}

function linkButton({ label, url }: { label: string; url: string }): Json {
  return { ...filled(label), ActionType: 'open-url', ActionBody: url, OpenURLType: 'internal' }
}

function board(rows: number, buttons: readonly Json[]): Json {
  const grid = { ButtonsGroupColumns: COLUMNS, ButtonsGroupRows: rows, BgColor: '#FFFFFF' }
  return { Type: 'rich_media', ...grid, Buttons: buttons }
}

function cardOf({ title, text, image, url, buttons }: FittedCard, rows: number): Json[] {
  const rest = rows - buttons.length
  const words = [`<b>${escaped(title)}</b>`, escaped(text)].filter(Boolean).join('<br>')
  const textRows = image === undefined ? rest : TEXT_ROWS
  return [
    ...(image === undefined ? [] : [pictureOf(image, url, rest - TEXT_ROWS)]),
    { ...wordsOf(words, textRows), ...(url === undefined ? {} : opening(url)) },
    ...buttons.map((button) => ({ ...filled(button.label), ...replyAction(button) })),
  ]
}

function pictureOf(image: string, url: string | undefined, rows: number): Json {
  return { Columns: COLUMNS, Rows: rows, Image: image, ...(url === undefined ? NOTHING : opening(url)) }
}

function wordsOf(html: string, rows: number): Json {
  const look = { TextSize: 'regular', TextHAlign: 'left', TextVAlign: 'top', BgColor: '#FFFFFF' }
  return { Columns: COLUMNS, Rows: rows, Text: html, ...look, ...NOTHING }
}

const NOTHING = { ActionType: 'none', ActionBody: 'none' } as const

function opening(url: string): Json {
  return { ActionType: 'open-url', ActionBody: url }
}

function filled(label: string): Json {
  const text = `<font color="#FFFFFF">${escaped(label)}</font>`
  return { Columns: COLUMNS, Rows: 1, BgColor: VIOLET, Text: text, TextSize: 'regular' }
}

function replyButton(button: Button, columns: number): Json {
  const text = escaped([button.label, button.hint].filter(Boolean).join(' · '))
  return { Columns: columns, Rows: 1, Text: text, TextSize: 'regular', ...replyAction(button) }
}

/** What stands behind a button is not shown in the chat. */
function replyAction({ id }: Button): Json {
  return { ActionType: 'reply', ActionBody: TAP + id, Silent: true }
}

/** The words of a button are HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')
}
