import { describe, expect, test } from 'vitest'
import { annotate, broaderOf, conceptById, conceptsIn, labelOf, shopWords } from './match.ts'
import { correct, vocabularyOf } from './match-typo.ts'

function ids(text: string, language: string): string[] {
  return conceptsIn(text, language).map((match) => match.id)
}

describe('finding concepts', () => {
  test.each([
    ['en', 'light blue prom gown', ['light-blue', 'prom', 'dress']],
    ['de', 'ein dunkelblaues Kleid', ['dark-blue', 'dress']],
    ['nl', 'een witte jurk', ['white', 'dress']],
    ['ru', 'красные розы', ['red', 'rose']],
    ['zh', '蓝色连衣裙', ['blue', 'dress']],
    ['ka', 'თეთრი კაბის', ['white', 'dress']],
  ])('%s: %s', (language, text, expected) => {
    expect(ids(text, language)).toEqual(expected)
  })

  test('the longest label wins', () => {
    expect(ids('light blue', 'en')).toEqual(['light-blue'])
  })

  test('a compound gives what it is made of, or at least its head', () => {
    expect(ids('Blumenmusterkleid', 'de')).toContain('dress')
    expect(ids('Tüllkleid', 'de')).toEqual(['tulle', 'dress'])
  })

  test('other languages are read in a sentence of one', () => {
    expect(ids('hast du auch tulips', 'de')).toContain('tulip')
    expect(ids('do you have Röcke', 'en')).toContain('skirt')
    expect(ids('у вас есть oversize hoodie', 'ru')).toContain('hoodie')
  })

  test('a word of everyday use is no foreign label', () => {
    expect(ids('you rock', 'en')).toEqual([])
    expect(ids('die Rechnung bitte', 'de')).toEqual([])
  })

  test('a label does not reach over punctuation', () => {
    expect(ids('light, blue', 'en')).not.toContain('light-blue')
  })
})

describe('misspellings', () => {
  test.each([
    ['en', 'bleu', 'blue'],
    ['en', 'whtie', 'white'],
    ['en', 'dahlais', 'dahlia'],
    ['de', 'hochziet', 'wedding'],
    ['ru', 'платьье', 'dress'],
  ])('%s: %s → %s', (language, text, id) => {
    expect(ids(text, language)).toContain(id)
  })

  test('everyday words are not corrected', () => {
    for (const word of ['does', 'make', 'order', 'dream', 'certain', 'speak']) expect(ids(word, 'en')).toEqual([])
  })

  test('one edit from four letters on, two from eight', () => {
    const words = vocabularyOf(['blue', 'wedding', 'chrysanthemum'], 'en', new Set())
    expect(correct('bleu', words)).toBe('blue')
    expect(correct('blu', words)).toBeNull()
    expect(correct('weding', words)).toBe('wedding')
    expect(correct('weidnig', words)).toBeNull()
    expect(correct('crysantemum', words)).toBe('chrysanthemum')
  })
})

describe('words with several meanings', () => {
  test('a rose is a flower alone and in company of flowers', () => {
    expect(ids('a dozen roses', 'en')).toEqual(['rose'])
    expect(ids('roses and tulips', 'en')).toEqual(['rose', 'tulip'])
  })

  test('what the shop sells settles it', () => {
    const words = shopWords([], 'en', ['rose'])
    expect(conceptsIn('rose', 'en', words)[0]?.id).toBe('rose')
  })
})

describe('the words of a shop', () => {
  const words = shopWords([
    { id: 'brand:bella-nova', kind: 'brand', labels: ['Bella Nova'] },
    { id: 'name:sakura', kind: 'name', labels: ['Sakura No. 5'] },
  ])
  test('brands and names are found, and beat a misspelling', () => {
    expect(conceptsIn('a dress by bella nova', 'en', words).map((match) => match.id)).toEqual([
      'dress',
      'brand:bella-nova',
    ])
    expect(conceptsIn('sakura no 5', 'en', words)[0]?.id).toBe('name:sakura')
  })
})

describe('annotate', () => {
  test('a title becomes concepts with everything broader', () => {
    const found = annotate([{ text: 'Navy Tulle Gown' }], 'en')
    expect(found.direct).toContain('dress')
    expect(found.attributes['material']).toContain('tulle')
    expect(found.concepts).toContain('blue')
    for (const id of found.direct) for (const above of broaderOf(id)) expect(found.concepts).toContain(above)
  })

  test('without a language it is taken from the text', () => {
    expect(annotate([{ text: 'Rotes Abendkleid aus Seide für die Hochzeit' }]).direct).toContain('red')
  })

  test('what a product does without is no property of it', () => {
    expect(annotate([{ text: 'pizza without garlic' }], 'en').direct).not.toContain('garlic')
  })
})

describe('the table', () => {
  test('labels and what is broader', () => {
    expect(labelOf('dress', 'de')).toBe('Kleid')
    expect(labelOf('dress', 'fr')).toBe('dress')
    expect(labelOf('no-such-thing', 'en')).toBeUndefined()
    expect(broaderOf('light-blue')).toContain('blue')
    expect(conceptById('dress')?.labels['ru']).toContain('платье')
  })
})

test('a drink that is wanted on ice is that drink, in the words of each language', () => {
  const iced = [
    ['en', 'ice cappuccino', 'cappuccino'],
    ['en', 'an iced latte', 'latte'],
    ['de', 'Eiscappuccino', 'cappuccino'],
    ['nl', 'ijslatte', 'latte'],
    ['ru', 'айс американо', 'americano'],
    ['zh', '冰美式', 'americano'],
    ['ka', 'ცივი ამერიკანო', 'americano'],
  ] as const
  for (const [language, text, drink] of iced) expect(ids(text, language), text).toEqual(['cold-served', drink])
  expect(ids('Eis, Limonade', 'de')[0]).toBe('ice-cream')
  expect(ids('ice cream cake', 'en')).not.toContain('cold-served')
})
