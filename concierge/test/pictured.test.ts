import type { Language } from '@souk/contract/understanding.ts'
import { expect, test } from 'vitest'
import { product, SHOPS } from './fake-shops.ts'
import { world, type World } from './fake-tools.ts'
import { Thread } from './thread.ts'

const URL = '/media/fashion/sent/0123'
const PHOTO = { type: 'image' as const, url: URL }
const VOICE = { type: 'audio' as const, url: '/media/fashion/sent/4567' }

function opened(): { w: World; thread: Thread } {
  const w = world(SHOPS.fashion)
  return { w, thread: new Thread(w, 'en') }
}

/** A picture of a product of the shop, as it stands at its variants of one colour. */
function shows(w: World, place: number): { offer: string; title: string; colour: string } {
  const product = w.products[place]
  const [name = '', colour = ''] = Object.entries(product?.variants.at(-1)?.options ?? {})[0] ?? []
  const offer = product?.id ?? ''
  w.pictures[URL] = { offers: [{ offer, image: '/media/fashion/own', options: { [name]: colour } }], colours: ['red'] }
  return { offer, title: product?.title ?? '', colour }
}

test('a picture of a thing of the shop is that thing, in the colour it shows', async () => {
  const { w, thread } = opened()
  const { offer, title, colour } = shows(w, 0)
  await thread.send(PHOTO)
  expect(thread.text).toContain('Is it this one?')
  expect(thread.part('product').shown).toMatchObject({ title, image: '/media/fashion/own' })
  expect(thread.state?.item).toMatchObject({ offer, options: expect.objectContaining({}) })
  expect(Object.values(thread.state?.item?.options ?? {})).toContain(colour)
  expect(thread.state?.pending?.offer).toBe(offer)
})

test('what is said beside it is said of that thing', async () => {
  const { w, thread } = opened()
  const { offer } = shows(w, 0)
  await thread.send(PHOTO, 'this in 40 please')
  expect(thread.state?.item?.offer).toBe(offer)
  expect(Object.values(thread.state?.item?.options ?? {})).toContain('40')
  // In two messages it is the same.
  const other = opened()
  shows(other.w, 0)
  await other.thread.sendAll([[PHOTO], ['how long does delivery take?']])
  expect(other.thread.state?.focus).toBe(offer)
  expect(other.thread.text).not.toContain('Is it this one?')
})

test('two that look the same are both shown', async () => {
  const { w, thread } = opened()
  const offers = w.products.slice(0, 2).map(({ id }) => ({ offer: id, image: '', options: {} }))
  w.pictures[URL] = { offers, colours: ['red'] }
  await thread.send(PHOTO)
  expect(thread.text).toContain('one of these')
  expect(thread.titles).toEqual(w.products.slice(0, 2).map(({ title }) => title))
})

test.each<[Language, RegExp]>([
  ['en', /Something in blue/],
  ['de', /Etwas in blau/i],
  ['nl', /Iets in het blauw/],
  ['ru', /Вижу цвет: /],
  ['zh', /想要蓝/],
  ['ka', /ფერს ვხედავ: /],
])('%s: of another picture the colour counts, and one question asks for the kind', async (language, asked) => {
  const { w, thread } = opened()
  w.products.push(
    product({ n: 16, title: 'Denim jacket', texts: 'jacket', price: 9900, options: { Colour: ['Blue'] } }),
  )
  w.pictures[URL] = { offers: [], colours: ['blue'] }
  thread.language = language
  await thread.send(PHOTO)
  expect(thread.text).toMatch(asked)
  const [kind] = thread.options
  expect(thread.options.length).toBeGreaterThan(1)
  await thread.tap(kind?.value ?? '')
  expect(thread.state?.want?.attributes['colour']?.any).toEqual(['blue'])
  expect(thread.state?.want?.types.length).toBe(1)
  expect(thread.titles.length).toBeGreaterThan(0)
})

test('a kind that is said beside it is not asked for, and a colour that is said counts more', async () => {
  const { w, thread } = opened()
  w.pictures[URL] = { offers: [], colours: ['blue'] }
  await thread.send(PHOTO, 'a dress like this')
  expect(thread.state?.want).toMatchObject({ types: ['dress'], attributes: { colour: { any: ['blue'] } } })
  await thread.send(PHOTO, 'a dress like this but in red')
  expect(thread.state?.want?.attributes['colour']?.any).toEqual(['red'])
})

test('a story of the shop is the thing it shows; where that is none, only the words count', async () => {
  const { w, thread } = opened()
  const story = { ...PHOTO, of: 'story' as const }
  w.pictures[URL] = { offers: [], colours: ['blue'] }
  await thread.send(story, 'a white dress, please')
  expect(thread.state?.want?.attributes['colour']?.any).toEqual(['white'])
  await thread.send(story, 'thanks!')
  expect(thread.text).not.toContain('Something in')
  const { title } = shows(w, 0)
  await thread.send(story, 'how much is it?')
  expect(thread.part('product').shown.title).toBe(title)
})

test('a sticker is a nod: nothing is said to it, and an open question stands', async () => {
  const { w, thread } = opened()
  const sticker = { ...PHOTO, of: 'sticker' as const }
  await thread.send('hello')
  expect((await thread.send(sticker)).messages).toEqual([])
  shows(w, 0)
  await thread.send(PHOTO)
  const asked = thread.state?.pending
  await thread.send(sticker)
  expect(thread.state?.pending).toMatchObject({ ask: asked?.ask, offer: asked?.offer })
  await thread.send(sticker, 'a white dress')
  expect(thread.state?.want?.attributes['colour']?.any).toEqual(['white'])
})

test('a picture that did not come, or that nobody can see, begins a talk and no excuse', async () => {
  const { thread } = opened()
  await thread.send({ type: 'image', url: '', state: 'failed' })
  expect(thread.text).toContain('didn’t reach me')
  expect(thread.state?.pending?.ask).toBe('find')
  expect(thread.state?.stuck).toBe(0)
})

test('a picture beside a complaint, or where something is to come back, is no wish for goods', async () => {
  const { w, thread } = opened()
  w.pictures[URL] = { offers: [], colours: ['blue'] }
  await thread.send(PHOTO, 'This arrived broken, I am very unhappy')
  expect(thread.text).not.toContain('Something in blue')
  expect(thread.state?.pending?.ask).toBe('human')
  const moves = await thread.send(PHOTO)
  expect(moves.handover).toEqual({ reason: 'rule' })
})

test.each<[Language, string]>([
  ['en', 'Thank you for the recording'],
  ['de', 'Danke für die Aufnahme'],
  ['nl', 'Dank je voor de opname'],
  ['ru', 'Спасибо за запись'],
  ['zh', '谢谢您的语音'],
  ['ka', 'გმადლობთ ჩანაწერისთვის'],
])('%s: a recording that nobody wrote down is a person’s to hear', async (language, said) => {
  const { thread } = opened()
  thread.language = language
  const moves = await thread.send(VOICE)
  expect(thread.text).toContain(said)
  expect(moves.handover).toEqual({ reason: 'rule' })
})

test('the words beside a recording are answered, too', async () => {
  const { thread } = opened()
  const moves = await thread.send(VOICE, 'a red dress')
  expect(thread.titles.length).toBeGreaterThan(0)
  expect(moves.handover).toEqual({ reason: 'rule' })
})
