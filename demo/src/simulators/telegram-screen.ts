import type { Seen } from './simulator.ts'
import { billComplaint, isBill } from './telegram-bill.ts'
import { isObject, isWeb, type Json } from './telegram-json.ts'

type Key = { text: string; callback_data?: string; url?: string; web_app?: { url: string }; pay?: boolean }
/** A message as Telegram gives it out. */
export type Message = Json & { message_id: number; chat: { id: number }; reply_markup?: { inline_keyboard: Key[][] } }

/** https://core.telegram.org/bots/api: characters of a text, a caption and a rich message, bytes of what a button sends. */
const MOST = { text: 4096, caption: 1024, rich: 32_768, data: 64, slides: 50 }
export const FILES: Readonly<Record<string, string>> = {
  sendPhoto: 'photo',
  sendDocument: 'document',
  sendAudio: 'audio',
  sendVideo: 'video',
}

/** What Telegram would refuse it for. */
export function complaintOf(method: string, asked: Json): string | undefined {
  const text = String(asked['text'] ?? '')
  if (method === 'sendMessage' && text.trim() === '') return 'message text is empty'
  if (text.length > MOST.text) return 'message is too long'
  if (String(asked['caption'] ?? '').length > MOST.caption) return 'message caption is too long'
  const field = FILES[method]
  if (field !== undefined && !isWeb(asked[field])) return 'wrong file identifier/HTTP URL specified'
  const html = htmlOf(asked)
  if (method === 'sendRichMessage' && html === '') return 'RICH_MESSAGE_EMPTY'
  if (html.length > MOST.rich || (html.match(/<img /g)?.length ?? 0) > MOST.slides) return 'RICH_MESSAGE_TOO_LONG'
  const bill = method === 'sendInvoice' ? billComplaint(asked) : undefined
  if (bill !== undefined) return bill
  const pays = keysOf(asked).findIndex(({ pay }) => pay)
  if (pays > 0 || (pays === 0 && method !== 'sendInvoice')) return 'BUTTON_TYPE_INVALID'
  if (method === 'sendInvoice' && keysOf(asked).length > 0 && pays !== 0) return 'BUTTON_INVALID'
  for (const key of keysOf(asked)) {
    if (key.text === '') return "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    if (key.callback_data !== undefined && Buffer.byteLength(key.callback_data) > MOST.data)
      return 'BUTTON_DATA_INVALID'
    if (key.url !== undefined && !isWeb(key.url))
      return `inline keyboard button URL '${key.url}' is invalid: Wrong HTTP URL`
    if (key.web_app && !key.web_app.url.startsWith('https:'))
      return `inline keyboard button Web App URL '${key.web_app.url}' is invalid: Only HTTPS links are allowed`
  }
  return undefined
}

function htmlOf({ rich_message: rich }: Json): string {
  return isObject(rich) ? String(rich['html'] ?? '') : ''
}

function keysOf({ reply_markup: markup }: Json): Key[] {
  const rows = isObject(markup) ? markup['inline_keyboard'] : undefined
  return Array.isArray(rows) ? rows.flat() : []
}

/** The one of this label, or the one that bears it beside a number or a hint. */
export function keyOf(message: Message, label: string): Key | undefined {
  const keys = keysOf(message).filter((key) => key.callback_data !== undefined)
  const bare = ({ text }: Key) => text.replace(/^\d+\. /, '').split(' · ')[0]
  return keys.find(({ text }) => text === label) ?? keys.find((key) => bare(key) === label)
}

export function textOf(message: Json): string {
  const html = htmlOf(message)
    .replaceAll('</p>', '\n')
    .replaceAll(/<[^>]+>/g, '')
    .trim()
  const words = html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  if (isBill(message)) return `${String(message['title'])}\n${String(message['description'])}`
  return words || String(message['text'] ?? message['caption'] ?? '')
}

/** A message as it stands on a phone. */
export function seenOf(message: Message): Seen {
  const slides = [...htmlOf(message).matchAll(/<img src="([^"]+)"/g)].map(([, url = '']) => ({ type: 'image', url }))
  const file = Object.values(FILES).flatMap((field) => {
    const url = message[field]
    return typeof url === 'string' ? [{ type: field === 'photo' ? 'image' : field, url }] : []
  })
  const keys = keysOf(message)
  return {
    ref: `${message.chat.id}.${message.message_id}`,
    text: textOf(message),
    buttons: keys.flatMap(({ text, callback_data: data }) => (data === undefined ? [] : [text])),
    links: keys.flatMap(({ text, url, web_app: page }) => {
      const to = url ?? page?.url
      return to === undefined ? [] : [{ label: text, url: to }]
    }),
    media: [...slides, ...file],
  }
}
