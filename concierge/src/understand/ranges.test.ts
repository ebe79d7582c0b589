import { describe, expect, test } from 'vitest'
import { understand } from './understand.ts'

const want = (text: string) => understand({ text, now: '2026-05-04T14:00:00Z', currency: 'USD', country: 'US' }).want

describe('two numbers in words are a range', () => {
  test.each([
    ['dresses between fifty and a hundred', 50, 100],
    ['a dress between a hundred and two hundred dollars', 100, 200],
    ['something for twenty to thirty bucks', 20, 30],
    ['Kleider zwischen fünfzig und hundert Euro', 50, 100],
    ['zwischen hundert und zweihundert Euro', 100, 200],
    ['von dreißig bis fünfzig Euro', 30, 50],
    ['jurken tussen vijftig en honderd euro', 50, 100],
    ['tussen honderd en tweehonderd euro', 100, 200],
    ['платье от пятидесяти до ста долларов', 50, 100],
    ['между ста и двумястами', 100, 200],
    ['五十到一百的裙子', 50, 100],
    ['五十至八十欧元', 50, 80],
    ['მინდა ორმოცდაათიდან ას ლარამდე', 50, 100],
    ['ოცდაათიდან ორმოცდაათ ევრომდე', 30, 50],
  ])('%s', (text, min, max) => {
    const { price } = want(text)
    expect([price.min?.amount, price.max?.amount]).toEqual([min * 100, max * 100])
  })
})

test.each([
  ['two hundred and fifty dollars', 250],
  ['a hundred and five dollars', 105],
  ['one thousand five hundred and twenty euros', 1520],
  ['hundertfünfundzwanzig Euro', 125],
  ['fünf und zwanzig Euro', 25],
  ['vijfentwintig euro', 25],
  ['ორმოცდათორმეტი ლარი', 52],
])('%s is one number', (text, value) => {
  expect(want(text).price.about?.amount).toBe(value * 100)
})

test.each([
  ['sneakers 9.5', 'us-9.5'],
  ['кроссовки 9,5', 'us-9.5'],
  ['Sneaker Größe 42,5', 'eu-42.5'],
  ['size l', 'large'],
  ['in M', 'medium'],
  ['L', 'large'],
  ['Größe M bitte', 'medium'],
])('%s is a size', (text, id) => {
  expect(want(text).attributes['size']?.any).toEqual([id])
})
