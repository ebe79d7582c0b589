import { placesOf, TEMPLATE_PLACES, TemplateCreate } from '@souk/contract/template.ts'
import { expect, test } from 'vitest'
import { STARTER_LANGUAGES, startersIn } from './starter-templates.ts'

test('what the command line hands in is taken: every language says both, with words around its places', () => {
  expect(STARTER_LANGUAGES.map((language) => language.slice(0, 2)).toSorted()).toEqual([
    'de',
    'en',
    'ka',
    'nl',
    'ru',
    'zh',
  ])
  for (const language of STARTER_LANGUAGES) {
    const starters = startersIn(language)
    expect(starters.map(({ purpose }) => purpose)).toEqual(['orders', 'service'])
    for (const { body, ...rest } of starters) {
      expect(TemplateCreate.safeParse({ ...rest, body }).success).toBe(true)
      expect(placesOf(body)).toEqual(TEMPLATE_PLACES.filter((place) => place === 'shop' || place === 'news'))
      expect(body).not.toMatch(/^\{|\}$/)
    }
  }
  expect(startersIn('xx')).toEqual([])
})
