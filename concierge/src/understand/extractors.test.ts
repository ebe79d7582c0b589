import { describe, expect, test } from 'vitest'
import { conceptsIn } from '../lexicon/match.ts'
import { normalise } from '../text/normalise.ts'
import { momentIn } from './calendar.ts'
import { findContacts } from './contact.ts'
import { findWhen } from './dates.ts'
import { easter, nextHoliday, orthodoxEaster } from './holidays.ts'
import { findOrderNumber } from './order-number.ts'
import { findOrdinals } from './ordinals.ts'
import { findPrice } from './price.ts'
import { findQuantity } from './quantity.ts'
import { readText, type Reading } from './reading.ts'
import { findSizes } from './size.ts'

const now = momentIn('2026-11-22T10:00:00Z', 'Europe/Berlin')

function read(text: string, language: string): Reading {
  return readText(normalise(text), language)
}

describe('numbers', () => {
  test.each([
    ['en', 'two hundred and fifty', 250],
    ['en', '3 million', 3_000_000],
    ['en', '100k', 100_000],
    ['de', 'siebenhunderteinundzwanzig', 721],
    ['de', '1.299,50', 1299.5],
    ['nl', 'drieëntwintig', 23],
    ['nl', '5 duizend', 5000],
    ['ru', 'пятьсот пятьдесят пять', 555],
    ['ru', 'две с половиной тысячи', 2500],
    ['ru', '1 299', 1299],
    ['zh', '三万四千五百零七', 34507],
    ['zh', '两千五', 2500],
    ['ka', 'ორმოცდათორმეტი', 52],
    ['ka', 'შვიდი ათას რვაას ოთხმოცდათორმეტი', 7892],
  ])('%s: %s', (language, text, value) => {
    expect(read(text, language).numbers.map((number) => number.value)).toEqual([value])
  })
})

describe('prices', () => {
  test.each([
    ['en', 'at most $200', 'max', 20_000, 'USD'],
    ['en', 'under two hundred bucks', 'max', 20_000, 'USD'],
    ['en', '$1,299.00 or less', 'max', 129_900, 'USD'],
    ['en', 'no less than 50 euros', 'min', 5000, 'EUR'],
    ['en', 'about 50 pounds', 'about', 5000, 'GBP'],
    ['de', 'bis zu 1.299,00 €', 'max', 129_900, 'EUR'],
    ['de', 'nicht teurer als 80 Euro', 'max', 8000, 'EUR'],
    ['de', 'ab 100 Euro', 'min', 10_000, 'EUR'],
    ['nl', 'onder de 80 euro', 'max', 8000, 'EUR'],
    ['nl', 'minstens 50 euro', 'min', 5000, 'EUR'],
    ['ru', 'не дороже 15 000 рублей', 'max', 1_500_000, 'RUB'],
    ['ru', 'до двухсот долларов', 'max', 20_000, 'USD'],
    ['ru', 'от 3000 р', 'min', 300_000, 'RUB'],
    ['zh', '不超过200美元', 'max', 20_000, 'USD'],
    ['zh', '两百块以内', 'max', 20_000, 'USD'],
    ['zh', '至少三块四', 'min', 340, 'USD'],
    ['ka', '200 ლარამდე', 'max', 20_000, 'GEL'],
    ['ka', 'ორას ლარზე ნაკლები', 'max', 20_000, 'GEL'],
    ['ka', 'მინიმუმ 50 ლარი', 'min', 5000, 'GEL'],
    ['en', 'under 200', 'max', 20_000, 'USD'],
  ] as const)('%s: %s', (language, text, bound, amount, currency) => {
    expect(findPrice(read(text, language), 'USD')?.wish).toEqual({ [bound]: { amount, currency } })
  })

  test.each([
    ['en', 'between 50 and 100', 5000, 10_000],
    ['en', '$10-$20', 1000, 2000],
    ['de', 'zwischen 50 und 100', 5000, 10_000],
    ['nl', 'van 50 tot 100', 5000, 10_000],
    ['ru', 'от 50 до 100', 5000, 10_000],
    ['zh', '50到100块', 5000, 10_000],
    ['ka', '50-დან 100-მდე', 5000, 10_000],
  ])('%s: %s is a range', (language, text, min, max) => {
    expect(findPrice(read(text, language), 'USD')?.wish).toEqual({
      min: { amount: min, currency: 'USD' },
      max: { amount: max, currency: 'USD' },
    })
  })

  test('a dollar in a Canadian shop is Canadian, and yen have no cents', () => {
    expect(findPrice(read('under $50', 'en'), 'CAD')?.wish.max).toEqual({ amount: 5000, currency: 'CAD' })
    expect(findPrice(read('under ¥5000', 'en'), 'JPY')?.wish.max).toEqual({ amount: 5000, currency: 'JPY' })
  })

  test.each([
    ['en', 'in under 30 minutes'],
    ['en', 'something cheap'],
    ['en', 'size 38'],
    ['de', 'bis 17 Uhr'],
    ['ru', 'до 5 часов'],
    ['zh', '不到30分钟'],
    ['ka', '3 დღეში'],
  ])('%s: %s names no price', (language, text) => {
    expect(findPrice(read(text, language), 'USD')).toBeUndefined()
  })
})

