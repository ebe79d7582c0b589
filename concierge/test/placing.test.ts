import type { Placing } from '@souk/contract/placing.ts'
import { expect, it } from 'vitest'
import { SHOPS } from './fake-shops.ts'
import { world, type World } from './fake-tools.ts'
import { Thread } from './thread.ts'

/** A world whose checkouts say what places the order. */
function placedBy(by: Placing['by']): World {
  const w = world(SHOPS.fashion)
  const { get } = w.tools.checkout
  w.tools.checkout.get = async (ref) => {
    const now = await get(ref)
    return now && { ...now, placing: { by, labels: {}, notes: {}, exceptions: {}, seller: 'Loom Ltd' } }
  }
  return w
}

async function toTheEnd(w: World, language: string, ...rest: string[]): Promise<Thread> {
  const thread = new Thread(w, language)
  for (const text of ['red prom dress', '1', '38', 'checkout', 'jane@example.com, 12 Main St, Springfield, IL 62704'])
    await thread.send(text)
  for (const text of rest) await thread.send(text)
  return thread
}

it('where only the page places an order, the thread shows it whole with that page and asks for no money', async () => {
  const w = placedBy('page')
  const thread = await toTheEnd(w, 'en', 'standard')
  expect(thread.has('payment.request')).toBe(false)
  expect(w.calls).not.toContain('pay')
  expect(thread.part('checkout')).toMatchObject({ url: 'http://shop.localhost/checkout/800', actions: [] })
  expect(thread.part('checkout').shown.delivery).toContain('Standard')
  expect(thread.text).toContain('You see everything once more on this page, and order there.')
})

it('a yes, a wish to pay or an old button place nothing either: the page is shown again', async () => {
  for (const text of ['yes', 'I want to pay', 'checkout']) {
    const w = placedBy('page')
    const thread = await toTheEnd(w, 'en', 'standard', text)
    expect(thread.has('payment.request'), text).toBe(false)
    expect(thread.part('checkout').actions, text).toEqual([])
    expect(w.calls, text).not.toContain('pay')
  }
  const w = placedBy('page')
  const thread = await toTheEnd(w, 'en', 'standard')
  await thread.tap(`pay:${w.checkout?.id}`)
  expect(w.calls).not.toContain('pay')
})

it('where a reply may, it begins the payment as ever', async () => {
  const thread = await toTheEnd(placedBy('any'), 'en', 'standard')
  expect(thread.has('payment.request')).toBe(true)
  expect(thread.part('checkout').actions).toHaveLength(1)
})
