import type { Message } from '@souk/contract/conversation.ts'
import type { Cart } from '@souk/contract/order.ts'
import type { Card, Part } from '@souk/contract/parts.ts'
import { recapOf } from '@souk/contract/recap.ts'
import type { Language } from '@souk/contract/understanding.ts'
import { cardText } from '../channels/part-text.ts'
import { CONTINUE_WORDS } from './continue-words.ts'

/** Products that are recalled, and choices of the open question: with the way back they are as many as a message may have. */
const MOST_CARDS = 3
const MOST_OPTIONS = 9

type System = Extract<Part, { type: 'system' }>

type Talk = {
  shop: string
  /** Oldest first. */
  messages: readonly Message[]
  cart: Cart | undefined
  language: Language
  /** That it goes on here, and what undoes it. */
  moved: System
}

/**
 * Where the talk stands, for a messenger that does not show it: what was shown last, the cart with its price, the open
 * question. Numbers mean what they meant: where something else is asked, what was shown is told and not counted, and the
 * way back goes by its words.
 */
export function recapParts({ shop, messages, cart, language, moved }: Talk): Part[] {
  const { products, question, cart: filled } = recapOf(messages, cart) ?? {}
  const words = CONTINUE_WORDS[language]
  const cards = products?.cards.slice(0, MOST_CARDS) ?? []
  const isTapped = cards.length > 0 && (question === undefined || question.of === products?.of)
  const undo = moved.to?.undo
  const asked = question?.options.slice(0, MOST_OPTIONS) ?? []
  const options = asked.length > 0 ? asked : undo ? [undo] : []
  const hint = undo && asked.length > 0 ? words.undoBy.replace('{undo}', undo.label) : undefined
  return [
    // Cards stand alone in most messengers: what is said comes in one piece below them.
    ...(isTapped ? [cardsPart(cards)] : []),
    moved,
    ...(hint === undefined ? [] : [{ type: 'text' as const, text: hint }]),
    ...(cards.length > 0 && !isTapped ? [told(cards, words.shown, language)] : []),
    ...(filled ? [{ type: 'text' as const, text: words.cart }, cartPart(shop, filled)] : []),
    ...(question ? [{ type: 'text' as const, text: question.text }] : []),
    ...(options.length > 0 ? [{ type: 'quick_replies' as const, options }] : []),
  ]
}

function cardsPart(cards: readonly Card[]): Part {
  const [only, second] = cards
  return only && !second ? { type: 'product', ...only } : { type: 'carousel', cards: [...cards] }
}

function told(cards: readonly Card[], over: string, language: Language): Part {
  return { type: 'text', text: [over, ...cards.map((card) => `• ${cardText(card, language)}`)].join('\n') }
}

function cartPart(shop: string, { id, lines, totals, currency }: Cart): Part {
  return { type: 'cart', ref: { kind: 'cart', shop, id }, shown: { lines, totals, currency }, actions: [] }
}
