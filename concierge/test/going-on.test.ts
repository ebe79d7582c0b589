import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

async function said(language: Language, ...texts: string[]): Promise<Thread> {
  const thread = new Thread(world(SHOPS.fashion), language)
  for (const text of texts) {
    thread.language = language
    await (text === 'checkout' ? thread.tap(text) : thread.send(text))
  }
  return thread
}

const CART = ['red prom dress', '1', '38']
const PAYING = [...CART, 'checkout', 'Jan Bakker, Prinsengracht 10, 1015 DV Amsterdam, jan@example.com', 'express']

const TO_PAY: Record<Language, string[]> = {
  en: ['to the chekout', 'pyaing now', 'ckeckout', 'to teh till', 'procede to checkout', 'go on', 'continue'],
  de: ['zur Kassse', 'bezahln', 'zahlen jezt', 'beazhlen bitte', 'weiter'],
  nl: ['afreknen', 'betaaln', 'naar de kasa', 'verder'],
  ru: ['оформть', 'оплатиь', 'к опалте', 'дальше'],
  zh: ['结帐', '我要付钱', '继续', '下一步'],
  ka: ['გადახდ', 'გავაფორმო', 'გადავიხდიი', 'შემდეგი'],
}

const AGREED: Record<Language, string[]> = {
  en: ['ok', 'yes please', 'alright', 'next'],
  de: ['ja', 'gut', 'weiter'],
  nl: ['oké', 'prima', 'verder'],
  ru: ['да', 'хорошо', 'дальше'],
  zh: ['好的', '可以', '继续'],
  ka: ['კი', 'კარგი', 'შემდეგი'],
}

const GREETED: Record<Language, string[]> = {
  en: ['Good afternoon, I was wondering whether you have prom dresses', 'hello, are there prom dresses here'],
  de: ['Guten Tag, ich wollte fragen ob Sie Abiballkleider haben', 'hallo, haben Sie Abiballkleider?'],
  nl: ['Goedemiddag, ik vroeg me af of u galajurken heeft', 'hallo, heeft u galajurken?'],
  ru: ['приветствую, есть у вас платья на выпускной?', 'добрый день, у вас есть платья?'],
  zh: ['下午好，请问你们有裙子吗', '您好，有没有毕业舞会裙子'],
  ka: ['გამარჯობა, გაქვთ კაბები?', 'დილა მშვიდობისა, მაინტერესებს გაქვთ თუ არა კაბა'],
}

describe.each(LANGUAGES)('%s: on to the next step', (language) => {
  it.each(TO_PAY[language])('"%s" pays what is in the cart', async (text) => {
    expect((await said(language, ...CART, text)).has('form.request')).toBe(true)
  })

  it.each(AGREED[language])('"%s" while it waits to be paid says again where', async (text) => {
    expect((await said(language, ...PAYING, text)).has('payment.request')).toBe(true)
  })

  it.each(GREETED[language])('"%s" begins anew, whatever was asked before', async (text) => {
    const thread = await said(language, 'blue prom dress more than 200 dollars', text)
    expect(thread.titles.length).toBeGreaterThan(1)
    expect((await said(language, text, text)).titles.length).toBeGreaterThan(1)
  })
})

describe('no, and no again', () => {
  it.each<[string, string[]]>([
    ['with something in the cart', CART],
    ['after a greeting', ['hi']],
    ['where a way of delivery is awaited', PAYING.slice(0, -1)],
    ['where it waits to be paid', PAYING],
  ])('never brings the same sentence twice in a row: %s', async (_where, before) => {
    const thread = await said('en', ...before)
    const answers: string[] = []
    for (let i = 0; i < 5; i++) {
      await thread.send('no')
      answers.push(thread.text)
    }
    answers.forEach((answer, i) => expect(answer).not.toBe(answers[i - 1]))
  })
})

it('what was taken of the buyer is named whole', async () => {
  const thread = await said(
    'en',
    ...CART.slice(0, 2),
    'Jan Bakker, Prinsengracht 10, 1015 DV Amsterdam, jan@example.com',
  )
  expect(thread.text).toContain('Jan Bakker, jan@example.com, Prinsengracht 10')
})