describe('sizes', () => {
  test.each([
    ['en', 'US', 'size M', ['medium']],
    ['en', 'US', 'in XL or L', ['extra-large', 'large']],
    ['en', 'US', 'size 8', ['us-8']],
    ['en', 'GB', 'size 10', ['uk-10']],
    ['en', 'US', 'EU 38', ['eu-38']],
    ['en', 'US', 'W32 L34', ['w32-l34']],
    ['de', 'DE', 'Größe 38', ['eu-38']],
    ['nl', 'NL', 'maat 40', ['eu-40']],
    ['ru', 'RU', 'размер 44 или 46', ['eu-44', 'eu-46']],
    ['zh', 'CN', '38码', ['eu-38']],
    ['ka', 'GE', 'ზომა 38', ['eu-38']],
  ])('%s %s: %s', (language, country, text, ids) => {
    expect(findSizes(read(text, language), country).flatMap((size) => size.ids)).toEqual(ids)
  })

  test('letters inside words are no sizes', () => {
    expect(findSizes(read("I'm looking for a men's shirt", 'en'), 'US')).toEqual([])
  })
})

describe('quantities', () => {
  test.each([
    ['en', 'two red dresses', 2],
    ['en', 'a dozen roses', 12],
    ['en', 'make it two', 2],
    ['de', 'drei Kleider', 3],
    ['de', 'doch lieber zwei', 2],
    ['nl', 'twee jurken', 2],
    ['ru', 'пару платьев', 2],
    ['ru', '25 красных роз', 25],
    ['zh', '两件连衣裙', 2],
    ['ka', 'ორი კაბა', 2],
  ])('%s: %s', (language, text, value) => {
    expect(findQuantity(read(text, language), conceptsIn(text, language))?.value).toBe(value)
  })

  test.each([
    ['en', 'a dress in 2 days'],
    ['en', 'size 8 dress'],
    ['ru', 'пицца четыре сыра'],
  ])('%s: %s counts nothing', (language, text) => {
    expect(findQuantity(read(text, language), conceptsIn(text, language))).toBeUndefined()
  })
})

