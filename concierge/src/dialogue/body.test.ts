import type { SizeChart } from '@souk/contract/size-chart.ts'
import { describe, expect, it, test } from 'vitest'
import { forgetsSize, measuredIn, mySizeIn, tellsOwnSize } from './body.ts'

const range = (from: number) => ({ from, to: from + 4 })
const BODY: SizeChart = {
  id: 'dresses',
  title: { en: 'Dresses' },
  measures: [
    { id: 'bust', label: { en: 'Bust' } },
    { id: 'waist', label: { en: 'Waist' } },
    { id: 'hips', label: { en: 'Hips' } },
  ],
  rows: [{ size: '6', measures: { bust: range(86), waist: range(68), hips: range(94) } }],
}
const SHOES: SizeChart = {
  id: 'shoes',
  title: { en: 'Shoes' },
  measures: [{ id: 'foot', label: { en: 'Foot length' } }],
  rows: [{ size: 'EU 40', measures: { foot: { from: 24.8, to: 25.5 } } }],
}

describe('measurements in a sentence', () => {
  it.each([
    ['bust 92 waist 73 hips 100', { bust: 92, waist: 73, hips: 100 }],
    ["i'm 5'6, my waist is about 73 and my hips are 100", { waist: 73, hips: 100 }],
    ['92 cm chest, 73 cm waist', { bust: 92, waist: 73 }],
    ['Oberweite 90,5 und Taillenumfang 71', { bust: 90.5, waist: 71 }],
    ['90 in der Brust, 70 in der Taille, 95 an den Hüften', { bust: 90, waist: 70, hips: 95 }],
    ['borstomvang 88, middel 70, heupen 96', { bust: 88, waist: 70, hips: 96 }],
    ['обхват груди 92, талии 74, бёдер 101', { bust: 92, waist: 74, hips: 101 }],
    ['胸围92腰围73臀围99', { bust: 92, waist: 73, hips: 99 }],
    ['მკერდი 92, წელი 73, თეძო 100', { bust: 92, waist: 73, hips: 100 }],
  ])('%s', (text, cm) => {
    expect(measuredIn(text, BODY)).toEqual({ cm, inches: false })
  })

  it.each([
    ['нога 26 см', 26],
    ['Fußlänge 25,5', 25.5],
    ['mijn voet is 26 cm', 26],
    ['脚长24.5厘米', 24.5],
    ['my feet are 27 cm long', 27],
    ['ტერფის სიგრძე 25 სმ', 25],
  ])('%s', (text, foot) => {
    expect(measuredIn(text, SHOES)?.cm).toEqual({ foot })
  })

  it('are inches where only inches make sense, or are called so', () => {
    const found = measuredIn('bust 36, waist 28', BODY)
    expect(found?.inches).toBe(true)
    expect(found?.cm['bust']).toBeCloseTo(91.4, 1)
    expect(measuredIn('foot 10 inches', SHOES)?.cm['foot']).toBeCloseTo(25.4, 1)
  })

  it('bare figures answer only where they were asked for', () => {
    expect(measuredIn('88-70-95', BODY)).toBeNull()
    expect(measuredIn('88-70-95', BODY, true)?.cm).toEqual({ bust: 88, waist: 70, hips: 95 })
    expect(measuredIn('88', BODY, true)).toBeNull()
  })

  it.each(['a dress under 200', 'around 80 dollars', 'Gerne, 60 Euro', 'size 38 please', '我要2件'])(
    'none: %s',
    (text) => {
      expect(measuredIn(text, BODY)).toBeNull()
      expect(measuredIn(text, SHOES)).toBeNull()
    },
  )
})

test.each([
  ['I normally wear a 38', 'she wears a 38'],
  ["i'm a size 8", 'in size 8 please'],
  ['Ich trage sonst 40', 'Habt ihr das in 40?'],
  ['Meine Schuhgröße ist 42', 'für meine Frau, sie trägt 38'],
  ['ik heb maat 38', 'maat 38 graag'],
  ['обычно ношу 44', 'нужен 44 размер'],
  ['у меня 38 размер', 'у жены 38 размер'],
  ['我平时穿38码', '我老婆穿38码'],
  ['ვატარებ 38-ს', '38 ზომა გაქვთ?'],
])('"%s" tells of oneself, "%s" does not', (own, other) => {
  expect(tellsOwnSize(own)).toBe(true)
  expect(tellsOwnSize(other)).toBe(false)
})

test.each(['in my size', 'in meiner Größe', 'in mijn maat', 'в моём размере', '我的尺码', 'ჩემს ზომაში'])(
  '%s is known',
  (text) => {
    expect(mySizeIn(text)).not.toBeNull()
  },
)

test.each([
  'please forget my size',
  'Vergiss bitte meine Größe',
  'vergeet mijn maat',
  'забудь мой размер',
  '忘掉我的尺码',
  'დაივიწყე ჩემი ზომა',
])('%s is forgotten', (text) => {
  expect(forgetsSize(text)).toBe(true)
  expect(forgetsSize('I forgot which size I take')).toBe(false)
})
