import { expect, test } from 'vitest'
import { demoShops } from './market.ts'

const LANGUAGES = ['de', 'en', 'ka', 'nl', 'ru', 'zh']
const shops = await demoShops()

type Said = { path: string; texts: object }

/** Whatever is said in several languages: an object whose keys are all languages. */
function saidIn(value: unknown, path: string): Said[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => saidIn(one, `${path}/${at}`))
  if (typeof value !== 'object' || value === null) return []
  const keys = Object.keys(value)
  if (keys.length > 0 && keys.every((key) => LANGUAGES.includes(key))) return [{ path, texts: value }]
  return Object.entries(value).flatMap(([key, one]) => saidIn(one, `${path}/${key}`))
}

test.each(shops.map((one) => [one.shop.slug, one] as const))('%s says everything in all six languages', (_, one) => {
  const said = saidIn({ settings: one.shop.settings, lines: one.lines }, '')
  for (const { path, texts } of said) {
    expect(Object.keys(texts).toSorted(), path).toEqual(LANGUAGES)
    for (const text of Object.values(texts)) expect(String(text).trim(), path).not.toBe('')
  }
  const paths = said.map(({ path }) => path)
  const { settings } = one.shop
  const wanted = [
    '/settings/description',
    '/settings/persona/greeting',
    ...(settings?.shipping ?? []).map((_option, at) => `/settings/shipping/${at}/label`),
    ...(settings?.giftWrap ? ['/settings/giftWrap/label'] : []),
    ...(settings?.starters ?? []).map((_text, at) => `/settings/starters/${at}`),
    ...(settings?.answers ?? []).flatMap((_answer, at) => [
      `/settings/answers/${at}/question`,
      `/settings/answers/${at}/answer`,
    ]),
    ...one.lines.flatMap(({ form }, at) => (form ?? []).map((_field, n) => `/lines/${at}/form/${n}/label`)),
  ]
  expect(wanted.length).toBeGreaterThan(20)
  expect(wanted.filter((path) => !paths.includes(path))).toEqual([])
})

const MONEY = /[$€£]\s?(\d+(?:[.,]\d\d)?)|(\d+(?:[.,]\d\d)?)\s?(?:[$€£₾]|欧元|美元|евро|доллар)/gu

function amounts(text: string): number[] {
  return [...text.matchAll(MONEY)].map(([, before, behind]) => Number((before ?? behind ?? '').replace(',', '.')))
}

test.each(shops.map((one) => [one.shop.slug, one] as const))('%s names the same prices in each', (_, { shop }) => {
  const answers = shop.settings?.answers ?? []
  for (const { id, answer } of answers) {
    const known = amounts(answer['en'] ?? '').toSorted()
    for (const [language, text] of Object.entries(answer))
      expect(amounts(text).toSorted(), `${id} ${language}`).toEqual(known)
  }
  expect(answers.flatMap(({ answer }) => amounts(answer['zh'] ?? '')).length).toBeGreaterThan(2)
})
