import { awning } from '@souk/contract/awning.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import { ENOUGH_REVIEWS } from '@souk/contract/review.ts'
import { LANGUAGES } from '@souk/contract/understanding.ts'
import { describe, expect, test } from 'vitest'
import { demoShops, picture } from './market.ts'
import { idOf, nameOf } from './pictures/words.ts'

const shops = await demoShops()
const shop = (slug: string) => {
  const found = shops.find((one) => one.shop.slug === slug)
  if (!found) throw new Error(slug)
  return found
}

const offer = (slug: string, id: string) => {
  const found = shop(slug).lines.find((line) => line.id === id)
  if (!found) throw new Error(id)
  return found
}

describe('the shops', () => {
  test('are seven test shops with about 300 offers, with four languages and four currencies', () => {
    expect(shops.map((one) => one.shop.slug)).toEqual([
      'atelier',
      'flora',
      'napoli',
      'laufwerk-ost',
      'blos',
      'thimble-row',
      'sololaki-tbilisi',
    ])
    expect(shops.every((one) => one.shop.test)).toBe(true)
    expect(shops.reduce((sum, one) => sum + one.lines.length, 0)).toBeGreaterThanOrEqual(300)
    expect(new Set(shops.map((one) => one.shop.locale))).toEqual(new Set(['en', 'de', 'nl', 'ka']))
    expect(new Set(shops.map((one) => one.shop.currency))).toEqual(new Set(['USD', 'EUR', 'GBP', 'GEL']))
    expect(new Set(shops.map((one) => one.shop.timezone)).size).toBe(5)
  })

  test.each(shops.map((one) => [one.shop.slug, one] as const))(
    '%s: ids are unique, currency and prices sensible',
    (_, { shop, lines }) => {
      const ids = lines.flatMap((line) => [line.id, ...(line.variants ?? []).map((variant) => variant.id)])
      expect(new Set(ids).size).toBe(ids.length)
      for (const line of lines) {
        for (const price of [line.price, ...(line.variants ?? []).flatMap((variant) => variant.price ?? [])]) {
          expect(price.currency).toBe(shop.currency)
          // Only an appointment may cost nothing; a suit to measure costs most.
          expect(price.amount).toBeGreaterThanOrEqual(line.fulfilment === 'slot' ? 0 : 200)
          expect(price.amount).toBeLessThanOrEqual(120_000)
        }
      }
    },
  )

  test.each(shops.map((one) => [one.shop.slug, one] as const))(
    '%s: some products show what others said: enough for a card, not all of it praise, and called samples',
    (_, { lines }) => {
      const reviewed = lines.filter(({ reviews }) => reviews !== undefined)
      expect(reviewed.length).toBeGreaterThanOrEqual(3)
      for (const { reviews = [], reviewSource } of reviewed) {
        expect(reviews.length).toBeGreaterThanOrEqual(ENOUGH_REVIEWS)
        expect(reviewSource).toMatch(/sample|beispiel|voorbeeld|ნიმუშ/iu)
        for (const { text, author, at, language } of reviews)
          expect([text, author, at, language]).not.toContain(undefined)
      }
      expect(reviewed.flatMap(({ reviews = [] }) => reviews).some(({ rating }) => rating < 4)).toBe(true)
    },
  )

  test.each(shops.map((one) => [one.shop.slug, one] as const))(
    '%s: variants name every option, and forms only their own choices',
    (_, { lines }) => {
      for (const line of lines) {
        for (const variant of line.variants ?? []) expect(Object.keys(variant.options)).toEqual(line.options)
        for (const field of line.form ?? []) {
          if (field.type !== 'choices') continue
          const choices = new Set(field.choices.map((choice) => choice.id))
          expect(choices.size).toBe(field.choices.length)
          for (const id of [...field.included, ...field.exclusions.flat()]) expect(choices).toContain(id)
        }
      }
    },
  )

  test.each(shops.map((one) => [one.shop.slug, one] as const))(
    '%s: some things are sold out and some are low',
    (_, { lines }) => {
      const stock = lines.flatMap((line) => [line, ...(line.variants ?? [])]).map((row) => row.stock)
      expect(stock).toContain(0)
      expect(stock.some((left) => typeof left === 'number' && left > 0 && left < 5)).toBe(true)
    },
  )

  test.each(shops.map((one) => [one.shop.slug, one] as const))(
    '%s: answers in its own language, and the core ones in all six',
    (_, { shop }) => {
      const answers = shop.settings?.answers ?? []
      expect(answers.length).toBeGreaterThanOrEqual(12)
      for (const { question, answer } of answers)
        for (const texts of [question, answer]) expect(texts[shop.locale]).toBeTruthy()
      for (const topic of ['delivery', 'returns', 'payment', 'cancellation', 'privacy']) {
        const full = answers.find((one) => one.topic === topic && Object.keys(one.answer).length === 6)
        expect(full, topic).toBeDefined()
      }
      expect(shop.settings?.hours?.length).toBeGreaterThanOrEqual(5)
      expect(shop.settings?.discounts).toHaveLength(1)
    },
  )

  test('each hang out an awning of their own dyes', () => {
    expect(new Set(shops.map((one) => awning(one.shop.slug).dyes.join())).size).toBe(shops.length)
  })

  test('what is booked names a calendar of its shop', () => {
    for (const { shop, lines, calendars } of shops) {
      const keys = new Set(calendars.map(({ key }) => key))
      const booked = lines.flatMap(({ form = [] }) => form.flatMap((one) => (one.type === 'slot' ? one.resource : [])))
      const fetched = shop.settings?.shipping?.flatMap(({ slots }) => slots?.resource ?? []) ?? []
      expect([...booked, ...fetched].filter((key) => !keys.has(key))).toEqual([])
      if (shop.slug === 'thimble-row') expect(new Set(booked).size).toBe(3)
      if (shop.slug === 'sololaki-tbilisi') expect(fetched).toEqual(['counter'])
    }
  })

  test('the flagship sentence has several answers, and near misses just above', () => {
    const gowns = shop('atelier').lines.filter(
      (line) =>
        line.attributes['occasion']?.includes('prom') &&
        line.attributes['type']?.includes('dress') &&
        line.attributes['colour']?.some((colour) => /blue|navy|white/.test(colour)),
    )
    expect(gowns.filter((line) => line.price.amount <= 20_000).length).toBeGreaterThanOrEqual(6)
    expect(
      gowns.filter((line) => line.price.amount >= 20_500 && line.price.amount <= 24_000).length,
    ).toBeGreaterThanOrEqual(3)
  })
})

