import type { Language } from '@souk/contract/understanding.ts'
import { expect, test } from 'vitest'
import { SHOPS } from './fake-shops.ts'
import { world, type World } from './fake-tools.ts'
import { Thread } from './thread.ts'

function opened(): { w: World; thread: Thread; url: string; id: string } {
  const w = world(SHOPS.fashion)
  const [product] = w.products
  return { w, thread: new Thread(w, 'en'), url: product?.url ?? '', id: product?.id ?? '' }
}

test('a link to a product of the shop is that product', async () => {
  const { w, thread, url, id } = opened()
  await thread.send(url)
  expect(thread.state?.item?.offer).toBe(id)
  expect(thread.part('product').shown.title).toBe(w.products[0]?.title)
})

test('a question beside it is about that product', async () => {
  const { w, thread, url, id } = opened()
  await thread.send(`hey ${url} how much is this one?`)
  expect(thread.text).toContain(`${w.products[0]?.title}: $`)
  expect(thread.state?.focus).toBe(id)
})

test.each<[Language, string]>([
  ['en', 'I can’t open links'],
  ['de', 'Links kann ich nicht öffnen'],
  ['nl', 'Links kan ik niet openen'],
  ['ru', 'Ссылки я открыть не могу'],
  ['zh', '我打不开链接'],
  ['ka', 'ბმულებს ვერ ვხსნი'],
])('%s: another link is not followed, and said so', async (language, said) => {
  const { thread } = opened()
  await thread.talk(language, 'https://shop.example/dresses/red-one?ref=3')
  expect(thread.text).toContain(said)
  expect(thread.state?.want).toBeNull()
})

test('the words beside another link are what is looked for', async () => {
  const { thread } = opened()
  await thread.send('something like https://shop.example/blue/dress-44 but a red dress please')
  expect(thread.text).toContain('I go by your words')
  expect(thread.titles.length).toBeGreaterThan(0)
  expect(thread.state?.want?.attributes['colour']?.any).toEqual(['red'])
})
