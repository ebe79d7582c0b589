import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGES, type Understanding } from '@souk/contract/understanding.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { warmUp } from './message.ts'
import { understand } from './understand.ts'

beforeAll(() => warmUp())

/**
 * What customers type, and what it means: `dress colour:blue,white -colour:black max=200 q=2 by=2026-11-27 @person:mother
 * !colour:blue>white`. Prices are in the currency of the language's country unless they name another.
 */
type Row = { language: string; text: string; wanted: string }
const CURRENCY: Record<string, string> = { en: 'USD', de: 'EUR', nl: 'EUR', ru: 'RUB', zh: 'CNY', ka: 'GEL' }
const COUNTRY: Record<string, string> = { en: 'US', de: 'DE', nl: 'NL', ru: 'RU', zh: 'CN', ka: 'GE' }

function rowsOf(file: string): Row[] {
  return readFileSync(join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [language = '', text = '', wanted = ''] = line.split('\t')
      return { language, text, wanted }
    })
}

function hear({ language, text }: Row): Understanding {
  const currency = CURRENCY[language] ?? 'USD'
  return understand({ text, now: '2026-11-22T10:00:00Z', currency, country: COUNTRY[language] ?? 'US' })
}

/** One string per thing understood. */
function heardItems(row: Row): string[] {
  const { language, want, references, order, corrections } = hear(row)
  const items = [...want.types]
  for (const [key, { any, not }] of Object.entries(want.attributes))
    items.push(...any.map((id) => `${key}:${id}`), ...not.map((id) => `-${key}:${id}`))
  for (const [bound, money] of Object.entries(want.price))
    if (money)
      items.push(`${bound}=${money.amount / 100}${money.currency === CURRENCY[row.language] ? '' : money.currency}`)
  if (want.quantity !== undefined) items.push(`q=${want.quantity}`)
  if (want.deliverBy) items.push(`by=${want.deliverBy}`)
  if (want.at) items.push(`at=${want.at}`)
  for (const { kind, index, id } of references) items.push(`@${kind}${index ?? ''}${id ? `:${id}` : ''}`)
  if (order) items.push(`#${order}`)
  for (const { slot, from, to } of corrections) items.push(`!${slot}:${from ? `${from}>` : ''}${to}`)
  if (language !== row.language) items.push(`language=${language}`)
  return items.toSorted()
}

function wantedItems({ wanted }: Row): string[] {
  return wanted
    .split(' ')
    .filter(Boolean)
    .flatMap((item) => {
      const [, key = '', values] = /^(-?[a-z]+:)?(.*)$/.exec(item) ?? []
      if (/[=@#!]/.test(item) || values === undefined) return [item]
      return values.split(',').map((value) => `${key}${value}`)
    })
    .toSorted()
}

describe('sentences the engine was made better with', () => {
  test.each(rowsOf('customers.tuned.tsv').map((row) => [row.language, row.text, row] as const))(
    '%s: %s',
    (_language, _text, row) => {
      expect(heardItems(row)).toEqual(wantedItems(row))
    },
  )
})

describe('sentences written afterwards and looked at once', () => {
  const rows = rowsOf('customers.heldout.tsv')
  test.each(LANGUAGES)('%s: at least 88 of 100 come out wholly right, and 97 of 100 of what is said', (language) => {
    const scored = rows
      .filter((row) => row.language === language)
      .map((row) => {
        const [heard, wanted] = [heardItems(row), wantedItems(row)]
        return { right: heard.filter((item) => wanted.includes(item)).length, all: heard.length + wanted.length }
      })
    const whole = scored.filter(({ right, all }) => right * 2 === all).length
    const right = scored.reduce((sum, each) => sum + each.right, 0)
    const all = scored.reduce((sum, each) => sum + each.all, 0)
    expect(scored.length).toBeGreaterThan(10)
    expect(whole / scored.length).toBeGreaterThanOrEqual(0.88)
    expect((2 * right) / all).toBeGreaterThanOrEqual(0.97)
  })
})
