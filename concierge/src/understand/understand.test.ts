import fc from 'fast-check'
import { Understanding } from '@souk/contract/understanding.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { shopWords } from '../lexicon/match.ts'
import { warmUp } from './message.ts'
import { understand, type UnderstandInput } from './understand.ts'

beforeAll(() => warmUp())

function hear(text: string, more: Partial<UnderstandInput> = {}): Understanding {
  return understand({ text, now: '2026-11-22T10:00:00Z', currency: 'USD', ...more })
}

describe('the flagship sentence, in every language', () => {
  test.each([
    ['en', 'I need a prom dress, blue or white, at most $200', 'USD'],
    ['de', 'Ich brauche ein Kleid für den Abiball, blau oder weiß, höchstens 200 $', 'USD'],
    ['nl', 'Ik zoek een jurk voor het schoolbal, blauw of wit, maximaal 200 dollar', 'USD'],
    ['ru', 'Мне нужно платье на выпускной, синее или белое, не дороже 200 долларов', 'USD'],
    ['zh', '我想要一件毕业舞会穿的连衣裙，蓝色或白色，最多200美元', 'USD'],
    ['ka', 'მინდა კაბა გამოსაშვებისთვის, ლურჯი ან თეთრი, მაქსიმუმ 200 დოლარი', 'USD'],
    ['ru', 'mne nuzhno plate na vypusknoy, sinee ili beloe, do 200 dollarov', 'USD'],
  ])('%s: %s', (language, text, currency) => {
    const heard = hear(text)
    expect(heard.language).toBe(language)
    expect(heard.intents[0]?.name).toBe('product.find')
    expect(heard.inScope).toBe(true)
    expect(heard.want.types).toEqual(['dress'])
    expect(heard.want.attributes['occasion']?.any).toEqual(['prom'])
    expect(heard.want.attributes['colour']).toEqual({ any: ['blue', 'white'], not: [] })
    expect(heard.want.price).toEqual({ max: { amount: 20_000, currency } })
  })
})

describe('what is not wanted', () => {
  test.each([
    ['a dress, not black', 'colour', 'black'],
    ['pizza, no garlic', 'ingredient', 'garlic'],
    ['Kleid, aber bloß nicht schwarz', 'colour', 'black'],
    ['Pizza ohne Knoblauch', 'ingredient', 'garlic'],
    ['pizza zonder knoflook', 'ingredient', 'garlic'],
    ['пицца без чеснока', 'ingredient', 'garlic'],
    ['платье, только не чёрное', 'colour', 'black'],
    ['连衣裙，不要黑色', 'colour', 'black'],
    ['披萨 别放大蒜', 'ingredient', 'garlic'],
    ['ნივრის გარეშე პიცა', 'ingredient', 'garlic'],
  ])('%s', (text, key, id) => {
    const { attributes, types } = hear(text).want
    expect(attributes[key]).toEqual({ any: [], not: [id] })
    expect(types).toHaveLength(1)
  })

  test('binds to the right word, and to what "or" adds', () => {
    expect(hear('a blue dress, not black').want.attributes['colour']).toEqual({ any: ['blue'], not: ['black'] })
    expect(hear('not a black dress').want.types).toEqual(['dress'])
    expect(hear('pizza without garlic or onions').want.attributes['ingredient']?.not).toEqual(['garlic', 'onion'])
    expect(hear('not only black').want.attributes['colour']).toEqual({ any: ['black'], not: [] })
  })
})

