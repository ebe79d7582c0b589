import { describe, expect, it, test } from 'vitest'
import type { Language } from '@souk/contract/understanding.ts'
import { understand } from '../src/understand/understand.ts'
import { product, SHOPS } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

const NOW = '2026-05-04T14:00:00Z'
const hear = (locale: Language, text: string) =>
  understand({ text, locale, country: 'US', timezone: 'UTC', now: NOW, currency: 'USD' })

describe('one that was shown', () => {
  it.each<[Language, string]>([
    ['en', 'the third one looks gorgeous'],
    ['de', 'das erste sieht hübsch aus'],
    ['de', 'die dritte gefällt mir'],
    ['nl', 'de eerste ziet er leuk uit'],
    ['ru', 'третий выглядит здорово'],
    ['zh', '第一个看起来很漂亮'],
    ['ka', 'პირველი მომწონს'],
  ])('%s "%s" is pointed at, and nothing else is meant', (language, text) => {
    const { intents, references } = hear(language, text)
    expect(references).toMatchObject([{ kind: 'ordinal' }])
    expect(intents).toEqual([])
  })

  it.each<[Language, string]>([
    ['en', 'what comes on the third one?'],
    ['de', 'was liegt eigentlich auf der ersten'],
    ['nl', 'wat ligt er op de derde'],
    ['ru', 'что входит в первую?'],
    ['zh', '第三个里面有什么料'],
    ['ka', 'რა დევს მესამეში?'],
  ])('%s "%s" asks about it', (language, text) => {
    expect(hear(language, text).intents[0]?.name).toBe('product.ask')
  })

  it('is complained of in other words', () => {
    expect(hear('en', 'the second one arrived broken').intents[0]?.name).toBe('complaint')
    expect(hear('de', 'was ist der Unterschied zum zweiten?').intents[0]?.name).toBe('product.compare')
  })

  it('is not meant once more while it is being chosen: the first one is the first of what is asked', async () => {
    const thread = await new Thread(world(SHOPS.fashion), 'en').talk('en', 'prom dress', '1')
    const item = thread.state?.item
    const [first] = thread.state?.offered ?? []
    await thread.send('the first one')
    expect(thread.state?.item?.offer).toBe(item?.offer)
    expect(Object.keys(item?.options ?? {})).toEqual([])
    expect(first?.label).toBeDefined()
    expect(Object.values(thread.state?.item?.options ?? {})).toContain(first?.label)
  })

  it('is told about, and not compared with the others', async () => {
    const thread = await new Thread(world(SHOPS.fashion), 'en').talk('en', 'prom dress')
    const second = thread.state?.shown[1]
    await thread.send('what exactly comes with the second one')
    expect(thread.state?.focus).toBe(second?.id)
    expect(thread.has('compare')).toBe(false)
  })
})

test.each<[Language, string, string]>([
  ['en', 'in half an hour please', '14:30'],
  ['en', 'in an hour and a half', '15:30'],
  ['de', 'in einer Viertelstunde', '14:15'],
  ['nl', 'over anderhalf uur', '15:30'],
  ['ru', 'через полчасика', '14:30'],
  ['zh', '半个小时后', '14:30'],
  ['ka', 'ნახევარ საათში', '14:30'],
  ['de', 'in zwei Stunden', '16:00'],
])('%s "%s" is a moment and no complaint', (language, text, clock) => {
  const { want, intents } = hear(language, text)
  expect(want.at).toBe(`2026-05-04T${clock}`)
  expect(intents.filter(({ name }) => name === 'complaint' || name === 'book.change')).toEqual([])
})

describe('a time that is suggested as a question, while times are on offer', () => {
  const when = { id: 'when', type: 'slot' as const, label: 'Time', required: true, resource: 'room', minutes: 60 }
  const fitting = { ...product({ n: 701, title: 'Fitting', price: 1500, form: [when] }), fulfilment: 'slot' as const }

  it.each<[Language, string]>([
    ['en', 'would Friday afternoon be possible?'],
    ['de', 'geht Freitagnachmittag?'],
    ['nl', 'kan vrijdagmiddag ook?'],
    ['ru', 'а в пятницу днём можно?'],
    ['zh', '周五下午方便吗'],
    ['ka', 'პარასკევს შუადღისას შეიძლება?'],
  ])('%s "%s" asks for the times of that afternoon', async (language, text) => {
    const w = world({ shop: SHOPS.fashion.shop, products: [...SHOPS.fashion.products, fitting] })
    w.slots = ['2026-05-05', '2026-05-08'].flatMap((day) =>
      ['09', '11', '14', '15'].map((hour) => ({
        from: `${day}T${hour}:00:00-04:00`,
        to: `${day}T${hour}:59:00-04:00`,
        left: 1,
      })),
    )
    const thread = new Thread(w, language)
    await thread.tap(`show:${fitting.id}`)
    await thread.talk(language, text)
    const times = thread.options.flatMap(
      ({ value }) => /\d{4}-\d\d-\d\dT\d\d/.exec(decodeURIComponent(value))?.[0] ?? [],
    )
    expect(times).toEqual(['2026-05-08T14', '2026-05-08T15'])
  })
})
