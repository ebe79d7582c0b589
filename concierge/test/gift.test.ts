import type { Language } from '@souk/contract/understanding.ts'
import { describe, expect, it, test } from 'vitest'
import { giftIn } from '../src/dialogue/gift-words.ts'
import { SHOPS, uuid } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const ADDRESS = 'jane@example.com, Vera Maas, 12 Main St, Springfield, IL 62704'
const START = ['red prom dress', '1', '38', 'checkout']

test.each<[Language, string, string]>([
  ['en', "it's a gift", 'Is it a gift?'],
  ['en', 'this is a birthday present', 'a gift for my mum under $50'],
  ['de', 'das ist ein Geschenk', 'Habt ihr Geschenke?'],
  ['de', 'als Geschenk bitte', 'ich suche ein Geschenk für meine Mutter'],
  ['nl', 'het is een cadeautje', 'ik zoek een cadeau voor mama'],
  ['nl', 'cadeautje', 'hebben jullie cadeaubonnen?'],
  ['ru', 'это подарок', 'ищу подарок маме'],
  ['ru', 'в подарок', 'что подарить маме?'],
  ['zh', '这是礼物', '有礼物吗？'],
  ['zh', '送礼', '红色连衣裙'],
  ['ka', 'ეს საჩუქარია', 'საჩუქარს ვეძებ'],
  ['ka', 'საჩუქრად', 'გაქვთ საჩუქრები?'],
])('%s: "%s" says that it is a gift, "%s" does not', (_language, says, seeks) => {
  expect(giftIn(says, { buying: false, given: false })).toEqual({})
  expect(giftIn(seeks, { buying: false, given: false })).toBeNull()
})

test.each([
  ["it's a gift, write: Happy birthday, mum!", 'Happy birthday, mum!'],
  ['als Geschenk, schreib bitte: „Alles Liebe“', 'Alles Liebe'],
  ['het is een cadeau, schrijf erop: Veel liefs', 'Veel liefs'],
  ['это подарок, напишите: С любовью', 'С любовью'],
  ['送礼，贺卡写：生日快乐', '生日快乐'],
  ['ეს საჩუქარია, დაწერეთ: სიყვარულით', 'სიყვარულით'],
])('"%s" also says what to write', (text, message) => {
  expect(giftIn(text, { buying: false, given: false })).toEqual({ message })
})

test('for whom it is makes it a gift once it is bought, and it can be taken back', () => {
  for (const text of ['для мамы', 'for my mum', 'für meine Mutter', 'voor mijn moeder', '给妈妈的', 'დედისთვის']) {
    expect(giftIn(text, { buying: true, given: false }), text).toEqual({})
    expect(giftIn(text, { buying: false, given: false }), text).toBeNull()
  }
  for (const text of [
    "it's not a gift",
    'kein Geschenk',
    'geen cadeau',
    'не подарок',
    '不是礼物',
    'ეს არ არის საჩუქარი',
  ])
    expect(giftIn(text, { buying: false, given: false }), text).toEqual({ none: true })
})

describe('a gift is bought by talking', () => {
  it('asks for the words once, and says all of it before it is paid', async () => {
    const w = world(SHOPS.fashion)
    const thread = new Thread(w, 'en')
    for (const text of [...START, "it's a gift"]) await thread.send(text)
    expect(thread.text).toContain('No prices go into the parcel')
    for (const text of [ADDRESS, 'standard']) await thread.send(text)
    expect(thread.text).toContain('What shall the card say?')
    await thread.send('Happy birthday, dear Vera')
    expect(thread.text).toContain('A gift for Vera Maas')
    expect(thread.text).toContain('Happy birthday, dear Vera')
    expect(w.checkout?.gift).toMatchObject({ hidePrice: true, message: 'Happy birthday, dear Vera' })
    // The name on the parcel is not who pays.
    expect(w.checkout?.buyer).toEqual({ email: 'jane@example.com' })
    expect(thread.has('payment.request')).toBe(true)
  })

  it('what was said is not asked: words, and a name where the address has none', async () => {
    const w = world(SHOPS.fashion)
    const thread = new Thread(w, 'en')
    for (const text of [...START, "it's a gift, write: With love"]) await thread.send(text)
    for (const text of ['jane@example.com, 12 Main St, Springfield, IL 62704', 'standard']) await thread.send(text)
    expect(thread.text).toContain('Whose name shall be on the parcel?')
    await thread.send('Vera Maas')
    expect(w.checkout?.gift).toMatchObject({ recipient: 'Vera Maas', message: 'With love' })
    expect(thread.text).toContain('A gift for Vera Maas')
  })

  it('no card is an answer', async () => {
    const w = world(SHOPS.fashion)
    const thread = new Thread(w, 'en')
    for (const text of [...START, "it's a gift", ADDRESS, 'standard', 'no card']) await thread.send(text)
    expect(w.checkout?.gift?.message).toBeUndefined()
    expect(thread.has('payment.request')).toBe(true)
  })

  it('said when the address was there already, it asks where it shall go', async () => {
    const w = world(SHOPS.fashion)
    const thread = new Thread(w, 'en')
    for (const text of [...START, ADDRESS, 'standard', "it's a gift"]) await thread.send(text)
    expect(thread.text).toContain('shall it go to 12 Main St, Springfield too')
    await thread.send('Bo Lind, 5 Oak Ave, Springfield, IL 62704')
    expect(w.checkout?.address).toMatchObject({ name: 'Bo Lind', line1: '5 Oak Ave' })
    await thread.send('no card')
    expect(thread.text).toContain('A gift for Bo Lind')
  })

  it('it was none after all', async () => {
    const w = world(SHOPS.fashion)
    const thread = new Thread(w, 'en')
    for (const text of [...START, "it's a gift", ADDRESS, 'standard', 'no card', "it's not a gift"])
      await thread.send(text)
    expect(w.checkout?.gift).toBeUndefined()
    expect(thread.state?.gift).toBeNull()
  })

  it('the next order is no gift because the last one was', async () => {
    const w = world(SHOPS.fashion)
    const thread = new Thread(w, 'en')
    for (const text of [...START, "it's a gift, write: With love"]) await thread.send(text)
    const { state } = thread
    if (!state?.gift || !w.checkout) throw new Error('there is no gift')
    // Ordered meanwhile, on its page; what is bought next has a checkout of its own.
    thread.state = { ...state, pending: null, gift: { ...state.gift, checkout: uuid(799) } }
    delete w.checkout.gift
    for (const text of ['checkout', ADDRESS, 'standard']) await thread.send(text)
    expect(thread.has('payment.request')).toBe(true)
    expect(w.checkout.gift).toBeUndefined()
    await thread.send("it's a gift")
    expect(w.checkout.gift).toEqual({ hidePrice: true, wrap: false })
  })

  it('flowers have a card of their own: the words are asked for once, or not at all', async () => {
    const w = world(SHOPS.florist)
    const thread = new Thread(w, 'en')
    await thread.send("dahlias, it's a gift, write: For the best mum")
    for (const text of ['1', 'tomorrow', 'no thanks', 'yes']) {
      expect(thread.text).not.toMatch(/card/i)
      if (w.cart.lines.length === 0) await thread.send(text)
    }
    expect(JSON.stringify(w.cart.lines[0]?.form)).toContain('For the best mum')
  })
})

