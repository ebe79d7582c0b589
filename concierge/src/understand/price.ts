import { minorDigits, type Money } from '@souk/contract/money.ts'
import type { PriceWish } from '@souk/contract/understanding.ts'
import { currencyOf } from './currency.ts'
import { amountsOf, type Amount } from './price-amounts.ts'
import { isLimit, isRefused } from './price-clause.ts'
import { DIRECTIONS, RANGE, UNITS, type Bound } from './price-words.ts'
import { isCommon } from '../text/word-sets.ts'
import { inLanguages, isTaken, type Reading } from './reading.ts'

export type PriceFound = { wish: PriceWish; start: number; end: number }
type Direction = 'max' | 'min' | 'about'
type Directed = { direction: Direction; start: number; end: number }

const compiled = new Map<string, { before?: RegExp; after?: RegExp }>()

/** The price a shopper names, with its direction. Bounds are inclusive, in minor units. */
export function findPrice(reading: Reading, own: string): PriceFound | undefined {
  const amounts = amountsOf(reading).filter((amount) => !isTaken(reading, amount.start, amount.end))
  const ranged = rangeOf(reading, amounts, own)
  if (ranged) return ranged
  const wish: PriceWish = {}
  let start = Infinity
  let end = -1
  for (const amount of amounts) {
    const directed = boundOf(reading, amount)
    if (!directed && amount.currency === undefined) continue
    if (directed && amount.currency === undefined && !standsAlone(reading, amount)) continue
    if (directed?.direction === 'about' && amount.currency === undefined && counts(reading, directed.end)) continue
    // "for 2" counts people or things, "for 50" is a budget
    if (directed?.direction === 'about' && amount.currency === undefined && amount.value < 20) continue
    const kind = directed?.direction ?? 'about'
    if (wish[kind]) continue
    // "at least 50 and at most 120 euros": a currency named once holds for both
    const currency = amount.currency || amounts.find((each) => each.currency)?.currency
    const spread = directed?.direction === 'max' ? undefined : spreadOf(reading, amount)
    if (spread) {
      const [min, max] = [spread.min, spread.max].map((value) => moneyOf({ ...amount, value, currency }, own))
      if (min && max) return { wish: { min, max }, start: amount.start, end: amount.end }
    }
    const money = moneyOf({ ...amount, currency }, own)
    if (!money) continue
    wish[kind] = money
    start = Math.min(start, directed?.start ?? amount.start)
    end = Math.max(end, directed?.end ?? amount.end)
  }
  if (end < 0) return undefined
  if ((wish.max || wish.min) && wish.about) delete wish.about
  return { wish, start, end }
}

function rangeOf(reading: Reading, amounts: readonly Amount[], own: string): PriceFound | undefined {
  for (let i = 0; i + 1 < amounts.length; i++) {
    const [low, high] = [amounts[i], amounts[i + 1]]
    if (!low || !high || low.end > high.start) continue
    const between = reading.mask.slice(low.end, high.start)
    const announced = RANGE.between.exec(reading.mask.slice(Math.max(0, low.start - 20), low.start))
    const joined =
      RANGE.joint.test(between) || RANGE.georgian.test(between) || (announced !== null && RANGE.and.test(between))
    const value = low.value * scaleLeft(reading, low, high)
    if (!joined || high.value < value) continue
    const priced = low.currency !== undefined || high.currency !== undefined
    const georgianEnd = /^-?\p{L}{0,3}მდე/u.test(reading.mask.slice(high.end, high.end + 8))
    const enclosed =
      announced !== null ||
      georgianEnd ||
      /^(?:\s?之间|的|ს? შორის)/u.test(reading.mask.slice(high.end, high.end + 8)) ||
      isLimit(reading.mask, low.start, high.end)
    if (!priced && (!enclosed || !standsAlone(reading, high) || !standsAlone(reading, low))) continue
    const currency = high.currency || low.currency
    const [min, max] = [moneyOf({ ...low, value, currency }, own), moneyOf({ ...high, currency }, own)]
    if (!min || !max) continue
    const start = announced ? low.start - announced[0].trimStart().length : low.start
    return { wish: { min, max }, start: Math.max(0, start), end: wordEnd(reading, high.end) }
  }
  return undefined
}

/** "10 to 25 thousand" says thousand once and means it twice. */
function scaleLeft(reading: Reading, low: Amount, high: Amount): number {
  const scale = /[\d\s](?:k|к|тыс\p{L}*|тыщ\p{L}*|thousand|tausend|duizend|ათას\p{L}*|万|千)\.?$/u
  const numberOf = ({ start, end }: Amount) =>
    reading.numbers.find((number) => number.start >= start && number.end <= end + 1)
  const [a, b] = [numberOf(low), numberOf(high)]
  if (!a || !b || a.value >= 1000 || !scale.test(reading.text.slice(b.start, b.end))) return 1
  const factor = reading.text.slice(b.start, b.end).endsWith('万') ? 10_000 : 1000
  return a.value * factor <= b.value ? factor : 1
}

