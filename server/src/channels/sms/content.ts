import { cardLine, optionLine, picksOf } from '../cards.ts'
import type { Button, Fitted, FittedCard } from '../fitted.ts'
import { TWILIO_RCS_LIMITS } from './limits.ts'

/**
 * A message as a content template of Twilio's and what is filled into it: `types` is the same for all messages of one shape.
 * `words` is what whoever has no RCS gets.
 */
export type Content = { types: Types; variables: Record<string, string>; words: string }

type Action = { type: 'QUICK_REPLY'; title: string; id: string } | UrlAction
type UrlAction = { type: 'URL'; title: string; url: string; webview_size?: 'TALL' }
type Types = {
  'twilio/text': { body: string }
  'twilio/media'?: { body?: string; media: string[] }
  'twilio/card'?: { title?: string; body: string; media?: string[]; actions: Action[] }
  'twilio/carousel'?: { body: string; cards: { title: string; body: string; media: string; actions: Action[] }[] }
}

/** https://www.twilio.com/docs/content/using-variables-with-content-api and https://www.twilio.com/docs/content/twilio-text */
const MOST_VARIABLES = 100
const LONGEST_BODY = 1600
/** A carousel has to have a text, which RCS does not show. */
const UNSEEN = '…'

/** What is said rests in the variables, so that one template serves all messages of its shape. */
type Slots = { values: Record<string, string>; put(value: string): string }

/** Undefined where there is nothing but words. */
export function contentOf(message: Fitted): Content | undefined {
  const { buttons, cards = [], link, media } = message
  if (buttons.length === 0 && cards.length === 0 && !link && !media) return undefined
  const slots = createSlots()
  const types = typesOf(message, slots)
  return { types, variables: slots.values, words: filled(types['twilio/text'].body, slots.values) }
}

/** Whether Twilio takes it. */
export function isWithin({ variables, words }: Content): boolean {
  return Object.keys(variables).length <= MOST_VARIABLES && words.length <= LONGEST_BODY
}

/** What stands in a template until a message fills it in: Twilio wants none to be empty. */
export function samplesOf({ variables }: Content): Record<string, string> {
  return Object.fromEntries(Object.keys(variables).map((key) => [key, `sample-${key}`]))
}

function typesOf(message: Fitted, slots: Slots): Types {
  const { text, cards = [] } = message
  const [card, another] = cards
  if (!card) return plainTypes(message, slots)
  if (!another) return singleTypes(card, slots)
  if (cards.every(({ image, buttons }) => image && buttons.length > 0)) return carouselTypes(cards, slots)
  // Without a picture a card is no card: its line, and its buttons under all of them.
  const lines = [text, ...cards.map(cardLine)].filter(Boolean).join('\n')
  const { buttons: most, buttonLabel } = TWILIO_RCS_LIMITS
  return plainTypes({ text: lines, buttons: picksOf(cards, buttonLabel).slice(0, most) }, slots)
}

function plainTypes({ text, buttons, link, media }: Fitted, slots: Slots): Types {
  const isShown = media !== undefined && (media.type === 'image' || media.type === 'video')
  const body = linesOf(text, slots)
  const file = media ? addressOf(media.url, slots) : undefined
  const page = link ? addressOf(link.url, slots) : undefined
  const labels = buttons.map(({ id, label }) => ({ id, title: slots.put(label) }))
  const told = labels.flatMap(({ title }, at) =>
    isTold(buttons, at, text) ? [] : [optionLine(placeOf(buttons, at), title)],
  )
  const words = [body, file, page, ...told]
  const types: Types = { 'twilio/text': { body: present(words).join('\n') } }
  const actions: Action[] = [
    ...(link && page ? [pageAction(link, page, slots)] : []),
    ...labels.map(({ id, title }) => reply(id, title, slots)),
  ]
  if (actions.length === 0 && file)
    return { ...types, 'twilio/media': { ...(body === '' ? {} : { body }), media: [file] } }
  // What no card can show is an address in its words.
  const said = present([body, isShown ? undefined : file]).join('\n')
  return { ...types, 'twilio/card': { body: said, ...(isShown && file ? { media: [file] } : {}), actions } }
}