describe('references', () => {
  test.each([
    ['the second one', { kind: 'ordinal', index: 2, text: 'second one' }],
    ['2', { kind: 'ordinal', index: 2, text: '2' }],
    ['the last one', { kind: 'ordinal', index: -1, text: 'last one' }],
    ['第二个', { kind: 'ordinal', index: 2, text: '第二个' }],
    ['the white one', { kind: 'attribute', id: 'white', text: 'the white one' }],
    ['das weiße bitte', { kind: 'attribute', id: 'white', text: 'das weiße' }],
    ['白色的那件', { kind: 'attribute', id: 'white', text: '白色的那件' }],
    ['same as last time', { kind: 'last_order', text: 'same as last time' }],
    ['как в прошлый раз', { kind: 'last_order', text: 'как в прошлый раз' }],
    ['wie letztes Mal', { kind: 'last_order', text: 'wie letztes Mal' }],
    ['和上次一样', { kind: 'last_order', text: '和上次一样' }],
    ['flowers for my mother', { kind: 'person', id: 'mother', text: 'my mother' }],
    ['where is order #1042', { kind: 'order', id: '1042', text: '1042' }],
  ])('%s', (text, reference) => {
    expect(hear(text).references).toContainEqual(reference)
  })

  test('a choice among what was shown is no intent', () => {
    for (const text of ['the second one', '2', '第二个', 'die zweite']) expect(hear(text).intents).toEqual([])
  })

  test('an article before a thing is no choice', () => {
    expect(hear('die rote Hose').references).toEqual([])
    expect(hear('show me the blue dresses').references).toEqual([])
  })
})

describe('corrections', () => {
  test.each([
    ['no, white', { slot: 'colour', to: 'white' }],
    ['actually in red', { slot: 'colour', to: 'red' }],
    ['make it two', { slot: 'quantity', to: '2' }],
    ['нет, лучше белое', { slot: 'colour', to: 'white' }],
    ['doch lieber in Rot', { slot: 'colour', to: 'red' }],
    ['toch liever wit', { slot: 'colour', to: 'white' }],
    ['还是要白色', { slot: 'colour', to: 'white' }],
    ['არა, თეთრი', { slot: 'colour', to: 'white' }],
    ['actually, by WhatsApp', { slot: 'channel', to: 'whatsapp' }],
    ['no, size 40', { slot: 'size', to: 'eu-40' }],
    ['white instead of blue', { slot: 'colour', from: 'blue', to: 'white' }],
  ])('%s', (text, correction) => {
    expect(hear(text).corrections).toContainEqual(correction)
  })

  test('what was said before is what it corrects', () => {
    expect(hear('no, white', { history: ['a blue dress please'] }).corrections).toEqual([
      { slot: 'colour', from: 'blue', to: 'white' },
    ])
  })

  test('a first wish corrects nothing', () => {
    expect(hear('I need a blue dress').corrections).toEqual([])
    expect(hear('no garlic please').corrections).toEqual([])
  })
})

describe('the rest', () => {
  test('two intents in one message', () => {
    const names = hear('where is my order #1042 and how do I return it').intents.map((intent) => intent.name)
    expect(names).toContain('order.status')
    expect(names.length).toBeGreaterThan(1)
  })

  test('only the most specific thing, and a gift is what is in it', () => {
    expect(hear('a scarf as a gift').want.types).toEqual(['scarf'])
  })

  test('words left for ranking leave out constraints and function words', () => {
    expect(hear('I am looking for a blue dress with ruching under $200').want.text).toBe('ruching')
  })

  test('a noun before another thing describes it', () => {
    expect(hear('light jacket').want.types).toEqual(['jacket'])
    expect(hear('rose bouquet').want.types).toEqual(['rose', 'bouquet'])
  })

  test('a bare number beside something to wear is its size, and a feast counts nothing', () => {
    expect(hear('white sneakers 42').want.attributes['size']?.any).toEqual(['eu-42'])
    expect(hear('пальто 46').want.attributes['size']?.any).toEqual(['eu-46'])
    const { quantity, deliverBy } = hear('букет маме на 8 марта до 3000').want
    expect([quantity, deliverBy]).toEqual([undefined, '2027-03-08'])
  })

  test('a currency named once holds for both ends', () => {
    expect(hear('at least 50 and at most 120 euros').want.price).toEqual({
      min: { amount: 5000, currency: 'EUR' },
      max: { amount: 12_000, currency: 'EUR' },
    })
  })

  test('orange is a colour beside a dress and fruit beside food', () => {
    expect(hear('orange dresses').want.attributes).toEqual({ colour: { any: ['orange'], not: [] } })
    expect(hear('pizza with oranges').want.attributes['ingredient']?.any).toHaveLength(1)
  })

  test('the shop knows its own words', () => {
    const words = shopWords([{ id: 'brand:bella-nova', kind: 'brand', labels: ['Bella Nova'] }])
    expect(hear('blue dress by Bella Nova', { words }).want.attributes['brand']?.any).toEqual(['brand:bella-nova'])
  })

  test('spans are places in the text as it was written', () => {
    const text = 'Ｂlue  “prom” dress – at most $200 👗'
    const found = hear(text).spans.map((span) => [span.concept, text.slice(span.start, span.end)])
    expect(found).toContainEqual(['blue', 'Ｂlue'])
    expect(found).toContainEqual(['dress', 'dress'])
    expect(found).toContainEqual(['price', 'at most $200'])
  })
})

