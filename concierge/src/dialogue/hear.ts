import type { Item } from '@souk/contract/filling.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import type { Address } from '@souk/contract/order.ts'
import type { PickedItem } from '@souk/contract/parts.ts'
import type { Turn } from '../turn.ts'
import { parseValue, type Choice } from './values.ts'

/** What the shopper sent, one message or several, sorted by kind. */
export type Heard = {
  text: string
  /** The same in the letters of its language, when it was written in Latin ones. */
  native: string
  /** Where each message stands in `text`. */
  texts: { message: string; start: number; end: number }[]
  choices: Choice[]
  /** A tapped value that nobody of ours sent. */
  unknown: boolean
  form: FormValues | null
  /** What was chosen in an offer's own form. */
  filled: (Item & { form: FormValues }) | null
  address: Address | null
  /** What was picked elsewhere, all of it. */
  items: PickedItem[]
  /** Where the pictures are, in their order; '' for one that did not come. */
  pictures: string[]
  /** Pictures of the shop's own stories that are answered. */
  stories: string[]
  sticker: boolean
  /** Something was spoken that nobody wrote down. */
  sound: boolean
  media: boolean
  /** The offer whose card the words are a reply to. */
  about: string | null
}

const SENTENCE_END = /[.!?。！？…]$/

/** Messages that came in quick succession are heard as one. */
export function hear(turn: Turn): Heard {
  const heard: Heard = {
    text: '',
    native: '',
    texts: [],
    choices: [],
    unknown: false,
    form: null,
    filled: null,
    address: null,
    items: [],
    pictures: [],
    stories: [],
    sticker: false,
    sound: false,
    media: false,
    about: null,
  }
  for (const message of [turn.message, ...turn.following]) {
    for (const part of message.parts) {
      if (part.type === 'text') {
        addText(heard, message.id, part.text)
        heard.about = part.replyTo?.offer ?? heard.about
      } else if (part.type === 'choice') addChoice(heard, message.id, part.value)
      else if (part.type === 'form' && part.item) heard.filled = { ...part.item, form: part.values }
      else if (part.type === 'form') heard.form = { ...heard.form, ...part.values }
      else if (part.type === 'address') heard.address = part.address
      else if (part.type === 'items') heard.items.push(...part.items)
      else if (part.type === 'image' && part.of === 'sticker') heard.sticker = true
      else if (part.type === 'image') (part.of === 'story' ? heard.stories : heard.pictures).push(part.url)
      else if (part.type === 'audio') heard.sound = true
      else heard.media = true
    }
  }
  return heard
}

function addText(heard: Heard, message: string, raw: string): void {
  const text = raw.trim()
  if (!text) return
  if (heard.text) heard.text += SENTENCE_END.test(heard.text) ? ' ' : '. '
  heard.texts.push({ message, start: heard.text.length, end: heard.text.length + text.length })
  heard.text += text
}

function addChoice(heard: Heard, message: string, value: string): void {
  const choice = parseValue(value)
  if (!choice) heard.unknown = true
  else if (choice.verb === 'say') addText(heard, message, choice.text)
  else heard.choices.push(choice)
}
