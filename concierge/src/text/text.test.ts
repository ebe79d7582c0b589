import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languagesOf } from '../lexicon/match-table.ts'
import { readMessage } from '../understand/message.ts'
import { analyse } from './analyse.ts'
import { splitCompound } from './compounds.ts'
import { identify } from './language.ts'
import { foldText, normalise, spanOf } from './normalise.ts'
import { stem, stemVariants } from './stem.ts'
import { tokenise } from './tokens.ts'

function languageOf(text: string, prior: string[] = []): string {
  const folded = foldText(text)
  return identify(folded, tokenise(folded), { prior, known: languagesOf }).language
}

describe('normalise', () => {
  test('folds width, case, quotes, dashes, ё and traditional characters', () => {
    expect(foldText('ＤＲＥＳＳ Mother’s – ёлка 藍色 Straße')).toBe("dress mother's - елка 蓝色 strasse")
  })

  test('simplifies what is only Chinese once it is taken out of its circle', () => {
    expect(normalise('㉄').text).toBe('问')
    expect(foldText('㉄')).toBe('问')
  })

  test('takes out what cannot be seen', () => {
    expect(foldText('dre\u200bss\u00ad')).toBe('dress')
  })

  test('leads every stretch back to the original', () => {
    const normal = normalise('Große ﬁne 👗 Ｋleid')
    const at = normal.text.indexOf('kleid')
    const span = spanOf(normal, at, at + 5)
    expect(normal.original.slice(span.start, span.end)).toBe('Ｋleid')
  })

  test('offsets stay inside the text and in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const normal = normalise(text)
        let last = 0
        for (const token of tokenise(normal.text)) {
          const span = spanOf(normal, token.start, token.end)
          expect(span.start).toBeGreaterThanOrEqual(last)
          expect(span.end).toBeGreaterThan(span.start)
          expect(span.end).toBeLessThanOrEqual(text.length)
          expect(foldText(text.slice(span.start, span.end))).toContain(token.text)
          last = span.start
        }
      }),
    )
  }, 30_000)
})

describe('stems', () => {
  test.each([
    ['en', 'dresses', 'dress'],
    ['en', "women's", 'women'],
    ['de', 'kleider', 'kleid'],
    ['de', 'röcke', 'rock'],
    ['nl', 'jurken', 'jurk'],
    ['nl', 'witte', 'wit'],
    ['ru', 'платьев', 'платье'],
    ['ru', 'синюю', 'синий'],
    ['ka', 'კაბისთვის', 'კაბა'],
    ['ka', 'ვარდების', 'ვარდი'],
  ])('%s: %s belongs to %s', (language, form, word) => {
    expect(stem(form, language)).toBe(stem(word, language))
  })

  test.each([
    ['nl', 'laars', 'laarzen'],
    ['ru', 'рубашка', 'рубашек'],
    ['ru', 'туфли', 'туфель'],
    ['ka', 'წითელი', 'წითლის'],
    ['de', 'grün', 'gruenes'],
  ])('%s: %s is also found as %s', (language, word, form) => {
    expect(stemVariants(word, language)).toContain(stem(form, language))
  })
})

describe('compounds', () => {
  const known = new Set(['sommer', 'kleid', 'hochzeit', 'schuh', 'zomer', 'jurk', 'bruids'])
  test.each([
    ['de', 'sommerkleid', ['sommer', 'kleid']],
    ['de', 'hochzeitskleid', ['hochzeit', 'kleid']],
    ['nl', 'zomerjurk', ['zomer', 'jurk']],
  ])('%s: %s', (language, word, parts) => {
    expect(splitCompound(word, language, (part) => known.has(part))?.map((part) => part.text)).toEqual(parts)
  })

  test('leaves words alone that are no compound', () => {
    expect(splitCompound('handschuh', 'de', (part) => part === 'schuh')).toBeNull()
    expect(splitCompound('summerdress', 'en', () => true)).toBeNull()
  })
})

describe('analyse', () => {
  test('a plural finds the singular', () => {
    expect(analyse('Blue dresses', 'en').map((each) => each.term)).toEqual(
      analyse('the blue dress', 'en').map((each) => each.term),
    )
  })

  test('a German compound is found by its parts', () => {
    const terms = analyse('Rote Sommerkleider', 'de').map((each) => each.term)
    expect(terms).toContain(stem('kleid', 'de'))
    expect(terms).toContain(stem('sommer', 'de'))
    expect(terms).toContain(stem('rot', 'de'))
  })

  test('Chinese words and what is inside them', () => {
    const terms = analyse('蓝色连衣裙', 'zh').map((each) => each.term)
    expect(terms).toContain('蓝色')
    expect(terms.some((term) => term === '连衣裙' || term === '衣裙')).toBe(true)
  })

  test('spans lead to the original', () => {
    const text = 'Ｎavy dress'
    const [first] = analyse(text, 'en')
    expect(first && text.slice(first.start, first.end)).toBe('Ｎavy')
  })
})

describe('language', () => {
  test.each([
    ['I need a prom dress, blue or white', 'en'],
    ['do you ship to germany', 'en'],
    ['Ich suche ein blaues Kleid', 'de'],
    ['habt ihr das auch in schwarz', 'de'],
    ['ik zoek een rode jurk', 'nl'],
    ['hoeveel kost de bezorging', 'nl'],
    ['мне нужно синее платье', 'ru'],
    ['где мой заказ', 'ru'],
    ['我想要一件蓝色的连衣裙', 'zh'],
    ['მინდა ლურჯი კაბა', 'ka'],
    ['mne nuzhno sinee platie na vypusknoy', 'ru'],
    ['gde moy zakaz', 'ru'],
    ['minda lurji kaba', 'ka'],
    ['sad aris chemi shekveta', 'ka'],
    ['je cherche une robe rouge pour ma mère', 'fr'],
    ['busco un vestido rojo para mi madre', 'es'],
    ['cerco un vestito rosso per mia madre', 'it'],
    ['szukam czerwonej sukienki dla mojej mamy', 'pl'],
    ['потрібна синя сукня для мами', 'uk'],
    ['kırmızı bir elbise arıyorum', 'tr'],
  ])('%s is %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })

  test('short texts take the language of the thread', () => {
    for (const text of ['ok', '38', '👍', '200']) expect(languageOf(text, ['de'])).toBe('de')
    const { language } = readMessage({
      text: 'ok',
      locale: 'en',
      history: ['Ich suche ein blaues Kleid für die Hochzeit'],
    })
    expect(language).toBe('de')
  })

  test('a script that the thread does not use wins over it', () => {
    expect(languageOf('белое', ['en'])).toBe('ru')
  })

  test('nothing to go by is und', () => {
    expect(languageOf('12345')).toBe('und')
    expect(languageOf('')).toBe('und')
  })
})
