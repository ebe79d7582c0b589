import type { Product } from '@souk/contract/catalog.ts'
import { ShopSettings } from '@souk/contract/shop.ts'
import { LANGUAGES } from '@souk/contract/understanding.ts'
import { expect, test } from 'vitest'
import { type LineRow, priceLine } from './line.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' })
const shop = {
  id: 's',
  slug: 's',
  name: 'S',
  currency: 'USD',
  locale: 'en-US',
  country: 'US',
  timezone: 'America/New_York',
  test: true,
  settings: ShopSettings.parse({}),
  connected: [],
  createdAt: new Date(0),
}
const product: Product = {
  id: 'p',
  externalId: 'p',
  title: 'Dahlia bouquet',
  url: '/p',
  images: [],
  categories: [],
  attributes: {},
  concepts: [],
  options: ['Color', 'Size'],
  price: { min: usd(100), max: usd(100) },
  variants: [
    { id: 'v', externalId: 'v', options: { Color: 'light blue', Size: 'M' }, price: usd(100), available: true },
  ],
  form: [
    { id: 'day', type: 'date', label: 'Day', required: true, leadDays: 0 },
    { id: 'hour', type: 'time', label: 'Hour', required: false },
    {
      id: 'extras',
      type: 'choices',
      label: 'Extras',
      required: false,
      levels: ['none', 'normal', 'extra'],
      included: [],
      exclusions: [],
      choices: [{ id: 'vase', label: { en: 'Vase', de: 'Vase', nl: 'Vaas', ru: 'Ваза' }, amount: 0, concepts: [] }],
    },
    { id: 'card', type: 'text', label: 'Card', required: false, maxLength: 100 },
  ],
  priceRule: { kind: 'fixed' },
  fulfilment: 'ship',
}
const row: LineRow = {
  id: 'l',
  offer: 'p',
  variant: 'v',
  form: { day: '2026-11-28', hour: '15:30', extras: { vase: 'extra' }, card: 'For you' },
  quantity: 1,
}
const NOW = new Date('2026-11-22T12:00:00Z')
const said = (language: string) => priceLine(row, product, shop, { language, at: NOW }).detail

test('what was chosen is said in the language of who reads it: options, answers, days and hours', () => {
  expect(said('en')).toMatch(/^light blue · M · Saturday, November 28 · 3:30\sPM · 2 × Vase · For you$/)
  expect(said('de')).toBe('hellblau · M · Samstag, 28. November · 15:30 · 2 × Vase · For you')
  expect(said('nl')).toBe('lichtblauw, M, zaterdag 28 november, 15:30, 2 × Vaas, For you')
  expect(said('ru')).toBe('голубой · M · суббота, 28 ноября · 15:30 · 2 × Ваза · For you')
  for (const language of LANGUAGES) expect(said(language), language).not.toContain('2026-11-28')
})

test('a language that nobody speaks gets the shop’s own', () => {
  expect(said('xx')).toBe(said('en'))
})

test('a line that was sold keeps the words it was sold with, whatever the offer has become', () => {
  const sold = { ...row, detail: 'hellblau · M' }
  expect(priceLine(sold, product, shop, { language: 'en', at: NOW }).detail).toBe('hellblau · M')
  expect(priceLine(sold, undefined, shop, { language: 'en', at: NOW })).toMatchObject({
    detail: 'hellblau · M',
    problem: 'gone',
  })
})

test('a time that was booked is said as a day and an hour, by the clock it was booked on', () => {
  const form = [{ id: 'at', type: 'time' as const, label: 'Time', required: true }]
  const booked = { ...row, form: { at: '2026-11-28T15:30:00-05:00' } }
  expect(priceLine(booked, { ...product, form }, shop, { language: 'de', at: NOW }).detail).toBe(
    'hellblau · M · Samstag, 28. November · 15:30',
  )
})
