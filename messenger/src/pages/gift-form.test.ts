import type { Gift } from '@souk/contract/gift.ts'
import type { Checkout } from '@souk/contract/order.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { giftUpdate, giftValues } from './gift-form.ts'

const checkout = (gift: Gift): Checkout => ({
  id: '01900000-0000-7000-8000-000000000001',
  shop: '01900000-0000-7000-8000-000000000002',
  state: 'incomplete',
  currency: 'EUR',
  buyer: {},
  lines: [],
  totals: [],
  shippingOptions: [],
  missing: [],
  expiresAt: '2026-05-05T10:00:00Z',
  url: 'http://shop.localhost/checkout/1',
  gift,
})

const words = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text)
const anyGift: fc.Arbitrary<Gift> = fc.record(
  {
    recipient: words,
    from: words,
    message: words,
    recipientEmail: fc.constant('vera@example.com'),
    deliverOn: fc.constant('2026-12-24'),
    hidePrice: fc.boolean(),
    wrap: fc.boolean(),
  },
  { requiredKeys: ['hidePrice', 'wrap'] },
)

test('what a checkout knows of a gift goes through the form and comes back as it was', () => {
  fc.assert(
    fc.property(anyGift, (gift) => {
      expect(giftUpdate(giftValues(checkout(gift)))).toEqual(gift)
    }),
  )
})

test('prices are hidden unless somebody says otherwise; half an address is none', () => {
  expect(giftUpdate({ gift_to: ' Vera ' })).toEqual({ hidePrice: true, wrap: false, recipient: 'Vera' })
  expect(giftUpdate({ gift_email: 'vera@', gift_show: true })).toEqual({ hidePrice: false, wrap: false })
})
