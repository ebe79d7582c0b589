import type { Gift } from '@souk/contract/gift.ts'
import type { CheckoutUpdate } from '@souk/contract/order.ts'
import { DiscountCode, type ShippingOption } from '@souk/contract/shop.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyLines, sampleId, sampleLine, sampleShop } from '../../test/samples.ts'
import { includedTax, totalOf } from '../carts/totals.ts'
import { Failure } from '../kernel/failure.ts'
import { type CheckoutRow, missingOf } from './checkout.ts'
import { applyUpdate, newCheckout, reprice } from './prepare.ts'

const AT = new Date('2026-05-04T12:00:00Z')
const SHIPPING: ShippingOption[] = [
  { id: 'post', label: { en: 'Post' }, amount: 500, freeFrom: 10_000, kind: 'ship', countries: ['US', 'DE'] },
  { id: 'courier', label: { en: 'Courier' }, amount: 1900, kind: 'ship' },
  { id: 'shop', label: { en: 'In the shop' }, amount: 0, kind: 'pickup' },
]
const ADDRESS = { line1: 'Main Street 1', city: 'Springfield', postcode: '62701', country: 'US' }

const anyShop = fc
  .record({
    shipping: fc.subarray(SHIPPING),
    rate: fc.constantFrom(0, 70_000, 190_000),
    wrap: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: undefined }),
  })
  .map(({ shipping, rate, wrap }) =>
    sampleShop({
      ...(wrap === undefined ? {} : { giftWrap: { label: { en: 'Wrapped' }, amount: wrap } }),
      shipping,
      taxes: [{ code: 'vat', rate }],
      discounts: [
        DiscountCode.parse({ code: 'TEN', percent: 10 }),
        DiscountCode.parse({ code: 'OFF', amount: 2500, minimum: 3000 }),
      ],
    }),
  )
const anyGift: fc.Arbitrary<Gift> = fc.record(
  {
    recipient: fc.constantFrom('Mum', 'Bo'),
    from: fc.constant('Ann'),
    message: fc.constant('With love'),
    hidePrice: fc.boolean(),
    wrap: fc.boolean(),
    deliverOn: fc.constantFrom('2026-05-03', '2026-05-04', '2026-05-08', '2027-05-08'),
  },
  { requiredKeys: ['hidePrice', 'wrap'] },
)
const anyChange: fc.Arbitrary<CheckoutUpdate> = fc.record(
  {
    buyer: fc.constantFrom({ email: 'a@example.com' }, { name: 'Ann' }, { email: 'b@example.com', phone: '+1' }),
    address: fc.constantFrom(ADDRESS, { ...ADDRESS, country: 'DE' }, { ...ADDRESS, country: 'GE' }),
    shippingOption: fc.constantFrom('post', 'courier', 'shop', 'nowhere'),
    discountCode: fc.constantFrom('ten', 'off', 'never', ''),
    gift: fc.option(anyGift),
  },
  { requiredKeys: [] },
)

function checkSums(row: CheckoutRow): void {
  const lines = row.lines.reduce((sum, line) => sum + line.unit * line.quantity, 0)
  const amount = (type: string) => row.totals.find((total) => total.type === type)?.amount ?? 0
  const discount = row.lines.reduce((sum, line) => sum + line.discount, 0)
  expect(amount('subtotal')).toBe(lines)
  expect(amount('discount') + discount).toBe(0)
  expect(totalOf(row.totals)).toBe(lines + amount('fulfillment') + amount('fee') - discount)
  expect(totalOf(row.totals)).toBeGreaterThanOrEqual(0)
}

test('whatever a buyer says in whatever order: the sums hold, and it is ready exactly when nothing is missing', () => {
  fc.assert(
    fc.property(anyShop, anyLines, fc.array(anyChange, { maxLength: 8 }), (shop, samples, changes) => {
      const lines = samples.map((sample) => sampleLine(shop, sample))
      let row = newCheckout({
        id: sampleId(),
        shop,
        cart: null,
        customer: null,
        conversation: null,
        handle: null,
        buyer: {},
        address: null,
        lines,
        at: AT,
      })
      for (const change of [{}, ...changes]) {
        try {
          row = applyUpdate(row, change, shop, AT)
        } catch (error) {
          expect(error).toBeInstanceOf(Failure)
          expect(['invalid_discount', 'invalid_request']).toContain((error as Failure).code)
        }
        checkSums(row)
        expect(row.state).toBe(missingOf(row, shop, AT).length === 0 ? 'ready_for_complete' : 'incomplete')
        // The same again changes nothing.
        expect(reprice(row, shop, AT)).toEqual(row)
      }
    }),
  )
})

