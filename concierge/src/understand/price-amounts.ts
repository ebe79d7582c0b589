import { CENT, CURRENCY } from './currency.ts'
import { N, numberAt, type Reading } from './reading.ts'

/** A number that may be a price; `currency` as it was written, '' where the words tell that it is money. */
export type Amount = { start: number; end: number; value: number; currency: string | undefined; digits: boolean }

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

/** Every amount of a message, in the order of their places. */
export function amountsOf(reading: Reading): Amount[] {
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
