import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '@souk/contract/understanding.ts'
import { EN, type MessageKey } from './en.ts'
import { MESSAGES, say } from './say.ts'

type Elements = ReturnType<IntlMessageFormat['getAst']>

const LITERAL = 0

/** The names of everything a message inserts or chooses by. */
function argsIn(elements: Elements): Set<string> {
  const names = new Set<string>()
  for (const element of elements) {
    if (element.type !== LITERAL && 'value' in element) names.add(element.value)
    if (!('options' in element)) continue
    for (const option of Object.values(element.options)) for (const name of argsIn(option.value)) names.add(name)
  }
  return names
}

function argsOf(language: Language, key: MessageKey): Set<string> {
  return argsIn(new IntlMessageFormat(MESSAGES[language][key], language, undefined, { ignoreTag: true }).getAst())
}

/** Values for every argument: the number where a number goes, `filler` elsewhere. */
function filled(key: MessageKey, n: number, filler: string): Record<string, string | number> {
  return Object.fromEntries([...argsOf('en', key)].map((name) => [name, NUMBERS.has(name) ? n : filler]))
}

const keys = Object.keys(EN) as MessageKey[]

describe('messages', () => {
  it.each(LANGUAGES)('in %s have the same keys and no argument that English has not', (language) => {
    expect(Object.keys(MESSAGES[language])).toEqual(keys)
    for (const key of keys) {
      const own = argsOf(language, key)
      const english = argsOf('en', key)
      // A language may need fewer (no plural, no date in the sentence), never one that is not given.
      for (const name of own) expect([...english], `${language} ${key}`).toContain(name)
      const needed = [...english].filter((name) => name !== 'count' && name !== 'quantity' && name !== 'min')
      for (const name of needed) expect([...own], `${language} ${key}`).toContain(name)
    }
  })

  it.each(LANGUAGES)('in %s can all be said, for every number', (language) => {
    for (const key of keys) {
      for (const n of [0, 1, 2, 5, 11, 21]) {
        const text = say(language, key, filled(key, n, 'x'))
        expect(text.trim(), `${language} ${key}`).not.toBe('')
        expect(text).not.toMatch(/[{}#]|undefined/)
      }
    }
  })

  it.each(LANGUAGES)('in %s is written in its own script', (language) => {
    const script = { en: 'Latin', de: 'Latin', nl: 'Latin', ru: 'Cyrillic', zh: 'Han', ka: 'Georgian' }[language]
    const own = new RegExp(`\\p{Script=${script}}`, 'u')
    for (const key of keys) {
      const bare = say(language, key, filled(key, 2, '7'))
      if (/\p{L}/u.test(bare)) expect(bare, `${language} ${key}`).toMatch(own)
    }
  })

  it('follows the plural rules of Russian', () => {
    const said = [1, 2, 5, 21].map((count) => say('ru', 'find.more', { count }))
    expect(said).toEqual(['Вот ещё 1 вариант.', 'Вот ещё 2 варианта.', 'Вот ещё 5 вариантов.', 'Вот ещё 21 вариант.'])
  })
})

const NUMBERS = new Set(['count', 'total', 'quantity', 'min', 'max', 'days'])
