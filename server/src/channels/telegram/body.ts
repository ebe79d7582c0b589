import { cardLine, picksOf } from '../cards.ts'
import type { Fitted, FittedBill, FittedCard } from '../fitted.ts'
import { shorten } from '../split-text.ts'
import { readAddress, readRef } from './address.ts'
import { TELEGRAM_LIMITS } from './limits.ts'

type Key = { text: string } & (
  | { callback_data: string }
  | { url: string }
  | { web_app: { url: string } }
  | { pay: true }
)

/** One call of the Bot API. */
export type Call = { method: string; body: Record<string, unknown> }

const FILES = {
  image: ['sendPhoto', 'photo'],
  file: ['sendDocument', 'document'],
  audio: ['sendAudio', 'audio'],
  video: ['sendVideo', 'video'],
} as const
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/**
 * `miniApp`: pages of ours open over the chat (https://core.telegram.org/bots/webapps). `providerToken`: of the payment
 * provider by which bills are paid.
 */
type Manner = { replyTo?: string | undefined; miniApp?: boolean; providerToken?: string | undefined }

/** The one call that says a message: as a rich message with slides, a file with its caption, or a text, each with its keyboard. */
export function bodyOf(given: Fitted, address: string, manner: Manner = {}): Call | undefined {
  const to = readAddress(address)
  if (!to) return undefined
  const { replyTo, miniApp, providerToken } = manner
  // No bill is sent in the name of a business account.
  const token = to.business === undefined ? providerToken : undefined
  const message = given.bill && token === undefined ? unbilled(given, given.bill) : given
  const answered = readRef(address, replyTo)
  const keys = keysOf(message, miniApp === true && to.business === undefined)
  const common = {
    ...(to.business === undefined ? {} : { business_connection_id: to.business }),
    chat_id: to.person,
    ...(answered === undefined
      ? {}
      : { reply_parameters: { message_id: answered, allow_sending_without_reply: true } }),
    ...(keys.length === 0 ? {} : { reply_markup: { inline_keyboard: keys } }),
  }
  const { text, media, cards, bill } = message
  if (bill && token !== undefined)
    return { method: 'sendInvoice', body: { ...common, ...invoiceOf(text, bill, token) } }
  const [card, another] = cards ?? []
  if (card && !another) return single(card, common)
  if (cards) return { method: 'sendRichMessage', body: { ...common, rich_message: richOf(text, cards) } }
  if (media) {
    const [method, field] = FILES[media.type]
    return { method, body: { ...common, [field]: media.url, ...(text === '' ? {} : { caption: text }) } }
  }
  return { method: 'sendMessage', body: { ...common, text, ...WITHOUT_PREVIEW } }
}

/** Characters of a bill's title and of what it is for (https://core.telegram.org/bots/api#sendinvoice). */
const MOST_BILL = { title: 32, description: 255 }
/** With it a copy that is passed on leads to the bot: without it anybody whom it reaches could pay it. */
const START = 'bill'

/** Name, address and the rest are known by now: nothing is asked for again. */
function invoiceOf(text: string, { title, payment, currency, prices, photo }: FittedBill, token: string): object {
  return {
    title: shorten(title, MOST_BILL.title),
    description: shorten(text, MOST_BILL.description),
    payload: payment,
    provider_token: token,
    currency,
    prices,
    start_parameter: START,
    ...(photo === undefined ? {} : { photo_url: photo }),
  }
}

/** The same bill as a page to pay it at. */
function unbilled({ text, buttons }: Fitted, { pay, url }: FittedBill): Fitted {
  return { text, buttons, link: { label: pay, url } }
}

/** A card alone is its picture, its name leads to its page. */
function single({ title, text, image, url }: FittedCard, common: object): Call {
  const words = `${title}\n${text}`
  const at = { offset: 0, length: title.length }
  const entities = [{ type: 'bold', ...at }, ...(url ? [{ type: 'text_link', ...at, url }] : [])]
  if (!image) return { method: 'sendMessage', body: { ...common, text: words, entities, ...WITHOUT_PREVIEW } }
  return { method: 'sendPhoto', body: { ...common, photo: image, caption: words, caption_entities: entities } }
}

