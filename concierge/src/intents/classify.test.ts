import { readFileSync } from 'node:fs'
import { LANGUAGES } from '@souk/contract/understanding.ts'
import { describe, expect, test } from 'vitest'
import { withAside } from './asides.ts'
import { classify } from './classify.ts'
import { asideToLearn, fingerprint, keyOf, MEASURING, parseRows, patternsToLearn, rowsOf } from './corpus.ts'
import { cueIndex } from './cue-index.ts'
import { cuesOf } from './cues.ts'
import { features } from './features.ts'
import { foldsOf } from './folds.ts'
import { pack, quantise, scoreOf, softmax, unpack } from './model.ts'
import { expand } from './patterns/expand.ts'
import { score, train } from './train.ts'
import { shippedModel, WEIGHTS } from './weights.ts'

function names(text: string): string[] {
  return classify(text).map((intent) => intent.name)
}

function measuredKeys(): Set<string> {
  const rows = LANGUAGES.flatMap((language) => MEASURING.flatMap((split) => rowsOf(language, split)))
  return new Set(rows.map((row) => keyOf(row.text)))
}

describe('the corpus', () => {
  test('the shipped weights were learnt from these rows and cues (else: npm run intents:build)', () => {
    expect(shippedModel().fingerprint).toBe(fingerprint())
  })

  test.each(LANGUAGES)('%s: no text stands twice, in training or across training and test', (language) => {
    const seen = new Map<string, string>()
    const twice: string[] = []
    for (const split of ['train', ...MEASURING] as const) {
      for (const { text } of rowsOf(language, split)) {
        const key = keyOf(text)
        if (seen.has(key)) twice.push(`${split}: ${text}`)
        seen.set(key, text)
      }
    }
    expect(twice).toEqual([])
  })

  test('refuses a line that is not intent and text, and an intent nobody knows', () => {
    expect(() => parseRows('greeting hello')).toThrow('line 1')
    expect(() => parseRows('greetings\thello')).toThrow()
    expect(parseRows('\tthe second one\ngreeting+thanks\thi, thanks')).toEqual([
      { text: 'the second one', intents: [] },
      { text: 'hi, thanks', intents: ['greeting', 'thanks'] },
    ])
  })
})

describe('patterns', () => {
  test('every choice stands in at least two rows, and no row twice', () => {
    const rows = expand({ 'price.ask': ['(what|how much) (is|costs) {thing}'] }, 'a tent|soap|an egg')
    const texts = rows.map((row) => row.text)
    expect(new Set(texts).size).toBe(texts.length)
    for (const choice of ['what', 'how much', ' is ', ' costs ', 'a tent', 'soap', 'an egg'])
      expect(texts.filter((text) => text.includes(choice)).length).toBeGreaterThan(1)
    expect(rows.every((row) => row.intents[0] === 'price.ask')).toBe(true)
  })

  test('refuse an intent nobody knows', () => {
    expect(() => expand({ prices: ['how much'] }, 'a tent')).toThrow()
  })

  test('none is a text that only measures', () => {
    const measured = measuredKeys()
    const learnt = patternsToLearn()
    expect(learnt.length).toBeGreaterThan(5000)
    expect(learnt.filter((row) => measured.has(keyOf(row.text)))).toEqual([])
  })
})

describe('asides', () => {
  test('a row said in passing keeps its words and its meaning; what is an aside itself gets none', () => {
    const row = { language: 'en' as const, text: 'where is my order', intents: ['order.status'] }
    const said = Array.from({ length: 60 }, (_turn, turn) => withAside(row, turn)).flat()
    expect(new Set(said.map(({ text }) => text)).size).toBeGreaterThan(20)
    for (const { text, intents } of said) {
      expect(text).toContain(row.text)
      expect(text.length).toBeGreaterThan(row.text.length)
      expect(intents).toEqual(row.intents)
    }
    expect(withAside({ ...row, text: 'thanks', intents: ['thanks'] }, 0)).toEqual([])
    expect(withAside({ ...row, intents: [] }, 0)).toEqual([])
  })

  test('none makes a text that only measures', () => {
    const measured = measuredKeys()
    const said = [0, 1].flatMap((shift) =>
      LANGUAGES.flatMap((language) => rowsOf(language, 'train')).flatMap((row, i) => asideToLearn(row, i + shift)),
    )
    expect(said.length).toBeGreaterThan(5000)
    expect(said.filter((row) => measured.has(keyOf(row.text)))).toEqual([])
  })
})

