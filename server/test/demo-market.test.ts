import { kindOf } from '@souk/concierge/lexicon/match.ts'
import { demoShops } from '@souk/demo/market.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAnnotator } from '../src/catalog/annotate.ts'
import { maySell } from '../src/law/may-sell.ts'
import { productCategoriesOf } from '../src/law/product-categories.ts'
import { missingProductData } from '../src/law/product-data.ts'
import { startTestApp, type TestApp } from './harness/app.ts'

const NOW = new Date('2026-11-22T10:00:00Z')
const shops = await demoShops()
const named = shops.map((one) => [one.shop.slug, one] as const)
type Demo = (typeof shops)[number]

function annotated({ shop, lines }: Demo): { id: string; fulfilment: string; concepts: string[] }[] {
  const { annotate } = createAnnotator(shop.locale, shop.country ?? null)
  return lines.map((line) => {
    const { id, title, description = null, brand = null, categories, attributes, form = [], variants = [] } = line
    const offer = { title, description, brand, categories, attributes, form, variants }
    return { id, fulfilment: line.fulfilment ?? 'ship', concepts: annotate(offer).concepts }
  })
}

describe.each(named)('%s', (slug, demo) => {
  test('says all that the law of its country asks a seller for', () => {
    const { legal = {}, taxes = [] } = demo.shop.settings ?? {}
    expect(maySell({ legal, taxes, canBePaid: true }, demo.shop.country ?? null, NOW).missing).toEqual([])
  })

  test('is known to the lexicon offer by offer', () => {
    const unknown = annotated(demo).filter(
      ({ concepts }) => !concepts.some((id) => kindOf(id) === 'type' || kindOf(id) === 'service'),
    )
    expect(unknown.map(({ id }) => id)).toEqual([])
  })

  test('gives what the law wants to know of each offer', () => {
    const missing = demo.lines.flatMap((line, at) => {
      const fulfilment = line.fulfilment ?? 'ship'
      const categories = productCategoriesOf(annotated(demo)[at]?.concepts ?? [], fulfilment)
      const country = demo.shop.country ?? null
      const input = { categories, data: line.legal ?? {}, hasPicture: true, country, language: 'en', now: NOW }
      return missingProductData(input).map(({ code }) => `${line.id}: ${code}`)
    })
    expect(missing).toEqual([])
  })

  test('is drawn in pictures that become pixels', async () => {
    const line = demo.lines[0]
    if (!line) throw new Error(slug)
    const { svg } = demo.picture(line, line.variants?.[0])
    const { channels } = await sharp(Buffer.from(svg)).resize(200, 250).stats()
    // More than an empty plate.
    expect(Math.max(...channels.slice(0, 3).map(({ stdev }) => stdev))).toBeGreaterThan(12)
  })
})

describe('shoppers find things', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp({ demo: true })
  }, 60_000)
  afterAll(() => app.close())

  test.each([
    ['laufwerk-ost', 'en', 'white sneakers in 42, under €110', ['volta-weiss', 'kotti-low']],
    ['laufwerk-ost', 'de', 'wasserdichte Trailschuhe', ['elbsand-trail-gtx']],
    ['laufwerk-ost', 'nl', 'kinderschoenen met klittenband, maat 29', ['flitzer-kids']],
    ['laufwerk-ost', 'ru', 'трейловые кроссовки', ['grunewald-trail']],
    ['laufwerk-ost', 'zh', '黑色跑鞋', ['nachtlauf-reflex']],
    ['laufwerk-ost', 'ka', 'თეთრი კედები', ['volta-weiss']],
    ['blos', 'en', 'a red matte lipstick', ['lippenstift-veloer']],
    ['blos', 'de', 'Gesichtscreme für empfindliche Haut, unter 30 €', ['gelcreme-mist']],
    ['blos', 'nl', 'foundation voor de droge huid', ['foundation-tweede-huid']],
    ['blos', 'ru', 'духи', ['parfum-bollenveld']],
    ['blos', 'zh', '防水睫毛膏', ['mascara-noordzee']],
    ['blos', 'ka', 'ტუჩის ბალზამი', ['lippenbalsem-lindebloesem']],
    ['thimble-row', 'en', 'tweed by the metre', ['harris-tweed-per-metre']],
    ['thimble-row', 'de', 'eine Seidenkrawatte unter 70 £', ['knitted-tie']],
    ['thimble-row', 'nl', 'een linnen pak', ['irish-linen-suit']],
    ['thimble-row', 'ru', 'примерка', ['first-fitting']],
    ['thimble-row', 'zh', '婚礼西装', ['lambs-conduit-suit']],
    ['thimble-row', 'ka', 'შარფი', ['wool-scarf']],
    ['sololaki-tbilisi', 'en', 'coffee beans for filter, fruity', ['beans-guji']],
    ['sololaki-tbilisi', 'de', 'etwas auf Eis unter 12 Lari', ['cold-brew']],
    ['sololaki-tbilisi', 'nl', 'een croissant met amandel', ['almond-croissant']],
    ['sololaki-tbilisi', 'ru', 'капучино на овсяном', ['cappuccino']],
    ['sololaki-tbilisi', 'zh', '抹茶拿铁', ['matcha-latte']],
    ['sololaki-tbilisi', 'ka', 'ხაჭაპური', ['khachapuri']],
  ])('%s %s: %s', async (shop, locale, q, wanted) => {
    const found = await app.anyone.call('search', { params: { shop }, query: { q, locale, limit: 20 } })
    expect(found.products.map(({ externalId }) => externalId)).toEqual(expect.arrayContaining(wanted))
  })

  test('a fitting has free times', async () => {
    const q = 'first fitting'
    const { products } = await app.anyone.call('search', { params: { shop: 'thimble-row' }, query: { q } })
    const fitting = products.find(({ externalId }) => externalId === 'first-fitting')
    const { zone, slots } = await app.anyone.call('freeSlots', {
      params: { shop: 'thimble-row', product: fitting?.id ?? '' },
    })
    expect(zone).toBe('Europe/London')
    expect(slots.length).toBeGreaterThan(20)
  })
})