describe('dates', () => {
  test.each([
    ['en', 'US', 'by Friday', '2026-11-27'],
    ['en', 'US', 'in 3 days', '2026-11-25'],
    ['en', 'US', 'before 12/24', '2026-12-24'],
    ['en', 'US', 'on December 5th', '2026-12-05'],
    ['en', 'US', 'tomorrow', '2026-11-23'],
    ['de', 'DE', 'bis zum 24.12.', '2026-12-24'],
    ['de', 'DE', 'am 5. Dezember', '2026-12-05'],
    ['de', 'DE', 'übermorgen', '2026-11-24'],
    ['nl', 'NL', 'uiterlijk 5 december', '2026-12-05'],
    ['nl', 'NL', 'voor vrijdag', '2026-11-27'],
    ['ru', 'RU', 'к пятнице', '2026-11-27'],
    ['ru', 'RU', 'до 20 декабря', '2026-12-20'],
    ['ru', 'RU', 'через неделю', '2026-11-29'],
    ['zh', 'CN', '周五之前', '2026-11-27'],
    ['zh', 'CN', '12月24日之前', '2026-12-24'],
    ['zh', 'CN', '三天内', '2026-11-25'],
    ['ka', 'GE', 'პარასკევამდე', '2026-11-27'],
    ['ka', 'GE', '20 დეკემბრამდე', '2026-12-20'],
    ['ka', 'GE', 'ხვალისთვის', '2026-11-23'],
  ])('%s %s: %s', (language, country, text, day) => {
    expect(findWhen(read(text, language), now, country).deliverBy).toBe(day)
  })

  test.each([
    ['en', 'US', "for Mother's Day", '2027-05-09'],
    ['en', 'GB', 'for mothers day', '2027-03-07'],
    ['de', 'DE', 'zum Muttertag', '2027-05-09'],
    ['ru', 'RU', 'на День матери', '2026-11-29'],
    ['ka', 'GE', 'დედის დღისთვის', '2027-03-03'],
    ['zh', 'CN', '情人节', '2027-02-14'],
  ])('%s %s: %s', (language, country, text, day) => {
    expect(findWhen(read(text, language), now, country).deliverBy).toBe(day)
  })

  test.each([
    ['en', 'tomorrow at 5pm', '2026-11-23T17:00'],
    ['de', 'morgen um 17 Uhr', '2026-11-23T17:00'],
    ['nl', 'vrijdag om half vier', '2026-11-27T15:30'],
    ['ru', 'завтра в 5 вечера', '2026-11-23T17:00'],
    ['zh', '明天下午三点半', '2026-11-23T15:30'],
    ['ka', 'ხვალ 8 საათზე', '2026-11-23T08:00'],
    ['en', 'in 2 hours', '2026-11-22T13:00'],
  ])('%s: %s', (language, text, at) => {
    expect(findWhen(read(text, language), now, 'DE').at).toBe(at)
  })

  test('what is no date', () => {
    for (const text of ['$19.99 please', 'the second one', 'may I see it'])
      expect(findWhen(read(text, 'en'), now, 'US').spans).toEqual([])
    expect(findWhen(read('guten morgen', 'de'), now, 'DE').spans).toEqual([])
  })

  test('feasts', () => {
    expect(easter(2026)).toEqual({ year: 2026, month: 4, day: 5 })
    expect(orthodoxEaster(2026)).toEqual({ year: 2026, month: 4, day: 12 })
    expect(nextHoliday('mothers-day', { year: 2026, month: 5, day: 10 }, 'US')).toEqual({
      year: 2026,
      month: 5,
      day: 10,
    })
    expect(nextHoliday('fathers-day', { year: 2026, month: 1, day: 1 }, 'DE')).toEqual({
      year: 2026,
      month: 5,
      day: 14,
    })
    expect(nextHoliday('christmas', { year: 2026, month: 12, day: 1 }, 'GE')).toEqual({ year: 2027, month: 1, day: 7 })
  })

  test('the moment is that of the shopper, and a zone nobody knows is UTC', () => {
    expect(momentIn('2026-11-22T23:30:00Z', 'Asia/Tbilisi').today.day).toBe(23)
    expect(momentIn('2026-11-22T23:30:00Z', 'No/Where').today.day).toBe(22)
  })
})

describe('orders and contacts', () => {
  test.each([
    ['where is my order #1042?', '1042'],
    ['order a-1042 please', 'A-1042'],
    ['заказ № 1042', '1042'],
    ['我的订单 20231122', '20231122'],
    ['wo ist meine Bestellung 1042', '1042'],
    ['შეკვეთა #1042', '1042'],
  ])('%s', (text, id) => {
    expect(findOrderNumber(read(text, 'en'))?.id).toBe(id)
  })

  test('a number of things is no order number', () => {
    expect(findOrderNumber(read('order 2 dresses', 'en'))).toBeUndefined()
    expect(findOrderNumber(read('under USD 2000', 'en'))).toBeUndefined()
  })

  test.each([
    ['mail me at a.b@c.de', 'email'],
    ['+49 170 1234567', 'phone'],
    ['8 (999) 123-45-67', 'phone'],
    ['12 Baker Street', 'address'],
    ['1012 AB Amsterdam', 'postcode'],
  ])('%s is %s', (text, concept) => {
    expect(findContacts(read(text, 'en')).map((each) => each.concept)).toContain(concept)
  })
})

describe('ordinals', () => {
  test.each([
    ['en', 'the second one', 2],
    ['en', 'number 3 please', 3],
    ['en', 'the last one', -1],
    ['en', '2', 2],
    ['de', 'die zweite bitte', 2],
    ['nl', 'de derde', 3],
    ['ru', 'первое', 1],
    ['ru', '3-й', 3],
    ['zh', '第二个', 2],
    ['ka', 'მეორე', 2],
  ])('%s: %s', (language, text, index) => {
    expect(findOrdinals(read(text, language))[0]?.index).toBe(index)
  })

  test.each([
    ['en', 'for the first time'],
    ['en', 'my second order'],
    ['ru', 'второй раз'],
  ])('%s: %s chooses nothing', (language, text) => {
    expect(findOrdinals(read(text, language))).toEqual([])
  })
})
