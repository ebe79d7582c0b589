import { describe, expect, it } from 'vitest'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const fashion = (locale = 'en') => new Thread(world(SHOPS.fashion), locale)

async function said(thread: Thread, ...texts: string[]): Promise<Thread> {
  for (const text of texts) await thread.send(text)
  return thread
}

describe('ways of delivery', () => {
  const toShipping = (locale = 'en') =>
    said(
      fashion(locale),
      'red prom dress',
      '1',
      '38',
      'checkout',
      'jane@example.com, 12 Main St, Springfield, IL 62704',
    )

  it('carry their price and their time', async () => {
    const thread = await toShipping()
    const part = thread.part('quick_replies')
    expect(part.options.map(({ hint }) => hint)).toEqual(['$4.90 · 2–4 days', '$14.90 · 1 day'])
  })

  it.each([
    ['standard', 'standard'],
    ['the cheapest', 'standard'],
    ['as fast as possible... asap', 'express'],
    ['стандартная? нет, экспресс', 'express'],
    ['სტანდარტული', 'standard'],
    ['加急', 'express'],
    ['am schnellsten', 'express'],
  ])('"%s" means %s', async (text, way) => {
    const thread = await toShipping()
    await thread.send(text.replace('стандартная? нет, ', ''))
    expect(thread.world.checkout?.shippingOption).toBe(way)
  })
})

describe('what a person writes at any moment', () => {
  it('an address before it is asked for is kept and not asked again', async () => {
    const thread = await said(
      fashion(),
      'red prom dress',
      '1',
      'Anna Smith, 12 Main Street, Boston, MA 02101, anna@example.com',
    )
    expect(thread.text).toContain('anna@example.com')
    await said(thread, '38', 'checkout')
    expect(thread.world.checkout).toMatchObject({ buyer: { email: 'anna@example.com' }, address: { city: 'Boston' } })
    expect(thread.has('form.request')).toBe(false)
  })

  it('a plain address answers "check out, or look for something else?"', async () => {
    const thread = await said(fashion(), 'red prom dress', '1', '38', '12 Main Street, Boston, MA 02101')
    expect(thread.world.checkout?.address).toMatchObject({ line1: '12 Main Street', postcode: '02101' })
  })

  it('an address says nothing about the language that is read', async () => {
    const thread = await said(fashion('ka'), 'მინდა წითელი გამოსაშვები კაბა', 'პირველი', '38', 'შეკვეთის გაფორმება')
    await thread.send('12 Main Street, Boston, MA 02101, nino@example.com')
    expect(thread.language).toBe('ka')
  })

  it('a code of the shop is taken for what it is', async () => {
    const thread = await said(fashion(), 'red prom dress', '1', '38', 'PROM10')
    expect(thread.world.checkout?.discountCode).toBe('PROM10')
  })

  it('a moment to think changes nothing', async () => {
    const thread = await said(fashion(), 'red prom dress', '1', 'hmm, let me think')
    expect(thread.text).toBe('Take your time.')
    await thread.send('38')
    expect(thread.world.cart.lines).toHaveLength(1)
  })

  it('"where were we?" goes on at the open question', async () => {
    const thread = await said(fashion(), 'red prom dress', '1', 'sorry, I was away. where were we?')
    expect(thread.options.map(({ label }) => label)).toContain('38')
  })

  it('misunderstandings at different questions bring no person', async () => {
    const thread = await said(fashion(), 'red prom dress', '1', 'blargh fnord', '38', 'checkout')
    await thread.send('blargh fnord')
    expect(thread.last?.handover).toBeUndefined()
  })
})

