import { minorDigits, type Money } from '@souk/contract/money.ts'
import type { PriceWish } from '@souk/contract/understanding.ts'
import { CENT, CURRENCY, currencyOf } from './currency.ts'
import { DIRECTIONS, RANGE, UNITS, type Bound } from './price-words.ts'
import { isCommon } from '../text/word-sets.ts'
import { inLanguages, isTaken, N, numberAt, type Reading } from './reading.ts'

export type PriceFound = { wish: PriceWish; start: number; end: number }
type Amount = { start: number; end: number; value: number; currency: string | undefined; digits: boolean }
type Direction = 'max' | 'min' | 'about'

const BEFORE = `(?:(${CURRENCY})\\s?)?`
const SPACE = '[\\s-]?'
const AMOUNT = new RegExp(
  `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\d#~.])${BEFORE}(${N})(?:${SPACE}(${CURRENCY})(?![a-z#])|\\s?(${CENT})(?![a-z]))?(?:\\p{Script=Georgian}?(?<=\\S)\\s?(?:and |und |en |и |და )?(${N})(?:\\s?(${CENT})(?![a-z]))?)?`,
  'gu',
)
const ONE_COIN = /(?<!\p{L})an? (dollar|euro|pound|buck|quid)(?!\p{L})/u
const HAN_AMOUNT = new RegExp(
  `(${N})(?:(块|塊|元|蚊)(零)?(?:(${N})(毛|角|分)?)?(?:(${N})分?)?|(毛|角|毫|分(?!钟|鐘)))(?:(${N})分?)?(?:钱|錢)?`,
  'gu',
)
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
    const directed = directionOf(reading, amount)
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

function amountsOf(reading: Reading): Amount[] {
  const found = /[块塊元蚊毛角毫分]/u.test(reading.mask) ? hanAmounts(reading) : []
  for (const match of reading.mask.matchAll(AMOUNT)) {
    const [whole, before, first = '', after, cents, second, secondCents] = match
    const at = match.index + whole.indexOf(first, before === undefined ? 0 : before.length)
    const number = numberAt(reading, at)
    if (!number || number.value < 0 || found.some((each) => each.start < at + 1 && at < each.end)) continue
    const sign = before ?? after
    let value = number.value
    if (cents !== undefined && sign === undefined) value /= 100
    let end = match.index + whole.length
    const fraction =
      second === undefined
        ? undefined
        : numberAt(reading, match.index + whole.lastIndexOf(second, whole.length - (secondCents ?? '').length))
    const tail = reading.mask.slice(end, end + 3)
    const small = fraction && fraction.value < 100 && Number.isInteger(fraction.value) && sign !== undefined
    if (
      fraction &&
      small &&
      (secondCents !== undefined ||
        (fraction.end - fraction.start === 2 && fraction.digits && /^\s*(?:$|[.,;!?)])/.test(tail)))
    )
      value += fraction.value / 100
    else if (fraction) end = endBefore(reading, at, number.end, after ?? cents, fraction.start)
    const word = sign ?? (cents === undefined ? undefined : '')
    found.push({ start: before === undefined ? at : match.index, end, value, currency: word, digits: number.digits })
    if (fraction && end <= fraction.start) found.push(...lone(reading, fraction.start))
  }
  const single = ONE_COIN.exec(reading.mask)
  if (single && found.length === 0)
    found.push({
      start: single.index,
      end: single.index + single[0].length,
      value: 1,
      currency: single[1],
      digits: false,
    })
  return found.toSorted((a, b) => a.start - b.start)
}

/** A second number that is no cents is an amount of its own: "10-20 dollars", "50 to 100". */
function lone(reading: Reading, start: number): Amount[] {
  const number = numberAt(reading, start)
  if (!number) return []
  const match = new RegExp(`^${SPACE}(${CURRENCY})(?![a-z])`, 'u').exec(reading.mask.slice(number.end, number.end + 24))
  return [
    {
      start,
      end: number.end + (match?.[0].length ?? 0),
      value: number.value,
      currency: match?.[1],
      digits: number.digits,
    },
  ]
}

function endBefore(reading: Reading, at: number, end: number, sign: string | undefined, limit: number): number {
  if (sign === undefined) return end
  const found = reading.mask.indexOf(sign, end)
  return found >= 0 && found + sign.length <= limit ? found + sign.length : Math.max(end, at)
}

/** 五块六 is 5.6, 三块零四 3.04, 两毛五 0.25. */
function hanAmounts(reading: Reading): Amount[] {
  const found: Amount[] = []
  for (const match of reading.mask.matchAll(HAN_AMOUNT)) {
    const number = numberAt(reading, match.index)
    if (!number) continue
    const value = (group: number) => numbersIn(reading, match, group)
    let total = number.value
    if (match[2]) {
      const next = value(4)
      if (next !== undefined)
        total +=
          match[5] === '分' || match[3] || next >= 10 ? next / 100 : zeroBefore(reading, match) ? next / 100 : next / 10
      total += (value(6) ?? 0) / 100
    } else {
      total = match[7] === '分' ? total / 100 : total / 10
      total += (value(8) ?? 0) / 100
    }
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      value: Math.round(total * 1e4) / 1e4,
      currency: match[2] ?? '',
      digits: number.digits,
    })
  }
  return found
}

function numbersIn(reading: Reading, match: RegExpExecArray, group: number): number | undefined {
  const text = match[group]
  if (text === undefined) return undefined
  const numbers = reading.numbers.filter(
    (each) => each.start > match.index && each.end <= match.index + match[0].length,
  )
  return (group === 6 ? numbers.at(-1) : numbers[0])?.value
}

function zeroBefore(reading: Reading, match: RegExpExecArray): boolean {
  return /[块塊元][零0]/u.test(reading.text.slice(match.index, match.index + match[0].length))
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
    const enclosed = announced !== null || georgianEnd || /^\s?之间/u.test(reading.mask.slice(high.end, high.end + 4))
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

function directionOf(
  reading: Reading,
  amount: Amount,
): { direction: Direction; start: number; end: number } | undefined {
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
