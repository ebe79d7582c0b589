import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, TYPE } from '@formatjs/icu-messageformat-parser'
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { expect, test } from 'vitest'
import { compileCatalogue, compileMessage } from './icu.ts'

type Compiled = Record<string, string | ((args: Record<string, string | number>) => string)>
async function load(language: string, messages: Record<string, string>): Promise<Compiled> {
  const code = compileCatalogue(language, messages)
  const module: { default: Compiled } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  return module.default
}
const say = (compiled: Compiled, key: string, args: Record<string, string | number>) => {
  const message = compiled[key]
  return typeof message === 'function' ? message(args) : message
}

test('a message without arguments is a plain text', () => {
  expect(compileMessage('It’s “here”')).toBe('"It’s “here”"')
})

test('arguments, numbers, plurals with exact cases and selections', async () => {
  const compiled = await load('ru', {
    hello: '{name}, {count, plural, =0 {пусто} one {# товар} few {# товара} other {# товаров}}!',
    of: '{shown, number} из {total, number}',
    who: '{kind, select, staff {человек} other {бот}}',
  })
  expect(say(compiled, 'hello', { name: 'Аня', count: 0 })).toBe('Аня, пусто!')
  expect(say(compiled, 'hello', { name: 'Аня', count: 3 })).toBe('Аня, 3 товара!')
  expect(say(compiled, 'hello', { name: 'Аня', count: 11 })).toBe('Аня, 11 товаров!')
  expect(say(compiled, 'of', { shown: 6, total: 1400 })).toBe('6 из 1\u00a0400')
  expect(say(compiled, 'who', { kind: 'staff' })).toBe('человек')
  expect(say(compiled, 'who', { kind: 'nobody' })).toBe('бот')
})

test('an element that nobody has a use for fails the build', () => {
  expect(() => compileMessage('{at, date, short}')).toThrow('ICU element')
})

const texts = (path: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../${path}.json`, import.meta.url), 'utf8'))
const sets = readdirSync(new URL('../../console/src/i18n/', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(entry.parentPath, entry.name, 'en.json')))
  .map(({ name }) => `console/src/i18n/${name}/`)
const messenger = ['', 'more/', 'sandbox/', 'law/', 'about/'].map((set) => `messenger/src/i18n/${set}`)
/** Everything that both apps say, by where it stands. */
const catalogue = (language: string, from = [...messenger, ...sets]): Record<string, string> =>
  Object.fromEntries(
    from.flatMap((set) => Object.entries(texts(set + language)).map(([key, text]) => [`${set}${key}`, text])),
  )

function argumentsOf(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [element.value, ...Object.values(element.options).flatMap((option) => argumentsOf(option.value))]
    return element.type === TYPE.argument || element.type === TYPE.number ? [element.value] : []
  })
}
const shape = (text: string) => [...new Set(argumentsOf(parse(text)))].sort()

test.each(['de', 'nl', 'ru', 'zh', 'ka'])(
  '%s says everything that English says, with the same arguments',
  (language) => {
    const english = catalogue('en')
    const other = catalogue(language)
    expect(Object.keys(other)).toEqual(Object.keys(english))
    for (const [key, text] of Object.entries(english))
      expect([key, shape(other[key] ?? '')]).toEqual([key, shape(text)])
  },
)

test.each(['en', 'de', 'nl', 'ru', 'zh', 'ka'])(
  '%s has a form for every plural category of its language, in the messenger',
  (language) => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const [key, text] of Object.entries(catalogue(language, messenger))) {
      for (const element of parse(text)) {
        if (element.type !== TYPE.plural) continue
        // After a number a Georgian noun stays as it is: `other` says it all.
        const missing = categories.filter(
          (name) => !(name in element.options) && !(language === 'ka' && name === 'one'),
        )
        expect([key, missing]).toEqual([key, []])
      }
    }
  },
)
