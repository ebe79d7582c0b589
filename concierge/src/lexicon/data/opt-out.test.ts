import { LANGUAGES } from '@souk/contract/understanding.ts'
import { describe, expect, test } from 'vitest'
import { CANCEL_WORDS, HELP_WORDS, SMS_STOP_WORDS, START_WORDS, STOP_WORDS, YES_WORDS } from './opt-out.ts'

const LISTS = { STOP_WORDS, SMS_STOP_WORDS, CANCEL_WORDS, START_WORDS, HELP_WORDS, YES_WORDS }

describe.each(LANGUAGES)('%s', (language) => {
  test.each(Object.entries(LISTS))('%s: folded, none empty, none twice', (_, list) => {
    const words = list[language]
    expect(words.filter((word) => word === '' || word !== word.trim().toLowerCase().normalize('NFC'))).toEqual([])
    expect(new Set(words).size).toBe(words.length)
  })

  test('no word both stops and starts, here or in another language', () => {
    const starts = new Set(LANGUAGES.flatMap((each) => [...START_WORDS[each], ...HELP_WORDS[each], ...YES_WORDS[each]]))
    expect([...STOP_WORDS[language], ...SMS_STOP_WORDS[language]].filter((word) => starts.has(word))).toEqual([])
  })
})

test('what may be about an order stops nothing outside text messages', () => {
  const everywhere = new Set(LANGUAGES.flatMap((each) => STOP_WORDS[each]))
  expect(LANGUAGES.flatMap((each) => SMS_STOP_WORDS[each]).filter((word) => everywhere.has(word))).toEqual([])
})

test.each([
  ['en', 'unsubscribe'],
  ['de', 'abmelden'],
  ['nl', 'uitschrijven'],
  ['ru', 'отписаться'],
  ['zh', '退订'],
  ['ka', 'ნუ მომწერთ'],
] as const)('%s: %s stops', (language, word) => {
  expect(STOP_WORDS[language]).toContain(word)
})