function singleTypes({ title, text, image, buttons }: FittedCard, slots: Slots): Types {
  const [name, detail] = [slots.put(title), linesOf(text, slots)]
  const picture = image ? addressOf(image, slots) : undefined
  const labels = buttons.map(({ id, label }) => ({ id, title: slots.put(label) }))
  const words = [`${name} · ${detail}`, ...labels.map((label, at) => optionLine(placeOf(buttons, at), label.title))]
  const actions = labels.map((label) => reply(label.id, label.title, slots))
  const types: Types = { 'twilio/text': { body: words.join('\n') } }
  // Without a picture it is a text with suggestions, which has no title.
  if (!picture) return { ...types, 'twilio/card': { body: `${name}\n${detail}`, actions } }
  return { ...types, 'twilio/card': { title: name, body: detail, media: [picture], actions } }
}

/**
 * Variables may stand in the title of a card, not in its body (https://www.twilio.com/docs/content/carousel): there its place
 * is told. All cards have as many buttons as the one with the fewest.
 */
function carouselTypes(cards: readonly FittedCard[], slots: Slots): Types {
  const fewest = Math.min(...cards.map(({ buttons }) => buttons.length))
  const lines: string[] = []
  const shown = cards.map(({ title, text, image = '', buttons }, index) => {
    const line = `${slots.put(title)} · ${slots.put(text)}`
    lines.push(`${index + 1}. ${line}`)
    return {
      title: line,
      body: `${index + 1} / ${cards.length}`,
      media: addressOf(image, slots),
      actions: buttons.slice(0, fewest).map(({ id, label }) => reply(id, slots.put(label), slots)),
    }
  })
  return { 'twilio/text': { body: lines.join('\n') }, 'twilio/carousel': { body: UNSEEN, cards: shown } }
}

function reply(id: string, title: string, slots: Slots): Action {
  return { type: 'QUICK_REPLY', title, id: slots.put(id) }
}

/** A page of ours opens over the thread. */
function pageAction({ label, own }: NonNullable<Fitted['link']>, url: string, slots: Slots): UrlAction {
  return { type: 'URL', title: slots.put(label), url, ...(own ? { webview_size: 'TALL' as const } : {}) }
}

/** Whether the words tell already what a button is answered by. */
function isTold(buttons: readonly Button[], at: number, text: string): boolean {
  const label = buttons[at]?.label ?? ''
  const line = /^\d+\. /.test(label) ? label.replace(/…$/, '') : optionLine(placeOf(buttons, at), label)
  return `\n${text}`.includes(`\n${line}`)
}

function placeOf(buttons: readonly Button[], at: number): number {
  return buttons[at]?.place ?? at + 1
}

function createSlots(): Slots {
  const values: Record<string, string> = {}
  return {
    values,
    put(value) {
      const key = String(Object.keys(values).length + 1)
      values[key] = value.replaceAll(/[ \t]+/g, ' ').trim() || UNSEEN
      return `{{${key}}}`
    },
  }
}

/** No variable may hold a line break (https://www.twilio.com/docs/api/errors/21656): each line is one. */
function linesOf(text: string, slots: Slots): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => (line.trim() === '' ? '' : slots.put(line)))
    .join('\n')
    .trim()
}

/** Only what follows the host may be a variable. */
function addressOf(address: string, slots: Slots): string {
  const url = URL.parse(address)
  if (!url) return slots.put(address)
  const path = url.href.slice(url.origin.length + 1)
  return path === '' ? url.href : `${url.origin}/${slots.put(path)}`
}

function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\d+)\}\}/g, (_, key: string) => values[key] ?? '')
}

function present(lines: readonly (string | undefined)[]): string[] {
  return lines.filter((line): line is string => line !== undefined && line !== '')
}
