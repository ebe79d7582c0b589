import type { SizeChart } from '@souk/contract/size-chart.ts'
import type { Language } from '@souk/contract/understanding.ts'
import { expect, it, test } from 'vitest'
import { SHOPS } from './fake-shops.ts'
import { world, type World } from './fake-tools.ts'
import { Thread } from './thread.ts'

const range = (from: number) => ({ from, to: from + 4 })
const row = (size: string, us: string, bust: number) => ({
  size,
  us,
  measures: { bust: range(bust), waist: range(bust - 18), hips: range(bust + 8) },
})
const label = (en: string, de: string, nl: string, ru: string, zh: string, ka: string) => ({ en, de, nl, ru, zh, ka })
const CHART: SizeChart = {
  id: 'dresses',
  title: { en: 'Dresses' },
  concepts: ['dress'],
  measures: [
    { id: 'bust', label: label('Bust', 'Brust', 'Borst', 'Грудь', '胸围', 'მკერდი') },
    { id: 'waist', label: label('Waist', 'Taille', 'Taille', 'Талия', '腰围', 'წელი') },
    { id: 'hips', label: label('Hips', 'Hüfte', 'Heup', 'Бёдра', '臀围', 'თეძო') },
  ],
  rows: [row('36', '6', 84), row('38', '8', 88), row('40', '10', 92), row('42', '12', 96)],
}

function opened(): { w: World; thread: Thread } {
  const { shop, products } = SHOPS.fashion
  const w = world({ shop: { ...shop, settings: { ...shop.settings, sizeCharts: [CHART] } }, products })
  return { w, thread: new Thread(w, 'en') }
}

test.each<[Language, string, string, string]>([
  ['en', 'red prom dress', 'my bust is 90 and my waist 72, which one fits me?', 'Bust 90 cm (chart: 88–92)'],
  ['de', 'rotes Ballkleid', 'Oberweite 90 und Taille 72, welche Größe passt mir?', 'Brust 90 cm (Tabelle: 88–92)'],
  ['nl', 'rode galajurk', 'borst 90 en taille 72, welke maat heb ik nodig?', 'Borst 90 cm (tabel: 88–92)'],
  ['ru', 'красное платье', 'грудь 90, талия 72, какой размер мне подойдёт?', 'Грудь: 90 см (в таблице 88–92)'],
  ['zh', '红色连衣裙', '胸围90腰围72，我该穿几码？', '胸围 90 厘米（尺码表：88–92）'],
  ['ka', 'წითელი კაბა', 'მკერდი 90, წელი 72, რა ზომა მჭირდება?', 'მკერდი: 90 სმ (ცხრილში 88–92)'],
])('%s: the chart gives the size, with its reason, and it is kept', async (language, seeks, asks, reason) => {
  const { w, thread } = opened()
  await thread.talk(language, seeks, asks)
  expect(thread.text).toContain('38')
  expect(thread.text).toContain(reason)
  expect(w.sizes).toEqual({ dresses: '38' })
})

test.each([
  ['en', 'small', 'It runs small: 4 customers'],
  ['de', 'large', 'Das fällt groß aus: 4'],
  ['ru', 'small', 'Маломерит: 4 покупателя вернули'],
] as const)('%s: who sent it back says how it fits: %s', async (language, runs, words) => {
  const { w, thread } = opened()
  w.runs = { runs, people: 4 }
  await thread.talk(language, { en: 'red prom dress', de: 'rotes Ballkleid', ru: 'красное платье' }[language])
  await thread.tap(`show:${w.products[0]?.id}`)
  await thread.talk(
    language,
    {
      en: 'bust 90, waist 72: which size?',
      de: 'Oberweite 90 und Taille 72, welche Größe passt mir?',
      ru: 'грудь 90, талия 72, какой размер мне подойдёт?',
    }[language],
  )
  expect(thread.text).toContain(words)
})

test('measurements between two sizes take the one that everything goes into', async () => {
  const { w, thread } = opened()
  await thread.talk('en', 'red prom dress', 'bust 90, waist 77, hips 98: what size am I?')
  expect(thread.text).toContain('between 38 and 40')
  expect(w.sizes).toEqual({ dresses: '40' })
})

test('beyond the chart nothing is guessed and nothing kept', async () => {
  const { w, thread } = opened()
  await thread.talk('en', 'red prom dress', 'bust 130 waist 120, which size do I need?')
  expect(thread.text).toContain('outside our size chart')
  expect(thread.options.map(({ value }) => value)).toContain('human')
  expect(w.sizes).toEqual({})
})

test('whoever asks without saying anything is asked for measurements, and bare figures answer that', async () => {
  const { w, thread } = opened()
  await thread.talk('de', 'rotes Ballkleid', 'welche Größe passt mir?')
  expect(thread.text).toContain('Brust, Taille und Hüfte')
  await thread.talk('de', '90-72-98')
  expect(w.sizes).toEqual({ dresses: '38' })
})

test.each<[Language, string, string]>([
  ['en', 'red prom dress', 'I normally take a US 8'],
  ['de', 'rotes Ballkleid', 'Ich trage sonst Größe 38'],
  ['nl', 'rode galajurk', 'Ik draag altijd maat 38'],
  ['ru', 'красное платье', 'я обычно ношу 38 размер'],
  ['zh', '红色连衣裙', '我平时穿38码'],
  ['ka', 'წითელი კაბა', 'ჩვეულებრივ ვატარებ 38 ზომას'],
])(
  '%s: a size one wears is kept, chosen from then on, and forgotten when that is said',
  async (language, seeks, says) => {
    const { w, thread } = opened()
    await thread.talk(language, seeks, says)
    expect(w.sizes).toEqual({ dresses: '38' })
    const first = w.products[0]?.id ?? ''
    await thread.tap(`show:${first}`)
    expect(thread.state?.item?.options['Size']).toBe('38')
    const forget: Record<Language, string> = {
      en: 'forget my size',
      de: 'vergiss meine Größe',
      nl: 'vergeet mijn maat',
      ru: 'забудь мой размер',
      zh: '忘掉我的尺码',
      ka: 'დაივიწყე ჩემი ზომა',
    }
    await thread.talk(language, forget[language])
    expect(w.sizes).toEqual({})
  },
)

it("keeps nobody else's size, and gives nobody their own for a gift", async () => {
  const { w, thread } = opened()
  await thread.talk('en', 'red prom dress', 'my sister wears a 38')
  expect(w.sizes).toEqual({})
  w.sizes = { dresses: '40' }
  await thread.talk('en', "it's a gift")
  await thread.tap(`show:${w.products[0]?.id ?? ''}`)
  expect(thread.state?.item?.options['Size']).toBeUndefined()
})

it('"in my size" is the size that is known', async () => {
  const { w, thread } = opened()
  w.sizes = { dresses: '40' }
  await thread.talk('en', 'red prom dress', 'is the first one there in my size?')
  expect(thread.text).not.toContain('36')
  expect(thread.text).toContain('40')
})

it('leaves the sizes of a shop without charts to what the shop has written', async () => {
  const w = world(SHOPS.fashion)
  const thread = new Thread(w, 'en')
  await thread.send('Which size do I need?')
  expect(thread.text).toContain('Our sizes are European')
})
