import { addDays, addMonths, formatDay, isBefore, isReal, weekdayOf, type Day, type Moment } from './calendar.ts'
import {
  DEADLINE,
  ENDS,
  LAST,
  MONTHS,
  NEXT,
  NEXT_WEEK,
  RELATIVE,
  SHORT_WEEKDAYS,
  SPAN_AFTER,
  SPAN_BEFORE,
  WEEKDAYS,
  WEEKEND,
} from './date-words.ts'
import { HOLIDAY_NAMES, nextHoliday } from './holidays.ts'
import { isTaken, N, numberAt, type Reading } from './reading.ts'
import { findTime } from './times.ts'

/** `deliverBy` a local date, `at` a local date-time when a time of the day is named. */
export type WhenFound = { deliverBy?: string; at?: string; spans: { start: number; end: number }[]; holiday?: string }
type DayFound = { day: Day; start: number; end: number; holiday?: string; minutes?: number }
type Finder = (reading: Reading, now: Moment, country: string) => DayFound | undefined

const holidays = Object.entries(HOLIDAY_NAMES).map(([name, words]) => ({
  name,
  pattern: new RegExp(
    `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Georgian}\\d])(?:${words})(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\d])`,
    'u',
  ),
}))
const anyHoliday = new RegExp(Object.values(HOLIDAY_NAMES).join('|'), 'u')
const weekdays = WEEKDAYS.map((words, i) => ({
  full: new RegExp(
    `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Georgian}])(?:${words})(?:abend|morgen|mittag|nachmittag|vormittag|früh|nacht|ochtend|middag|avond)?(?![\\p{Script=Latin}\\p{Script=Cyrillic}])`,
    'u',
  ),
  short: new RegExp(
    `(?<=(?:by|on|this|next|until|before|bis|am|tot|voor|op|до|в|к) )(?:${SHORT_WEEKDAYS[i]})(?![\\p{L}'])\\.?`,
    'u',
  ),
}))
const anyWeekday = new RegExp(WEEKDAYS.join('|'), 'u')
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
const FINDERS: readonly Finder[] = [
  holiday,
  iso,
  numeric,
  monthDay,
  hanDate,
  endOf,
  span,
  weekday,
  relative,
  weekend,
  nextWeek,
  dayOfMonth,
]

