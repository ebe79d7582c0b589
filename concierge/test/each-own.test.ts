import { describe, expect, it } from 'vitest'
import type { Language } from '@souk/contract/understanding.ts'
import { demoShop, withNames } from './demo-shops.ts'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const COFFEE = withNames(await demoShop('sololaki-tbilisi'))

/** What is chosen now and what waits for it. */
async function apart(language: Language, text: string) {
  const thread = new Thread(world(SHOPS.pizzeria), language)
  await thread.send(text)
  return thread
}

describe('what is said of one of several', () => {
  it.each<[Language, string, object]>([
    ['en', 'I would like 2 Pizza Capricciosa, one of them with extra olives', { olives: 'extra' }],
    ['en', 'two Pizza Capricciosa: one without cheese', { cheese: 'none' }],
    ['de', 'bitte zwei Pizza Capricciosa, eine davon mit extra Oliven', { olives: 'extra' }],
    ['de', 'Zwei Pizza Capricciosa, eine ohne Käse', { cheese: 'none' }],
    ['nl', 'ik wil twee Pizza Capricciosa, één zonder kaas', { cheese: 'none' }],
    ['ru', 'мне две Pizza Capricciosa, одну без сыра', { cheese: 'none' }],
    ['ru', 'две Pizza Capricciosa, одна из них с двойным сыром', { cheese: 'extra' }],
    ['zh', '要两个Pizza Capricciosa，其中一个不要芝士', { cheese: 'none' }],
    ['ka', 'ორი Pizza Capricciosa, ერთი ყველის გარეშე', { cheese: 'none' }],
  ])('%s: "%s"', async (language, text, toppings) => {
    const thread = await apart(language, text)
    expect(thread.state?.item).toMatchObject({ quantity: 1, form: { toppings } })
    expect(thread.state?.queued).toHaveLength(1)
    expect(thread.state?.queued[0]).toMatch(/1\s?(?:个|ც)?\s?Pizza Capricciosa$/u)
  })

  it('comes to lines of their own in the cart', async () => {
    const thread = await new Thread(world(SHOPS.pizzeria), 'en').talk(
      'en',
      'two large Pizza Capricciosa, one with extra olives',
      'yes',
      'no',
      'yes',
    )
    const lines = thread.world.cart.lines.map(({ quantity, options, form }) => ({ quantity, options, form }))
    expect(lines).toEqual([
      { quantity: 1, options: { Size: 'Large' }, form: { toppings: { olives: 'extra' } } },
      { quantity: 1, options: { Size: 'Large' }, form: {} },
    ])
  })

  it.each<[string, string[]]>([
    ['three pizzas, two with mushrooms', ['1 pizzas']],
    ['two pizzas, one large and one small', ['1 pizzas small']],
    ['two large pizzas and one small', ['1 large pizzas small']],
    ['two pizzas: one with mushrooms, the other without olives', ['1 pizzas without olives']],
  ])('"%s" leaves %j for later', async (text, queued) => {
    expect((await apart('en', text)).state?.queued).toEqual(queued)
  })

  it.each<[Language, string]>([
    ['en', 'two pizzas with extra cheese'],
    ['en', 'two pizzas, both without olives'],
    ['en', 'a pizza, one with extra cheese'],
    ['de', 'zwei Pizzen mit extra Käse, bitte'],
    ['zh', '两个披萨，都不要橄榄'],
  ])('%s: "%s" is one wish', async (language, text) => {
    expect((await apart(language, text)).state?.queued).toEqual([])
  })
})

describe('what is left out of something made to order', () => {
  it.each<[Language, string]>([
    ['en', 'a cappuccino, no sugar'],
    ['de', 'einen Cappuccino ohne Zucker bitte'],
    ['nl', 'cappuccino zonder suiker'],
    ['ru', 'капучино без сахара'],
    ['zh', '卡布奇诺不加糖'],
    ['ka', 'უშაქრო კაპუჩინო'],
    ['en', 'cappuccino without gluten'],
    ['de', 'Cappuccino, laktosefrei'],
  ])('%s: "%s" is still a cappuccino', async (language, text) => {
    const thread = new Thread(world(COFFEE), language)
    await thread.send(text)
    expect(thread.state?.shown.map(({ title }) => title)).toEqual([expect.stringContaining('Cappuccino')])
  })

  it.each<[Language, string]>([
    ['en', 'latte without ice'],
    ['de', 'Latte ohne Eis'],
    ['nl', 'latte zonder ijs'],
    ['ru', 'латте без льда'],
    ['zh', '拿铁去冰'],
    ['ka', 'ლატე ყინულის გარეშე'],
  ])('%s: "%s" is not served on ice', async (language, text) => {
    const thread = new Thread(world(COFFEE), language)
    await thread.send(text)
    expect(thread.state?.item?.form['temperature']).not.toBe('iced')
    expect(thread.state?.focus ?? thread.state?.shown[0]?.id).toBeDefined()
  })
})
