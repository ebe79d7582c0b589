import type { Checkout } from '@souk/contract/order.ts'
import type { PurchasePart } from '@souk/contract/purchase.ts'
import { expect, test } from 'vitest'
import {
  contactFields,
  contactUpdate,
  contactValues,
  giftsOf,
  partFields,
  partUpdate,
  partValues,
} from './purchase-form.ts'
import { giftPartFields, giftPartUpdate, giftPartValues } from './purchase-gift.ts'

const POST = { id: 'post', label: 'By post', amount: 500, kind: 'ship' } as const
const FETCH = { id: 'fetch', label: 'Fetch it', amount: 0, kind: 'pickup', timed: true } as const

function part(id: string, checkout: Partial<Checkout>): PurchasePart {
  const whole = { id, shippingOptions: [], missing: [], buyer: {}, ...checkout } as unknown as Checkout
  return { shop: `shop-${id}`, name: 'Shop', checkout: whole }
}

test('where it goes is asked once, and only where something is sent', () => {
  const download = part('a', {})
  expect(contactFields([download]).map(({ id }) => id)).toEqual(['email', 'name'])
  const sent = part('b', { shippingOptions: [POST, FETCH] })
  expect(contactFields([download, sent]).map(({ id }) => id)).toEqual(['email', 'address'])
  const fetched = part('c', { shippingOptions: [POST, FETCH], shippingOption: 'fetch' })
  expect(contactFields([download, fetched]).map(({ id }) => id)).toEqual(['email', 'name'])
})

test('what one shop knows already is filled in for all', () => {
  const known = part('b', { buyer: { email: 'ada@example.com', name: 'Ada' } })
  expect(contactValues([part('a', {}), known])).toEqual({ email: 'ada@example.com', name: 'Ada' })
})

test('only what is whole is sent', () => {
  expect(contactUpdate({ email: 'ada@', address: JSON.stringify({ line1: 'Main Street 1' }) })).toEqual({})
  expect(contactUpdate({ email: 'ada@example.com', name: 'Ada' })).toEqual({
    buyer: { email: 'ada@example.com', name: 'Ada' },
  })
})

test('two sellers ask under names of their own, and each hears its own answer', () => {
  const [one, two] = ['a', 'b'].map((id) => part(id, { shippingOptions: [POST, FETCH] }).checkout)
  if (!one || !two) throw new Error('no checkouts')
  const names = [one, two].flatMap((checkout) => partFields(checkout).map(({ id }) => id))
  expect(new Set(names).size).toBe(names.length)
  const said = {
    ...partValues({ ...one, shippingOption: 'post' }),
    'shipping-b': 'fetch',
    'pickupAt-b': '2026-12-01T10:00:00Z',
  }
  expect(partUpdate(one, said)).toEqual({ checkout: 'a', shippingOption: 'post' })
  expect(partUpdate(two, said)).toEqual({ checkout: 'b', shippingOption: 'fetch', pickupAt: '2026-12-01T10:00:00Z' })
  expect(partValues(one, { 'shipping-a': 'post' })).toMatchObject({ 'shipping-a': 'post' })
  expect(partValues(one, { 'shipping-a': 'bike' })).toMatchObject({ 'shipping-a': '' })
  // A way that is no longer offered, as the address has changed since, is not asked for.
  expect(partUpdate(one, { 'shipping-a': 'bike' })).toEqual({ checkout: 'a' })
})

const VERA = { name: 'Vera', line1: 'Elm Street 9', city: 'Springfield', country: 'US' }

test('a gift asks for whom it is and where it goes under names of its own, and not for who pays', () => {
  const { checkout } = part('a', { shippingOptions: [POST], lines: [], currency: 'USD' })
  const fields = giftPartFields(checkout, POST)
  expect(fields.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['gift-a', 'address-a', 'gift_to-a', 'gift_words-a', 'gift_day-a', 'gift_show-a']),
  )
  expect(fields.map(({ id }) => id)).not.toContain('name-a')
  for (const { id, when } of fields) expect(when?.field).toBe(id === 'gift-a' ? undefined : 'gift-a')
})

test('what is said of a gift is that part alone; what the shop knows of it is what is asked about', () => {
  const { checkout } = part('a', { shippingOptions: [POST], lines: [], currency: 'USD' })
  const values = {
    'gift-a': true,
    'gift_to-a': 'Vera',
    'gift_words-a': 'All the best',
    'address-a': JSON.stringify(VERA),
  }
  const gift = { recipient: 'Vera', message: 'All the best', hidePrice: true, wrap: false }
  expect(giftPartUpdate(checkout, values)).toEqual({ checkout: 'a', gift, address: VERA })
  // Where half an address stands, the one of before counts.
  expect(giftPartUpdate(checkout, { ...values, 'address-a': JSON.stringify({ line1: 'Elm' }) })).toEqual({
    checkout: 'a',
    gift,
  })
  expect(giftPartUpdate(checkout, { ...values, 'gift-a': false })).toEqual({ checkout: 'a', gift: null })
  expect(giftPartUpdate(checkout, giftPartValues({ ...checkout, gift, address: VERA }))).toEqual({
    checkout: 'a',
    gift,
    address: VERA,
  })
})

test('a gift keeps its own address when another is said for all, and is asked for no other', () => {
  const gift = { recipient: 'Vera', hidePrice: true, wrap: false }
  const given = part('a', { shippingOptions: [POST], gift, address: VERA })
  const mine = part('b', { shippingOptions: [POST], address: { ...VERA, line1: 'Main Street 1' } })
  expect(giftsOf([given, mine], new Map())).toEqual([{ checkout: 'a', address: VERA }])
  expect(giftsOf([given, mine], new Map([['a', { checkout: 'a', gift: null }]]))).toEqual([
    { checkout: 'a', gift: null },
  ])
  expect(contactValues([given, mine])['address']).toContain('Main Street 1')
  expect(contactFields([given, mine]).map(({ id }) => id)).toEqual(['email', 'address'])
  expect(contactFields([given]).map(({ id }) => id)).toEqual(['email', 'name'])
})
