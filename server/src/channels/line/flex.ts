import type { Button, FittedCard } from '../fitted.ts'

import { shorten } from '../split-text.ts'

export type Json = Readonly<Record<string, unknown>>

/** Of what stands in a notification and in the list of chats. */
const LONGEST_ALT = 400
const LONGEST_ADDRESS = 1000
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** A message of boxes (https://developers.line.biz/en/reference/messaging-api/#flex-message); `alt` is what it is where none are shown. */
export function flex(alt: string, contents: Json): Json {
  return { type: 'flex', altText: shorten(alt, LONGEST_ALT), contents }
}

/** A text with what belongs to it under it. */
export function textBubble(text: string, footer: readonly Json[]): Json {
  return bubble({ text, size: 'mega', body: [words(text)], footer })
}

/** Rows to pick from, each with its hint. */
export function listBubble(text: string, rows: readonly Button[], footer: readonly Json[]): Json {
  const body = rows.map((row) => ({
    ...box([words(row.label, { color: LINK }), ...(row.hint ? [words(row.hint, { size: 'sm', color: QUIET })] : [])]),
    action: tapAction(row),
    paddingAll: 'md',
  }))
  const lines = body.flatMap((row) => [{ type: 'separator' }, row])
  return bubble({ text, size: 'mega', body: [words(text), ...lines], footer, spacing: 'sm' })
}

export function cardBubble({ title, text, image, url, buttons }: FittedCard): Json {
  const page = url !== undefined && opens(url) ? { action: { type: 'uri', uri: url } } : {}
  const details = text === '' ? [] : [words(text, { size: 'sm' })]
  return bubble({
    text: title,
    size: 'kilo',
    ...(image !== undefined ? { hero: { ...picture(image), ...page } } : {}),
    body: [words(title, { weight: 'bold', maxLines: 3 }), ...details],
    footer: buttons.map((button) => tapButton(button)),
  })
}

export function tapButton(button: Button): Json {
  return { type: 'button', style: 'link', height: 'sm', action: { ...tapAction(button), label: button.label } }
}

export function linkButton({ label, url }: { label: string; url: string }): Json {
  return { type: 'button', style: 'primary', height: 'sm', action: { type: 'uri', label, uri: url } }
}

/** Comes back as a postback; what stands on it is said in the chat as their own words. */
export function tapAction({ id, label }: Button): Json {
  return { type: 'postback', data: id, displayText: label }
}

/** LINE opens web pages and shows pictures from https alone. */
export function opens(url: string): boolean {
  return /^https?:\/\//.test(url) && url.length <= LONGEST_ADDRESS
}

export function shows(url: string): boolean {
  return url.startsWith('https://') && url.length <= LONGEST_ADDRESS
}

const LINK = '#2a5db0'
const QUIET = '#767676'

type Bubble = {
  text: string
  size: 'kilo' | 'mega'
  hero?: Json
  body: readonly Json[]
  footer: readonly Json[]
  spacing?: string
}

function bubble({ text, size, hero, body, footer, spacing = 'sm' }: Bubble): Json {
  return {
    type: 'bubble',
    size,
    ...(RIGHT_TO_LEFT.test(text) ? { direction: 'rtl' } : {}),
    ...(hero ? { hero } : {}),
    body: { ...box(body), spacing },
    ...(footer.length > 0 ? { footer: { ...box(footer), spacing: 'sm' } } : {}),
  }
}

function box(contents: readonly Json[]): Json {
  return { type: 'box', layout: 'vertical', contents }
}

function words(text: string, look: Json = {}): Json {
  return { type: 'text', text, wrap: true, ...look }
}

function picture(url: string): Json {
  return { type: 'image', url, size: 'full', aspectRatio: '1:1', aspectMode: 'cover' }
}