describe('what is half chosen', () => {
  it('is asked for when somebody wants to pay', async () => {
    const thread = await said(fashion(), 'red prom dress', '1', 'checkout')
    expect(thread.text).toContain('One more thing')
    expect(thread.options.map(({ label }) => label)).toContain('38')
    await thread.send('38')
    expect(thread.world.cart.lines).toHaveLength(1)
  })

  it('goes into the cart without what may be left out', async () => {
    const thread = await said(new Thread(world(SHOPS.florist)), 'dahlias please', '1', 'on Friday', 'checkout')
    expect(thread.world.cart.lines[0]?.form).toEqual({ day: '2026-05-08' })
    expect(thread.has('form.request')).toBe(true)
  })

  it('a day is put right while the words on the card are awaited', async () => {
    const thread = await said(new Thread(world(SHOPS.florist)), 'dahlias please', '1', 'tomorrow', 'on Friday')
    expect(thread.state?.item?.form).toEqual({ day: '2026-05-08' })
    await thread.send('See you on Sunday!')
    expect(thread.world.cart.lines[0]?.form).toEqual({ day: '2026-05-08', card: 'See you on Sunday!' })
  })

  it('no card is no text for one; a yes asks for it', async () => {
    const florist = () => said(new Thread(world(SHOPS.florist)), 'dahlias please', '1', 'on Friday')
    const without = await florist()
    await without.send('no card please')
    expect(without.world.cart.lines[0]?.form).toEqual({ day: '2026-05-08' })
    const asked = await florist()
    await asked.send('yes please')
    expect(asked.text).toBe('Card: please write it here.')
  })

  it('a yes to toppings asks back which', async () => {
    const thread = await said(new Thread(world(SHOPS.pizzeria)), 'a pizza please', '1', 'medium', 'yes')
    expect(thread.text).toContain('Which?')
    await said(thread, 'mushrooms', 'that is all')
    expect(thread.world.cart.lines[0]?.form).toEqual({ toppings: { mushrooms: 'normal' } })
  })
})

describe('what lies in the cart', () => {
  const bought = () => said(fashion(), 'red prom dress', '1', '38')

  it.each([
    ['I need 2 of them', 2],
    ['actually two please', 2],
    ['ik heb er 2 nodig', 2],
    ['мне нужно 2', 2],
  ])('"%s" is that many of it, not another one', async (text, quantity) => {
    const thread = await bought()
    await thread.send(text)
    expect(thread.world.cart.lines).toMatchObject([{ quantity }])
  })

  it('a colour said afterwards changes it', async () => {
    const thread = await bought()
    await thread.send('rather in light blue')
    expect(thread.world.cart.lines).toMatchObject([{ options: { Colour: 'Light blue' } }])
  })

  it('"I will take it" at the question how it shall come adds no second one', async () => {
    const thread = await bought()
    await said(thread, 'checkout', 'jane@example.com, 12 Main St, Springfield, IL 62704', 'I will take it')
    expect(thread.world.cart.lines).toHaveLength(1)
    expect(thread.options.map(({ value }) => value)).toContain('ship:express')
  })
})

describe('an order before', () => {
  it('says where the next one goes', async () => {
    const thread = await said(fashion(), 'red prom dress', '1', '38', 'checkout')
    await said(thread, 'jane@example.com, 12 Main St, Springfield, IL 62704', 'express')
    thread.world.settle()
    await said(thread, 'a leather belt', '1', 'add it', 'checkout')
    expect(thread.options.map(({ label }) => label)).toContain('Same as last time: 12 Main St, Springfield')
    await thread.send('same address as last time')
    expect(thread.world.checkout?.address).toMatchObject({ line1: '12 Main St' })
  })
})

describe('the price', () => {
  it('the cheapest one is the cheapest of all that fit', async () => {
    const thread = await said(fashion(), 'a prom dress', 'the cheapest one')
    const least = Math.min(
      ...SHOPS.fashion.products.filter(({ title }) => title !== 'Leather belt').map(({ price }) => price.min.amount),
    )
    expect(thread.part('product').shown.price.min.amount).toBe(least)
  })
})

describe('a question about what is shown', () => {
  it('is answered and chooses nothing', async () => {
    const thread = await said(fashion(), 'a prom dress', 'is the Mira lace dress blue?')
    expect(thread.state?.item).toBeNull()
    expect(thread.text).toContain('Mira lace dress')
  })
})
