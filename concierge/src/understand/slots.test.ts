import { describe, expect, test } from 'vitest'
import { understand } from './understand.ts'

function want(text: string) {
  return understand({ text, now: '2026-05-04T10:00:00Z', currency: 'EUR' }).want
}

function price(text: string): string {
  return Object.entries(want(text).price)
    .map(([bound, money]) => `${bound}=${(money?.amount ?? 0) / 100}`)
    .toSorted()
    .join(' ')
}

describe('a budget is a limit, wherever in the clause it stands', () => {
  test.each([
    ['Mein Budget sind 40 Euro', 40],
    ['Mein Budget beträgt etwa 60 Euro', 60],
    ['Ich habe nur 50 Euro', 50],
    ["my budget's 40", 40],
    ["I've only got 60 bucks", 60],
    ['we have 90 euros to spend', 90],
    ['mijn budget zijn 40 euro', 40],
    ['ik heb maar 50 euro', 50],
    ['ik heb 50 euro te besteden', 50],
    ['мой бюджет 40 евро', 40],
    ['у меня только 50 евро', 50],
    ['рассчитываю на 60 евро', 60],
    ['预算是四百欧元', 400],
    ['我只有50欧元', 50],
    ['ბიუჯეტი 40 ევრო მაქვს', 40],
    ['მხოლოდ 50 ევრო მაქვს', 50],
  ])('%s', (text, max) => {
    expect(price(text)).toBe(`max=${max}`)
  })
})

describe('a floor that is refused is a ceiling', () => {
  test.each([
    ['Mehr als 80 Euro möchte ich nicht ausgeben', 80],
    ['Über 100 Euro ist mir zu teuer', 100],
    ['we do not want to spend more than 180 euros', 180],
    ['anything over 120 euros is too much', 120],
    ['meer dan 80 euro wil ik niet uitgeven', 80],
    ['больше 180 евро мы тратить не хотим', 180],
    ['不想花超过80欧元', 80],
    ['80 ევროზე მეტს ვერ დავხარჯავ', 80],
    ['90-ზე მეტი არ მინდა დავხარჯო', 90],
  ])('%s', (text, max) => {
    expect(price(text)).toBe(`max=${max}`)
  })

  test.each(['a dress over 100 euros, not black', 'mehr als 80 Euro darf es kosten', 'от 80 евро', 'from 80 euros up'])(
    '%s stays a floor',
    (text) => {
      expect(price(text)).toMatch(/^min=/)
    },
  )
})

test.each([
  ['my price range is 100-150', 'max=150 min=100'],
  ['50-სა და 80 ევროს შორის', 'max=80 min=50'],
  ['zwischen 50 und 80', 'max=80 min=50'],
  ['50到80欧元', 'max=80 min=50'],
])('two ends: %s', (text, wanted) => {
  expect(price(text)).toBe(wanted)
})

describe('the day that is said wins over the day of the feast', () => {
  test.each([
    ['Dahlien zum Muttertag, bitte am Freitag liefern', '2026-05-08'],
    ["flowers for Mother's Day, deliver on Saturday", '2026-05-09'],
    ["Mother's Day is on Sunday, please deliver on Friday", '2026-05-08'],
    ['bloemen voor moederdag, bezorgen op vrijdag', '2026-05-08'],
    ['цветы на День матери, доставьте завтра', '2026-05-05'],
    ['母亲节送花，周五送到', '2026-05-08'],
    ['დედის დღისთვის ყვავილები, პარასკევს მოიტანეთ', '2026-05-08'],
    ['Weihnachten, bitte bis 20.12.', '2026-12-20'],
    ["dahlias for mother's day", '2026-05-10'],
  ])('%s', (text, day) => {
    expect(want(text).deliverBy).toBe(day)
    expect(want(text).attributes['occasion']?.any).toHaveLength(1)
    expect(want(text).price).toEqual({})
  })

  test('the Friday before the feast is the one before the feast', () => {
    const read = (text: string) => understand({ text, now: '2026-04-06T10:00:00Z', currency: 'EUR' }).want.deliverBy
    expect(read('Blumen zum Muttertag, am Freitag davor')).toBe('2026-05-08')
    expect(read("the Friday before Mother's Day")).toBe('2026-05-08')
    expect(read('母亲节前的周五')).toBe('2026-05-08')
  })
})

describe('a word for a dear person that only praises a thing is nobody', () => {
  test.each([
    'sie liebt Rosen',
    'ihr liebster Duft',
    'ihre Lieblingsblumen sind Tulpen',
    'Lieblingsfarbe ist blau',
    'ее любимый цвет — розовый',
    'მისი საყვარელი ყვავილი ვარდია',
  ])('%s', (text) => {
    expect(want(text).attributes['recipient']).toBeUndefined()
    expect(want(text).attributes['style']).toBeUndefined()
  })

  test('but somebody is', () => {
    expect(want('20 Tulpen für meine Liebste').attributes['recipient']?.any).toEqual(['girlfriend'])
    expect(want('подарок для любимой').attributes['recipient']?.any).toEqual(['girlfriend'])
  })
})

describe('a compound alone tells its language and its parts', () => {
  test.each([
    ['galajurk', 'dress', 'prom'],
    ['galajurken in het blauw', 'dress', 'prom'],
    ['Abschlussballkleid', 'dress', 'prom'],
    ['feestjurk', 'dress', 'party'],
    ['kerstboeket', 'bouquet', 'christmas'],
    ['Geburtstagsstrauß', 'bouquet', 'birthday'],
  ])('%s', (text, type, occasion) => {
    expect(want(text).types).toEqual([type])
    expect(want(text).attributes['occasion']?.any).toEqual([occasion])
  })
})

test('"花" in spending money is no flower', () => {
  expect(want('不想花超过80欧元').types).toEqual([])
  expect(want('送花给女朋友').types).toEqual(['flower'])
})
