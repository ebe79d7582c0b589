import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { describe, expect, it } from 'vitest'
import { reasonIn } from '../src/skills/return-reasons.ts'
import { product, SHOPS, uuid } from './fake-shops.ts'
import { world, type World } from './fake-tools.ts'
import { Thread } from './thread.ts'

type Words = { back: string; exchange: string; small: string; yes: string; undo: string; again: string }

const SAID: Record<Language, Words> = {
  en: {
    back: 'I want to return the dress',
    exchange: 'I want to exchange the dress for a 40',
    small: 'it is too small',
    yes: 'yes',
    undo: 'cancel my return',
    again: 'the same again please',
  },
  de: {
    back: 'Ich möchte das Kleid zurückschicken',
    exchange: 'Ich möchte das Kleid gegen Größe 40 umtauschen',
    small: 'es ist zu klein',
    yes: 'ja',
    undo: 'Rücksendung stornieren',
    again: 'noch mal dasselbe',
  },
  nl: {
    back: 'ik wil de jurk terugsturen',
    exchange: 'ik wil de jurk ruilen voor maat 40',
    small: 'hij is te klein',
    yes: 'ja',
    undo: 'annuleer mijn retour',
    again: 'hetzelfde als vorige keer',
  },
  ru: {
    back: 'хочу вернуть платье',
    exchange: 'хочу обменять платье на размер 40',
    small: 'оно мало',
    yes: 'да',
    undo: 'отмени мой возврат',
    again: 'то же самое ещё раз',
  },
  zh: {
    back: '我要退货',
    exchange: '我想换货，换成40码',
    small: '太小了',
    yes: '好的',
    undo: '取消退货',
    again: '再来一单',
  },
  ka: {
    back: 'მინდა კაბის დაბრუნება',
    exchange: 'მინდა კაბის გადაცვლა 40 ზომაზე',
    small: 'პატარაა',
    yes: 'კი',
    undo: 'გააუქმეთ ჩემი დაბრუნება',
    again: 'იგივე კიდევ ერთხელ',
  },
}

const DRESS = product({
  n: 90,
  title: 'Skylark Dress',
  texts: 'dress',
  price: 9900,
  options: { Size: ['38', '40', '42'] },
  soldOut: ['42'],
})
const SCARF = product({ n: 91, title: 'Heron scarf', texts: 'scarf', price: 2900 })

/** A shop where one dress of size 38 was bought, and more where the test says so. */
function sold(...more: { product: typeof DRESS; quantity: number }[]): World {
  const w = world(SHOPS.fashion)
  w.products = [DRESS, SCARF].map((one) => structuredClone(one))
  const lines = [{ product: DRESS, quantity: 1 }, ...more].map(({ product: one, quantity }, i) => {
    const variant = one.variants[0]
    return {
      id: uuid(1500 + i),
      offer: one.id,
      variant: variant?.id ?? '',
      title: one.title,
      detail: Object.values(variant?.options ?? {}).join(', '),
      options: variant?.options ?? {},
      form: {},
      quantity,
      unit: one.price.min.amount,
      discount: 0,
      total: one.price.min.amount * quantity,
      taxes: [],
      fulfilment: 'ship' as const,
    }
  })
  w.orders = [
    {
      id: uuid(1400),
      number: '1042',
      shop: w.shop.shop.id,
      checkout: uuid(1401),
      state: 'fulfilled',
      currency: 'USD',
      buyer: {},
      lines,
      totals: [],
      fulfilments: [
        {
          id: uuid(1402),
          kind: 'ship',
          state: 'delivered',
          steps: [{ state: 'delivered', at: '2026-05-03T10:00:00Z' }],
        },
      ],
      payments: [],
      paid: 9900,
      placedAt: '2026-05-01T10:00:00Z',
      cancellable: false,
      url: 'http://shop.localhost/orders/1042',
    },
  ]
  return w
}

function talk(w: World, language: Language = 'en'): Thread {
  const thread = new Thread(w, language)
  thread.language = language
  return thread
}