describe('any text', () => {
  const piece = fc.constantFrom(
    'blue',
    'dress',
    'не',
    'чёрное',
    '200',
    '$',
    '€',
    '不要',
    '黑色',
    'კაბა',
    '-მდე',
    'no,',
    'size',
    'M',
    '#',
    '1042',
    '<b>',
    '👗',
    '\u200b',
    '\u0000',
    '12/24',
    'to',
    'два',
    '第',
    '个',
  )
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(' ')),
    fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
  )

  test('is answered within the contract, with spans inside the text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const heard = hear(text)
        expect(Understanding.safeParse(heard).success).toBe(true)
        for (const { start, end } of heard.spans) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
        expect(heard.inScope).toBe(heard.intents[0]?.name !== 'out.of.scope')
        expect(heard.intents).toEqual(heard.intents.toSorted((a, b) => b.score - a.score))
      }),
      { numRuns: 400 },
    )
  })

  test('gives the same answer twice', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(hear(text)).toEqual(hear(text))
      }),
      { numRuns: 50 },
    )
  })

  test.each([
    ['5,000 letters', 'a'.repeat(5000)],
    ['5,000 digits', '1'.repeat(5000)],
    ['emoji', '👗💙'.repeat(1200)],
    ['html', '<script>alert(1)</script>'.repeat(200)],
    ['numbers', '1 2 3 '.repeat(800)],
    ['one word over and over', 'a '.repeat(2500)],
    ['brackets', `${'('.repeat(2500)}${')'.repeat(2500)}`],
    ['one character over and over', '花'.repeat(5000)],
    ['cues without things', 'not the size between '.repeat(238)],
    ['things without end', 'red dress '.repeat(500)],
    ['nothing', ''],
    ['blank', ' \n\t '],
  ])('%s', (_name, text) => {
    expect(Understanding.safeParse(hear(text)).success).toBe(true)
  })

  test('a long message is read where people say what they want: at both ends, with spans in the original', () => {
    const text = `a blue dress please. ${'and so we talked about this and that. '.repeat(110)}at most $200`
    const heard = hear(text)
    expect(heard.want.types).toEqual(['dress'])
    expect(heard.want.price.max).toEqual({ amount: 20_000, currency: 'USD' })
    const found = heard.spans.map((span) => [span.concept, text.slice(span.start, span.end)])
    expect(found).toContainEqual(['dress', 'dress'])
    expect(found).toContainEqual(['price', 'at most $200'])
  })

  test('nonsense around it: unknown zone, locale and time', () => {
    const heard = hear('blue dress by friday', { timezone: 'No/Where', locale: 'xx-invalid', now: 'yesterday' })
    expect(heard.want.types).toEqual(['dress'])
  })
})
