import { expect, it } from 'vitest'
import { product, SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const ADDRESS = { name: 'Ann Lee', line1: '1 Main Street', city: 'New York', postcode: '10001', country: 'US' }

const SAID: readonly [string, string, RegExp, RegExp][] = [
  ['en', 'checkout', /nothing to pay/, /pay on this page/],
  ['de', 'zur Kasse', /bezahlen war nichts/, /Bezahlt wird/],
  ['nl', 'afrekenen', /niets te betalen/, /Betalen doe je/],
  ['ru', 'оформить заказ', /платить ничего не нужно/, /Оплатить можно/],
  ['zh', '结账', /无需付款/, /请在此页面付款/],
  ['ka', 'შეკვეთის გაფორმება', /გადასახდელი არაფერი/, /გადახდა ამ გვერდზეა/],
]

it.each(SAID)('what costs nothing is not to be paid (%s)', async (language, words, free, pay) => {
  const way = { id: 'here', label: { en: 'Here' }, amount: 0, kind: 'pickup' as const }
  const { shop } = SHOPS.fashion
  const settings = { ...shop.settings, shipping: [way] }
  const gift = product({ n: 801, title: 'Sample card', price: 0 })
  const w = world({ shop: { ...shop, settings }, products: [gift] })
  const thread = new Thread(w, language)
  await w.tools.cart.add('', { offer: gift.id, variant: gift.variants[0]?.id ?? '', quantity: 1, form: {} }, '')
  await w.tools.checkout.open('', '')
  const known = { buyer: { email: 'ann@example.com' }, address: ADDRESS, shippingOption: 'here' }
  await w.tools.checkout.update({ shop: '', id: w.checkout?.id ?? '' }, known, '')
  await thread.talk(language, words)
  for (let i = 0; i < 3 && w.orders.length === 0; i++) await thread.tap(thread.options[0]?.value ?? '')
  expect(w.orders).toHaveLength(1)
  expect(thread.text).toMatch(free)
  expect(thread.text).not.toMatch(pay)
  expect(thread.has('payment.request')).toBe(false)
  expect(thread.state?.checkout).toBeNull()
})
