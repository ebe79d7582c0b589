import { describe, expect, it } from 'vitest'
import type { Language } from '@souk/contract/understanding.ts'
import { wayWord } from '../src/skills/way-words.ts'
import { SHOPS, withPickup } from './fake-shops.ts'
import { world } from './fake-tools.ts'
import { Thread } from './thread.ts'

async function bought(language: Language, ...texts: string[]): Promise<Thread> {
  const thread = await new Thread(world(withPickup(SHOPS.fashion)), language).talk(
    language,
    'red prom dress',
    '1',
    '38',
  )
  await thread.tap('checkout')
  return thread.talk(language, ...texts)
}

const ADDRESS = 'Jan Bakker, Prinsengracht 10, 1015 DV Amsterdam, jan@example.com'

describe('an answer to "how shall it get to you?"', () => {
  it.each<[Language, string, string]>([
    ['en', 'the cheap one please', 'standard'],
    ['en', 'by post', 'standard'],
    ['en', 'to my door', 'standard'],
    ['en', "I'll take the cheap delivery", 'standard'],
    ['en', 'I need it fast', 'express'],
    ['en', 'whichever arrives first', 'express'],
    ['en', 'the second', 'express'],
    ['en', 'I can swing by the shop', 'pickup'],
    ['en', 'no rush', 'standard'],
    ['de', 'die günstige bitte', 'standard'],
    ['de', 'schnell bitte', 'express'],
    ['de', 'eilt nicht', 'standard'],
    ['de', 'nach Hause', 'standard'],
    ['de', 'ich komme vorbei', 'pickup'],
    ['nl', 'de goedkope graag', 'standard'],
    ['nl', 'thuis bezorgen', 'standard'],
    ['nl', 'ik kom het halen', 'pickup'],
    ['nl', 'snel graag', 'express'],
    ['ru', 'почтой', 'standard'],
    ['ru', 'до двери', 'standard'],
    ['ru', 'срочно', 'express'],
    ['ru', 'зайду за ним', 'pickup'],
    ['zh', '寄到家里', 'standard'],
    ['zh', '不着急', 'standard'],
    ['zh', '快一点的', 'express'],
    ['zh', '我自己来拿', 'pickup'],
    ['ka', 'იაფი', 'standard'],
    ['ka', 'სახლში მომიტანეთ', 'standard'],
    ['ka', 'სასწრაფოდ', 'express'],
    ['ka', 'მოვალ და წავიღებ', 'pickup'],
  ])('%s "%s" is %s, and nothing else goes into the cart', async (language, text, way) => {
    const thread = await bought(language, ADDRESS, text)
    expect(thread.world.checkout?.shippingOption).toBe(way)
    expect(thread.world.cart.lines).toHaveLength(1)
    expect(thread.titles).toEqual([])
  })

  it.each<[Language, string, string]>([
    ['de', 'shcnell', 'express'],
    ['de', 'drigend bitte', 'express'],
    ['de', 'gnüstig', 'standard'],
    ['en', 'quikc pls', 'express'],
    ['nl', 'gedkoop graag', 'standard'],
    ['ru', 'срочон', 'express'],
    ['ru', 'дешвео', 'standard'],
    ['ka', 'სწრფად', 'express'],
  ])('%s "%s" is %s behind its slip', async (language, text, way) => {
    const thread = await bought(language, ADDRESS, text)
    expect(thread.world.checkout?.shippingOption).toBe(way)
  })

  it('hears no slip in a word that is one', () => {
    for (const text of ['feast', 'the snail', 'nice shorts', 'Hauser', 'гости']) expect(wayWord(text)).toBeNull()
  })

  it('is no question about it', () => {
    for (const text of ['how fast is express', 'wie schnell ist der Versand', 'сколько стоит доставка', '多久送到'])
      expect(wayWord(text)).toBeNull()
  })

  it('may come before the address', async () => {
    const thread = await bought('en', 'express please')
    expect(thread.world.checkout?.shippingOption).toBe('express')
    expect(thread.has('form.request')).toBe(true)
  })
})

