import { describe, expect, test } from 'vitest'
import { understand } from './understand.ts'

const price = (text: string, locale: string) =>
  understand({ text, locale, now: '2026-05-04T14:00:00Z', currency: 'USD' }).want.price
const THING: Record<string, string> = {
  en: 'a dress',
  de: 'ein Kleid',
  nl: 'een jurk',
  ru: 'платье',
  zh: '裙子',
  ka: 'კაბა',
}

const REFUSED: Record<string, string[]> = {
  en: [
    'more than 220 I do not want to spend',
    'above 220 is too much for me',
    'over 220 I will not go',
    'more than $220 I won’t pay',
    'I dont want to spend more than 220',
    'not a cent over 220',
    '220 and not more',
    'anything over 220 is out',
    'I would rather not go over 220',
    '220 is my absolute limit',
    'more than 220 is not possible',
  ],
  de: [
    'mehr als 220 will ich nicht ausgeben',
    'über 220 gehe ich nicht',
    'mehr als 220 darf es nicht kosten',
    'nicht mehr als 220',
    'mehr als 220 ist nicht drin',
    'teurer als 220 soll es nicht sein',
    '220 und keinen Cent mehr',
    'mehr als 220 hab ich nicht',
  ],
  nl: [
    'meer dan 220 wil ik niet kwijt zijn',
    'boven de 220 wil ik niet gaan',
    'meer dan 220 mag het niet kosten',
    'meer dan 220 heb ik niet',
    'duurder dan 220 hoeft niet',
    'niet meer dan 220',
    '220 en geen cent meer',
    'meer dan 220 zit er niet in',
  ],
  ru: [
    'больше 220 не хочу',
    'больше 220 тратить не готов',
    'дороже 220 не надо',
    'выше 220 не потяну',
    'более 220 не дам',
    'свыше 220 не пойдет',
    'не хочу больше 220',
    'больше 220 у меня нет',
    '220 и ни центом больше',
  ],
  zh: [
    '不想超过220',
    '超过220就不要了',
    '220以上不考虑',
    '别超过220',
    '超过220太贵了',
    '多于220不行',
    '不超过220',
    '超过220的不要',
  ],
  ka: [
    '220-ზე მეტს არ დავხარჯავ',
    '220-ზე მეტი არ მინდა',
    '220-ზე ძვირი არ მინდა',
    'მეტი ვიდრე 220 არ შემიძლია',
    '220-ზე მეტი არ მაქვს',
    '220-ს ზემოთ არ მინდა',
  ],
}

describe.each(Object.entries(REFUSED))('%s: a floor that is refused is a ceiling', (language, texts) => {
  test.each(texts)('%s', (text) => {
    const max = { max: { amount: 22000, currency: 'USD' } }
    expect(price(text, language)).toEqual(max)
    expect(price(`${THING[language]}, ${text}`, language)).toEqual(max)
  })
})

test.each([
  ['more than 220 but not red', 'en'],
  ['over 220, not red', 'en'],
  ['mehr als 220 aber nicht rot', 'de'],
  ['ein Kleid über 220 Euro', 'de'],
  ['duurder dan 220 maar niet rood', 'nl'],
  ['больше 220 но не красное', 'ru'],
  ['超过220的红色裙子', 'zh'],
  ['220-ზე მეტი', 'ka'],
])('"%s" stays a floor', (text, language) => {
  expect(price(text, language).min?.amount).toBe(22000)
})
