import { afterEach, expect, test } from 'vitest'
import { language } from '../i18n/t.ts'
import { legalFacts } from './legal.ts'

afterEach(() => {
  language.value = 'en'
})
const address = { line1: 'Weg 1', postcode: '89073', city: 'Ulm', country: 'DE' }

test('what a thing is made of, what is in it and who made it stand in rows, and nothing that was not said', () => {
  const rows = legalFacts({
    fibres: [
      { fibre: 'silk', percent: 66.6 },
      { fibre: 'cotton', percent: 33.4 },
    ],
    manufacturer: { name: 'Loom', address, contact: 'loom@example.com' },
    warnings: {},
  })
  expect(rows.map(({ values }) => values)).toEqual([
    ['66.6% silk', '33.4% cotton'],
    ['Loom', 'Weg 1', '89073 Ulm', 'Germany', 'loom@example.com'],
  ])
  expect(legalFacts()).toEqual([])
})

test('no allergens is something to be said; texts are read in one’s language, else in English', () => {
  expect(legalFacts({ allergens: [] })).toHaveLength(1)
  expect(legalFacts({ allergens: ['nuts', 'milk'] })[0]?.values).toHaveLength(2)
  const ingredients = { en: 'Coffee', de: 'Kaffee' }
  expect(legalFacts({ ingredients })[0]?.values).toEqual(['Coffee'])
  language.value = 'de'
  expect(legalFacts({ ingredients })[0]?.values).toEqual(['Kaffee'])
  language.value = 'ka'
  expect(legalFacts({ ingredients })[0]?.values).toEqual(['Coffee'])
})
