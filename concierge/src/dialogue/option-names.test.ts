import { LANGUAGES } from '@souk/contract/understanding.ts'
import { expect, it } from 'vitest'
import { demoShop } from '../../test/demo-shops.ts'
import { world } from '../../test/fake-tools.ts'
import { Thread } from '../../test/thread.ts'
import { conceptsIn, labelOf } from '../lexicon/match.ts'
import { nameLabel } from './labels.ts'
import { isMeasure, isSizeName } from './option-names.ts'

const voice = (locale: string, language: (typeof LANGUAGES)[number]) => ({
  language,
  shop: { locale },
  mind: { labelOf, conceptsIn },
})

it.each([
  ['nl', 'Formaat', 'en', 'Size'],
  ['nl', 'Formaat', 'de', 'Größe'],
  ['nl', 'Inhoud', 'ru', 'Объём'],
  ['nl', 'Smaak', 'zh', '口味'],
  ['nl', 'Tint', 'de', 'Farbton'],
  ['de', 'Topf', 'en', 'Pot'],
  ['de', 'Farbe', 'ka', 'ფერი'],
  ['de', 'Länge', 'nl', 'Lengte'],
  ['ka', 'წონა', 'de', 'Gewicht'],
  ['ka', 'ფერი', 'en', 'Colour'],
  ['en', 'Color', 'nl', 'Kleur'],
  ['en', 'Material', 'zh', '材质'],
  ['en', 'Style', 'ka', 'სტილი'],
  ['en', 'Scent', 'de', 'Duft'],
  ['en', 'Denominations', 'nl', 'Bedrag'],
  ['en', 'Title', 'ru', 'Вид'],
  ['ru', 'Размер обуви', 'en', 'Size'],
  ['zh', '颜色', 'de', 'Farbe'],
] as const)('%s "%s" is, in %s, "%s"', (locale, name, language, label) => {
  expect(nameLabel(voice(locale, language), name)).toBe(label)
})

it('a name that nobody else has stays as it is, and so do names in the shop’s own language', () => {
  expect(nameLabel(voice('en', 'de'), 'Wobbliness')).toBe('Wobbliness')
  expect(nameLabel(voice('nl', 'nl'), 'Formaat')).toBe('Formaat')
})

it('only sizes that one wears are converted between systems', () => {
  expect(['Size', 'Größe', 'Maat', 'Размер обуви', '鞋码', 'ზომა'].every(isSizeName)).toBe(true)
  expect(['Formaat', 'Inhoud', 'Gewicht', 'Color'].some(isSizeName)).toBe(false)
})

it.each(LANGUAGES)('%s: every option of the demo shops is asked for in the shopper’s language', async (language) => {
  for (const slug of ['atelier', 'flora', 'napoli'] as const) {
    const { shop, products } = await demoShop(slug)
    const names = new Set(products.flatMap(({ options }) => options))
    const local = shop.shop.locale.split('-')[0]
    for (const name of local === language ? [] : names) {
      const other = products.find(({ options }) => options.includes(name))
      const thread = new Thread(world({ shop, products }), language)
      await thread.tap(`show:${other?.id}`)
      expect(thread.text).not.toContain(`${name}:`)
    }
  }
})

it('sizes, contents and lengths are told apart by words, colours and shades by their pictures', () => {
  expect(['Größe', 'Inhoud', 'вес', 'Pack size'].map(isMeasure)).toEqual([true, true, true, true])
  expect(['Farbe', 'Tint', 'Style', 'Motif'].map(isMeasure)).toEqual([false, false, false, false])
})
