import { expect, it } from 'vitest'
import { SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

it.each([
  ['en', "I don't know what to take"],
  ['de', 'ich weiß nicht was'],
  ['nl', 'weet ik nog niet welke'],
  ['ru', 'не знаю что выбрать'],
  ['zh', '不知道选哪个'],
  ['ka', 'არ ვიცი რა'],
  ['ka', 'ჯერ არ ვიცი რომელი'],
])('who does not know yet is shown nothing else at the cart (%s: %s)', async (language, text) => {
  const w = world(SHOPS.fashion)
  const thread = new Thread(w, language)
  const [dress] = w.products
  await thread.tap(`show:${dress?.id}`)
  for (let i = 0; i < 4 && w.cart.lines.length === 0; i++)
    await thread.tap(thread.options.find((one) => !one.disabled)?.value ?? '')
  expect(w.cart.lines).toHaveLength(1)
  await thread.talk(language, text)
  expect(thread.titles).toEqual([])
  expect(w.cart.lines).toHaveLength(1)
  expect(thread.state?.pending?.ask).toBe('checkout')
})

it.each(['回到第二个', '返回第二款', '刚才的第二个', '回第二个'])(
  'who goes back to the second while sizes are asked means the second thing (zh: %s)',
  async (text) => {
    const w = world(SHOPS.fashion)
    const thread = new Thread(w, 'zh')
    await thread.talk('zh', '我想买连衣裙')
    const [first, second] = thread.state?.shown ?? []
    expect(second).toBeDefined()
    await thread.tap(`show:${first?.id}`)
    await thread.tap(thread.options[0]?.value ?? '')
    await thread.talk('zh', text)
    expect(thread.state?.item?.offer ?? thread.state?.focus).toBe(second?.id)
  },
)
