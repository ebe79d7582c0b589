import { describe, expect, it } from 'vitest'
import { product, SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const fashion = (locale = 'en') => new Thread(world(SHOPS.fashion), locale)
const pizzeria = (locale = 'en') => {
  const drinks = [product({ n: 41, title: 'Cola', texts: 'cola', price: 300 })]
  return new Thread(world({ ...SHOPS.pizzeria, products: [...SHOPS.pizzeria.products, ...drinks] }), locale)
}

async function said(thread: Thread, ...texts: string[]): Promise<Thread> {
  for (const text of texts) await thread.send(text)
  return thread
}

describe('a question about the open choice', () => {
  it.each([
    ['en', 'do you have that in 40?'],
    ['en', 'is it there in size 40?'],
    ['de', 'gibt es das in 40?'],
    ['nl', 'hebben jullie die in maat 40?'],
    ['ru', 'а в 40 размере есть?'],
    ['zh', '有40码吗？'],
    ['ka', '40 ზომა გაქვთ?'],
  ])('%s: "%s" is answered and not yet taken', async (language, question) => {
    const thread = await said(fashion(language), 'red prom dress', '1', question)
    expect(thread.text).toContain('40')
    expect(thread.world.cart.lines).toHaveLength(0)
    await thread.send('yes')
    expect(thread.world.cart.lines).toMatchObject([{ options: { Colour: 'Red', Size: '40' } }])
  })

  it.each([
    ['en', 'which colours are there?'],
    ['de', 'welche Farben gibt es?'],
    ['ru', 'какие есть цвета?'],
    ['zh', '有哪些颜色？'],
  ])('%s: "%s" shows the choices', async (language, question) => {
    const thread = await said(fashion(language), 'lace prom dress', 'the first one', question)
    expect(thread.options).toHaveLength(2)
    expect(thread.last?.handover).toBeUndefined()
  })
})

describe('one thing and another', () => {
  it('what was begun is kept when the next thing is named', async () => {
    const thread = await said(pizzeria(), 'a large Pizza Capricciosa', 'and I also want a cola')
    const [begun, next] = thread.world.cart.lines
    expect(begun?.title).toBe('Pizza Capricciosa')
    // into the cart at once, or shown with the question whether
    expect(next?.title ?? thread.part('product').shown.title).toBe('Cola')
  })

  it.each([
    ['en', 'a large Pizza Capricciosa and a cola', 'And now: cola.'],
    ['de', 'eine große Pizza Capricciosa und eine Cola', 'Und jetzt: Cola.'],
  ])('%s: what else the same words asked for is not forgotten', async (language, text, told) => {
    const thread = await said(pizzeria(language), text, language === 'de' ? 'die erste' : 'the first one')
    while (!thread.has('cart')) await thread.tap(thread.options.at(-1)?.value ?? '')
    expect(thread.text).toContain(told)
  })

  it('alternatives are one wish', async () => {
    const thread = await said(pizzeria(), 'a large Pizza Capricciosa or a cola', 'the first one')
    for (let i = 0; i < 4 && !thread.has('cart'); i++) await thread.tap(thread.options.at(-1)?.value ?? '')
    expect(thread.state?.queued).toEqual([])
  })
})

describe('the wish comes first', () => {
  it.each([
    ['en', 'checkout with a prom dress please'],
    ['ru', 'оформить платье на выпускной'],
  ])('%s: "%s" finds it where the cart is empty', async (language, text) => {
    const thread = await said(fashion(language), text)
    expect(thread.has('carousel')).toBe(true)
  })

  it('a long letter that greets and thanks is read in its middle', async () => {
    const thread = await said(
      fashion('de'),
      'Guten Tag! Meine Tochter freut sich schon sehr auf nächsten Monat. Sie hätte gern etwas in Rot, am liebsten aus ' +
        'Tüll. Es soll bodenlang sein. Mehr als 200 Dollar wollen wir nicht ausgeben. Vielen Dank für die Mühe!',
    )
    expect(thread.state?.want).toMatchObject({
      price: { max: { amount: 20000 } },
      attributes: { colour: { any: ['red'] }, material: { any: ['tulle'] } },
    })
  })
})

describe('small things', () => {
  it.each(['größe m', 'Größe M bitte', 'in m'])('"%s" is M, not the large one', async (text) => {
    const sizes = { Colour: ['Blue', 'Coral'], Size: ['XS', 'S', 'M', 'L'] }
    const wrap = product({ n: 77, title: 'Meadow wrap dress', texts: 'wrap dress', price: 8900, options: sizes })
    const thread = new Thread(world({ ...SHOPS.fashion, products: [wrap] }), 'de')
    await said(thread, 'ich suche ein Wickelkleid', 'das erste', 'blau', text)
    expect(thread.world.cart.lines).toMatchObject([{ options: { Size: 'M' } }])
  })

  it('the number of an avenue counts nothing that was shown', async () => {
    const thread = await said(
      fashion(),
      'red prom dress',
      '1',
      '38',
      'checkout',
      'Nino, nino@example.ge, 350 1st Ave, New York, NY 10010',
    )
    expect(thread.world.checkout?.address).toMatchObject({ line1: '350 1st Ave', city: 'New York' })
  })

  it.each([
    ['de', 'und dazu einen passenden Gürtel'],
    ['en', 'and a matching belt'],
  ])('%s: "%s" is another thing than the one in the cart', async (language, text) => {
    const thread = await said(fashion(language), 'red prom dress', '1', '38', text)
    expect(thread.world.cart.lines.filter(({ title }) => title === 'Serena tulle gown')).toMatchObject([
      { quantity: 1 },
    ])
    expect([...thread.titles, thread.state?.shown[0]?.title]).toContain('Leather belt')
  })

  it('yes to several cards asks which', async () => {
    const thread = await said(fashion(), 'a prom dress', 'yes')
    expect(thread.text).toContain('Which one')
    expect(thread.options.length).toBeGreaterThan(1)
  })

  it('a question on the side never calls a person', async () => {
    const thread = await said(fashion(), 'red prom dress', '1')
    for (const text of ['how long does shipping take?', 'can I return it?', 'and the opening hours?', 'checkout']) {
      await thread.send(text)
      expect(thread.last?.handover).toBeUndefined()
    }
    expect(thread.options.map(({ label }) => label)).toContain('38')
  })

  it('how long it takes is answered before anything was ordered', async () => {
    const thread = await said(fashion('ru'), 'а сколько ждать?')
    expect(thread.text).toContain('2–4')
  })

  it('the sum is told for what is in the cart', async () => {
    const thread = await said(fashion(), 'red prom dress', '1', '38', 'how much will that be?')
    expect(thread.has('cart')).toBe(true)
  })

  it('a name beside an e-mail address is no town', async () => {
    const thread = await said(fashion(), 'red prom dress', '1', '38', 'checkout', 'Jan, jan@example.nl')
    expect(thread.part('form.request').fields.map(({ id }) => id)).toEqual(['line1', 'postcode', 'city'])
    await thread.send('Keizersgracht 12, 1015 CJ Amsterdam')
    expect(thread.world.checkout?.address).toMatchObject({ name: 'Jan', city: 'Amsterdam' })
  })

  it('two questions with one answer are answered once', async () => {
    const thread = await said(fashion(), 'can I return it, and how long can I send it back?')
    expect(thread.text.split('30 days')).toHaveLength(2)
  })
})

it('a colour that is sold out in the size is told with the colours that are not', async () => {
  const options = { Colour: ['White', 'Blue', 'Pink'], Size: ['2', '4'] }
  const dress = product({
    n: 78,
    title: 'Ivory dress',
    texts: 'prom dress',
    price: 8900,
    options,
    soldOut: ['White/2'],
  })
  const thread = new Thread(world({ ...SHOPS.fashion, products: [dress] }))
  await said(thread, 'white prom dress in size 2', 'the first one')
  expect(thread.text).toContain('Ivory dress: in this combination not in White, but in Blue and Pink.')
  expect(thread.text).not.toContain('sold out')
  await thread.send('blue')
  expect(thread.world.cart.lines).toMatchObject([{ options: { Colour: 'Blue', Size: '2' } }])
})
