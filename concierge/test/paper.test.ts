import { describe, expect, it } from 'vitest'
import { FASHION, FLORIST, SHOPS } from './fake-shops.ts'
import { world, type World } from './fake-tools.ts'
import { Thread } from './thread.ts'

type Ways = typeof FASHION.settings.shipping

function shopWith(shipping: Ways): World {
  const shop = { ...FASHION, settings: { ...FASHION.settings, shipping } }
  return world({ shop, products: SHOPS.fashion.products })
}

async function toCheckout(thread: Thread, contact: string): Promise<Thread> {
  for (const text of ['red prom dress', '1', '38', 'checkout', contact]) await thread.send(text)
  return thread
}

const PICKUP: Ways = [{ id: 'pickup', label: { en: 'Pick-up', de: 'Abholung' }, amount: 0, kind: 'pickup' }]
const STANDARD = FASHION.settings.shipping.slice(0, 1)

describe('the only way of delivery', () => {
  it('is told and agreed to when the goods have to be fetched', async () => {
    const thread = await toCheckout(new Thread(shopWith(PICKUP)), 'jane@example.com')
    expect(thread.text).toContain('You can pick it up here: 1 Garden Street, New York.')
    expect(thread.has('payment.request')).toBe(false)
    await thread.send('yes')
    expect(thread.has('payment.request')).toBe(true)
    expect(thread.part('checkout').shown.delivery).toBe('Pick-up · 1 Garden Street, New York')
  })

  it('is not asked about twice', async () => {
    const thread = await toCheckout(new Thread(shopWith(PICKUP)), 'jane@example.com')
    await thread.send('yes')
    await thread.send('PROM10')
    expect(thread.text).not.toContain('pick it up')
    expect(thread.has('payment.request')).toBe(true)
  })

  it('is told where the shop delivers, but not to this address', async () => {
    const near: Ways = STANDARD.map((way) => ({ ...way, countries: ['US'] }))
    const thread = await toCheckout(
      new Thread(shopWith([...near, ...PICKUP])),
      'anna@example.de, Anna Schmidt, Kantstraße 12, 10623 Berlin, Germany',
    )
    expect(thread.text).toContain('Germany: the shop doesn’t deliver there.')
    expect(thread.text).toContain('1 Garden Street')
    expect(thread.has('payment.request')).toBe(false)
  })

  it('stands in the summary with its price and its days when it is brought', async () => {
    const thread = await toCheckout(
      new Thread(shopWith(STANDARD)),
      'jane@example.com, 12 Main St, Springfield, IL 62704',
    )
    const { shown } = thread.part('checkout')
    expect(shown.delivery).toBe('Standard · Wednesday, May 6 – Friday, May 8')
    expect(shown.totals).toContainEqual({ type: 'fulfillment', label: 'Standard', amount: 490 })
  })
})

describe('what was chosen is said in the shopper’s language', () => {
  it('colours and sizes of a variant', async () => {
    const thread = new Thread(world(SHOPS.fashion), 'de')
    for (const text of ['Ich suche ein hellblaues Abiballkleid', 'das erste', '38']) await thread.send(text)
    expect(thread.part('cart').shown.lines[0]?.detail.toLowerCase()).toBe('hellblau, 38')
    expect(thread.text.toLowerCase()).toContain('(hellblau, 38)')
  })

  it.each([
    ['de', 'Dahlien bitte', 'das erste', 'am Freitag', 'nein danke', 'Freitag, 8. Mai'],
    ['ru', 'георгины, пожалуйста', 'первое', 'в пятницу', 'нет, спасибо', 'пятница, 8 мая'],
    ['en', 'dahlias please', 'the first one', 'on Friday', 'no thanks', 'Friday, May 8'],
  ])('days in %s', async (language, wish, first, day, none, told) => {
    const thread = new Thread(world({ shop: FLORIST, products: SHOPS.florist.products }), language)
    for (const text of [wish, first, day, none]) await thread.send(text)
    if (!thread.has('cart')) await thread.tap(thread.options[0]?.value ?? '')
    const { detail } = thread.part('cart').shown.lines[0] ?? {}
    expect(detail).toBe(told)
  })

  it('toppings of a pizza', async () => {
    const thread = new Thread(world(SHOPS.pizzeria), 'de')
    for (const text of ['eine große Pizza Capricciosa ohne Oliven mit Pilzen', 'die erste', 'ja'])
      await thread.send(text)
    expect(thread.part('cart').shown.lines[0]?.detail).toBe('groß, − Oliven, + Pilze')
  })
})

describe('pictures beside choices', () => {
  function pictured(): World {
    const made = world(SHOPS.fashion)
    for (const { variants } of made.products)
      for (const variant of variants) variant.image = `http://shop.localhost/${variant.options['Colour']}.png`
    return made
  }

  it('tell colours apart and stay away from sizes', async () => {
    const thread = new Thread(pictured())
    for (const text of ['lace prom dress', 'the first one']) await thread.send(text)
    const colours = thread.part('quick_replies').options
    expect(colours.map(({ label, image }) => [label, image?.split('/').at(-1)])).toEqual([
      ['White', 'White.png'],
      ['Light blue', 'Light blue.png'],
    ])
    await thread.send('white')
    const sizes = thread.part('quick_replies').options
    expect(sizes.map(({ label, image }) => [label, image])).toEqual(
      ['36', '38', '40', '42'].map((size) => [size, undefined]),
    )
  })
})
