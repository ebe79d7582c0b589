import { describe, expect, it } from 'vitest'
import type { Language } from '@souk/contract/understanding.ts'
import { declines } from '../src/dialogue/decline.ts'
import { wellNegated } from '../src/dialogue/negators.ts'
import { demoShop } from './demo-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const NAPOLI = await demoShop('napoli')
const FLORA = await demoShop('flora')

describe('two slips in one message', () => {
  it.each<[Language, string]>([
    ['en', 'wihtout olvies and mushroms'],
    ['en', 'withotu mushroms and olvies plese'],
    ['de', 'onhe Olvien und Pilez'],
    ['nl', 'zondr olijvne en champigons'],
    ['ru', 'бзе оливок и грибво'],
    ['ka', 'სოკოსა და ზეთისხილის გარშეე'],
  ])('%s: "%s" leaves both off', async (language, text) => {
    const thread = new Thread(world(NAPOLI), language)
    const pizza = NAPOLI.products.find(({ title }) => title === 'Pizza Capricciosa')
    await thread.tap(`show:${pizza?.id}`)
    await thread.tap(`field:${pizza?.id}:size=large`)
    thread.language = language
    await thread.send(text)
    expect(thread.state?.item?.form['toppings']).toMatchObject({ olives: 'none', mushrooms: 'none' })
  })

  it('a word that is one stays as it is', () => {
    expect(wellNegated('one more with onions', 'en')).toBe('one more with onions')
    expect(wellNegated('ich wohne oben', 'de')).toBe('ich wohne oben')
    expect(wellNegated('Zonde Straat, wonder@example.nl', 'nl')).toBe('Zonde Straat, wonder@example.nl')
  })

  it('a card says what was typed', async () => {
    const thread = new Thread(world(FLORA), 'en')
    const offer = FLORA.products.find(({ form }) => form.some(({ id }) => id === 'card_text'))
    await thread.tap(`show:${offer?.id}`)
    await thread.tapUntil('card_text')
    await thread.send('nothing is fun wihtout you')
    expect(thread.state?.item?.form['card_text']).toBe('nothing is fun wihtout you')
  })

  it.each([
    'leave the card off',
    'не нжна открытка',
    'ohne Grßkarte',
    'დასამატებელი არაფფერია',
    'არაფერია დასამატბელი',
    'nothign elsse to say',
    'keien Karte nötigg',
    'открытка не нужжна',
  ])('"%s" declines', (text) => expect(declines(text)).toBe(true))

  it.each(['nothing compares to you', 'ohne dich ist alles grau', 'никогда не болей', 'no regrets, only love'])(
    '"%s" is something to say',
    (text) => expect(declines(text)).toBe(false),
  )
})

describe('something to add that nobody can read', () => {
  it.each<[Language, string, string]>([
    ['ru', 'добавьте свчу', 'добавьте свечу'],
    ['en', 'add a czndlle', 'add a candle'],
    ['de', 'eine Krzee dazu legen', 'eine Kerze dazu'],
  ])('%s: "%s" is asked again, and "%s" is put with it', async (language, unread, read) => {
    const thread = new Thread(world(FLORA), language)
    const lilies = FLORA.products.find(({ title }) => title === 'Weiße Lilien')
    await thread.tap(`show:${lilies?.id}`)
    await thread.tapUntil('extras')
    await thread.talk(language, unread)
    expect(thread.world.cart.lines).toEqual([])
    expect(thread.state?.pending?.name).toBe('extras')
    await thread.talk(language, read)
    expect(thread.state?.item?.form).toMatchObject({ extras: { candle: 'normal' } })
  })

  it('"add it to my cart" is no thing to add', async () => {
    const thread = new Thread(world(FLORA), 'en')
    const lilies = FLORA.products.find(({ title }) => title === 'Weiße Lilien')
    await thread.tap(`show:${lilies?.id}`)
    await thread.tapUntil('extras')
    await thread.send('add it to my cart please')
    expect(thread.world.cart.lines).toHaveLength(1)
  })
})

describe('a day with a slip beside it', () => {
  it.each<[Language, string, string]>([
    ['ru', 'через 3 дня удоно', '2026-05-07'],
    ['en', 'tomorrow wuold be greta', '2026-05-05'],
    ['en', 'three days from now', '2026-05-07'],
    ['de', 'in drei Tagen wäre shcön', '2026-05-07'],
  ])('%s: "%s" is that day', async (language, text, day) => {
    const thread = new Thread(world(FLORA), language)
    const offer = FLORA.products.find(({ form }) => form.some(({ id }) => id === 'delivery_date'))
    await thread.tap(`show:${offer?.id}`)
    await thread.tapUntil('delivery_date')
    thread.language = language
    await thread.send(text)
    expect(thread.state?.item?.form['delivery_date']).toBe(day)
  })
})
