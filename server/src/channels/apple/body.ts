import { cardLine } from '../cards.ts'
import type { Fitted } from '../fitted.ts'
import { uuidOf } from '../key-uuid.ts'
import type { Attachment } from './attachment.ts'

/** The extension of Messages that shows pickers; it is on every device. */
const EXTENSION =
  'com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000:com.apple.icloud.apps.messages.business.extension'
/** Where a file stands in the words of a message. */
const FILE = '\uFFFC'
/** Quick replies are two to five, each in one line (https://register.apple.com/resources/messages/msp-rest-api/type-interactive). */
const QUICK = { least: 2, most: 5, label: 24 }
/** What the bubble of a picker shows whole. */
const LONGEST_TITLE = 120

type List = NonNullable<Fitted['list']>
type Interactive = { bid: string; data: object; receivedMessage?: object; replyMessage?: object }

/** One call of the gateway; the id is made of the key, so that it is the same each time. */
export type Message = { id: string } & (
  | { type: 'text'; body: string; attachments?: Attachment[] }
  | { type: 'interactive'; interactiveData: Interactive }
)

/**
 * What says it, in its order: a text with its files, and a picker. What is too long for a picker's bubble is said before it.
 * `files` are what could be laid down at Apple: of a file, or of the cards in their order.
 */
export function messagesOf(message: Fitted, key: string, files: readonly Attachment[] = []): Message[] {
  const id = uuidOf(key)
  const text = wordsOf(message, files)
  const { list } = message
  if (!list) return [said(id, text, files)]
  const isTitle = files.length === 0 && text.length <= LONGEST_TITLE && !text.includes('\n')
  const interactiveData = pickerOf(list, isTitle ? text : undefined, uuidOf(`${key}/request`))
  const picker: Message = { id, type: 'interactive', interactiveData }
  return isTitle ? [picker] : [said(uuidOf(`${key}/text`), text, files), picker]
}

/** Every picture a message shows. */
export function picturesOf({ media, cards = [] }: Fitted): { url: string; name?: string }[] {
  return media ? [media] : cards.flatMap(({ image }) => (image ? [{ url: image }] : []))
}

/** What could not be laid down at Apple is an address; a card alone has no number. */
function wordsOf({ text, media, cards = [] }: Fitted, files: readonly Attachment[]): string {
  const [card, another] = cards
  const lines = card && !another ? [card.title, card.text] : cards.map(cardLine)
  return [text, media && files.length === 0 ? media.url : '', ...lines].filter(Boolean).join('\n')
}

function said(id: string, text: string, files: readonly Attachment[]): Message {
  const body = FILE.repeat(files.length) + text
  return { id, type: 'text', body, ...(files.length > 0 ? { attachments: [...files] } : {}) }
}

/** With a title what is asked stands in the bubble; else it was said before. */
function pickerOf(list: List, title: string | undefined, requestIdentifier: string): Interactive {
  const data = { version: '1.0', requestIdentifier }
  if (isQuick(list)) return { bid: EXTENSION, data: { ...data, 'quick-reply': quickReply(list, title ?? list.button) } }
  return {
    bid: EXTENSION,
    data: { ...data, listPicker: { sections: [section(list)] } },
    receivedMessage: {
      title: title ?? list.button,
      ...(title === undefined ? {} : { subtitle: list.button }),
      style: 'small',
    },
    replyMessage: { title: list.button, style: 'small' },
  }
}

function isQuick({ rows }: List): boolean {
  const isShort = rows.every(({ label, hint }) => label.length <= QUICK.label && hint === undefined)
  return isShort && rows.length >= QUICK.least && rows.length <= QUICK.most
}

function quickReply({ rows }: List, summaryText: string): object {
  return { summaryText, items: rows.map(({ id, label }) => ({ identifier: id, title: label })) }
}

function section({ button, rows }: List): object {
  const items = rows.map(({ id, label, hint }, order) => ({
    identifier: id,
    title: label,
    ...(hint === undefined ? {} : { subtitle: hint }),
    order,
    style: 'default',
  }))
  return { title: button, multipleSelection: false, order: 0, items }
}