describe('who fetches needs no address', () => {
  it.each<[Language, string]>([
    ['en', 'I will collect it'],
    ['de', 'ich hole es selbst ab'],
    ['nl', 'ik haal het op'],
    ['ru', 'заберу сам'],
    ['zh', '我去店里取'],
    ['ka', 'თვითონ წავიღებ'],
  ])('%s: the way is asked first, and after "%s" the e-mail address only', async (language, text) => {
    const thread = await bought(language)
    expect(thread.state?.pending?.ask).toBe('ship')
    thread.language = language
    await thread.send(text)
    expect(thread.part('form.request').fields.map(({ id }) => id)).toEqual(['email'])
    await thread.send('jan@example.com')
    expect(thread.world.checkout).toMatchObject({ shippingOption: 'pickup', missing: [] })
    expect(thread.has('payment.request')).toBe(true)
  })

  it('what is brought needs one', async () => {
    const thread = await bought('en', 'the cheap one')
    expect(thread.part('form.request').fields.map(({ id }) => id)).toContain('line1')
  })

  it('where all is brought the address is asked at once', async () => {
    const thread = new Thread(world(SHOPS.fashion))
    for (const text of ['red prom dress', '1', '38', 'checkout']) await thread.send(text)
    expect(thread.part('form.request').fields.map(({ id }) => id)).toContain('line1')
  })

  it('a way that is none to the address is not swapped for another in silence', async () => {
    const { shop, products } = SHOPS.fashion
    const shipping = shop.settings.shipping.map((way) => ({ ...way, countries: ['US'] }))
    const near = { shop: { ...shop, settings: { ...shop.settings, shipping } }, products }
    const thread = new Thread(world(withPickup(near)))
    for (const text of ['red prom dress', '1', '38', 'checkout', 'express', ADDRESS]) await thread.send(text)
    expect(thread.world.checkout?.address?.country).toBe('NL')
    expect(thread.has('payment.request')).toBe(false)
    expect(thread.state?.pending).toMatchObject({ ask: 'ship', yes: 'ship:pickup' })
  })
})

describe('where an address is awaited', () => {
  it.each<[Language, string, string, string | undefined]>([
    ['en', '12 Rose Street, Boston, MA 02101', '12 Rose Street', undefined],
    ['en', 'mail it to: Lily Green, 3 Olive Court, Reno, NV 89501', '3 Olive Court', 'Lily Green'],
    ['de', 'an Rosa Schwarz, Rosenweg 7, 50667 Köln', 'Rosenweg 7', 'Rosa Schwarz'],
    ['nl', 'naar Roos de Wit, Tulpenstraat 5, 3511 AB Utrecht', 'Tulpenstraat 5', 'Roos de Wit'],
    ['ru', 'на имя Роза Белова, ул. Красная 7, Краснодар 350000', 'ул. Красная 7', 'Роза Белова'],
    ['zh', '寄给李红，广州市天河区黑石路3号', '天河区黑石路3号', '李红'],
    ['ka', 'ნინო თეთრაძე, თბილისი, ყვავილების 5, 0102', 'ყვავილების 5', 'ნინო თეთრაძე'],
  ])('%s "%s" names a street and no flowers', async (language, text, line1, name) => {
    const thread = await bought(language, text)
    expect(thread.world.checkout?.address).toMatchObject({ line1, ...(name ? { name } : {}) })
    expect(thread.titles).toEqual([])
  })

  it.each(["I'll take it", 'cheaper please', 'any recommendation'])('"%s" looks for nothing', async (text) => {
    const thread = await bought('en', 'express', text)
    expect(thread.titles).toEqual([])
    expect(thread.world.cart.lines).toHaveLength(1)
    expect(thread.has('form.request')).toBe(true)
  })

  it('a clear request for another thing is answered', async () => {
    const thread = await bought('en', 'show me a leather belt too')
    expect([...thread.titles, thread.text].join(' ')).toContain('Leather belt')
  })
})
