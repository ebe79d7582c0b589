import type { Message } from '@souk/contract/conversation.ts'
import type { Cart } from '@souk/contract/order.ts'
import type { Card, Part } from '@souk/contract/parts.ts'
import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { expect, test } from 'vitest'
import { choicesOf } from '../channels/choices.ts'
import { fit } from '../channels/fit.ts'
import { SMS_LIMITS } from '../channels/sms/limits.ts'
import { WHATSAPP_LIMITS } from '../channels/whatsapp/limits.ts'
import { CONTINUE_WORDS } from './continue-words.ts'
import { recapParts } from './recap-parts.ts'

const SHOP = '01900000-0000-7000-8000-000000000001'
const MESSAGE = '01900000-0000-7000-8000-000000000002'
const card = (title: string, amount: number): Card => ({
  ref: { kind: 'offer', shop: SHOP, id: title },
  shown: {
    title,
    image: `/media/${title}`,
    price: { min: { amount, currency: 'USD' }, max: { amount, currency: 'USD' } },
    available: true,
  },
  actions: [{ value: `show:${title}`, label: 'Choose' }],
})
const by = (kind: Message['author']['kind'], ...parts: Part[]): Message => ({ id: MESSAGE, author: { kind }, parts })
const FOUND: Message = {
  ...by(
    'concierge',
    { type: 'text', text: 'Hello! I am a bot.\nThree for you.' },
    { type: 'carousel', cards: [card('Luna', 18900), card('Ivory', 17400), card('Pearl', 16800), card('Snow', 900)] },
  ),
  id: '01900000-0000-7000-8000-000000000003',
}
const COLOUR = by(
  'concierge',
  { type: 'text', text: 'Sorry, I didn’t get that.\nColor: which one would you like?' },
  { type: 'quick_replies', options: ['white', 'light blue', 'pink'].map((label) => ({ value: label, label })) },
)
const CART = {
  id: 'c',
  currency: 'USD',
  lines: [{ id: 'l', offer: 'Ivory', title: 'Ivory', detail: 'white, M', quantity: 1, total: 17400 }],
  totals: [{ type: 'total', amount: 17400 }],
} as unknown as Cart
const UNDO = { value: 'part:1', label: 'That wasn’t me' }

function recap(messages: Message[], cart?: Cart, language: Language = 'en'): Part[] {
  const moved = {
    type: 'system' as const,
    code: 'thread.moved',
    text: 'This chat goes on in WhatsApp, too.',
    to: { handle: SHOP, channel: 'whatsapp', undo: { ...UNDO, label: CONTINUE_WORDS[language].undo } },
  }
  return recapParts({ shop: SHOP, messages, cart, language, moved })
}
const fitted = (parts: Part[], limits: typeof SMS_LIMITS) =>
  fit(parts, { limits, locale: 'en', message: MESSAGE, url: (path) => `https://souk.example${path}` })

test('cards that were shown last can be chosen; what is said stands in one piece below them', () => {
  const parts = recap([FOUND])
  expect(parts.map(({ type }) => type)).toEqual(['carousel', 'system', 'quick_replies'])
  expect(choicesOf(parts).map(({ label }) => label)).toEqual(['Choose', 'Choose', 'Choose', 'That wasn’t me'])
  expect(fitted(parts, WHATSAPP_LIMITS)).toMatchObject([
    { cards: [{}, {}, {}] },
    { text: 'This chat goes on in WhatsApp, too.', buttons: [{ label: 'That wasn’t me' }] },
  ])
  expect(fitted(parts, SMS_LIMITS)).toHaveLength(1)
})

test('an open question: one message with products, cart, price and its own choices, whose numbers mean what they meant', () => {
  const parts = recap([FOUND, COLOUR], CART)
  expect(choicesOf(parts).map(({ label }) => label)).toEqual(['white', 'light blue', 'pink'])
  const [message, ...more] = fitted(parts, WHATSAPP_LIMITS)
  expect(more).toEqual([])
  expect(message?.buttons.map(({ label }) => label)).toEqual(['white', 'light blue', 'pink'])
  expect(message?.text.split('\n\n')).toEqual([
    'This chat goes on in WhatsApp, too.',
    'Not you? Write “That wasn’t me”.',
    'Shown last:\n• Luna · $189.00\n• Ivory · $174.00\n• Pearl · $168.00',
    'In your cart:',
    '1 × Ivory, white, M: $174.00\n= $174.00',
    'Color: which one would you like?',
  ])
  expect(fitted(parts, SMS_LIMITS)).toHaveLength(1)
})

test('nothing to recall is one line with the way back; who brought nothing along has no way back', () => {
  expect(recap([])).toMatchObject([{ type: 'system' }, { type: 'quick_replies', options: [UNDO] }])
})

test('each language tells the words to write, and they are those that are understood', () => {
  for (const language of LANGUAGES) {
    const words = recap([FOUND, COLOUR], CART, language).flatMap((part) => (part.type === 'text' ? [part.text] : []))
    expect(words.join('\n')).toContain(CONTINUE_WORDS[language].undo)
  }
})
