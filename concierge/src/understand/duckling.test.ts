import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { minorDigits, type Money } from '@souk/contract/money.ts'
import { describe, expect, test } from 'vitest'
import { normalise } from '../text/normalise.ts'
import { momentIn } from './calendar.ts'
import { findWhen } from './dates.ts'
import { findPrice } from './price.ts'
import { readText } from './reading.ts'

const shared = process.env['SOUK_SHARED'] ?? join(import.meta.dirname, '../../../../shared')
const file = join(shared, 'data/duckling/cases.jsonl')
const here = existsSync(file)
type Case = { lang: string; dim: string; op?: string; unit?: string; value?: number[]; text: string }
const cases = here
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Case)
  : []

/** The share of the cases that come out right. */
function share(lang: string, dim: string, isRight: (each: Case) => boolean): number {
  const chosen = cases.filter((each) => each.lang === lang && each.dim === dim)
  return chosen.filter(isRight).length / chosen.length
}

function isMoneyRight({ text, lang, op, unit, value = [] }: Case): boolean {
  const wish = findPrice(readText(normalise(text), lang), 'USD')?.wish
  const equals = (money: Money | undefined, amount: number | undefined) =>
    money !== undefined &&
    amount !== undefined &&
    Math.abs(money.amount - amount * 10 ** minorDigits(money.currency)) < 1
  const [first = 0, second] = value
  if (op === 'eq') return equals(wish?.about, unit === 'Cent' ? first / 100 : first)
  if (op === 'max') return equals(wish?.max, first)
  if (op === 'min') return equals(wish?.min, first)
  return equals(wish?.min, first) && equals(wish?.max, second)
}

function isNumberRight({ text, lang, value = [] }: Case): boolean {
  const { numbers } = readText(normalise(text), lang)
  return numbers.length === 1 && Math.abs((numbers[0]?.value ?? NaN) - (value[0] ?? NaN)) < 1e-6
}

describe.skipIf(!here)(`phrases and values of Duckling (skipped where ${file} is absent)`, () => {
  test.each([
    ['en', 0.89],
    ['nl', 0.97],
    ['ru', 0.98],
    ['ka', 0.98],
    ['zh', 0.76],
  ])('money in %s: at least %d', (lang, floor) => {
    expect(share(lang, 'AmountOfMoney', isMoneyRight)).toBeGreaterThanOrEqual(floor)
  })

  test.each([
    ['en', 0.64],
    ['de', 0.88],
    ['nl', 0.83],
    ['ru', 0.86],
    ['ka', 0.93],
    ['zh', 0.77],
  ])('numerals in %s: at least %d', (lang, floor) => {
    expect(share(lang, 'Numeral', isNumberRight)).toBeGreaterThanOrEqual(floor)
  })

  test.each([
    ['en', 0.45],
    ['de', 0.45],
    ['nl', 0.66],
    ['ru', 0.55],
    ['ka', 0.7],
    ['zh', 0.5],
  ])('days and times in %s are seen: at least %d', (lang, floor) => {
    const now = momentIn('2026-11-22T10:00:00Z', 'UTC')
    expect(
      share(lang, 'Time', ({ text }) => findWhen(readText(normalise(text), lang), now, 'US').spans.length > 0),
    ).toBeGreaterThanOrEqual(floor)
  })
})
