import { findSizes } from '@souk/concierge/understand/size.ts'
import { expect, test } from 'vitest'
import { neighbourSizes, sizeIds } from './sizes.ts'
import { understand } from '@souk/concierge/understand/understand.ts'
import { readMessage } from '@souk/concierge/understand/message.ts'

test.each([
  ['8', 'US', ['us-8']],
  ['8', 'GB', ['uk-8']],
  ['38', 'DE', ['eu-38', 'w38']],
  ['UK 10', 'US', ['uk-10']],
  ['38 EU', 'US', ['eu-38']],
  ['8.5', 'US', ['us-8.5']],
  ['8½', 'US', ['us-8.5']],
  ['XL', 'US', ['xl', 'extra-large']],
  ['XXL', 'US', ['xxl', '2xl', 'double-extra-large']],
  ['M / EU 38', 'DE', ['m', 'medium', 'eu-38']],
  ['W32 L34', 'US', ['w32-l34', 'w32']],
  ['32x34', 'US', ['w32-l34', 'w32']],
  ['Grande', 'US', []],
])('%s in %s', (text, country, ids) => {
  expect(sizeIds(text, country)).toEqual(ids)
})

test.each([
  ['29', 'DE', ['eu-29']],
  ['29', 'US', ['eu-29']],
  ['38', 'NL', ['eu-38']],
  ['9', 'US', ['us-9']],
  ['9', 'GB', ['uk-9']],
])('of shoes, %s in %s', (text, country, ids) => {
  expect(sizeIds(text, country, 'shoes')).toEqual(ids)
})

test.each([
  ['sneakers 29', 'en'],
  ['Kindersneaker Größe 29', 'de'],
  ['sportschoenen maat 29', 'nl'],
  ['кроссовки 29 размера', 'ru'],
  ['29码运动鞋', 'zh'],
  ['კედები 29 ზომა', 'ka'],
])('a small shoe is asked for as a shop writes it: %s', (text, locale) => {
  for (const country of ['US', 'DE', 'GE'])
    expect(
      understand({ text, locale, country, now: '2026-11-22T09:00:00Z', currency: 'EUR' }).want.attributes['size']?.any,
    ).toEqual(['eu-29'])
})

test.each(['38', '8', '8.5', 'XS', 'XXL', 'EU 40', 'W32 L34', '3XL', 'UK 12'])(
  'a shopper who asks for size %s means what the shop wrote',
  (size) => {
    for (const country of ['US', 'DE', 'GB', 'NL']) {
      const { reading } = readMessage({ text: `size ${size}`, locale: 'en', country })
      const asked = findSizes(reading, country).flatMap(({ ids }) => ids)
      expect(sizeIds(size, country).filter((id) => asked.includes(id))).not.toEqual([])
    }
  },
)

test('the sizes beside', () => {
  expect(neighbourSizes('m')).toEqual(['s', 'l', 'small', 'large'])
  expect(neighbourSizes('us-8')).toContain('us-6')
  expect(neighbourSizes('family-size')).toEqual([])
})
