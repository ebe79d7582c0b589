import { describe, expect, test } from 'vitest'
import { shopWords } from '../lexicon/match.ts'
import { understand } from './understand.ts'

const words = shopWords([
  { id: 'pizza-parma', kind: 'product', labels: ['Pizza Parma'] },
  { id: 'pizza-ortolana', kind: 'product', labels: ['Pizza Ortolana'] },
  { id: 'four-cheeses', kind: 'product', labels: ['Quattro Formaggi'] },
])
const first = (text: string) =>
  understand({ text, now: '2026-05-04T14:00:00Z', currency: 'EUR', words }).intents[0]?.name

const WISHES = {
  en: [
    'could I order a Parma',
    'would it be possible to have Ortolana ordered',
    'clutch in blue, 50 dollars is really the max',
    'is it possible to get the Quattro Formaggi',
    'may I have an Ortolana',
    'would you mind sending me a Parma',
    'I was wondering if I could get a Pizza Parma',
    'clutch, pay at most 50',
    'a bouquet of roses for my friend, 40 dollars max',
    'we would share a Pizza Parma',
    'split us a Quattro Formaggi please',
    'I will pay up to 60 dollars for sandals',
    'I can pay 80 dollars for a dress',
    'let me change to Parma',
    'jeans, and 70 dollars is all I have to give',
    'can I transfer to sneakers instead, 90 dollars',
    'roses to my mum please',
    'two friends want a Pizza Ortolana',
    'green skirt, I could give 60 dollars',
  ],
  de: [
    'könnte ich eine Parma bestellen',
    'wäre es möglich, eine Ortolana zu bekommen',
    'Clutch in Blau, 50 Dollar sind wirklich das Maximum',
    'dürfte ich eine Quattro Formaggi haben',
    'ob ich wohl eine Pizza Parma kriegen könnte',
    'Rosen für meine Freundin, 40 Euro höchstens',
    'wir teilen uns eine Pizza Parma',
    'Sandalen, ich zahle höchstens 60 Euro',
    'für einen Rock würde ich 60 Euro geben',
    'kannst du mir eine Pizza besorgen',
    'Jeans, mehr als 70 Euro gebe ich nicht',
  ],
  nl: [
    'zou ik een Parma kunnen bestellen',
    'is het mogelijk een Ortolana te krijgen',
    'clutch in blauw, 50 dollar is echt het maximum',
    'mag ik een Quattro Formaggi',
    'rozen voor mijn vriendin, hooguit 40 euro',
    'we delen een Pizza Parma',
    'sandalen, ik betaal hoogstens 60 euro',
    'kunt u een Pizza Parma voor me regelen',
  ],
  ru: [
    'можно ли заказать Parma',
    'можно мне Ortolana',
    'клатч синий, 50 долларов это максимум',
    'хотелось бы Quattro Formaggi',
    'розы подруге, 40 долларов максимум',
    'поделим на двоих Pizza Parma',
    'сандалии, заплачу не больше 60 долларов',
    'не могли бы вы оформить Pizza Parma',
    'возможно ли получить Ortolana',
    'за юбку дам 60 долларов',
  ],
  zh: [
    '帮我点一个Ortolana',
    '可以点一份Parma吗',
    '蓝色手包，最多50美元',
    '能不能来个Quattro Formaggi',
    '给朋友的玫瑰，40美元以内',
    '凉鞋，最多付60美元',
    '我们分一个Pizza Parma',
    '我想点Ortolana',
    '裙子我出60美元',
  ],
  ka: [
    'შეიძლება Parma შევუკვეთო',
    'შესაძლებელია Ortolana',
    'ლურჯი კლატჩი, 50 დოლარი მაქსიმუმია',
    'Quattro Formaggi მინდა',
    'ვარდები მეგობრისთვის, 40 დოლარამდე',
    'სანდლები, 60 დოლარს გადავიხდი',
    'Pizza Parma შემიკვეთე',
  ],
}

describe.each(Object.entries(WISHES))('%s: a thing that is named is what is wanted', (_language, texts) => {
  test.each(texts)('%s', (text) => {
    expect(['product.find', 'cart.add', 'recommend', 'stock.ask']).toContain(first(text))
  })
})

describe('an order, a bill or money for somebody is meant where it is said', () => {
  test.each([
    ['send my friend $20', 'transfer.send'],
    ['schick meiner Mutter 20 Euro', 'transfer.send'],
    ['change my order to a margherita', 'order.change'],
    ['can we split the bill', 'pay.split'],
    ['lass uns die Rechnung teilen', 'pay.split'],
    ['cancel my order', 'order.cancel'],
    ['cancel the pizza', 'order.cancel'],
    ['where is my order', 'order.status'],
    ['send $20 to Anna for the pizza', 'transfer.send'],
    ['split the bill for the pizza with Tom', 'pay.split'],
    ['раздели счет на троих', 'pay.split'],
    ['переведи маме 500 рублей', 'transfer.send'],
    ['给妈妈转50块', 'transfer.send'],
    ['AA制付款', 'pay.split'],
    ['ანას 20 ლარი გადაურიცხე', 'transfer.send'],
    ['I want to change the address of my order', 'order.change'],
    ['stuur Jan 20 euro', 'transfer.send'],
    ['kunnen we de rekening delen', 'pay.split'],
    ['ändere meine Bestellung', 'order.change'],
    ['отмени заказ', 'order.cancel'],
    ['give lisa 10 for pizza', 'transfer.send'],
    ['zahl lea das eis, 3 euro', 'transfer.send'],
    ['bitte eine karte zum bestellten strauß legen', 'order.change'],
    ['wir legen zusammen für das geschenk', 'pay.split'],
    ['spiel mit mir', 'out.of.scope'],
    ['heiratest du mich', 'out.of.scope'],
    ['we all chip in for the roses', 'pay.split'],
    ['мы скидываемся на букет вчетвером', 'pay.split'],
    ['тортик для директора, складчина', 'pay.split'],
    ['ყველა ვაგროვებთ ფულს საჩუქარზე', 'pay.split'],
    ['send Ben 15 for the pizza', 'transfer.send'],
  ])('%s: %s', (text, intent) => {
    expect(first(text)).toBe(intent)
  })
})

describe('what may be done with a thing is asked, and no wish for it', () => {
  test.each([
    ['ბარათით შეიძლება გადახდა?', 'payment.ask'],
    ['ბავშვის ეტლით შემოსვლა შეიძლება?', 'policy.ask'],
    ['თეფშის ჭურჭლის მანქანაში გარეცხვა შეიძლება?', 'product.ask'],
    ['bin 16, darf ich wein bestellen', 'policy.ask'],
    ['мне 16, можно купить вино?', 'policy.ask'],
    ['16岁可以买红酒吗', 'policy.ask'],
    ['kann ich zwei gutscheine nehmen', 'discount.ask'],
  ])('%s: %s', (text, intent) => {
    expect(first(text)).toBe(intent)
  })
})
