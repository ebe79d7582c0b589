import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { say } from '../src/say/say.ts'
import { demoShop, type DemoSlug } from './demo-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const SHOPS = { atelier: await demoShop('atelier'), flora: await demoShop('flora'), napoli: await demoShop('napoli') }
const at = (slug: DemoSlug, language: Language) => new Thread(world(SHOPS[slug]), language)
const find = (slug: DemoSlug, title: string) => SHOPS[slug].products.find((one) => one.title === title)

const FETCHED: Record<Language, string> = {
  en: "I'll collect it myself",
  de: 'ich hole es ab',
  nl: 'ik kom het halen',
  ru: 'сам заберу',
  zh: '我自己来取',
  ka: 'თვითონ წავიღებ',
}

describe('"I’ll pick it up" before a checkout', () => {
  it.each(LANGUAGES)('%s: with an empty cart it is said how things are got here', async (language) => {
    const thread = at('napoli', language)
    await thread.send(FETCHED[language])
    expect(thread.text).not.toContain(say(language, 'talk.complaint'))
    expect(thread.text.length).toBeGreaterThan(40)
    expect(thread.last?.handover).toBeUndefined()
  })

  it.each(LANGUAGES)('%s: what is in the cart is ordered to be fetched', async (language) => {
    const thread = at('atelier', language)
    const bag = find('atelier', 'Everyday Tote')
    await thread.tap(`show:${bag?.id}`)
    for (let i = 0; i < 4 && thread.world.cart.lines.length === 0; i++) await thread.tap(thread.options[0]?.value ?? '')
    thread.language = language
    await thread.send(FETCHED[language])
    expect(thread.world.checkout?.shippingOption).toBe('pickup')
    expect(thread.state?.pending?.ask).toBe('contact')
  })
})

describe('what is not wanted', () => {
  it.each<[Language, string]>([
    ['en', 'Pizza Parma without ham'],
    ['de', 'Pizza Parma ohne Schinken'],
    ['nl', 'Pizza Parma zonder ham'],
    ['ru', 'Pizza Parma без ветчины'],
    ['zh', 'Pizza Parma 不要火腿'],
    ['ka', 'Pizza Parma ლორის გარეშე'],
  ])('%s: "%s" has no prosciutto either', async (language, text) => {
    const thread = at('napoli', language)
    await thread.send(text)
    expect(thread.state?.item).toMatchObject({
      offer: find('napoli', 'Pizza Parma')?.id,
      form: { toppings: { prosciutto: 'none' } },
    })
  })

  it('more ham is ham and no more prosciutto', async () => {
    const thread = at('napoli', 'en')
    await thread.send('Pizza Parma with ham')
    expect(thread.state?.item?.form['toppings']).toEqual({ ham: 'normal' })
  })
})

describe('a dress for an evening of its own', () => {
  it.each<[Language, string]>([
    ['de', 'Abendkleid für den Abiball, höchstens 160 Dollar'],
    ['ru', 'вечернее платье на выпускной до 160 долларов'],
    ['zh', '毕业舞会礼服，最多花160美元'],
    ['en', 'an evening gown for prom, at most $160'],
  ])('%s: "%s" may be any dress for it, within the limit', async (language, text) => {
    const thread = at('atelier', language)
    await thread.send(text)
    expect(thread.titles.length).toBeGreaterThan(1)
    for (const { price } of thread.state?.shown ?? []) expect(price).toBeLessThanOrEqual(16000)
  })
})

it.each<[Language, string]>([
  ['de', 'schreibt mir an ada@example.com'],
  ['en', 'write to me at ada@example.com'],
  ['nl', 'mail me op ada@example.com'],
])('%s: "%s" gives an address and asks for no silence', async (language, text) => {
  const thread = at('atelier', language)
  await thread.tap(`show:${find('atelier', 'Everyday Tote')?.id}`)
  for (let i = 0; i < 4 && thread.world.cart.lines.length === 0; i++) await thread.tap(thread.options[0]?.value ?? '')
  await thread.tap('checkout')
  await thread.tap('ship:pickup')
  await thread.talk(language, text)
  expect(thread.last?.consent).toBeUndefined()
  expect(thread.world.checkout?.buyer.email).toBe('ada@example.com')
})

