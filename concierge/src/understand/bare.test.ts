import type { Language } from '@souk/contract/understanding.ts'
import { describe, expect, test } from 'vitest'
import { isBare } from './bare.ts'
import { extract } from './extract.ts'
import { decideIntents } from './intent-rules.ts'
import { readMessage } from './message.ts'
import { understand } from './understand.ts'

const input = (text: string, locale?: Language) => ({
  text,
  now: '2026-05-04T14:00:00Z',
  currency: 'EUR' as const,
  ...(locale ? { locale } : {}),
})

function bare(text: string): boolean {
  const { reading, country } = readMessage(input(text))
  return isBare(reading.text, extract(reading, input(text), country).wanted)
}

describe('a thing that is named alone is wanted', () => {
  test.each<[Language, string]>([
    ['en', 'a skirt'],
    ['en', 'black ankle boots please'],
    ['de', 'einen Rock'],
    ['de', 'ein roter Mantel'],
    ['de', 'Bluse bitte'],
    ['nl', 'een rok'],
    ['nl', 'witte sneakers graag'],
    ['ru', 'юбку'],
    ['ru', 'белую блузку пожалуйста'],
    ['zh', '一条裙子'],
    ['zh', '来一束玫瑰'],
    ['ka', 'ქვედაბოლო'],
    ['ka', 'შავი კაბა'],
  ])('%s: %s', (locale, text) => {
    expect(understand(input(text, locale)).intents[0]?.name).toBe('product.find')
  })

  test('whatever a model makes of so few words, unless it is certain', () => {
    const evidence = {
      text: 'einen rock',
      written: '',
      left: 0,
      bare: true,
      types: 1,
      attributes: 0,
      eaten: 0,
      named: 0,
      hasPrice: false,
      hasOrder: false,
      countsOne: false,
      timed: false,
      picksShown: false,
      sameAgain: false,
      corrects: false,
    }
    expect(decideIntents([{ name: 'feedback', score: 0.9 }], evidence)[0]?.name).toBe('product.find')
    expect(decideIntents([{ name: 'complaint', score: 0.98 }], evidence)[0]?.name).toBe('complaint')
    expect(decideIntents([{ name: 'complaint', score: 0.9 }], { ...evidence, bare: false })[0]?.name).toBe('complaint')
  })
})

describe('what is said of a thing, or only guessed to be one, is not bare', () => {
  test.each(['the dress is too long', 'კაბა სუპერია', 'das Kleid passt', 'юбка порвалась', 'no dress', 'white', ''])(
    '%j',
    (text) => {
      expect(bare(text)).toBe(false)
    },
  )
})