describe('frames', () => {
  const idsOf = (text: string): Set<number> => new Set(features(text, cueIndex()).ids)
  const common = (a: string, b: string): number => [...idsOf(a)].filter((id) => idsOf(b).has(id)).length

  test('sentences that differ in an unknown word only have more in common than their other words', () => {
    expect(common('do you have zorblings', 'do you have quaxters')).toBeGreaterThan(
      common('do you have', 'do you have quaxters'),
    )
  })
})

describe('classify', () => {
  test.each([
    ['where is my order?', 'order.status'],
    ['WHERE IS MY ORDER', 'order.status'],
    ['wheres my oder', 'order.status'],
    ['Wo ist mein Paket?', 'order.status'],
    ['waar blijft mijn pakket', 'order.status'],
    ['где мой заказ', 'order.status'],
    ['我的订单到哪了', 'order.status'],
    ['სად არის ჩემი შეკვეთა', 'order.status'],
    ['I need a prom dress, blue or white, at most $200', 'product.find'],
    ['who won the election', 'out.of.scope'],
    ['ich möchte mit einem Menschen sprechen', 'human.please'],
  ])('%s → %s', (text, name) => {
    expect(names(text)[0]).toBe(name)
  })

  test('finds two intents in one message', () => {
    expect(names('hello! where is my order?').toSorted()).toEqual(['greeting', 'order.status'])
  })

  test('a choice carries no intent', () => {
    expect(names('the second one')).toEqual([])
  })

  test('out of scope stands first or not at all, scores fall and lie in 0..1', () => {
    for (const { text } of rowsOf('en', 'train').slice(0, 300)) {
      const found = classify(text)
      expect(found.findIndex((intent) => intent.name === 'out.of.scope')).toBeLessThan(1)
      expect(found.map((intent) => intent.score)).toEqual(found.map((intent) => intent.score).toSorted((a, b) => b - a))
      for (const intent of found) expect(intent.score >= 0 && intent.score <= 1).toBe(true)
    }
  })

  test.each(['', ' ', '\u0000', '!!!', '🙂', 'a'.repeat(5000), '<script>', '\ud800'])('survives %j', (text) => {
    expect(Array.isArray(classify(text))).toBe(true)
  })
})

describe('the model', () => {
  const rows = [
    { text: 'red shoes', intents: ['product.find'] },
    { text: 'blue shoes please', intents: ['product.find'] },
    { text: 'good morning', intents: ['greeting'] },
    { text: 'good evening', intents: ['greeting'] },
  ]
  const calibration = { temperature: 1, reject: 0.1, further: 0.3, clause: 0.7 }

  test('the same rows give the same weights', () => {
    expect(train(rows).weights).toEqual(train(rows).weights)
  })

  test('survives packing; one byte per weight keeps the scores', () => {
    const learnt = train(rows)
    const about = { calibration, validated: {}, fingerprint: 'abc', cues: cueIndex }
    const model = unpack(pack(quantise(learnt, about)))
    expect(model.fingerprint).toBe('abc')
    expect(model.cues()).toEqual(cueIndex())
    const exact = softmax(score(learnt, features('green shoes', cueIndex())))
    const packed = softmax(scoreOf(model, features('green shoes', model.cues())))
    for (const [c, value] of exact.entries()) expect(packed[c]).toBeCloseTo(value, 1)
  })

  test('refuses a cut file', () => {
    const bytes = new Uint8Array(readFileSync(WEIGHTS))
    expect(() => unpack(bytes.subarray(0, bytes.length - 1))).toThrow('intents:build')
  })
})

describe('cues', () => {
  test('stand for words in every language, by stem, as phrases and through a slip of the finger', () => {
    for (const text of ['where is my parcel', 'wo ist mein paket', 'waar is mijn pakket', 'где моя посылка'])
      expect(cuesOf(text.split(' '), cueIndex())).toEqual(expect.arrayContaining(['where', 'track']))
    expect(cuesOf(['unsubscribing'], cueIndex())).toContain('stop')
    expect(cuesOf(['keep', 'me', 'posted'], cueIndex())).toContain('notify')
    expect(cuesOf(['retrun'], cueIndex())).toContain('giveBack')
    expect(cuesOf(['我要退货'], cueIndex())).toContain('giveBack')
  })
})

describe('folds', () => {
  test('texts that are nearly the same stay together', () => {
    const texts = ['where is my blue order', 'Where is my BLUE order?', 'a red dress', 'where is my blue parcel order']
    const [first, ...rest] = foldsOf(texts, 1000)
    expect(rest[0]).toBe(first)
    expect(rest[2]).toBe(first)
    expect(rest[1]).not.toBe(first)
  })
})
