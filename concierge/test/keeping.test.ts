import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { describe, expect, it } from 'vitest'
import { keepingIn } from '../src/understand/keeping.ts'
import { foldText } from '../src/text/normalise.ts'
import { product, SHOPS } from './fake-shops.ts'
import { world, type World } from './fake-tools.ts'
import { Thread } from './thread.ts'

type Words = { find: string; save: string; show: string; remove: string; back: string; cheaper: string; stop: string }

const SAID: Record<Language, Words> = {
  en: {
    find: 'prom dress',
    save: 'save the second one',
    show: 'show my wish list',
    remove: 'remove it from my wish list',
    back: 'tell me when it is back',
    cheaper: 'tell me if it drops below $80',
    stop: 'stop watching it',
  },
  de: {
    find: 'Abiballkleid',
    save: 'merk dir bitte das zweite',
    show: 'zeig mir meine Wunschliste',
    remove: 'nimm das von der Wunschliste',
    back: 'Sag mir Bescheid, wenn es wieder da ist',
    cheaper: 'Sag mir, wenn es unter 80 Dollar kostet',
    stop: 'nicht mehr beobachten',
  },
  nl: {
    find: 'galajurk',
    save: 'bewaar de tweede',
    show: 'laat mijn verlanglijstje zien',
    remove: 'haal die van mijn verlanglijstje',
    back: 'laat weten als het er weer is',
    cheaper: 'laat me weten als hij minder dan 80 dollar kost',
    stop: 'je hoeft het niet meer te laten weten',
  },
  ru: {
    find: 'платье на выпускной',
    save: 'сохрани второе',
    show: 'покажи избранное',
    remove: 'убери это из избранного',
    back: 'сообщите, когда появится',
    cheaper: 'сообщите, если будет дешевле 80 долларов',
    stop: 'больше не сообщайте',
  },
  zh: {
    find: '毕业舞会裙子',
    save: '收藏第二件',
    show: '看看我的收藏',
    remove: '取消收藏',
    back: '到货通知我',
    cheaper: '降到80美元以下告诉我',
    stop: '不用再通知了',
  },
  ka: {
    find: 'გამოსაშვები კაბა',
    save: 'შეინახე მეორე',
    show: 'მაჩვენე ჩემი რჩეულები',
    remove: 'ამოიღე რჩეულებიდან',
    back: 'შემატყობინე, როცა ისევ იქნება',
    cheaper: 'შემატყობინე, თუ 80 დოლარზე ნაკლები გახდება',
    stop: 'აღარ შემატყობინო',
  },
}

function soldOut(): World {
  const w = world(SHOPS.fashion)
  w.products = [product({ n: 77, title: 'Skylark Dress', texts: 'dress', price: 9900, soldOut: [''] })]
  for (const variant of w.products.flatMap(({ variants }) => variants)) variant.available = false
  return w
}

describe.each(LANGUAGES)('%s', (language) => {
  const say = SAID[language]

  it('saves what was pointed at, shows it as cards, and takes it off', async () => {
    const w = world(SHOPS.fashion)
    const thread = new Thread(w, language)
    thread.language = language
    await thread.send(say.find)
    const second = thread.state?.shown[1]?.id
    expect(second).toBeDefined()
    await thread.send(say.save)
    expect(w.wishes).toEqual([second])
    await thread.send(say.show)
    const cards = thread.parts.flatMap((part) => (part.type === 'carousel' ? part.cards : []))
    expect(cards.map(({ ref }) => ref.id)).toEqual([second])
    await thread.send(say.remove)
    expect(w.wishes).toEqual([])
  })

  it('watches for what is sold out, with its words, and stops', async () => {
    const w = soldOut()
    const thread = new Thread(w, language)
    thread.language = language
    await thread.send(`Skylark Dress`)
    await thread.tap(`show:${w.products[0]?.id}`)
    expect(thread.options.map(({ value }) => value)).toContain(`watch:${w.products[0]?.id}`)
    thread.language = language
    await thread.send(say.back)
    expect(w.watches).toEqual([expect.objectContaining({ kind: 'stock', offer: w.products[0]?.id, language })])
    const [asked, agreed] = w.watches[0]?.wording.split('\n') ?? []
    expect(asked).toBeTruthy()
    expect(agreed).toContain('Skylark Dress')
    expect(thread.text).toContain(agreed)
    await thread.send(say.stop)
    expect(w.watches.map(({ state }) => state)).toEqual(['withdrawn'])
  })

  it('watches the price that was named', async () => {
    const w = world(SHOPS.fashion)
    const thread = new Thread(w, language)
    thread.language = language
    await thread.send(say.find)
    const [first] = thread.state?.shown ?? []
    await thread.tap(`show:${first?.id}`)
    thread.language = language
    await thread.send(say.cheaper)
    expect(w.watches).toEqual([
      expect.objectContaining({ kind: 'price', offer: first?.id, below: { amount: 8000, currency: 'USD' } }),
    ])
  })
})

