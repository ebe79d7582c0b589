import { addDays, addMonths, formatDay, weekdayOf, type Day, type DayFound, type Moment } from './calendar.ts'
import {
  DEADLINE,
  ENDS,
  LAST,
  NEXT,
  NEXT_WEEK,
  PARTS_OF_HOUR,
  RELATIVE,
  SHORT_WEEKDAYS,
  SPAN_AFTER,
  SPAN_BEFORE,
  WEEKDAYS,
  WEEKEND,
} from './date-words.ts'
import { HOLIDAY_NAMES, nextHoliday } from './holidays.ts'
import { isTaken, numberAt, type Reading } from './reading.ts'
import { findTime } from './times.ts'
import { isDeliveryDay, weekdayBefore } from './feast-days.ts'
import { dayOfMonth, hanDate, iso, monthDay, numeric } from './written-dates.ts'

/** `deliverBy` a local date, `at` a local date-time when a time of the day is named. */
export type WhenFound = {
  deliverBy?: string
  at?: string
  spans: { start: number; end: number; feast?: boolean }[]
  holiday?: string
}
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
/** What names a day of its own; beside the name of a feast it is the day meant. */
const NAMED: readonly Finder[] = [iso, numeric, monthDay, hanDate, weekday, relative, dayOfMonth]
const FINDERS: readonly Finder[] = [
  iso,
  numeric,
  monthDay,
  hanDate,
  endOf,
  partOfHour,
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
  const feast = free(reading, holiday(reading, now, country))
  const named = feast ? firstOf(NAMED, besides(reading, feast), now, country) : firstOf(FINDERS, reading, now, country)
  // "Dahlias for Mother's Day, on Friday please": the feast is the occasion, Friday the day
  const found = (feast && named && weekdayBefore(reading.text, feast, named)) ?? named ?? feast
  const time = /[#:点點时noonдень]/u.test(reading.mask) ? findTime(reading) : undefined
  const clear =
    time && !isTaken(reading, time.start, time.end) && !(found && found.start < time.end && time.start < found.end)
      ? time
      : undefined
  if (found) {
    result.spans.push({ ...widened(reading, found), feast: found === feast })
    result.deliverBy = formatDay(found.day)
  }
  if (feast?.holiday) {
    result.holiday = feast.holiday
    if (feast !== found) result.spans.push({ start: feast.start, end: feast.end, feast: true })
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

function free(reading: Reading, found: DayFound | undefined): DayFound | undefined {
  return found && !isTaken(reading, found.start, found.end) ? found : undefined
}

function firstOf(finders: readonly Finder[], reading: Reading, now: Moment, country: string): DayFound | undefined {
  for (const finder of finders) {
    const found = free(reading, finder(reading, now, country))
    if (found) return found
  }
  return undefined
}

/** The message without the name of the feast, whose words ("8 марта", "Sunday of Advent") name no day of their own. */
function besides(reading: Reading, { start, end }: DayFound): Reading {
  const blank = (text: string) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
  return { ...reading, text: blank(reading.text), mask: blank(reading.mask) }
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

function relative(reading: Reading, now: Moment): DayFound | undefined {
  for (const [pattern, days] of RELATIVE) {
    const match = pattern.exec(reading.text)
    if (match) return { day: addDays(now.today, days), start: match.index, end: match.index + match[0].length }
  }
  return undefined
}

function partOfHour({ text }: Reading, now: Moment): DayFound | undefined {
  for (const [pattern, minutes] of PARTS_OF_HOUR) {
    const match = pattern.exec(text)
    if (match) return { ...later(now, minutes), start: match.index, end: match.index + match[0].length }
  }
  return undefined
}

function later({ today, minutes: now }: Moment, minutes: number): { day: Day; minutes: number } {
  return { day: addDays(today, Math.floor((now + minutes) / 1440)), minutes: (now + minutes) % 1440 }
}

function span(reading: Reading, now: Moment): DayFound | undefined {
  const match = SPAN_BEFORE.exec(reading.mask) ?? SPAN_AFTER.exec(reading.mask)
  if (!match) return undefined
  const at = match[0].indexOf('#')
  const count = at < 0 ? 1 : (numberAt(reading, match.index + at)?.value ?? 1)
  if (count > 1000) return undefined
  const place = { start: match.index, end: match.index + match[0].length }
  if (match[2] ?? match[3]) return { ...later(now, Math.round(count * (match[2] ? 1 : 60))), ...place }
  if (match[6]) return { day: addMonths(now.today, Math.floor(count)), ...place }
  return { day: addDays(now.today, Math.floor(count * (match[5] ? 7 : 1))), ...place }
}

/** The coming day of that name; with "next" the one of the next calendar week. Of several the one it shall come on. */
function weekday(reading: Reading, now: Moment): DayFound | undefined {
  const usual = anyWeekday.test(reading.text)
  const found = weekdays.flatMap(({ full, short }, i): DayFound[] => {
    const match = (usual ? full.exec(reading.text) : null) ?? short.exec(reading.text)
    if (!match) return []
    const head = reading.text.slice(Math.max(0, match.index - 26), match.index)
    if (LAST.test(head)) return []
    const next = NEXT.exec(head)
    const today = weekdayOf(now.today)
    const ahead = next ? 7 - today + i : (i - today + 7) % 7 || 7
    const start = next ? match.index - next[0].length : match.index
    return [{ day: addDays(now.today, ahead), start, end: match.index + match[0].length, weekday: i }]
  })
  const [first, ...others] = found.toSorted((a, b) => a.start - b.start)
  return others.length > 0 ? (found.find(({ start, end }) => isDeliveryDay(reading.text, start, end)) ?? first) : first
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
