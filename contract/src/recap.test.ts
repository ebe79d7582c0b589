import { expect, test } from 'vitest'
import type { Message } from './conversation.ts'
import type { Cart } from './order.ts'
import type { Card, Part } from './parts.ts'
import { recapOf } from './recap.ts'

const SHOP = '01900000-0000-7000-8000-000000000001'
const money = { amount: 9900, currency: 'USD' }
const card = (id: string): Card => ({
  ref: { kind: 'offer', shop: SHOP, id },
  shown: { title: id, price: { min: money, max: money }, available: true },
  actions: [],
})
let count = 0
const by = (kind: Message['author']['kind'], ...parts: Part[]): Message => ({
  id: `m${++count}`,
  author: { kind },
  parts,
})
const says = (text: string): Part => ({ type: 'text', text })
const shows = (...ids: string[]): Part => ({ type: 'carousel', cards: ids.map(card) })
const CART = { id: 'c', lines: [{ id: 'l', offer: 'b' }] } as unknown as Cart

test('what was shown last, the cart and the question that waits', () => {
  const old = by('concierge', shows('old'))
  const fresh = by('concierge', says('Three for you.'), shows('a', 'b'))
  const asked = by('concierge', says('In the cart.\nWhich size?'), {
    type: 'quick_replies',
    options: [{ value: 'size:38', label: '38' }],
  })
  const moved = by('system', { type: 'system', code: 'thread.moved', text: 'Continued on a phone' })
  expect(recapOf([old, by('shopper', says('more')), fresh, by('shopper', says('b')), asked, moved], CART)).toEqual({
    products: { of: fresh.id, cards: [card('a'), card('b')] },
    cart: CART,
    question: { of: asked.id, text: 'Which size?', options: [{ value: 'size:38', label: '38' }] },
  })
})

test('what was taken is in the cart: what it was chosen among is recalled, if there was anything else', () => {
  const list = by('concierge', shows('a', 'b'))
  const chosen = by('concierge', shows('b'))
  expect(recapOf([list, chosen], CART)?.products).toEqual({ of: list.id, cards: [card('a'), card('b')] })
  expect(recapOf([chosen], CART)?.products?.of).toBe(chosen.id)
  expect(recapOf([list, chosen])?.products?.of).toBe(chosen.id)
})

test('once the shopper has spoken no question is open; a form asks by its title', () => {
  const form = by('concierge', { type: 'form.request', title: 'Where to?', fields: [], values: {}, submit: 'Go on' })
  expect(recapOf([form])).toEqual({ question: { of: form.id, text: 'Where to?', options: [] } })
  expect(recapOf([by('concierge', says('Which size?')), by('shopper', says('38'))])).toBeUndefined()
})

test('only what asks is a question: not a greeting, nor what is said of cards; a list brings its choices', () => {
  const card2: Card = { ...card('a'), actions: [{ value: 'show:a', label: 'Choose' }] }
  const more: Part = { type: 'quick_replies', options: [{ value: 'more', label: 'Show more' }] }
  const found = by('concierge', says('Hello! I am a bot.\nTen fit.'), { type: 'carousel', cards: [card2] }, more)
  expect(recapOf([found])).toEqual({ products: { of: found.id, cards: [card2] } })
  expect(recapOf([by('concierge', says('Your size is noted.'))])).toBeUndefined()
  const three = by('concierge', says('5 Treffer passen. Was gefällt dir?'), shows('a', 'b'))
  expect(recapOf([three])?.question?.text).toBe('Was gefällt dir?')
  const waits = by('concierge', says('Hello!\nOne more thing before that.'), more)
  expect(recapOf([waits])?.question?.text).toBe('One more thing before that.')
  const list = by('concierge', {
    type: 'list',
    title: 'How should it come?',
    options: [{ value: 'a', label: 'By post' }],
  })
  expect(recapOf([list])?.question).toEqual({
    of: list.id,
    text: 'How should it come?',
    options: [{ value: 'a', label: 'By post' }],
  })
  expect(recapOf([by('concierge', says('您好！\n要什么颜色？\n请慢慢选。'))])?.question?.text).toBe('要什么颜色？')
})

test('an empty cart and silence are nothing to recall', () => {
  expect(recapOf([], { ...CART, lines: [] })).toBeUndefined()
  expect(recapOf([by('shop', says('Your parcel is on its way'))])).toBeUndefined()
})