it('with nothing in question it asks which, and a tap or the name answers', async () => {
  const w = world(SHOPS.fashion)
  const thread = new Thread(w)
  await thread.send('prom dress')
  await thread.send('save this')
  const [first] = thread.options
  expect(first?.value).toMatch(/^save:/)
  await thread.send(first?.label ?? '')
  expect(w.wishes).toEqual([first?.value.slice('save:'.length)])
  expect(thread.state?.pending).toBeNull()
})

it('what is in stock is not watched for, and a price that is low enough already is told at once', async () => {
  const w = world(SHOPS.fashion)
  const thread = new Thread(w)
  await thread.send('prom dress')
  await thread.tap(`show:${thread.state?.shown[0]?.id}`)
  await thread.send('tell me when it costs less than $5000')
  expect(w.watches).toEqual([])
})

it('the question that is open stays open', async () => {
  const w = world(SHOPS.fashion)
  const thread = new Thread(w)
  await thread.send('prom dress')
  await thread.tap(`show:${thread.state?.shown[0]?.id}`)
  const open = thread.state?.pending?.name
  expect(open).toBeDefined()
  await thread.send('save this for later')
  expect(w.wishes).toHaveLength(1)
  expect(thread.state?.pending?.name).toBe(open)
})

it.each([
  'tell me if the price includes tax',
  'tell me when you have something under 80',
  'can I save money?',
  'save my address',
  'what are your favourites?',
  'when is it cheaper to order?',
  'wie viel spare ich?',
  'сколько я сэкономлю?',
  'what is the lowest price?',
  'tell me if it is under warranty',
  'Sag mir, wenn es unter Garantie fällt',
  'laat me weten als het onder garantie valt',
  'change my saved card',
  'play my favourite song',
  'a wish list would be nice',
  'een verlanglijstje zou fijn zijn',
  'сделайте вишлист',
  'de riem hoeft niet meer',
  'აღარ მომწეროთ',
  'ნუ მომწერთ რეკლამებს',
])('%s: nothing is kept', (text) => expect(keepingIn(foldText(text))).toBeUndefined())

/** The gown that is named is no gown that was shown a moment ago. */
const NAMED: Record<Language, { cheaper: string; save: string }> = {
  en: { cheaper: 'let me know when the Nocturne gown is cheaper than $80', save: 'save the Nocturne gown for me' },
  de: {
    cheaper: 'Gib mir Bescheid, wenn das Nocturne gown weniger als 80 Dollar kostet',
    save: 'setz das Nocturne gown auf meine Wunschliste',
  },
  nl: {
    cheaper: 'laat het weten als de Nocturne gown minder dan 80 dollar kost',
    save: 'zet de Nocturne gown op mijn verlanglijstje',
  },
  ru: { cheaper: 'сообщите, когда Nocturne gown будет дешевле 80 долларов', save: 'добавь Nocturne gown в избранное' },
  zh: { cheaper: 'Nocturne gown 降到80美元以下请告诉我', save: '收藏 Nocturne gown' },
  ka: {
    cheaper: 'შემატყობინეთ, როცა Nocturne gown 80 დოლარზე იაფი გახდება',
    save: 'დაამატე Nocturne gown რჩეულებში',
  },
}

describe.each(LANGUAGES)('what is named in %s', (language) => {
  const nocturne = SHOPS.fashion.products.find(({ title }) => title === 'Nocturne gown')?.id

  it.each([
    ['before anything was shown', false],
    ['while another one is in question', true],
  ])('is watched and saved %s', async (_when, before) => {
    const w = world(SHOPS.fashion)
    const thread = new Thread(w, language)
    thread.language = language
    if (before) {
      await thread.send(SAID[language].find)
      const other = thread.state?.shown.find(({ id }) => id !== nocturne)
      await thread.tap(`show:${other?.id}`)
    }
    await thread.talk(language, NAMED[language].cheaper, NAMED[language].save)
    expect(w.watches).toEqual([
      expect.objectContaining({ kind: 'price', offer: nocturne, below: { amount: 8000, currency: 'USD' } }),
    ])
    expect(w.wishes).toEqual([nocturne])
  })
})
