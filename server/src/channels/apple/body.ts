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
 * What says it, in its order: a text with its file, or a picker. What is too long for a picker's bubble is said before it.
 */
export function messagesOf({ text, list, media }: Fitted, key: string, file?: Attachment): Message[] {
  const id = uuidOf(key)
  if (!list) {
    // What could not be laid down at Apple is an address.
    const body = [text, media && !file ? media.url : ''].filter(Boolean).join('\n')
    return [{ id, type: 'text', body: file ? `${body}${FILE}` : body, ...(file ? { attachments: [file] } : {}) }]
  }
  const isTitle = text.length <= LONGEST_TITLE && !text.includes('\n')
  const data = { version: '1.0', requestIdentifier: uuidOf(`${key}/request`) }
  const picker: Message = {
    id,
    type: 'interactive',
    interactiveData: isQuick(list)
      ? { bid: EXTENSION, data: { ...data, 'quick-reply': quickReply(list, isTitle ? text : list.button) } }
      : {
          bid: EXTENSION,
          data: { ...data, listPicker: { sections: [section(list)] } },
          receivedMessage: {
            title: isTitle ? text : list.button,
            ...(isTitle ? { subtitle: list.button } : {}),
            style: 'small',
          },
          replyMessage: { title: list.button, style: 'small' },
        },
  }
  return isTitle ? [picker] : [{ id: uuidOf(`${key}/text`), type: 'text', body: text }, picker]
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
