import { ShippingOption } from '@souk/contract/shop.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carriedAs, carries } from '../carts/carried.ts'
import type { Shop } from '../shops/shop.ts'
import { missingOf, shippingFor, uncarriedIn } from './checkout.ts'

const KINDS = ['coffee-beans', 'coffee', 'cake', 'mug'] as const
const some = fc.option(fc.uniqueArray(fc.constantFrom(...KINDS), { maxLength: 3 }), { nil: undefined })
const ways = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('post', 'scooter', 'counter'),
    kind: fc.constantFrom('ship' as const, 'deliver' as const, 'pickup' as const),
    concepts: some,
    except: some,
    countries: fc.option(fc.constant(['GE']), { nil: undefined }),
  }),
  { selector: ({ id }) => id, minLength: 1 },
)
const goods = fc.array(
  fc.record({
    concepts: fc.uniqueArray(fc.constantFrom(...KINDS), { minLength: 1 }),
    fulfilment: fc.constantFrom('ship' as const, 'deliver' as const, 'digital' as const),
  }),
  { minLength: 1, maxLength: 4 },
)

const shopOf = (options: readonly object[]) =>
  ({
    settings: { shipping: options.map((one) => ShippingOption.parse({ ...one, label: { en: 'Way' }, amount: 100 })) },
  }) as unknown as Shop

test('no way of delivery is ever offered that does not carry each of the goods, and what is left behind is named', () => {
  fc.assert(
    fc.property(ways, goods, fc.constantFrom('GE', 'DE'), (options, things, country) => {
      const shop = shopOf(options)
      const lines = things.map((one, i) => ({ id: String(i), ...carriedAs(shop, { ...one, categories: [] }) }))
      const offered = shippingFor(shop, lines, { country })
      const sent = things.filter(({ fulfilment }) => fulfilment !== 'digital')
      for (const way of offered) for (const { concepts } of sent) expect(carries(way, concepts)).toBe(true)
      const there = shop.settings.shipping.filter(
        ({ kind, countries }) => kind === 'pickup' || !countries || countries.includes(country),
      )
      const whole = there.filter((way) => sent.every(({ concepts }) => carries(way, concepts)))
      if (sent.length > 0) expect(offered).toEqual(whole)
      const left = uncarriedIn(shop, lines, { country })
      expect(left.length > 0).toBe(sent.length > 0 && there.length > 0 && whole.length === 0)
      for (const { id } of left) expect(things[Number(id)]?.fulfilment).not.toBe('digital')
    }),
  )
})

test('what no way carries together cannot be ordered, and what one carries can', () => {
  const shop = shopOf([
    { id: 'post', kind: 'ship', concepts: ['coffee-beans'] },
    { id: 'scooter', kind: 'deliver', except: ['mug'] },
  ])
  const line = (concepts: string[]) =>
    ({ ...carriedAs(shop, { concepts, categories: [], fulfilment: 'deliver' }) }) as never
  const lacks = (lines: never[]) =>
    missingOf(
      { lines, buyer: {}, address: null, shippingOption: null, pickupAt: null, gift: null },
      shop,
      new Date('2026-11-22T09:00:00Z'),
    ).includes('shippingOption')
  expect(shippingFor(shop, [line(['coffee-beans'])], null).map(({ id }) => id)).toEqual(['post', 'scooter'])
  expect(shippingFor(shop, [line(['coffee'])], null).map(({ id }) => id)).toEqual(['scooter'])
  expect(shippingFor(shop, [line(['coffee']), line(['mug'])], null)).toEqual([])
  expect(lacks([line(['coffee']), line(['mug'])])).toBe(true)
})
