import type { Language } from '@souk/contract/understanding.ts'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { demoShop, type AnyDemoSlug } from './demo-shops.ts'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

let shops: Record<AnyDemoSlug, Awaited<ReturnType<typeof demoShop>>>
beforeAll(async () => {
  const [atelier, flora, napoli, coffee] = await Promise.all(
    (['atelier', 'flora', 'napoli', 'sololaki-tbilisi'] as const).map(demoShop),
  )
  if (!atelier || !flora || !napoli || !coffee) throw new Error('A demo shop is missing')
  shops = { atelier, flora, napoli, 'sololaki-tbilisi': coffee }
})

const open = (slug: AnyDemoSlug, locale: Language) => new Thread(world(shops[slug]), locale)

describe('whom it is for and when limits nothing that the shop does not sort by', () => {
  test.each<[AnyDemoSlug, Language, string]>([
    ['flora', 'de', 'Ich habe heute Abend ein Date und suche einen Strauß für ungefähr 40 Euro'],
    ['atelier', 'en', 'a long green dress for my cousin'],
    ['atelier', 'nl', 'een lange groene jurk voor mijn buurvrouw'],
    ['atelier', 'ru', 'длинное зелёное платье для подруги'],
  ])('%s, %s: %s', async (slug, language, text) => {
    const thread = open(slug, language)
    await thread.talk(language, text)
    expect(thread.titles.length).toBeGreaterThan(0)
  })
})

describe('what shall not be on it is no wish for it', () => {
  test.each<[Language, string]>([
    ['nl', 'een vegetarische pizza zonder olijven'],
    ['de', 'eine vegetarische Pizza ohne Oliven bitte'],
    ['en', 'a vegetarian pizza without olives'],
    ['ru', 'вегетарианскую пиццу без оливок'],
  ])('%s: %s', async (language, text) => {
    const thread = open('napoli', language)
    await thread.talk(language, text)
    expect(thread.titles.length).toBeGreaterThan(1)
    expect(thread.titles.every((title) => title.startsWith('Pizza'))).toBe(true)
  })
})

describe('a question about one of those shown takes nothing', () => {
  test.each<[Language, string, string]>([
    ['nl', 'vegetarische pizza', 'wat zit er op de tweede?'],
    ['de', 'vegetarische Pizza', 'Was ist denn auf der zweiten drauf?'],
    ['en', 'vegetarian pizza', 'what exactly is on the second one?'],
    ['ru', 'вегетарианская пицца', 'а что входит во вторую?'],
  ])('%s: %s, %s', async (language, seeks, asks) => {
    const thread = open('napoli', language)
    await thread.talk(language, seeks)
    const [, second = ''] = thread.titles
    await thread.talk(language, asks)
    expect(thread.text).toContain(second)
    expect(thread.state?.item).toBeNull()
    expect(thread.options.some(({ value }) => value.startsWith('show:'))).toBe(true)
  })
})

describe('an order is no question about the rules, whatever words they share', () => {
  test.each<[Language, string]>([
    ['ka', 'ერთი საშუალო ლატე შვრიის რძით მინდა'],
    ['ka', 'გამარჯობა, დიდი კაპუჩინო შვრიის რძით მინდა'],
  ])('%s: %s', async (language, text) => {
    const thread = open('sololaki-tbilisi', language)
    await thread.talk(language, text)
    expect(thread.state?.pending?.ask).toBe('field')
  })

  it('and what answers the open question neither', async () => {
    const thread = open('sololaki-tbilisi', 'ka')
    await thread.talk('ka', 'ლატე მინდა', 'დიდი', 'შვრიის რძით')
    expect(Object.values(thread.state?.item?.form ?? {})).toContain('oat')
  })
})

describe('what a thing is not made in', () => {
  it('is said, and what there is in it shown', async () => {
    const w = world(SHOPS.fashion)
    const thread = new Thread(w, 'en')
    await thread.talk('en', 'red prom dress', '1')
    const title = w.products[0]?.title ?? ''
    await thread.send('turquoise')
    expect(thread.text).toContain(`${title} doesn’t come in turquoise`)
    // The question stays: nothing else is made in it either.
    expect(thread.state?.item?.offer).toBe(w.products[0]?.id)
    expect(thread.options.length).toBeGreaterThan(0)
  })
})

test.each<[Language, string, string]>([
  ['en', "i'm Bob Hale, bob@hale.example", 'Bob Hale'],
  ['de', 'Ich heiße Lena Vogel, lena@vogel.example', 'Lena Vogel'],
  ['ru', 'Меня зовут Иван, ivan@mail.example', 'Иван'],
  ['zh', '叫王芳，wang@qq.example', '王芳'],
  ['ka', 'ნინო, nino@mail.example', 'ნინო'],
])('%s: the name beside an e-mail address is noted with it', async (language, text, name) => {
  const thread = new Thread(world(SHOPS.fashion), language)
  await thread.talk(language, text)
  expect(thread.state?.contact['name']).toBe(name)
})