test('a gift changes no total but by its wrapping, which contains the tax of the goods', () => {
  fc.assert(
    fc.property(anyShop, anyLines, anyGift, fc.array(anyChange), (shop, samples, gift, changes) => {
      const lines = samples.map((sample) => sampleLine(shop, sample))
      const whose = { cart: null, customer: null, conversation: null, handle: null, buyer: {}, address: null }
      const fresh = newCheckout({ id: sampleId(), shop, ...whose, lines, at: AT })
      const row = changes.reduce((now, { gift: _, ...change }) => tried(now, change, shop), fresh)
      const given = tried(row, { gift: { ...gift, deliverOn: undefined } }, shop)
      const fee = given.totals.find(({ type }) => type === 'fee')
      const goods = lines.some(({ fulfilment }) => fulfilment !== 'digital')
      const wrap = gift.wrap && goods ? shop.settings.giftWrap : undefined
      expect(fee?.amount).toBe(wrap?.amount)
      expect(given.gift?.wrap).toBe(wrap !== undefined)
      expect(totalOf(given.totals)).toBe(totalOf(row.totals) + (wrap?.amount ?? 0))
      expect(given.totals.filter(({ type }) => type !== 'fee' && type !== 'total')).toEqual(
        row.totals.filter(({ type }) => type !== 'total'),
      )
      for (const { rate, amount } of fee?.taxes ?? []) expect(amount).toBe(includedTax(fee?.amount ?? 0, rate))
      expect(given.lines).toEqual(row.lines)
      // Taken back, nothing of it is left.
      expect(tried(given, { gift: null }, shop)).toEqual(row)
    }),
  )
})

function tried(row: CheckoutRow, change: CheckoutUpdate, shop: ReturnType<typeof sampleShop>): CheckoutRow {
  try {
    return applyUpdate(row, change, shop, AT)
  } catch (error) {
    expect(error).toBeInstanceOf(Failure)
    return row
  }
}

test('the day of a gift is one that the delivery can make', () => {
  const way = { id: 'post', label: { en: 'Post' }, amount: 0, kind: 'ship' as const, days: { min: 1, max: 3 } }
  const shop = sampleShop({ shipping: [way] })
  const whose = { cart: null, customer: null, conversation: null, handle: null, buyer: {}, address: ADDRESS }
  const fresh = newCheckout({
    id: sampleId(),
    shop,
    ...whose,
    lines: [sampleLine(shop, { unit: 1, quantity: 1 })],
    at: AT,
  })
  const on = (deliverOn: string) => ({ gift: { recipient: 'Mum', hidePrice: true, wrap: false, deliverOn } })
  expect(() => applyUpdate(fresh, on('2026-05-06'), shop, AT)).toThrow('cannot be there')
  const row = applyUpdate(fresh, on('2026-05-07'), shop, AT)
  expect(missingOf(row, shop, AT)).not.toContain('deliverOn')
  // Left lying for a day, it is too late.
  expect(missingOf(row, shop, new Date('2026-05-05T12:00:00Z'))).toContain('deliverOn')
})

test('a gift that is sent needs a name: its own, or that of the address', () => {
  const shop = sampleShop({ shipping: [{ id: 'post', label: { en: 'Post' }, amount: 0, kind: 'ship' }] })
  const whose = { cart: null, customer: null, conversation: null, handle: null, buyer: {}, address: ADDRESS }
  const fresh = newCheckout({
    id: sampleId(),
    shop,
    ...whose,
    lines: [sampleLine(shop, { unit: 1, quantity: 1 })],
    at: AT,
  })
  const bare = applyUpdate(fresh, { gift: { hidePrice: true, wrap: false } }, shop, AT)
  expect(missingOf(bare, shop, AT)).toContain('recipient')
  for (const change of [
    { gift: { recipient: 'Mum', hidePrice: true, wrap: false } },
    { address: { ...ADDRESS, name: 'Mum' } },
  ])
    expect(missingOf(applyUpdate(bare, change, shop, AT), shop, AT)).not.toContain('recipient')
})

test('what is under way is priced but not moved', () => {
  const shop = sampleShop()
  const fresh = newCheckout({
    id: sampleId(),
    shop,
    cart: null,
    customer: null,
    conversation: null,
    handle: null,
    buyer: { email: 'a@example.com' },
    address: null,
    lines: [sampleLine(shop, { unit: 1000, quantity: 1, fulfilment: 'digital' })],
    at: AT,
  })
  expect(fresh.state).toBe('ready_for_complete')
  for (const state of ['complete_in_progress', 'completed', 'canceled', 'requires_escalation'] as const) {
    expect(reprice({ ...fresh, state, buyer: {} }, shop, AT).state).toBe(state)
  }
})

test('a line that cannot be bought keeps the checkout from being ready', () => {
  const shop = sampleShop()
  const lines = [sampleLine(shop, { unit: 1000, quantity: 1, fulfilment: 'digital', problem: 'sold_out' })]
  const row = newCheckout({
    id: sampleId(),
    shop,
    cart: null,
    customer: null,
    conversation: null,
    handle: null,
    buyer: { email: 'a@example.com' },
    address: null,
    lines,
    at: AT,
  })
  expect(row.state).toBe('incomplete')
  expect(missingOf(row, shop, AT)).toEqual(['lines'])
})

