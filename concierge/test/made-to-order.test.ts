import { expect, it } from 'vitest'
import { product, SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const label = (en: string, de: string, nl: string, ru: string, zh: string, ka: string) => ({ en, de, nl, ru, zh, ka })

const size = {
  id: 'size',
  type: 'choice' as const,
  label: label('Size', 'Größe', 'Formaat', 'Размер', '杯型', 'ზომა'),
  required: true,
  choices: [
    { id: 'small', label: label('Small, 250 ml', 'Klein', 'Klein', 'Маленький', '小杯', 'პატარა') },
    { id: 'large', label: label('Large, 450 ml', 'Groß', 'Groot', 'Большой', '大杯', 'დიდი') },
  ],
}
const milk = {
  id: 'milk',
  type: 'choice' as const,
  label: label('Milk', 'Milch', 'Melk', 'Молоко', '奶', 'რძე'),
  required: true,
  choices: [
    { id: 'whole', label: label('Whole milk', 'Vollmilch', 'Volle melk', 'Цельное молоко', '全脂牛奶', 'სრული რძე') },
    { id: 'oat', label: label('Oat milk', 'Hafermilch', 'Havermelk', 'Овсяное молоко', '燕麦奶', 'შვრიის რძე') },
    { id: 'soy', label: label('Soy milk', 'Sojamilch', 'Sojamelk', 'Соевое молоко', '豆浆', 'სოიოს რძე') },
    {
      id: 'coconut',
      label: label('Coconut milk', 'Kokosmilch', 'Kokosmelk', 'Кокосовое молоко', '椰奶', 'ქოქოსის რძე'),
    },
  ],
}
const syrups = {
  id: 'syrups',
  type: 'choices' as const,
  label: label('Syrups', 'Sirup', 'Siroop', 'Сиропы', '糖浆', 'სიროფები'),
  levels: ['none' as const, 'normal' as const, 'extra' as const],
  choices: [
    {
      id: 'vanilla',
      label: label('Vanilla syrup', 'Vanillesirup', 'Vanillesiroop', 'Ванильный сироп', '香草糖浆', 'ვანილის სიროფი'),
    },
    {
      id: 'hazelnut',
      label: label(
        'Hazelnut syrup',
        'Haselnusssirup',
        'Hazelnootsiroop',
        'Ореховый сироп',
        '榛果糖浆',
        'თხილის სიროფი',
      ),
    },
  ],
}

const bar = () =>
  world({
    shop: SHOPS.pizzeria.shop,
    products: [
      product({ n: 811, title: 'ლატე · Latte', texts: 'latte coffee', price: 900, form: [size, milk, syrups] }),
      product({ n: 812, title: 'Salted Caramel Latte', texts: 'latte coffee', price: 1200, form: [size, milk] }),
    ],
  })

it.each([
  ['en', 'a large oat latte', { size: 'large', milk: 'oat' }],
  ['en', 'one small soy latte with hazelnut', { size: 'small', milk: 'soy', syrups: { hazelnut: 'normal' } }],
  ['de', 'einen großen Hafer-Latte', { size: 'large', milk: 'oat' }],
  [
    'de',
    'einen kleinen Latte mit Kokosmilch und Vanille',
    { size: 'small', milk: 'coconut', syrups: { vanilla: 'normal' } },
  ],
  ['nl', 'een grote latte met havermelk', { size: 'large', milk: 'oat' }],
  ['nl', 'een kleine kokos latte', { size: 'small', milk: 'coconut' }],
  ['ru', 'большой латте на овсяном', { size: 'large', milk: 'oat' }],
  ['ru', 'маленький латте на кокосовом с ванилью', { size: 'small', milk: 'coconut', syrups: { vanilla: 'normal' } }],
  ['zh', '大杯燕麦拿铁', { size: 'large', milk: 'oat' }],
  ['zh', '小杯拿铁加榛果糖浆', { size: 'small', syrups: { hazelnut: 'normal' } }],
  ['ka', 'დიდი ლატე შვრიის რძით', { size: 'large', milk: 'oat' }],
  ['ka', 'პატარა ლატე ქოქოსის რძით', { size: 'small', milk: 'coconut' }],
])('what a drink is made with goes to its form (%s: %s)', async (language, text, form) => {
  const thread = new Thread(bar(), language)
  await thread.talk(language, text)
  const made = thread.state?.item?.form ?? thread.world.cart.lines[0]?.form
  expect(made).toMatchObject(form)
})

it('a longer name is not taken for the shorter one in it', async () => {
  const thread = new Thread(bar())
  await thread.send('a large salted-caramel latte please')
  expect(thread.state?.item?.offer).toBe(thread.world.products[1]?.id)
})

it('several things that are wanted are no one of them', async () => {
  const thread = new Thread(bar())
  await thread.send('a latte or an espresso?')
  expect(thread.state?.item ?? null).toBeNull()
})

it.each([
  ['en', 'one Tonno and one Parma'],
  ['de', 'eine Tonno und eine Parma'],
  ['nl', 'een Tonno en een Parma'],
  ['ru', 'одну Tonno и одну Parma'],
  ['ka', 'ერთი Tonno და ერთი Parma'],
])('two dishes by their names are two, whatever else the names mean (%s)', async (language, text) => {
  const pizza = (n: number, title: string, on: string) => product({ n, title, texts: `pizza ${on}`, price: 1100 })
  const products = [
    pizza(831, 'Pizza Tonno', 'tuna'),
    pizza(832, 'Pizza Parma', 'ham'),
    pizza(833, 'Pizza Funghi', 'mushrooms'),
  ]
  const thread = new Thread(world({ shop: SHOPS.pizzeria.shop, products }), language)
  await thread.talk(language, text)
  expect(thread.titles).toEqual(['Pizza Tonno'])
  expect(thread.state?.queued).toEqual([expect.stringContaining('Parma')])
})
