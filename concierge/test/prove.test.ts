import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { describe, expect, it } from 'vitest'
import { SHOPS } from './fake-shops.ts'
import { world, type World } from './fake-tools.ts'
import { Thread } from './thread.ts'

type Words = { where: string; me: string; wrote: string; with: string; find: string }

const SAID: Record<Language, Words> = {
  en: {
    where: 'Where is my order?',
    me: 'This is me: anna@example.com',
    wrote: 'I wrote to you by SMS before',
    with: 'Where is my order? I ordered with anna@example.com on your website',
    find: 'prom dress',
  },
  de: {
    where: 'Wo ist meine Bestellung?',
    me: 'Das bin ich: anna@example.com',
    wrote: 'Ich habe euch schon per SMS geschrieben',
    with: 'Wo ist meine Bestellung? Ich habe mit anna@example.com bestellt',
    find: 'Abiballkleid',
  },
  nl: {
    where: 'Waar is mijn bestelling?',
    me: 'Dit ben ik: anna@example.com',
    wrote: 'Ik heb jullie al via sms geschreven',
    with: 'Waar is mijn bestelling? Ik heb met anna@example.com besteld',
    find: 'galajurk',
  },
  ru: {
    where: 'Где мой заказ?',
    me: 'Это я: anna@example.com',
    wrote: 'Я уже писала вам по смс',
    with: 'Где мой заказ? Я заказывала с почты anna@example.com',
    find: 'платье на выпускной',
  },
  zh: {
    where: '我的订单到哪了？',
    me: '这是我：anna@example.com',
    wrote: '我之前用短信联系过你们',
    with: '我的订单到哪了？我是用 anna@example.com 下的单',
    find: '毕业舞会裙子',
  },
  ka: {
    where: 'სად არის ჩემი შეკვეთა?',
    me: 'ეს მე ვარ: anna@example.com',
    wrote: 'ადრე სმს-ით მოგწერეთ',
    with: 'სად არის ჩემი შეკვეთა? საიტზე შევუკვეთე, anna@example.com',
    find: 'გამოსაშვები კაბა',
  },
}

function threadIn(language: Language): { w: World; thread: Thread } {
  const w = world(SHOPS.fashion)
  const thread = new Thread(w, language)
  thread.language = language
  return { w, thread }
}

/** An order that only whoever has proven their address sees. */
async function hidden(w: World, language: Language): Promise<string> {
  const buyer = new Thread(w, language)
  await w.tools.cart.add(
    w.shop.shop.id,
    { offer: w.products[0]?.id ?? '', variant: w.products[0]?.variants[0]?.id ?? '', quantity: 1, form: {} },
    'k',
  )
  await w.tools.checkout.open(w.shop.shop.id, 'o')
  const order = w.settle()
  buyer.language = language
  w.orders = []
  w.proven = () => {
    w.orders = [order]
  }
  return order.number
}

describe.each(LANGUAGES)('%s', (language) => {
  const say = SAID[language]

  it('an order that is not here is looked for once the address is proven, and then told', async () => {
    const { w, thread } = threadIn(language)
    const number = await hidden(w, language)
    await thread.send(say.where)
    const tap = thread.options.find(({ value }) => value.startsWith('prove:'))
    expect(tap?.label.length).toBeLessThanOrEqual(20)
    await thread.tap(tap?.value ?? '')
    expect(thread.state?.pending?.ask).toBe('prove')
    await thread.send('anna@example.com')
    expect(w.asked).toEqual(['anna@example.com'])
    expect(thread.text).toContain('anna@example.com')
    await thread.send('654321')
    expect(thread.text).toContain('4')
    await thread.send('123 456')
    expect(thread.text).toContain('anna@example.com')
    expect(thread.text).toContain(number)
    expect(thread.state?.proving).toBeNull()
    expect(thread.language).toBe(language)
  })

  it('who says that it is them is sent a code; who only says that they wrote elsewhere is asked for the address', async () => {
    const { w, thread } = threadIn(language)
    await thread.send(say.me)
    expect(w.asked).toEqual(['anna@example.com'])
    const other = threadIn(language)
    await other.thread.send(say.wrote)
    expect(other.thread.state?.pending?.ask).toBe('prove')
    await other.thread.send('+49 170 1234567')
    expect(other.w.asked).toEqual(['+49 170 1234567'])
    const third = threadIn(language)
    await third.thread.send(say.with)
    expect(third.w.asked).toEqual(['anna@example.com'])
  })

  it('asks for it of nobody who has said nothing of the kind', async () => {
    const { w, thread } = threadIn(language)
    await thread.send(say.find)
    await thread.send('123456')
    expect(w.asked).toEqual([])
    expect(thread.options.some(({ value }) => value.startsWith('prove'))).toBe(false)
  })
})

it('whoever has the order here, or asks for something else, need prove nothing', async () => {
  const { w, thread } = threadIn('en')
  await hidden(w, 'en')
  w.proven?.()
  await thread.send('Where is my order? I ordered on your website')
  expect(thread.text).toContain('1042')
  for (const text of [
    'I bought a dress on your website, can I send it back?',
    'I ordered online before and it was lovely',
    'My friend ordered with you by chat',
    'Can I pay with PayPal on your website?',
  ])
    await thread.send(text)
  expect(w.asked).toEqual([])
  expect(thread.state?.pending?.ask).not.toBe('prove')
})

it('a code that no longer counts is sent anew by a tap, and too many are refused in words', async () => {
  const { w, thread } = threadIn('en')
  await thread.send(SAID.en.me)
  w.left = 1
  await thread.send('999999')
  expect(thread.text).toBe('That code no longer counts.')
  await thread.tap(thread.options[0]?.value ?? '')
  expect(w.asked).toHaveLength(2)
  w.left = 1
  await thread.send('999999')
  w.refuse.ask = 'rate_limited'
  await thread.tap(thread.options[0]?.value ?? '')
  expect(thread.text).toContain('Try again in an hour')
  w.refuse.ask = 'invalid_form'
  await thread.send(SAID.en.me)
  expect(thread.state?.pending?.ask).toBe('prove')
})

it('while a person speaks the code is understood, and nothing else is said', async () => {
  const { thread } = threadIn('en')
  await thread.send(SAID.en.me)
  thread.held = true
  await thread.send('Is anybody there?')
  expect(thread.parts).toEqual([])
  await thread.send('123456')
  expect(thread.text).toBe('Thank you, anna@example.com is confirmed.')
})

it('what was being asked goes on, and a postcode stays a postcode', async () => {
  const { w, thread } = threadIn('en')
  await thread.send('prom dress')
  await thread.tap(`show:${thread.state?.shown[0]?.id}`)
  const open = thread.state?.pending
  expect(open).toBeTruthy()
  await thread.send(SAID.en.me)
  expect(thread.state?.pending?.ask).toBe(open?.ask)
  await thread.send('123456')
  expect(thread.state?.pending?.ask).toBe(open?.ask)
  expect(w.asked).toHaveLength(1)
})