describe('the pictures', () => {
  const drawn = shops.flatMap(({ shop, lines }) =>
    lines.flatMap((line) =>
      [undefined, ...(line.variants ?? [])].map((variant) => ({ shop, line, variant, ...picture(line, variant) })),
    ),
  )

  test('are at most 12 KB each and say that they are drawn', () => {
    const large = drawn.filter(({ svg }) => svg.length > 12 * 1024).map(({ line, svg }) => `${line.id} ${svg.length}`)
    expect([...new Set(large)]).toEqual([])
    for (const { svg } of drawn) {
      expect(svg).toContain('<dc:type>Illustration</dc:type>')
      expect(svg).toContain('viewBox="0 0 400 500"')
      expect(svg).not.toMatch(/undefined|NaN|foreignObject/)
    }
  })

  test('name everything they use', () => {
    for (const { line, svg } of drawn) {
      const ids = new Set([...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]))
      for (const [, used] of svg.matchAll(/(?:href="#|url\(#)([^")]+)/g))
        expect(ids, `${line.id} ${used}`).toContain(used)
    }
  })

  test('know every thing by its name in all six languages, so that none is drawn as something else', () => {
    const types = shops.flatMap(({ lines }) => lines.flatMap((line) => line.attributes['type'] ?? []))
    expect(types.length).toBeGreaterThanOrEqual(300)
    expect([...new Set(types)].filter((type) => LANGUAGES.some((one) => !nameOf(idOf(type), one)))).toEqual([])
  })

  test('say in each language what they show', () => {
    const latte = offer('sololaki-tbilisi', 'latte')
    const ordered = { milk: 'oat', syrups: { caramel: 'extra' as const } }
    expect(picture(latte, undefined, ordered).alt('de')).toMatch(/^Illustration: .*latte.*karamell/u)
    const nude = offer('blos', 'lippenstift-satijn')
    expect(picture(nude, nude.variants?.[0]).alt('ru')).toContain('помада')
  })

  test('of a drink show what is poured: milk, shots, syrup, ice, cream', () => {
    const latte = offer('sololaki-tbilisi', 'latte')
    const svg = (form: FormValues) => picture(latte, undefined, form).svg
    const variants: FormValues[] = [
      {},
      { milk: 'oat' },
      { shots: 'triple' },
      { temperature: 'iced' },
      { size: 'large' },
      { syrups: { caramel: 'light' as const } },
      { syrups: { caramel: 'extra' as const } },
      { syrups: { whipped_cream: 'normal' as const } },
    ]
    expect(new Set(variants.map(svg)).size).toBe(variants.length)
    expect(svg({ milk: 'oat' })).toContain('#E8D5B1')
    expect(svg({})).not.toContain('#E8D5B1')
    expect(svg({ temperature: 'iced' })).toContain('<rect')
  })

  test('of lipstick and sneakers take the shade and the colourway of the variant', () => {
    const lipstick = offer('blos', 'lippenstift-veloer')
    const shades = lipstick.variants?.map((variant) => picture(lipstick, variant).svg) ?? []
    expect(new Set(shades).size).toBe(8)
    expect(shades[0]).toContain('#CF2A27')
    const runner = offer('laufwerk-ost', 'tempelhof-2')
    const pairs = new Set(runner.variants?.map((variant) => picture(runner, variant).svg))
    expect(pairs.size).toBe(3)
  })

  test('differ by colour, and are the same for the same input', () => {
    const line = shop('atelier').lines[0]
    if (!line?.variants) throw new Error('no variants')
    const byColour = new Set(line.variants.map((variant) => picture(line, variant).svg))
    expect(byColour.size).toBe(3)
    expect(picture(line, line.variants[0]).svg).toBe(picture(line, line.variants[0]).svg)
  })

  test('a pizza shows the toppings of its order', () => {
    const pizza = shop('napoli').lines.find((line) => line.id === 'pizza-salami')
    if (!pizza) throw new Error('no pizza')
    const slices = (svg: string) => svg.split('href="#t1"').length - 1
    const usual = slices(picture(pizza).svg)
    expect(slices(picture(pizza, undefined, { toppings: { salami: 'light' } }).svg)).toBeLessThan(usual)
    expect(slices(picture(pizza, undefined, { toppings: { salami: 'extra' } }).svg)).toBeGreaterThan(usual)
    const without = picture(pizza, undefined, { toppings: { salami: 'none', olives: 'normal' } })
    expect(without.svg).not.toContain('#B5382C')
    expect(without.alt('en')).toContain('− salami, olives')
    expect(without.alt('nl')).toContain('Illustratie: Pizza Salami')
  })

  test('a bouquet grows with its size', () => {
    const roses = shop('flora').lines.find((line) => line.id === 'rote-rosen')
    if (!roses?.variants) throw new Error('no roses')
    const heads = roses.variants.map((variant) => picture(roses, variant).svg.split('href="#f0"').length)
    expect(heads[0]).toBeLessThan(heads[2] ?? 0)
  })
})

test('the florist and the dress shop wrap gifts, among others', () => {
  const wrapping = shops.filter(({ shop }) => (shop.settings?.giftWrap?.amount ?? 0) > 0).map(({ shop }) => shop.slug)
  expect(wrapping).toEqual(expect.arrayContaining(['atelier', 'flora']))
})
