import { addMonths, isBefore, isReal, type Day, type DayFound, type Moment } from './calendar.ts'
import { MONTHS } from './date-words.ts'
import { N, numberAt, type Reading } from './reading.ts'

const months = MONTHS.map((words) => {
  const month = `(?:${words})(?![\\p{Script=Latin}])`
  const year = `(?:,?\\s?(?:of )?(${N})(?![\\s]?(?:€|\\$|uhr|uur|pm|am|:)))?`
  return {
    after: new RegExp(
      `(${N})(?:\\s?(?:st|nd|rd|th|de|ste|e|ten|er|\\.|-?(?:го|е|ое|му))(?![\\p{L}]))?(?:\\s(?:of|van|в))?[\\s/-]*(?<!\\p{L})${month}\\.?${year}`,
      'u',
    ),
    before: new RegExp(
      `(?<![\\p{L}])${month}\\.?,?\\s?(?:the |-)?(${N})(?:st|nd|rd|th|te|de|ე)?(?![\\p{Script=Latin}\\d]|\\s?(?:€|\\$|eur|dollar|uhr|uur|:))${year}`,
      'u',
    ),
  }
})
const anyMonth = new RegExp(MONTHS.join('|'), 'u')
const HAN_DATE = new RegExp(`(?:(${N})年)?(?:(${N})月)(${N})[日号號]?`, 'u')
const HAN_DAY = new RegExp(`(?<![月#~])(${N})[号號](?!码|碼|线|店|楼)`, 'u')
const ISO = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/u
const NUMERIC =
  /(?<![\d.,/-])(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(\.?)(?![\d%€$]|\s?(?:€|\$|eur|usd|руб|₽|₾|ლარ))/u
const DATE_CUE =
  /(?:^|[^\p{L}])(?:on|by|before|until|till|for|am|zum|bis|bis zum|ab|vom|op|voor|tot|до|к|на|от|с|в|date|datum)\s*(?:the )?$/u
const DAY_OF_MONTH = new RegExp(
  `(?<!\\p{L})(?:(?:on|by|before|until) the|am|bis zum|zum|op de|voor de|tot de|до|к)\\s(${N})(?:st|nd|rd|th|\\.(?=\\s|$)|e(?!\\p{L})|ste|de|-?(?:го|му|ому|ого)(?!\\p{L}))(?!\\s(?:one|option|item|floor))`,
  'u',
)

/** 2026-12-24. */
export function iso(reading: Reading): DayFound | undefined {
  const match = ISO.exec(reading.text)
  const day = match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : undefined
  return match && day && isReal(day) ? { day, start: match.index, end: match.index + match[0].length } : undefined
}

/** 24.12., 24/12/2026, 12/24 in the United States; without a year only where a word announces a date. */
export function numeric(reading: Reading, now: Moment, country: string): DayFound | undefined {
  const match = NUMERIC.exec(reading.text)
  if (!match) return undefined
  const [whole, first, sign, second, year, dot] = match
  const cue = DATE_CUE.test(reading.text.slice(Math.max(0, match.index - 14), match.index))
  if (year === undefined && !cue && !(sign === '.' && dot)) return undefined
  if (year === undefined && sign === '-') return undefined
  const american = sign !== '.' && (country === 'US' || country === '') && Number(first) <= 12
  const [month, day] =
    american || Number(second) > 12 ? [Number(first), Number(second)] : [Number(second), Number(first)]
  const found = complete(day, month, year, now)
  return found && { day: found, start: match.index, end: match.index + whole.length }
}

export function monthDay(reading: Reading, now: Moment): DayFound | undefined {
  if (!anyMonth.test(reading.mask)) return undefined
  for (const [i, { after, before }] of months.entries()) {
    for (const pattern of [after, before]) {
      const match = pattern.exec(reading.mask)
      const day = match ? numberAt(reading, match.index + match[0].indexOf('#'))?.value : undefined
      if (!match || day === undefined) continue
      const year =
        match[2] === undefined ? undefined : numberAt(reading, match.index + match[0].lastIndexOf('#'))?.value
      const known = year !== undefined && year >= 1900 && year <= 2200
      const found = complete(day, i + 1, known ? String(year) : undefined, now)
      const end = match.index + (known || year === undefined ? match[0].length : match[0].lastIndexOf('#'))
      if (found) return { day: found, start: match.index, end }
    }
  }
  return undefined
}

export function hanDate(reading: Reading, now: Moment): DayFound | undefined {
  const match = HAN_DATE.exec(reading.mask)
  if (match) {
    const inside = reading.numbers
      .filter((number) => number.start >= match.index && number.end <= match.index + match[0].length)
      .map((number) => number.value)
    const [day = 0, month = 0, year] = inside.toReversed()
    const found = complete(day, month, year === undefined ? undefined : String(year), now)
    if (found) return { day: found, start: match.index, end: match.index + match[0].length }
  }
  const single = HAN_DAY.exec(reading.mask)
  const number = single ? numberAt(reading, single.index) : undefined
  // "2号" alone picks the second of what was shown
  if (
    !single ||
    !number ||
    reading.mask.trim().length === single[0].length ||
    /(?:订单|单|第|编)$/u.test(reading.text.slice(0, single.index))
  )
    return undefined
  const found = inMonth(number.value, now)
  return found && { day: found, start: single.index, end: single.index + single[0].length }
}

export function dayOfMonth(reading: Reading, now: Moment): DayFound | undefined {
  const match = DAY_OF_MONTH.exec(reading.mask)
  const number = match ? numberAt(reading, match.index + match[0].indexOf('#')) : undefined
  const found = match && number ? inMonth(number.value, now) : undefined
  return match && number && found ? { day: found, start: number.start, end: match.index + match[0].length } : undefined
}

function inMonth(day: number, now: Moment): Day | undefined {
  const here = { ...now.today, day }
  const found = isBefore(here, now.today) ? { ...addMonths({ ...now.today, day: 1 }, 1), day } : here
  return Number.isInteger(day) && isReal(found) ? found : undefined
}

/** A day with its year, or the next one to come. */
function complete(day: number, month: number, year: string | undefined, now: Moment): Day | undefined {
  if (!Number.isInteger(day)) return undefined
  if (year !== undefined) {
    const found = { year: year.length === 2 ? 2000 + Number(year) : Number(year), month, day }
    return isReal(found) ? found : undefined
  }
  const found = { year: now.today.year, month, day }
  const coming = isBefore(found, now.today) ? { ...found, year: found.year + 1 } : found
  return isReal(coming) ? coming : undefined
}