describe('a thing that is only named', () => {
  it.each<[Language, string]>([
    ['en', 'Pizza Parma'],
    ['de', 'Pizza Ortolana'],
    ['nl', 'wij nemen een Pizza Hawaii'],
    ['de', 'Könnt ihr mir eine Pizza Tonno bringen?'],
    ['ka', 'სალამი, ერთი Pizza Capricciosa'],
  ])('%s: "%s" is wanted, and nothing is complained of', async (language, text) => {
    const thread = at('napoli', language)
    await thread.send(text)
    expect(text).toContain(thread.part('product').shown.title)
    expect(thread.state?.item?.form['toppings']).toBeUndefined()
  })

  it.each<[Language, string]>([
    ['en', 'the pizza arrived cold'],
    ['de', 'das Kleid hat ein Loch'],
    ['nl', 'de jurk is kapot'],
    ['ru', 'платье пришло с дыркой'],
    ['zh', '裙子破了一个洞'],
  ])('%s: "%s" is a complaint', async (language, text) => {
    const thread = at('atelier', language)
    await thread.send(text)
    expect(thread.state?.pending?.ask).toBe('human')
  })
})

describe('the words on a card', () => {
  it.each<[Language, string]>([
    ['en', 'See you on Sunday'],
    ['en', 'till tomorrow'],
    ['de', 'Bis morgen'],
    ['de', 'Bis Samstag!'],
    ['nl', 'tot morgen'],
    ['ru', 'До завтра'],
    ['ru', 'до пятницы!'],
    ['zh', '明天见'],
    ['ka', 'ხვალამდე'],
  ])('%s: "%s" is no other day', async (language, text) => {
    const thread = await atCard(language)
    const day = thread.state?.item?.form['delivery_date']
    await thread.send(text)
    expect(thread.state?.item?.form).toMatchObject({ card_text: text, delivery_date: day })
  })

  it('a day that is one still changes it', async () => {
    const thread = await atCard('en')
    await thread.send('on Friday please')
    expect(thread.state?.item?.form).toMatchObject({ delivery_date: '2026-05-08' })
    expect(thread.state?.item?.form['card_text']).toBeUndefined()
  })
})

async function atCard(language: Language): Promise<Thread> {
  const thread = at('flora', language)
  await thread.tap(`show:${find('flora', 'Tulpenbund bunt')?.id}`)
  await thread.tapUntil('card_text')
  thread.language = language
  return thread
}

describe('an ordinal means what the words fit', () => {
  const shown = async () => {
    const thread = at('atelier', 'en')
    await thread.send('blue dress')
    return thread
  }

  it('of the choices that are asked for, else of the cards above them', async () => {
    const thread = await shown()
    const [first, second] = thread.state?.shown ?? []
    await thread.tap(`show:${first?.id}`)
    expect(thread.state?.pending?.ask).toBe('option')
    await thread.send('the second dress')
    expect(thread.state?.item?.offer).toBe(second?.id)
    const sizes = thread.options.map(({ label }) => label)
    await thread.send('the second one')
    expect(Object.values(thread.state?.item?.options ?? {})).toContain(sizes[1])
  })

  it.each<[Language, string]>([
    ['en', 'hang on, the second one'],
    ['de', 'zurück, bitte das zweite'],
    ['nl', 'wacht, terug naar de tweede'],
    ['ru', 'погодите, давайте второе'],
  ])('%s: "%s" goes back to the cards', async (language, text) => {
    const thread = await shown()
    const [first, second] = thread.state?.shown ?? []
    await thread.tap(`show:${first?.id}`)
    await thread.talk(language, text)
    expect(thread.state?.item?.offer).toBe(second?.id)
  })

  it('a place beyond the choices is one among the cards', async () => {
    const thread = at('atelier', 'en')
    await thread.send('blue dress')
    const clutch = find('atelier', 'Sequin Evening Clutch')
    const cards = thread.state?.shown ?? []
    await thread.tap(`show:${clutch?.id}`)
    expect(thread.options.length).toBeLessThan(5)
    await thread.send('the fifth one')
    expect(thread.state?.item?.offer).toBe(cards[4]?.id)
  })

  it('chips that only lead on are counted by a bare number alone', async () => {
    const thread = await shown()
    const [first] = thread.state?.shown ?? []
    await thread.send('do you have a wheelchair ramp?')
    await thread.send('the first one')
    expect(thread.state?.item?.offer).toBe(first?.id)
  })
})
