import type { Fulfilment } from '@souk/contract/order.ts'
import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { expect, test } from 'vitest'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const ID = '0199a3f0-0000-7000-8000-000000000001'

/** What is said of an order where it stands, when its shopper asks. */
async function asked(kind: Fulfilment['kind'], state: Fulfilment['state'], language: Language = 'en') {
  const w = world(SHOPS.fashion)
  const expected = { from: '2026-05-09', to: '2026-05-09' }
  const steps = [{ state, at: '2026-05-04T13:00:00Z' }]
  w.orders = [
    {
      id: ID,
      number: '1042',
      shop: w.shop.shop.id,
      checkout: ID,
      state: 'placed',
      currency: 'USD',
      buyer: {},
      lines: [],
      totals: [],
      fulfilments: [{ id: ID, kind, state, steps, expected }],
      payments: [],
      paid: 1500,
      placedAt: '2026-05-04T13:00:00Z',
      cancellable: true,
      url: 'http://shop.localhost/orders/1042',
    },
  ]
  const thread = new Thread(w, language)
  await thread.tap('order:1042')
  return thread
}

test('what is fetched is ready, then collected: on no way, and expected no more', async () => {
  expect((await asked('pickup', 'shipped')).text).toContain('Order 1042 is ready to collect')
  expect((await asked('pickup', 'delivered')).text).toContain('Order 1042 was collected')
  expect((await asked('ship', 'shipped')).text).toContain('Order 1042 is on its way')
  expect((await asked('ship', 'delivered')).text).toContain('Order 1042 was delivered')
})

test.each(LANGUAGES)('%s: the same in its own words', async (language) => {
  const said = await Promise.all(
    (['pickup', 'ship'] as const).flatMap((kind) =>
      (['shipped', 'delivered'] as const).map(async (state) => (await asked(kind, state, language)).text),
    ),
  )
  expect(new Set(said).size).toBe(4)
  for (const text of said) expect(text).toContain('1042')
})