/** A link of ours may hold a code that is good for once: nobody but the shopper opens it. */
const WITHOUT_PREVIEW = { link_preview_options: { is_disabled: true } }

/**
 * The same in words alone, for where Telegram will not take a picture or an address of ours (it fetches them itself, which
 * fails on a machine that the world cannot reach). Buttons stay, pages stand in the text.
 */
export function plainOf(message: Fitted): Fitted | undefined {
  const { media, cards = [], link, text, buttons, list, bill } = message
  if (bill?.photo !== undefined) {
    const { photo: _, ...rest } = bill
    return { ...message, bill: rest }
  }
  if (bill) return unbilled(message, bill)
  if (!media && cards.length === 0 && !link) return undefined
  const file = media && text === '' ? (media.name ?? media.url) : undefined
  const words = (line: typeof cardLine) =>
    [text, ...cards.map(line), file, link && `${link.label}: ${link.url}`].filter(Boolean).join('\n')
  const whole = words((card, index) => [cardLine(card, index), card.url].filter(Boolean).join('\n'))
  return {
    text: whole.length <= TELEGRAM_LIMITS.text ? whole : words(cardLine),
    buttons: [...buttons, ...picksOf(cards, TELEGRAM_LIMITS.buttonLabel)],
    ...(list ? { list } : {}),
  }
}

function keysOf({ buttons, list, cards = [], link, bill }: Fitted, miniApp: boolean): Key[][] {
  const rows = list?.rows.map(({ id, label, hint }) => ({ id, label: hint ? `${label} · ${hint}` : label })) ?? []
  const taps = [...buttons, ...picksOf(cards, TELEGRAM_LIMITS.buttonLabel), ...rows].map(({ id, label }): Key => ({
    text: label,
    callback_data: id,
  }))
  const page = link ? [pageKey(link, miniApp)] : []
  // The one that pays comes first, in a row of its own.
  const pay: Key[][] = bill ? [[{ text: bill.pay, pay: true }]] : []
  return [...pay, ...rowsOf(page), ...rowsOf(taps)]
}

/** A Mini App is ours, over https, and in the bot's own chat; in Telegram for the web it is a frame. */
function pageKey({ label, url, own }: NonNullable<Fitted['link']>, miniApp: boolean): Key {
  return own && miniApp && url.startsWith('https:') ? { text: label, web_app: { url } } : { text: label, url }
}

/** Short ones stand beside each other, as many as a narrow phone shows whole. */
const WIDTH = 26
const MOST_IN_A_ROW = 4

function rowsOf(keys: readonly Key[]): Key[][] {
  const rows: Key[][] = []
  for (const key of keys) {
    const last = rows.at(-1)
    const longest = Math.max(key.text.length, ...(last ?? []).map(({ text }) => text.length)) + 2
    if (last && last.length < MOST_IN_A_ROW && longest * (last.length + 1) <= WIDTH) last.push(key)
    else rows.push([key])
  }
  return rows
}

/** Slides with the pictures, and under them a numbered line for each card (Bot API 10.1, rich messages). */
function richOf(text: string, cards: readonly FittedCard[]): { html: string; is_rtl?: true } {
  const pictures = cards.flatMap(({ image }) => (image ? [`<img src="${escaped(image)}"/>`] : []))
  const lines = cards.map(({ title, text: detail, url }, index) => {
    const name = url ? `<a href="${escaped(url)}">${escaped(title)}</a>` : escaped(title)
    return `<p>${index + 1}. <b>${name}</b> · ${escaped(detail)}</p>`
  })
  const slides = pictures.length > 1 ? [`<tg-slideshow>${pictures.join('')}</tg-slideshow>`] : pictures
  const html = [...(text === '' ? [] : [`<p>${escaped(text)}</p>`]), ...slides, ...lines].join('')
  return { html, ...(RIGHT_TO_LEFT.test(html) ? { is_rtl: true as const } : {}) }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}
