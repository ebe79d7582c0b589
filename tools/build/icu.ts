import { parse, TYPE } from '@formatjs/icu-messageformat-parser'
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import type { Plugin } from 'vite'

/**
 * Compiles `i18n/<language>.json`, those of the folders beside it (ICU messages) into a module of plain texts and small
 * functions, so that no parser is loaded in the browser and a language is one chunk.
 */
export function icu(): Plugin {
  return {
    name: 'souk-icu',
    enforce: 'pre',
    transform(code, id) {
      const language = /\/i18n\/(?:[a-z-]+\/)?([a-z]{2})\.json$/.exec(id)?.[1]
      if (!language) return undefined
      const messages: Record<string, string> = JSON.parse(code)
      return { code: compileCatalogue(language, messages), map: null, moduleType: 'js' }
    },
  }
}

/** The module text of one language's messages. */
export function compileCatalogue(language: string, messages: Record<string, string>): string {
  const entries = Object.entries(messages).map(([key, text]) => `${JSON.stringify(key)}: ${compileMessage(text)},`)
  return [
    `const rules = new Intl.PluralRules('${language}'), numbers = new Intl.NumberFormat('${language}')`,
    `const pick = (n, cases) => cases['=' + n] ?? cases[rules.select(n)] ?? cases.other`,
    `export default {`,
    ...entries,
    `}`,
  ].join('\n')
}

/** One message as JavaScript: a string when nothing varies in it, else `(a) => …`. */
export function compileMessage(text: string): string {
  const elements = parse(text)
  const plain = elements.every((element) => element.type === TYPE.literal)
  const body = expression(elements, '')
  return plain ? body : `(a) => ${body}`
}

function expression(elements: MessageFormatElement[], counted: string): string {
  if (elements.length === 0) return `''`
  const [first] = elements.map((element) => element.type)
  const pieces = elements.map((element) => piece(element, counted))
  return first === TYPE.literal || pieces.length === 1 ? pieces.join(' + ') : `'' + ${pieces.join(' + ')}`
}

function piece(element: MessageFormatElement, counted: string): string {
  switch (element.type) {
    case TYPE.literal:
      return JSON.stringify(element.value)
    case TYPE.argument:
      return value(element.value)
    case TYPE.number:
      return `numbers.format(${value(element.value)})`
    case TYPE.pound:
      return `numbers.format(${counted})`
    case TYPE.select:
    case TYPE.plural: {
      const about = value(element.value)
      const cases = Object.entries(element.options).map(
        ([name, option]) => `${JSON.stringify(name)}: ${expression(option.value, about)}`,
      )
      const table = `{ ${cases.join(', ')} }`
      if (element.type === TYPE.plural) return `pick(${about}, ${table})`
      return `(${table}[${about}] ?? ${expression(element.options.other?.value ?? [], about)})`
    }
    default:
      throw new Error(`ICU element ${element.type} has no use here`)
  }
}

function value(name: string): string {
  return `a[${JSON.stringify(name)}]`
}