/** 两三百块, two or three hundred: the numeral itself is a range. */
function spreadOf(reading: Reading, amount: Amount): { min: number; max: number } | undefined {
  const match = /([二两三四五六七八])([三四五六七八九])([十百千万])/u.exec(reading.text.slice(amount.start, amount.end))
  const [low, high] = [match?.[1], match?.[2]].map((digit) =>
    digit === '两' ? 2 : '零一二三四五六七八九'.indexOf(digit ?? ''),
  )
  const unit = { 十: 10, 百: 100, 千: 1000, 万: 10_000 }[match?.[3] ?? '']
  return low && high && unit && high === low + 1 ? { min: low * unit, max: high * unit } : undefined
}

/** The bound that stands beside the amount, or what the rest of its clause makes of it. */
function boundOf(reading: Reading, amount: Amount): Directed | undefined {
  const beside = directionOf(reading, amount)
  if (beside?.direction === 'max') return beside
  if (beside?.direction === 'min')
    return isRefused(reading.mask, beside.start, beside.end) ? { ...beside, direction: 'max' } : beside
  if (amount.currency === undefined && !standsAlone(reading, amount)) return beside
  if (amount.value < 5 || !isLimit(reading.mask, amount.start, amount.end)) return beside
  return { start: amount.start, end: wordEnd(reading, amount.end), ...beside, direction: 'max' }
}

function directionOf(reading: Reading, amount: Amount): Directed | undefined {
  const head = reading.mask.slice(Math.max(0, amount.start - 48), amount.start)
  const tail = reading.mask.slice(amount.end, amount.end + 32)
  for (const table of inLanguages(reading.language, DIRECTIONS)) {
    let best: { direction: Direction; start: number; end: number; length: number } | undefined
    for (const direction of ['max', 'min', 'about'] as const) {
      const { before, after } = patterns(table[direction])
      const led = before?.exec(head)
      if (led && led[1] && led[1].length > (best?.length ?? 0)) {
        best = {
          direction,
          start: amount.start - (head.length - led.index - led[0].indexOf(led[1])),
          end: wordEnd(reading, amount.end),
          length: led[1].length,
        }
      }
      const followed = after?.exec(tail)
      if (followed && followed[1] && followed[1].length > (best?.length ?? 0)) {
        best = {
          direction,
          start: amount.start,
          end: wordEnd(reading, amount.end + followed[0].length),
          length: followed[1].length,
        }
      }
    }
    if (best) return best
  }
  return undefined
}

function patterns(bound: Bound): { before?: RegExp; after?: RegExp } {
  const key = `${bound.before ?? ''}\n${bound.after ?? ''}`
  const known = compiled.get(key)
  if (known) return known
  const made: { before?: RegExp; after?: RegExp } = {}
  if (bound.before)
    made.before = new RegExp(
      `(?:^|[^\\p{L}]|(?<=\\p{Script=Han}))(${bound.before})[\\s:=]*(?:the |a |de |die |den )?$`,
      'u',
    )
  if (bound.after) made.after = new RegExp(`^\\s*(${bound.after})(?![a-zа-я])`, 'u')
  compiled.set(key, made)
  return made
}

/** "A puzzle with about 1000 pieces": a noun behind the number is what it counts. */
function counts(reading: Reading, end: number): boolean {
  const next = /^\s(\p{L}+)/u.exec(reading.text.slice(end, end + 32))?.[1]
  return (
    next !== undefined &&
    !/^(?:плюс|plus|give|or|max|tops|maximum)/u.test(next) &&
    !isCommon(next, reading.language) &&
    !isCommon(next, 'en')
  )
}

/** A number without a currency is a price only when it counts nothing else. */
function standsAlone(reading: Reading, amount: Amount): boolean {
  if (!amount.digits && amount.value < 20) return false
  const after = reading.mask.slice(amount.end, amount.end + 16)
  if (UNITS.test(after) || /^\s?[:/]\s?[#\d]/.test(after)) return false
  return !/(?:size|größe|grösse|groesse|gr\.|maat|размер\p{L}*|码|ზომ\p{L}*|eu|№|#)\s*$/u.test(
    reading.mask.slice(Math.max(0, amount.start - 12), amount.start),
  )
}

function wordEnd(reading: Reading, end: number): number {
  const rest = /^-?\p{Script=Georgian}+/u.exec(reading.mask.slice(end, end + 20))
  return end + (rest?.[0].length ?? 0)
}

function moneyOf(amount: Amount, own: string): Money | undefined {
  const currency = amount.currency ? currencyOf(amount.currency, own) : own
  const minor = Math.round(amount.value * 10 ** minorDigits(currency))
  return Number.isSafeInteger(minor) ? { amount: minor, currency } : undefined
}