describe.each(LANGUAGES)('%s', (language) => {
  const say = SAID[language]

  it('a return: why, whether it is meant, and the shop has it; taken back by words', async () => {
    const w = sold()
    const thread = talk(w, language)
    await thread.send(say.back)
    expect(thread.state?.pending).toMatchObject({ ask: 'return', name: 'reason' })
    await thread.send(say.small)
    expect(thread.state?.pending).toMatchObject({ ask: 'return', name: 'sure' })
    expect(thread.text).toContain('Skylark Dress')
    await thread.send(say.yes)
    expect(w.returns.map(({ wish }) => wish)).toEqual([
      { lines: [{ line: uuid(1500), quantity: 1 }], reason: 'too_small' },
    ])
    expect(thread.state?.sendBack).toBeNull()
    await thread.send(say.undo)
    expect(w.returns.map(({ state }) => state)).toEqual(['cancelled'])
  })

  it('an exchange for the size that was named', async () => {
    const w = sold()
    const thread = talk(w, language)
    await thread.send(say.exchange)
    expect(thread.state?.sendBack?.lines).toEqual([{ line: uuid(1500), quantity: 1, variant: DRESS.variants[1]?.id }])
    await thread.send(say.small)
    await thread.send(say.yes)
    expect(w.returns.map(({ kind, wish }) => [kind, wish.lines[0]?.variant])).toEqual([
      ['exchange', DRESS.variants[1]?.id],
    ])
  })

  it('the same again is in the cart', async () => {
    const w = sold()
    const thread = talk(w, language)
    await thread.send(say.again)
    expect(w.cart.lines.map(({ title }) => title)).toEqual(['Skylark Dress'])
    expect(thread.state?.pending?.ask).toBe('checkout')
  })
})

it('of several it asks which and how many, and takes words, numbers and taps', async () => {
  const w = sold({ product: SCARF, quantity: 3 })
  const thread = talk(w)
  await thread.send('I want to send something back')
  expect(thread.state?.pending).toMatchObject({ ask: 'return', name: 'line' })
  expect(thread.options).toHaveLength(3)
  await thread.send('the scarf')
  expect(thread.state?.pending).toMatchObject({ name: 'count' })
  await thread.send('two of them')
  expect(thread.state?.pending).toMatchObject({ name: 'reason' })
  await thread.send('My aunt already has the very same one')
  expect(thread.text).toContain('My aunt already has the very same one')
  await thread.tap(thread.options[0]?.value ?? '')
  expect(w.returns[0]?.wish).toEqual({
    lines: [{ line: uuid(1501), quantity: 2 }],
    reason: 'other',
    note: 'My aunt already has the very same one',
  })
})

it('everything at once by a tap, and a no leaves it all as it is', async () => {
  const w = sold({ product: SCARF, quantity: 3 })
  const thread = talk(w)
  await thread.tap('back:start:1042')
  await thread.tap('back:line:all')
  await thread.tap('back:reason:damaged')
  expect(thread.state?.sendBack?.lines.map(({ quantity }) => quantity)).toEqual([1, 3])
  await thread.send('no')
  expect(w.returns).toEqual([])
  expect(thread.state?.sendBack).toBeNull()
})

it('where no other version is there at that price, it offers the money back', async () => {
  const w = sold()
  for (const one of w.products[0]?.variants ?? []) one.available = false
  const thread = talk(w)
  await thread.send('I want to exchange it')
  expect(thread.state?.pending).toMatchObject({ name: 'none' })
  await thread.send('yes')
  expect(thread.state?.sendBack?.kind).toBe('return')
})

it('what has not been sent is cancelled instead; what cannot come back is a person’s', async () => {
  const w = sold()
  w.notBack = 'not_sent'
  const thread = talk(w)
  await thread.send('I want to return it')
  expect(thread.options.map(({ value }) => value)).toContain('cancel:1042')
  w.notBack = 'late'
  await thread.send('I want to return it')
  expect(thread.options.map(({ value }) => value)).toContain('human')
  expect(thread.state?.sendBack).toBeNull()
})

it('a question on the way is answered, and the question that was open comes again', async () => {
  const w = sold()
  const thread = talk(w)
  await thread.send('I want to return the dress')
  await thread.send('What are your opening hours?')
  expect(thread.state?.pending).toMatchObject({ ask: 'return', name: 'reason' })
  expect(w.returns).toEqual([])
})

it.each([
  ['it arrived broken', 'damaged'],
  ['you sent the wrong size', 'wrong_item'],
  ['zu groß', 'too_large'],
  ['te laat', 'late'],
  ['не подошло', 'changed_mind'],
  ['与描述不符', 'not_as_described'],
  ['my aunt has it already', null],
])('%s: %s', (text, reason) => expect(reasonIn(text)).toBe(reason))
