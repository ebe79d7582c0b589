import type { Language } from '@souk/contract/understanding.ts'
import { expect, test } from 'vitest'
import { conceptsIn, labelOf } from '../lexicon/match.ts'
import { propertyValue } from './labels.ts'

const said = (language: Language, name: string, value: string): string =>
  propertyValue({ language, shop: { locale: 'en' }, mind: { conceptsIn, labelOf } }, name, value)

test('of a colour that is a flower too, the colour is said, in the language of who reads it', () => {
  expect(said('de', 'Color', 'lilac')).toBe('flieder')
  expect(said('ru', 'Colour', 'Lavender')).toBe('сиреневый')
  expect(said('en', 'Color', 'lilac')).toBe('lilac')
})

test('of two colours both are said: white with beige is not just white', () => {
  expect(said('de', 'Color', 'white/black')).toBe('weiß/schwarz')
  expect(said('de', 'Color', 'white / Zorblax')).toBe('weiß/Zorblax')
})

test('what is no colour is said as what it is, and what nobody knows stays as the shop wrote it', () => {
  expect(said('de', 'Flower', 'lilac')).toBe('Flieder')
  expect(said('de', 'Material', 'tulle')).toBe('Tüll')
  expect(said('de', 'Color', 'Zorblax')).toBe('Zorblax')
})

test('of an occasion that is a time of day as well, the occasion is said', () => {
  expect(said('ru', 'occasion', 'evening')).toBe('вечерний выход')
  expect(said('de', 'occasion', 'evening')).toBe('Abendanlass')
  expect(said('zh', 'occasion', 'prom')).toBe(labelOf('prom', 'zh'))
})

test('a size is the size: "Groß" below "Größe" is large, and no plus size', () => {
  const german = { shop: { locale: 'de' }, mind: { conceptsIn, labelOf } }
  expect(propertyValue({ ...german, language: 'ru' }, 'Größe', 'Groß')).toBe('большой')
  expect(propertyValue({ ...german, language: 'en' }, 'Größe', 'Klein')).toBe('small')
})
