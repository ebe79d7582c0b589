import { describe, expect, test } from 'vitest'
import { SHOPS } from './fake-shops.ts'
import { world, type World } from './fake-tools.ts'
import { Thread } from './thread.ts'

/** One blue gown in three sizes; there is one way of delivery. */
const { shop, products } = SHOPS.fashion
const GOWN = products.find(({ title }) => title === 'Nocturne gown')?.id ?? ''
const [WAY] = shop.settings.shipping

/** A shop whose stylist has just suggested the gown, to somebody whose address is known. */
async function suggested(mandate?: string): Promise<World> {
  const settings = { ...shop.settings, shipping: WAY ? [WAY] : [] }
  const w = world({ shop: { ...shop, settings }, products })
  const opened = await w.tools.checkout.open(shop.shop.id, 'before')
  if ('refused' in opened) throw new Error('the checkout was refused')
  const address = { line1: '12 Juniper Street', city: 'Portland', postcode: '97201', country: 'US' }
  const ref = { shop: shop.shop.id, id: opened.id }
  await w.tools.checkout.update(ref, { buyer: { email: 'maya@example.com' }, address }, 'before')
  w.suggested = GOWN
  if (mandate !== undefined) w.mandate = mandate
  return w
}

const AGREED = [
  ['en', 'yes, 38'],
  ['en', 'Sure! In 38 please'],
  ['de', 'ja, 38'],
  ['de', 'Gerne, in Größe 38'],
  ['nl', 'ja, in maat 38'],
  ['ru', 'да, 38'],
  ['zh', '好的，38'],
  ['ka', 'კი, 38'],
] as const

describe('a reply to what a stylist suggested', () => {
  test.each(AGREED)('%s: "%s" opens the one page, all filled in', async (language, text) => {
    const thread = new Thread(await suggested(), language)
    await thread.talk(language, text)
    expect(thread.world.cart.lines).toMatchObject([{ offer: GOWN, options: { Size: '38' } }])
    const part = thread.part('checkout')
    expect(part.url).toContain('/checkout/')
    expect(part.shown.address).toMatchObject({ city: 'Portland' })
    expect(thread.has('payment.request')).toBe(false)
    expect(thread.world.orders).toHaveLength(0)
  })

  test.each(AGREED)('%s: "%s" charges what was agreed to be kept, and says so', async (language, text) => {
    const thread = new Thread(await suggested('•••• 4242'), language)
    await thread.talk(language, text)
    const [order] = thread.world.orders
    expect(order?.lines).toMatchObject([{ offer: GOWN, options: { Size: '38' } }])
    expect(thread.text).toContain('•••• 4242')
    expect(thread.text).toContain(order?.number ?? 'no order')
    expect(thread.has('checkout')).toBe(false)
  })

  test('what is still open is asked first, and then it goes on as ever', async () => {
    const thread = new Thread(await suggested('•••• 4242'))
    await thread.send('yes')
    expect(thread.world.orders).toHaveLength(0)
    expect(thread.options.map(({ label }) => label)).toContain('38')
  })

  test.each(['yes, but is it there in 38?', 'no, 38 is too small', 'I need a belt'])(
    '"%s" buys nothing',
    async (text) => {
      const thread = new Thread(await suggested('•••• 4242'))
      await thread.send(text)
      expect(thread.world.orders).toHaveLength(0)
      expect(thread.has('checkout')).toBe(false)
    },
  )
})

test('the same words once more show the same page: they are no second one', async () => {
  const w = await suggested()
  delete w.suggested
  const thread = new Thread(w)
  await thread.send('dresses')
  const reply = { type: 'text' as const, text: 'yes, 38', replyTo: { message: GOWN, offer: GOWN } }
  await thread.send(reply)
  await thread.send({ ...reply, text: 'yes, in 38 please' })
  expect(thread.part('checkout').shown.lines).toMatchObject([{ offer: GOWN, quantity: 1 }])
  expect(thread.world.cart.lines).toMatchObject([{ quantity: 1 }])
})

describe('while the stylist speaks', () => {
  test.each(AGREED)('%s: "%s" opens the page all the same', async (language, text) => {
    const thread = new Thread(await suggested(), language)
    thread.held = true
    await thread.send(text)
    expect(thread.part('checkout').shown.lines).toMatchObject([{ offer: GOWN, options: { Size: '38' } }])
  })

  test.each(['yes', 'yes, but is it there in 38?', 'hello', 'show me red dresses', 'talk to a person'])(
    '"%s" is theirs to answer',
    async (text) => {
      const thread = new Thread(await suggested('•••• 4242'))
      thread.held = true
      await thread.send(text)
      expect(thread.last?.messages).toEqual([])
      expect(thread.world.cart.lines).toEqual([])
    },
  )
})

test('a reply to a card itself is about that card, whoever showed it', async () => {
  const w = await suggested()
  delete w.suggested
  const thread = new Thread(w)
  await thread.send('dresses')
  await thread.send({ type: 'text', text: 'yes, 38', replyTo: { message: GOWN, offer: GOWN } })
  expect(thread.part('checkout').shown.lines).toMatchObject([{ offer: GOWN }])
})

test('a plain yes to what the concierge asked is still the answer to that', async () => {
  const w = await suggested('•••• 4242')
  delete w.suggested
  const thread = new Thread(w)
  await thread.send('red prom dress', '1')
  await thread.send('yes')
  expect(thread.world.orders).toHaveLength(0)
})