test('the only way of delivery is chosen, one among several is asked for', () => {
  const one = sampleShop({ shipping: [SHIPPING[1] as ShippingOption] })
  const several = sampleShop({ shipping: SHIPPING })
  const of = (shop: typeof one) =>
    newCheckout({
      id: sampleId(),
      shop,
      cart: null,
      customer: null,
      conversation: null,
      handle: null,
      buyer: { email: 'a@example.com' },
      address: ADDRESS,
      lines: [sampleLine(shop, { unit: 1000, quantity: 1 })],
      at: AT,
    })
  expect(of(one)).toMatchObject({ shippingOption: 'courier', state: 'ready_for_complete' })
  expect(missingOf(of(several), several, AT)).toEqual(['shippingOption'])
})

test('a code that no longer applies falls away', () => {
  const shop = sampleShop({ discounts: [DiscountCode.parse({ code: 'MAY', percent: 10, to: '2026-06-01T00:00:00Z' })] })
  const row = newCheckout({
    id: sampleId(),
    shop,
    cart: null,
    customer: null,
    conversation: null,
    handle: null,
    buyer: {},
    address: null,
    lines: [sampleLine(shop, { unit: 1000, quantity: 2 })],
    at: AT,
  })
  const reduced = applyUpdate(row, { discountCode: 'may' }, shop, AT)
  expect(totalOf(reduced.totals)).toBe(1800)
  const later = reprice(reduced, shop, new Date('2026-06-01T00:00:00Z'))
  expect(totalOf(later.totals)).toBe(2000)
  expect(later.discountCode).toBeNull()
})

const EVERYWHERE: ShippingOption = { id: 'all', label: { en: 'Post' }, amount: 500, kind: 'ship' }
const FETCHED: ShippingOption = { id: 'shop', label: { en: 'In the shop' }, amount: 0, kind: 'pickup' }
/** Of a German shop: what the same goods are taxed with in each country; none of it in Switzerland, as set in Norway. */
const RATES: Record<string, [rate: number, country?: string]> = {
  DE: [70_000],
  FR: [55_000, 'FR'],
  AT: [200_000, 'AT'],
  FI: [255_000, 'FI'],
  MC: [55_000, 'FR'],
  CH: [0],
  NO: [250_000],
}
const anyPlace = fc.constantFrom(...Object.keys(RATES))

test('with the One Stop Shop: what the goods cost stays, and of it the tax of the country that they go to', () => {
  const rule = { code: 'VAT', rate: 70_000, abroad: { FR: 55_000, AT: 70_000, NO: 250_000 } }
  const settings = {
    shipping: [EVERYWHERE, FETCHED],
    taxes: [rule],
    discounts: [DiscountCode.parse({ code: 'TEN', percent: 10 })],
  }
  const german = { country: 'DE', currency: 'EUR' }
  const shop = sampleShop({ ...settings, oss: true, giftWrap: { label: {}, amount: 390 } }, german)
  const plain = { ...shop, settings: { ...shop.settings, oss: false } }
  fc.assert(
    fc.property(
      anyLines,
      fc.array(anyPlace, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('all', 'shop'),
      fc.constantFrom('ten', ''),
      (samples, places, way, discountCode) => {
        const wholly = (at: typeof shop) => {
          const lines = samples.map((sample) => sampleLine(at, sample))
          const whose = { cart: null, customer: null, conversation: null, handle: null, buyer: {}, address: null }
          const fresh = newCheckout({ id: sampleId(), shop: at, ...whose, lines, at: AT })
          return places.reduce(
            (row, country) => tried(row, { address: { ...ADDRESS, country } }, at),
            tried(tried(fresh, { shippingOption: way }, at), { discountCode }, at),
          )
        }
        const [row, home] = [wholly(shop), wholly(plain)]
        checkSums(row)
        expect(totalOf(row.totals)).toBe(totalOf(home.totals))
        expect(row.lines.map(({ total }) => total)).toEqual(home.lines.map(({ total }) => total))
        const [rate, country] = RATES[places.at(-1) ?? 'DE'] ?? []
        for (const { fulfilment, total, taxes } of row.lines) {
          const isSent = ['ship', 'deliver'].includes(fulfilment) && row.shippingOption !== 'shop'
          const [wanted = 0, whose] = isSent ? [rate, country] : [70_000]
          const tax = { code: 'VAT', rate: wanted, amount: includedTax(total, wanted), included: true }
          expect(taxes).toEqual(wanted === 0 ? [] : [whose === undefined ? tax : { ...tax, country: whose }])
        }
        expect(reprice(row, shop, AT)).toEqual(row)
      },
    ),
  )
})

test('what bringing costs is taxed with the goods, abroad as well', () => {
  const taxes = [{ code: 'VAT', rate: 190_000 }]
  const shop = sampleShop({ shipping: [EVERYWHERE], taxes, oss: true }, { country: 'DE' })
  const whose = { cart: null, customer: null, conversation: null, handle: null, buyer: {} }
  const lines = [sampleLine(shop, { unit: 1000, quantity: 1 })]
  const row = newCheckout({ id: sampleId(), shop, ...whose, lines, address: { ...ADDRESS, country: 'NL' }, at: AT })
  expect(row.totals.find(({ type }) => type === 'fulfillment')?.taxes).toEqual([
    { code: 'VAT', rate: 210_000, amount: 87, included: true, country: 'NL' },
  ])
})