test.each<[Language, string, string]>([
  ['de', 'das ist ein Geschenk', 'Ins Paket kommen keine Preise'],
  ['nl', 'het is een cadeautje', 'geen prijzen in het pakket'],
  ['ru', 'это подарок', 'Цен в посылке не будет'],
  ['zh', '这是送礼的', '包裹里不会放价格'],
  ['ka', 'ეს საჩუქარია', 'ამანათში ფასები არ იქნება'],
])('%s: %s', async (language, text, answer) => {
  const w = world(SHOPS.fashion)
  const thread = new Thread(w, language)
  for (const one of START) await thread.send(one)
  await thread.talk(language, text)
  expect(thread.text).toContain(answer)
  expect(w.checkout?.gift).toEqual({ hidePrice: true, wrap: false })
})

describe('for whom it is', () => {
  test.each<[Language, string, string | undefined]>([
    ['en', 'This is a present for our dear neighbour Ruth Lane, 7 Elm St, Dallas, TX 75201', 'Ruth Lane'],
    ['en', "It's a gift for Theo, 7 Elm St, Dallas, TX 75201", 'Theo'],
    ['de', 'Das ist ein Geschenk für unseren Nachbarn Karl Voss, 7 Elm St, Dallas, TX 75201', 'Karl Voss'],
    ['nl', 'als cadeau voor onze buurvrouw Mies, 7 Elm St, Dallas, TX 75201', 'Mies'],
    ['ru', 'это подарок для нашей соседки, 7 Elm St, Dallas, TX 75201', undefined],
  ])('%s: "%s" is no name on a door', async (language, text, recipient) => {
    const w = world(SHOPS.fashion)
    const thread = new Thread(w, language)
    for (const words of [...START, ADDRESS, 'standard']) await thread.send(words)
    await thread.talk(language, text)
    expect(w.checkout?.address).toMatchObject({ line1: '7 Elm St', city: 'Dallas', postcode: '75201' })
    expect(w.checkout?.address?.name).toBeUndefined()
    expect(w.checkout?.gift).toMatchObject({ hidePrice: true, ...(recipient ? { recipient } : {}) })
  })

  test.each<[Language, string]>([
    ['en', 'It is a present for my colleague Sam, please hide the prices, write: Thank you!'],
    ['de', 'Als Geschenk für meinen Opa Heinz bitte, keine Preise, auf die Karte: Danke!'],
    ['nl', 'Het is een cadeautje voor mijn tante Ria, zonder prijzen, op het kaartje: Bedankt!'],
    ['ru', 'Это подарок для бабушки, без цен, на открытке: Спасибо!'],
    ['zh', '这是送给奶奶的礼物，不要写价格，贺卡写：谢谢！'],
    ['ka', 'ეს საჩუქარია ბებიისთვის, ფასების გარეშე, ბარათზე დაწერეთ: მადლობა!'],
  ])('%s: said while the address is asked for, all of it is taken: "%s"', async (language, text) => {
    const w = world(SHOPS.fashion)
    const thread = new Thread(w, language)
    for (const words of START) await thread.send(words)
    await thread.talk(language, text)
    expect(w.checkout?.gift).toMatchObject({ hidePrice: true, message: expect.stringMatching(/!|！/) })
    expect(thread.state?.pending?.ask).toBe('contact')
  })

  test('a name alone is asked where it shall go, and is on the parcel', async () => {
    const w = world(SHOPS.fashion)
    const thread = new Thread(w, 'en')
    for (const words of [...START, ADDRESS, 'standard', 'it is a present for Ines']) await thread.send(words)
    expect(thread.state?.pending).toMatchObject({ ask: 'gift', name: 'where' })
    expect(w.checkout?.gift?.recipient).toBe('Ines')
  })
})
