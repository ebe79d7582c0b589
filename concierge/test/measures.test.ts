import { expect, it } from 'vitest'
import { product, SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const number = (id: string, min: number, max: number, label: Record<string, string>) => ({
  id,
  type: 'number' as const,
  required: true,
  min,
  max,
  label,
})
const FORM = [
  number('chest', 70, 150, {
    en: 'Chest, cm',
    de: 'Brustumfang, cm',
    nl: 'Borstomvang, cm',
    ru: 'Обхват груди, см',
    zh: '胸围（厘米）',
    ka: 'გულმკერდის გარშემოწერილობა, სმ',
  }),
  number('waist', 55, 150, {
    en: 'Waist, cm',
    de: 'Bundweite, cm',
    nl: 'Taille, cm',
    ru: 'Обхват талии, см',
    zh: '腰围（厘米）',
    ka: 'წელის გარშემოწერილობა, სმ',
  }),
  number('height', 140, 215, {
    en: 'Height, cm',
    de: 'Körpergröße, cm',
    nl: 'Lengte, cm',
    ru: 'Рост, см',
    zh: '身高（厘米）',
    ka: 'სიმაღლე, სმ',
  }),
]
const suit = product({ n: 821, title: 'Kilburn Suit', texts: 'suit', price: 89000, form: FORM })
const start = async (language: string) => {
  const thread = new Thread(world({ shop: SHOPS.fashion.shop, products: [suit] }), language)
  await thread.tap(`show:${suit.id}`)
  expect(thread.state?.pending?.name).toBe('chest')
  return thread
}
const formOf = (thread: Thread) => thread.state?.item?.form ?? thread.world.cart.lines[0]?.form

const ALL = { chest: 102, waist: 86, height: 180 }

it.each([
  ['en', 'chest 102, waist 86, height 180', ALL],
  ['en', 'my chest is 102 cm, I am 180 in height and 86 at the waist', { chest: 102 }],
  ['en', '102 chest, 86 waist and 180 height', ALL],
  ['en', 'height 1.80 m, chest 40 inches', { chest: 102, height: 180 }],
  ['de', 'Brust 102, Bund 86, Körpergröße 180', ALL],
  ['de', 'Brustumfang 102 cm, Bundweite 86 cm und Körpergröße 1,80 m', ALL],
  ['nl', 'borst 102, taille 86, lengte 180', ALL],
  ['ru', 'грудь 102, талия 86, рост 180', ALL],
  ['ru', 'обхват груди 102 см, талии 86 см, рост 1,8 м', ALL],
  ['zh', '胸围102，腰围86，身高180', ALL],
  ['zh', '身高180厘米，胸围102厘米，腰围86厘米', ALL],
  ['ka', 'გულმკერდი 102, წელი 86, სიმაღლე 180', ALL],
  ['en', '102, 86 and 180', ALL],
  ['ru', '102 86 180', ALL],
])('several measures of one sentence go where they belong (%s: %s)', async (language, text, form) => {
  const thread = await start(language)
  await thread.talk(language, text)
  expect(formOf(thread)).toMatchObject(form)
})

it('a measure of another name is not the one that was asked for', async () => {
  const thread = await start('en')
  await thread.send('waist 86')
  expect(formOf(thread)).toEqual({ waist: 86 })
  expect(thread.state?.pending?.name).toBe('chest')
})

it('one that cannot be is asked for again, the others are kept', async () => {
  const thread = await start('en')
  await thread.send('chest 300, waist 86')
  expect(formOf(thread)).toEqual({ waist: 86 })
  expect(thread.text).toMatch(/70/)
})

it('two of them are no chest of two centimetres', async () => {
  const thread = new Thread(world({ shop: SHOPS.fashion.shop, products: [suit] }))
  await thread.send('two Kilburn suits please')
  expect(thread.state?.item?.form).toEqual({})
  expect(thread.state?.item?.quantity).toBe(2)
})
