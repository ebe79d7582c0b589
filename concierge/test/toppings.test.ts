import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const OFF: Record<Language, string[]> = {
  en: [
    'without olives',
    'no olives',
    'take off the olives',
    'take the olives off',
    'minus olives',
    'hold the olives',
    'remove olives',
    'skip the olives',
    'leave out the olives',
    'could you leave the olives out',
    'lose the olives',
    "I don't want olives",
    'olives off please',
    'get rid of the olives',
    'not with olives',
    "don't put olives on it",
    "I don't like the olives",
    'olives-free',
  ],
  de: [
    'ohne Oliven',
    'keine Oliven',
    'Oliven weg',
    'nimm die Oliven runter',
    'lass die Oliven weg',
    'Oliven bitte weglassen',
    'Oliven raus',
    'Oliven mag ich nicht',
    'auf Oliven verzichte ich',
    'Oliven abbestellen',
    'entferne die Oliven',
    'Oliven nicht',
  ],
  nl: [
    'zonder olijven',
    'geen olijven',
    'olijven eraf',
    'haal de olijven eraf',
    'laat de olijven weg',
    'min olijven',
    'olijven er vanaf',
    'ik lust geen olijven',
    'olijven weglaten',
  ],
  ru: [
    'убери оливки',
    'без оливок',
    'оливки не надо',
    'минус оливки',
    'не клади оливки',
    'не хочу оливки',
    'удали оливки',
    'снимите оливки',
  ],
  zh: ['不要橄榄', '去掉橄榄', '别放橄榄', '把橄榄去掉', '不吃橄榄', '减掉橄榄', '去橄榄'],
  ka: [
    'ზეთისხილი არ მინდა',
    'ზეთისხილის გარეშე',
    'ზეთისხილი მოაშორე',
    'არ ჩადოთ ზეთისხილი',
    'ზეთისხილი არ იყოს',
    'ზეთისხილი ნუ დაამატებთ',
    'მოაკელი ზეთისხილი',
  ],
}

async function atToppings(language: Language): Promise<Thread> {
  const thread = await new Thread(world(SHOPS.pizzeria), language).talk(language, 'Pizza Capricciosa', 'large')
  expect(thread.state?.pending?.name).toBe('toppings')
  return thread
}

describe.each(LANGUAGES)('%s: a topping is taken off', (language) => {
  it.each(OFF[language])('"%s" while it is chosen', async (text) => {
    const thread = await atToppings(language)
    await thread.send(text)
    expect(thread.state?.item?.form).toEqual({ toppings: { olives: 'none' } })
  })

  it.each(OFF[language])('"%s" once it is in the cart', async (text) => {
    const thread = await atToppings(language)
    await thread.tap(thread.state?.pending?.no ?? '')
    thread.language = language
    expect(thread.world.cart.lines).toHaveLength(1)
    await thread.send(text)
    expect(thread.world.cart.lines.map(({ form }) => form)).toEqual([{ toppings: { olives: 'none' } }])
  })
})

it.each<[string, Record<string, string>]>([
  ['no olives and cheese', { olives: 'none', cheese: 'none' }],
  ['olives and cheese off please', { olives: 'none', cheese: 'none' }],
  ['remove olives and add mushrooms', { olives: 'none', mushrooms: 'normal' }],
  ['without olives, with mushrooms', { olives: 'none', mushrooms: 'normal' }],
  ['extra cheese and mushrooms', { cheese: 'extra', mushrooms: 'extra' }],
  ['with mushrooms but without olives', { olives: 'none', mushrooms: 'normal' }],
])('"%s"', async (text, toppings) => {
  const thread = await atToppings('en')
  await thread.send(text)
  expect(thread.state?.item?.form).toEqual({ toppings })
})

it.each<[Language, string]>([
  ['nl', 'kan het ook groot'],
  ['de', 'geht das auch in groß'],
  ['en', 'make it large'],
])('%s "%s" changes the one in the cart', async (language, text) => {
  const thread = new Thread(world(SHOPS.pizzeria), language)
  for (const said of ['Pizza Capricciosa', 'small', thread.state?.pending?.no ?? 'no', text]) {
    thread.language = language
    await thread.send(said)
  }
  expect(thread.world.cart.lines.map(({ options }) => options)).toEqual([{ Size: 'Large' }])
})