test('words around an e-mail address are no name', async () => {
  const thread = new Thread(world(SHOPS.fashion), 'en')
  await thread.talk('en', 'please send the receipt to bob@hale.example')
  expect(thread.state?.contact).toEqual({ email: 'bob@hale.example' })
})

describe('the first two are two', () => {
  test.each<[Language, string, string]>([
    ['en', 'dresses', 'compare the first two'],
    ['de', 'Kleider', 'vergleich mal die ersten zwei'],
    ['nl', 'jurken', 'vergelijk de eerste twee eens'],
    ['ru', 'платья', 'сравни первые два'],
  ])('%s: %s, %s', async (language, seeks, compares) => {
    const thread = open('atelier', language)
    await thread.talk(language, seeks)
    const [first = '', second = ''] = thread.titles
    await thread.talk(language, compares)
    expect(thread.state?.item).toBeNull()
    const shown = JSON.stringify(thread.parts)
    expect(shown).toContain(first)
    expect(shown).toContain(second)
  })
})

test.each<[Language, string]>([
  ['en', "it's for my brother Sam Reed"],
  ['de', 'für meine Schwester Karla'],
])('%s: "%s" names who gets the gift, and looks for nothing', async (language, text) => {
  const w = world(SHOPS.fashion)
  const thread = new Thread(w, 'en')
  await thread.talk('en', 'red prom dress', '1', '38', "it's a gift")
  await thread.talk(language, text)
  expect(thread.state?.gift?.recipient).toBe(text.split(/(?:brother|Schwester) /u)[1])
  expect(thread.has('carousel')).toBe(false)
})

describe('a coffee and something with it', () => {
  test.each<[Language, string, string]>([
    ['en', 'a large oat latte please, iced', 'no sugar, and a butter croissant'],
    ['ru', 'большой латте на овсяном молоке, горячий', 'без сиропа, и круассан'],
    ['de', 'ein großer Hafer-Latte bitte, heiß', 'keinen Sirup, und ein Croissant'],
  ])('%s: "%s", "%s" keeps both', async (language, first, besides) => {
    const thread = open('sololaki-tbilisi', language)
    await thread.talk(language, first, besides)
    const inCart = thread.world.cart.lines.map(({ title }) => title)
    expect(inCart.some((title) => title.includes('Latte'))).toBe(true)
    expect([...inCart, ...thread.titles, JSON.stringify(thread.parts)].join()).toContain('Croissant')
  })

  test.each<[Language, string, string]>([
    ['en', 'a large oat latte please, iced', 'pick up'],
    ['zh', '我要一杯大杯燕麦拿铁，热的', '到店自取'],
    ['ru', 'большой латте на овсяном молоке, горячий', 'самовывоз'],
  ])('%s: "%s", "%s" is how it is had and no name on the cup', async (language, first, fetched) => {
    const thread = open('sololaki-tbilisi', language)
    await thread.talk(language, first)
    for (let i = 0; i < 3 && thread.state?.pending?.name !== 'name'; i++)
      await thread.tap(thread.options.find(({ value }) => value.startsWith('skip:'))?.value ?? '')
    await thread.talk(language, fetched)
    const [line] = thread.world.cart.lines
    expect(line?.title).toContain('Latte')
    expect(line?.form).not.toHaveProperty('name')
  })
})

test.each<[Language, string]>([
  ['en', 'what does it cost altogether?'],
  ['de', 'was kostet das alles zusammen?'],
])('%s: "%s" with nothing chosen says that nothing is there yet', async (language, text) => {
  const thread = new Thread(world(SHOPS.pizzeria), language)
  await thread.talk(language, text)
  expect(thread.text).toMatch(/cart is empty|Warenkorb ist leer/)
})

test.each<[Language, string, string]>([
  ['en', 'on the card please: I miss you. Dan', 'I miss you. Dan'],
  ['nl', 'schrijf op het kaartje: Ik mis je. Daan', 'Ik mis je. Daan'],
  ['de', 'Auf die Karte: „Alles Liebe, Tom“', 'Alles Liebe, Tom'],
  ['ru', 'напишите на открытке: Скучаю. Дима', 'Скучаю. Дима'],
  ['en', 'To my dearest: see you soon', 'To my dearest: see you soon'],
])('%s: of "%s" the card bears the words alone', async (language, text, words) => {
  const thread = open('flora', language)
  await thread.talk('de', 'Rote Rosen', 'mittel')
  for (let i = 0; i < 4 && thread.state?.pending?.name !== 'card_text'; i++)
    await thread.tap(thread.options[0]?.value ?? '')
  await thread.talk(language, text)
  expect(thread.state?.item?.form['card_text']).toBe(words)
})
