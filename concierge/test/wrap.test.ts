import type { Language } from '@souk/contract/understanding.ts'
import { expect, test } from 'vitest'
import { SHOPS } from './fake-shops.ts'
import { world, type World } from './fake-tools.ts'
import { Thread } from './thread.ts'

const LABEL = {
  en: 'Box with a bow',
  de: 'Schachtel mit Schleife',
  nl: 'Doos met strik',
  ru: 'Коробка с бантом',
  zh: '蝴蝶结礼盒',
  ka: 'ყუთი ბაფთით',
}
const ADDRESS = 'jane@example.com, Vera Maas, 12 Main St, Springfield, IL 62704'

function opened(wraps = true): { w: World; thread: Thread } {
  const { shop, products } = SHOPS.fashion
  const settings = wraps ? { ...shop.settings, giftWrap: { label: LABEL, amount: 450 } } : shop.settings
  const w = world({ shop: { ...shop, settings }, products })
  return { w, thread: new Thread(w, 'en') }
}

async function inCart(thread: Thread): Promise<void> {
  for (const text of ['red prom dress', '1', '38']) await thread.send(text)
}

test.each<[Language, string]>([
  ['en', 'wrap it up nicely, please'],
  ['de', 'pack es bitte hübsch ein'],
  ['nl', 'pak het graag feestelijk in'],
  ['ru', 'заверните красиво, пожалуйста'],
  ['zh', '麻烦包装一下'],
  ['ka', 'შემიფუთეთ, გთხოვთ'],
])('%s: "%s" is noted with its price and stands in the checkout', async (language, says) => {
  const { w, thread } = opened()
  await inCart(thread)
  await thread.talk(language, says)
  expect(thread.text).toContain(LABEL[language])
  expect(thread.text).toMatch(/4[.,]50/)
  await thread.talk('en', 'checkout', ADDRESS, 'standard', 'no card')
  expect(w.checkout?.gift).toMatchObject({ wrap: true, hidePrice: true })
})

test('said at the checkout it goes in at once, and out again', async () => {
  const { w, thread } = opened()
  await inCart(thread)
  await thread.talk('en', 'checkout', ADDRESS, 'standard')
  await thread.send('could you gift-wrap it?')
  expect(w.checkout?.gift?.wrap).toBe(true)
  await thread.talk('en', 'no card', "actually don't wrap it")
  expect(thread.text).toContain('without wrapping')
  expect(w.checkout?.gift?.wrap).toBe(false)
})

test('a question before anything is chosen is answered, and nothing noted', async () => {
  const { thread } = opened()
  await thread.send('do you gift-wrap things?')
  expect(thread.text).toContain('Box with a bow, $4.50')
  expect(thread.state?.gift).toBeNull()
})

test('a shop that wraps nothing says so and leaves the prices out', async () => {
  const { w, thread } = opened(false)
  await inCart(thread)
  await thread.send('please wrap it')
  expect(thread.text).toContain('We don’t wrap things here')
  await thread.talk('en', 'checkout', ADDRESS, 'standard', 'no card')
  expect(w.checkout?.gift).toMatchObject({ wrap: false, hidePrice: true })
})

test('a wrap dress is worn', async () => {
  const { thread } = opened()
  await thread.send('do you have a red wrap dress?')
  expect(thread.state?.gift).toBeNull()
  expect(thread.text).not.toContain('Box with a bow')
})

test('a thing that shall be wrapped is looked for, and wrapped once it is bought', async () => {
  const { w, thread } = opened()
  await thread.send('a red prom dress, gift-wrapped please')
  expect(thread.text).toContain('Box with a bow')
  expect(thread.titles.length).toBeGreaterThan(0)
  await thread.talk('en', '1', '38', 'checkout', ADDRESS, 'standard', 'no card')
  expect(w.checkout?.gift?.wrap).toBe(true)
})

test('a question without its mark before anything is chosen costs nobody anything', async () => {
  const { thread } = opened()
  await thread.send('do you offer gift wrapping')
  expect(thread.text).toContain('Box with a bow, $4.50')
  expect(thread.state?.gift).toBeNull()
})
