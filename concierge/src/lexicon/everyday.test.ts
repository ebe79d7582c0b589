import { describe, expect, test } from 'vitest'
import { understand } from '../understand/understand.ts'
import { conceptsIn } from './match.ts'

const ids = (text: string, language: string) => conceptsIn(text, language).map(({ id }) => id)

describe('short everyday words are no goods', () => {
  test.each([
    ['ka', 'სალამი'],
    ['ka', 'სალამი ყველას'],
    ['ka', 'ყველა'],
    ['ka', 'ცხრა'],
    ['ka', 'დან'],
    ['ka', 'სახლიდან'],
    ['ka', 'სწორია'],
    ['ru', 'семь'],
    ['de', 'ja klar'],
    ['de', 'runter'],
    ['nl', 'weglaten'],
  ])('%s: %s', (language, text) => {
    expect(ids(text, language)).toEqual([])
  })

  test('what they resemble stays known', () => {
    expect(ids('семья', 'ru')).toEqual(['family'])
    expect(ids('ცხარე', 'ka')).toEqual(['spicy'])
    expect(ids('დანა', 'ka')).toEqual(['kitchen-knife'])
    expect(ids('ყველი', 'ka')).toEqual(['cheese'])
    expect(ids('пицца с салями', 'ru')).toContain('salami')
  })
})

test('a greeting in Georgian greets, and numbers count', () => {
  const read = (text: string) => understand({ text, now: '2026-05-04T14:00:00Z', currency: 'EUR' })
  expect(read('სალამი!')).toMatchObject({ intents: [{ name: 'greeting' }], want: { types: [] } })
  expect(read('семь роз').want).toMatchObject({ types: ['rose'], quantity: 7, attributes: {} })
  expect(read('ცხრა ვარდი').want).toMatchObject({ types: ['rose'], quantity: 9, attributes: {} })
})

describe('what people call the things of these shops, loans and colloquial words too', () => {
  test.each([
    ['ka', 'იუბკა', 'skirt'],
    ['ka', 'იუპკა', 'skirt'],
    ['ka', 'ქვედაბოლო', 'skirt'],
    ['ka', 'პლატიე', 'dress'],
    ['ka', 'კოფტა', 'sweater'],
    ['ka', 'რუბაშკა', 'shirt'],
    ['ka', 'სნიკერსი', 'sneaker'],
    ['ka', 'ბრიუკი', 'pants'],
    ['ka', 'როზები', 'rose'],
    ['ka', 'დალიები', 'dahlia'],
    ['ka', 'პადსოლნუხი', 'sunflower'],
    ['ka', 'მასლინები', 'olives'],
    ['ka', 'ვეტჩინა', 'ham'],
    ['ka', 'კოლბასი', 'salami'],
    ['ka', 'როზოვი', 'pink'],
    ['ka', 'სვადბა', 'wedding'],
    ['ka', 'ვიპუსკნოი', 'prom'],
    ['zh', '葵花', 'sunflower'],
    ['zh', '批萨', 'pizza'],
    ['zh', '毛线衣', 'sweater'],
    ['zh', '波鞋', 'sneaker'],
    ['zh', '手抓包', 'clutch'],
    ['zh', '意大利香肠', 'salami'],
  ])('%s: %s is a %s', (language, text, id) => {
    expect(ids(text, language)).toEqual([id])
  })
})
