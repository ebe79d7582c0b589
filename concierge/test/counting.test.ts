import { expect, it, describe } from 'vitest'
import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

function said(shop: keyof typeof SHOPS, language: Language, ...texts: string[]): Promise<Thread> {
  return new Thread(world(SHOPS[shop]), language).talk(language, ...texts)
}

const COUNTED: Record<Language, [string, number][]> = {
  en: [
    ['I want 2 of those', 2],
    ['two like that', 2],
    ['make that 3', 3],
    ['can I have three of them', 3],
    ['I need two', 2],
    ['I wnat 2 of tohse', 2],
    ['2 please', 2],
    ['give me two of these', 2],
    ['actually two dresses', 2],
    ['I would like 2 pieces', 2],
    ['x2', 2],
    ['two of the same', 2],
    ['double it', 2],
    ['I want two', 2],
    ['could you make it two pieces', 2],
    ['one more of those', 2],
    ['I will take 3', 3],
    ['3 pcs', 3],
    ['put two in', 2],
    ['I would like to have two such ones', 2],
    ['in fact I need two of them please', 2],
  ],
  de: [
    ['davon bitte drei', 3],
    ['ich will 2 davon', 2],
    ['zwei Stück bitte', 2],
    ['ich hätte gern zwei davon', 2],
    ['mach zwei draus', 2],
    ['zwei solche', 2],
    ['2 solcher bitte', 2],
    ['doch lieber zwei', 2],
    ['ich brauche 3 Stück', 3],
    ['nimm zwei davon', 2],
    ['gleich zwei bitte', 2],
    ['davon nehm ich 2', 2],
    ['zwei von denen', 2],
    ['das Gleiche zweimal', 2],
    ['noch eins davon', 2],
  ],
  nl: [
    ['doe er maar 2', 2],
    ['doe er maar twee', 2],
    ['ik wil er twee', 2],
    ['twee van die graag', 2],
    ['twee stuks', 2],
    ['daar wil ik er 3 van', 3],
    ['maak er twee van', 2],
    ['ik neem er 2', 2],
    ['graag 2 stuks hiervan', 2],
    ['toch maar twee', 2],
    ['hiervan wil ik er drie', 3],
    ['ik wil twee zulke', 2],
    ['doe er mar 2', 2],
    ['nog een erbij', 2],
  ],
  ru: [
    ['хочу 2 таких', 2],
    ['мне два таких', 2],
    ['дайте две штуки', 2],
    ['пусть будет два', 2],
    ['нужно 2 штуки', 2],
    ['возьму две такие', 2],
    ['таких мне три', 3],
    ['давайте 2', 2],
    ['мне нужно два', 2],
    ['сделайте две', 2],
    ['я хочу две таких же', 2],
    ['2 шт', 2],
    ['еще одну такую же', 2],
    ['хчоу 2 таких', 2],
  ],
  zh: [
    ['要两件这样的', 2],
    ['我要两件', 2],
    ['来两件', 2],
    ['两件吧', 2],
    ['改成两件', 2],
    ['我想要2个', 2],
    ['这个要三件', 3],
    ['一样的要两件', 2],
    ['给我两条', 2],
    ['要2条', 2],
    ['这种来两个', 2],
    ['再来一件', 2],
  ],
  ka: [
    ['ორი ასეთი მინდა', 2],
    ['2 ცალი მინდა', 2],
    ['ასეთი ორი', 2],
    ['სამი ცალი', 3],
    ['ორი იყოს', 2],
    ['მომეცით ორი', 2],
    ['ორი მჭირდება', 2],
    ['2 ასეთი', 2],
    ['ამისი ორი ცალი მინდა', 2],
    ['ორს ავიღებ', 2],
  ],
}

describe.each(LANGUAGES)('%s: so many of what was just put in', (language) => {
  it.each(COUNTED[language])('"%s" makes it %i', async (text, quantity) => {
    const { world: shop } = await said('fashion', language, 'red prom dress', '1', '38', text)
    expect(shop.cart.lines).toMatchObject([{ quantity }])
  })
})

it.each<[Language, string]>([
  ['en', 'two of those pizzas'],
  ['de', 'davon zwei Pizzen'],
  ['ru', 'две такие пиццы'],
  ['nl', 'twee van die pizzas'],
  ['zh', '这样的披萨要两个'],
  ['ka', 'ასეთი ორი პიცა'],
])('%s "%s" names its kind and is no other one', async (language, text) => {
  const { world: shop } = await said('pizzeria', language, 'Pizza Capricciosa', 'large', 'no', text)
  expect(shop.cart.lines).toMatchObject([{ quantity: 2 }])
})

it('another thing is another thing', async () => {
  const { world: shop } = await said('fashion', 'en', 'red prom dress', '1', '38', 'and two belts too')
  expect(shop.cart.lines.map(({ title, quantity }) => [title, quantity])).toEqual([
    ['Serena tulle gown', 1],
    ['Leather belt', 2],
  ])
})