/** The day or moment a message names, seen from the shopper's own clock. */
export function findWhen(reading: Reading, now: Moment, country: string): WhenFound {
  const result: WhenFound = { spans: [] }
  let found: DayFound | undefined
  for (const finder of FINDERS) {
    found = finder(reading, now, country)
    if (found && !isTaken(reading, found.start, found.end)) break
    found = undefined
  }
  const time = /[#:点點时noonдень]/u.test(reading.mask) ? findTime(reading) : undefined
  const clear =
    time && !isTaken(reading, time.start, time.end) && !(found && found.start < time.end && time.start < found.end)
      ? time
      : undefined
  if (found) {
    result.spans.push(widened(reading, found))
    result.deliverBy = formatDay(found.day)
    if (found.holiday) result.holiday = found.holiday
  }
  const minutes = clear?.minutes ?? found?.minutes
  if (minutes !== undefined) {
    const day = found?.day ?? (minutes > now.minutes ? now.today : addDays(now.today, 1))
    result.at = `${formatDay(day)}T${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    if (clear) result.spans.push({ start: clear.start, end: clear.end })
    const limited = found && DEADLINE.before.test(reading.text.slice(Math.max(0, found.start - 24), found.start))
    if (!limited) delete result.deliverBy
  }
  return result
}

/** The span takes in the word that makes the day a limit. */
function widened(reading: Reading, { start, end }: DayFound): { start: number; end: number } {
  const head = reading.text.slice(Math.max(0, start - 28), start)
  const before = DEADLINE.before.exec(head)
  const after = DEADLINE.after.exec(reading.text.slice(end, end + 16))
  return { start: before ? start - before[0].trimStart().length : start, end: end + (after?.[0].length ?? 0) }
}

function holiday(reading: Reading, now: Moment, country: string): DayFound | undefined {
  if (!anyHoliday.test(reading.text)) return undefined
  for (const { name, pattern } of holidays) {
    const match = pattern.exec(reading.text)
    const day = match ? nextHoliday(name, now.today, country) : undefined
    if (match && day) return { day, start: match.index, end: match.index + match[0].length, holiday: name }
  }
  return undefined
}

function iso(reading: Reading): DayFound | undefined {
  const match = ISO.exec(reading.text)
  const day = match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : undefined
  return match && day && isReal(day) ? { day, start: match.index, end: match.index + match[0].length } : undefined
}

/** 24.12., 24/12/2026, 12/24 in the United States; without a year only where a word announces a date. */
function numeric(reading: Reading, now: Moment, country: string): DayFound | undefined {
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

function monthDay(reading: Reading, now: Moment): DayFound | undefined {
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

function hanDate(reading: Reading, now: Moment): DayFound | undefined {
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

function dayOfMonth(reading: Reading, now: Moment): DayFound | undefined {
  const match = DAY_OF_MONTH.exec(reading.mask)
  const number = match ? numberAt(reading, match.index + match[0].indexOf('#')) : undefined
  const found = match && number ? inMonth(number.value, now) : undefined
  return match && number && found ? { day: found, start: number.start, end: match.index + match[0].length } : undefined
}

function relative(reading: Reading, now: Moment): DayFound | undefined {
  for (const [pattern, days] of RELATIVE) {
    const match = pattern.exec(reading.text)
    if (match) return { day: addDays(now.today, days), start: match.index, end: match.index + match[0].length }
  }
  return undefined
}

function span(reading: Reading, now: Moment): DayFound | undefined {
  const match = SPAN_BEFORE.exec(reading.mask) ?? SPAN_AFTER.exec(reading.mask)
  if (!match) return undefined
  const at = match[0].indexOf('#')
  const count = at < 0 ? 1 : (numberAt(reading, match.index + at)?.value ?? 1)
  if (count > 1000) return undefined
  const place = { start: match.index, end: match.index + match[0].length }
  if (match[2] ?? match[3]) {
    const total = now.minutes + Math.round(count * (match[2] ? 1 : 60))
    return { day: addDays(now.today, Math.floor(total / 1440)), minutes: total % 1440, ...place }
  }
  if (match[6]) return { day: addMonths(now.today, Math.floor(count)), ...place }
  return { day: addDays(now.today, Math.floor(count * (match[5] ? 7 : 1))), ...place }
}

/** The coming day of that name; with "next" the one of the next calendar week. */
function weekday(reading: Reading, now: Moment): DayFound | undefined {
  const usual = anyWeekday.test(reading.text)
  for (const [i, { full, short }] of weekdays.entries()) {
    const match = (usual ? full.exec(reading.text) : null) ?? short.exec(reading.text)
    if (!match) continue
    const head = reading.text.slice(Math.max(0, match.index - 26), match.index)
    if (LAST.test(head)) continue
    const next = NEXT.exec(head)
    const today = weekdayOf(now.today)
    const ahead = next ? 7 - today + i : (i - today + 7) % 7 || 7
    const start = next ? match.index - next[0].length : match.index
    return { day: addDays(now.today, ahead), start, end: match.index + match[0].length }
  }
  return undefined
}

function weekend(reading: Reading, now: Moment): DayFound | undefined {
  const match = WEEKEND.exec(reading.text)
  return match
    ? {
        day: addDays(now.today, (5 - weekdayOf(now.today) + 7) % 7),
        start: match.index,
        end: match.index + match[0].length,
      }
    : undefined
}

/** "Next week" as a limit is its last day, Sunday. */
function nextWeek(reading: Reading, now: Moment): DayFound | undefined {
  const match = NEXT_WEEK.exec(reading.text)
  return match
    ? { day: addDays(now.today, 13 - weekdayOf(now.today)), start: match.index, end: match.index + match[0].length }
    : undefined
}

/** "By the end of the month": its last day. */
function endOf(reading: Reading, now: Moment): DayFound | undefined {
  for (const [pattern, stretch] of ENDS) {
    const match = pattern.exec(reading.text)
    if (!match) continue
    const { today } = now
    const day =
      stretch === 'week'
        ? addDays(today, 6 - weekdayOf(today))
        : stretch === 'year'
          ? { ...today, month: 12, day: 31 }
          : addDays(addMonths({ ...today, day: 1 }, 1), -1)
    return { day, start: match.index, end: match.index + match[0].length }
  }
  return undefined
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
