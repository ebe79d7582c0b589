import type { Checkout } from '@souk/contract/order.ts'
import type { PurchasePart } from '@souk/contract/purchase.ts'
import { expect, test } from 'vitest'
import { contactFields, contactUpdate, contactValues, partFields, partUpdate, partValues } from './purchase-form.ts'

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
