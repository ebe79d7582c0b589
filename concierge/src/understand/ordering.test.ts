import { describe, expect, test } from 'vitest'
import { shopWords } from '../lexicon/match.ts'
import { understand } from './understand.ts'

const words = shopWords([
  { id: 'pizza-parma', kind: 'product', labels: ['Pizza Parma'] },
  { id: 'pizza-ortolana', kind: 'product', labels: ['Pizza Ortolana'] },
])
const read = (text: string) => understand({ text, now: '2026-05-04T14:00:00Z', currency: 'EUR', words })
const first = (text: string) => read(text).intents[0]?.name

describe('a verb of ordering and a thing asks for the thing', () => {
  test.each([
    'order a margherita',
    'order me a large margherita please',
    'place an order for two dahlia bouquets',
    'send my mom flowers',
    'get me a tuna pizza',
    'bestell mir eine Salami',
    'schicken Sie meiner Mutter Dahlien',
    'schick mir einen Strauß Rosen',
    'kannst du mir eine Pizza besorgen',
    'bestel een margherita voor me',
    'stuur bloemen naar mijn moeder',
    'закажи маргариту',
    'закажи букет роз маме',
    'оформи мне пиццу с грибами',
    '我要下单一束玫瑰',
    '订一束花送给妈妈',
    'შეუკვეთე ორი პიცა',
    'დედას გაუგზავნე ყვავილები',
    'ერთი პეპერონი შემიკვეთეთ',
  ])('%s', (text) => {
    expect(['product.find', 'cart.add']).toContain(first(text))
  })
})

describe('with an order placed, or money, the same verbs mean something else', () => {
  test.each([
    ['change my order to a margherita', 'order.change'],
    ['where is the pizza I ordered', 'order.status'],
    ['cancel the pizza', 'order.cancel'],
    ['send my friend $20', 'transfer.send'],
    ['schick meiner Mutter 20 Euro', 'transfer.send'],
    ['send it back', 'return.start'],
    ['когда привезут мой заказ пиццы', 'order.status'],
    ['再订同样的花', 'reorder'],
  ])('%s: %s', (text, intent) => {
    expect(first(text)).toBe(intent)
  })
})

describe("the name of a shop's own product asks for it", () => {
  test.each([
    'Pizza Parma',
    'Parma',
    'Ortolana',
    'order a large Ortolana',
    'bestell mir eine Ortolana',
    'bestel een Pizza Parma',
    'Ortolana, пожалуйста',
    '帮我点一个Ortolana',
    'შემიკვეთე Ortolana',
  ])('%s', (text) => {
    expect(read(text).want.attributes['product']?.any).toHaveLength(1)
    expect(['product.find', 'cart.add']).toContain(first(text))
  })
})

test('to send is no way to be elegant', () => {
  expect(read('schick mir Rosen').want.attributes['style']).toBeUndefined()
  expect(read('ein schickes Kleid').want.attributes['style']?.any).toEqual(['elegant'])
})
