import { N, numberAt, type Reading } from './reading.ts'

export type TimeFound = { minutes: number; start: number; end: number }

const COLON =
  /(?<![\d:.,])(\d{1,2})[:.hu](\d{2})(?:[:.]\d{2})?\s?(uhr|uur|h|ч|am|pm|a\.?m\.?|p\.?m\.?|a|p)?(?![\p{L}\d:€$])(?!\.?\d)/gu
const MERIDIEM = new RegExp(`(${N})\\s?(?:o'?clock\\s?)?(a\\.?m\\b\\.?|p\\.?m\\b\\.?)`, 'u')
const CLOCK = new RegExp(
  `(?:(?:at|around|um|gegen|ab|om|rond|в|к|ровно в)\\s)?(${N})\\s?(?:(?:o'?clock|uhr|uur|час(?:а|ов|ам)?|ч(?![\\p{L}])|საათ\\p{L}*)(?:\\s(${N})(?!\\s?(?:€|\\$|eur|руб|ლარ)))?|[点點时時](?:钟|鐘)?(?:(${N})分?|(半)|(一刻))?)`,
  'u',
)
const HALF = new RegExp(
  `(?<!\\p{L})(?:(half past)|halb|half|пол(?:овин\\p{L}+)?)\\s(?:past\\s)?(${N})(?!\\s?(?:dozen|a(?![\\p{L}])))`,
  'u',
)
/** "Half of the sixth hour" is 5:30: половина шестого, ექვსის ნახევარი. */
const HALF_OF_RUSSIAN =
  /(?<!\p{L})(?:в )?пол(?:овин\p{L}+)?[\s-]?(перв|втор|треть|четверт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат)(?:ого|его)(?!\p{L})/u
const HOURS = 'перв втор треть четверт пят шест седьм восьм девят десят одиннадцат двенадцат'.split(' ')
const HALF_OF_GEORGIAN = new RegExp(`(${N})\\p{L}{0,2} ნახევ\\p{L}*`, 'u')
/** 一点 after a word of degree is "a little": 便宜一点. */
const A_LITTLE = /^一[点點](?![半钟鐘一二三四五零十整之前左\d])/u
const WHEN = /(?:上午|下午|早上|晚上|中午|凌晨|傍晚|今晚|明晚|天|周.|在|于|到)\s*$/u
const QUARTER = new RegExp(
  `(?<!\\p{L})(?:a )?(?:(quarter past|viertel nach|kwart over|четверть после)|(quarter to|viertel vor|kwart voor|без четверти))\\s(${N})`,
  'u',
)
const BARE = new RegExp(
  `(?<!\\p{L})(?:at|um|om|в|(?:к|до|после)(?=\\s#~*\\s(?:утра|вечера|дня|ночи)))\\s(${N})(?=\\s*(?:$|[.,;!?)]|on |am |op |in the |in der |tomorrow|morgen|today|heute|tonight|завтра|сегодня|утра|вечера|дня|'s ))`,
  'u',
)
const GEORGIAN = new RegExp(
  `(${N})\\p{L}{0,2}-?ზე(?![\\p{L}])(?<!(?:რაოდენობ|შეცვალ).*)(?!\\s(?:მეტ|ნაკლ|იაფ|ძვირ))`,
  'u',
)
const NOON =
  /(?<!\p{L})(?:at noon|noon|midday|um zwölf uhr mittags|mittags um zwölf|в полдень|полдень|შუადღეზე)(?!\p{L})|正午/u
const EVENING =
  /(?<!\p{L})(?:p\.?m\.?|in the (?:afternoon|evening)|tonight|(?:this |tomorrow )?(?:afternoon|evening)|(?:nach)?mittags?|nachmittag|abends?|am abend|heute abend|'s (?:middags|avonds)|middag|avond|vanavond|дня|вечера|вечером|საღამო\p{L}*|შუადღ\p{L}*|დღის)(?!\p{L})|下午|晚上|傍晚|今晚|明晚|晚/u
const NIGHT_OR_MORNING =
  /(?<!\p{L})(?:a\.?m\.?|morning|früh|morgens|vormittags?|ochtend|'s ochtends|утра|утром|ночи|დილ\p{L}*)(?!\p{L})|早上|上午|凌晨|早/u

/** A time of the day: 17:30, 5 pm, halb vier, в 5 вечера, 下午三点半, 8 საათზე. */
export function findTime(reading: Reading): TimeFound | undefined {
  const noon = NOON.exec(reading.text)
  const found =
    colon(reading) ??
    worded(reading) ??
    (noon ? { minutes: 720, start: noon.index, end: noon.index + noon[0].length, sure: true } : undefined)
  if (!found || found.minutes >= 1440) return undefined
  const { minutes, start, end, sure } = found
  const evening = EVENING.test(reading.text)
  const morning = NIGHT_OR_MORNING.test(reading.text.slice(Math.max(0, start - 14), end + 14))
  // shops and guests meet in the afternoon: a bare "at three" is 15:00
  const later = !sure && !morning && minutes < 720 && (evening || (minutes >= 60 && minutes < 480))
  return { minutes: later ? minutes + 720 : minutes, start, end }
}

type Raw = TimeFound & { sure: boolean }

function colon(reading: Reading): Raw | undefined {
  for (const match of reading.text.matchAll(COLON)) {
    const [whole, hour = '', minute = '', mark] = match
    const sign = whole[hour.length]
    const [hours, minutes] = [Number(hour), Number(minute)]
    if (hours > 24 || minutes > 59) continue
    // "19.99" is a price and "12.30" a date unless a word says otherwise
    if (
      sign === '.' &&
      !mark &&
      !/(?:um|om|at|в)\s$/u.test(reading.text.slice(Math.max(0, match.index - 4), match.index))
    )
      continue
    const pm = mark?.startsWith('p') === true
    const am = mark?.startsWith('a') === true
    return {
      minutes: meridiem(hours, pm, am) * 60 + minutes,
      start: match.index,
      end: match.index + whole.trimEnd().length,
      sure: pm || am || hours > 12,
    }
  }
  return undefined
}

function worded(reading: Reading): Raw | undefined {
  const value = (text: string | undefined, match: RegExpExecArray) =>
    text === undefined ? undefined : numberAt(reading, match.index + match[0].indexOf('#'))?.value
  const span = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length })
  const half = HALF.exec(reading.mask)
  if (half) {
    const hour = value(half[2], half)
    if (
      hour !== undefined &&
      hour >= 1 &&
      hour <= 12 &&
      !/(?:do[sz]|dutz|дюж)/.test(half[0] + reading.text.slice(half.index, half.index + half[0].length))
    )
      return { minutes: (half[1] ? hour : (hour + 11) % 12 || 12) * 60 + 30, ...span(half), sure: false }
  }
  const russian = HALF_OF_RUSSIAN.exec(reading.text)
  if (russian) {
    const hour = HOURS.indexOf(russian[1] ?? '')
    return { minutes: (hour || 12) * 60 + 30, ...span(russian), sure: false }
  }
  const georgian = HALF_OF_GEORGIAN.exec(reading.mask)
  const next = georgian ? value(georgian[1], georgian) : undefined
  if (georgian && next !== undefined && next >= 1 && next <= 12 && Number.isInteger(next))
    return { minutes: ((next + 11) % 12 || 12) * 60 + 30, ...span(georgian), sure: false }
  const quarter = QUARTER.exec(reading.mask)
  if (quarter) {
    const hour = value(quarter[3], quarter)
    if (hour !== undefined && hour <= 24)
      return { minutes: hour * 60 + (quarter[1] ? 15 : -15), ...span(quarter), sure: hour > 12 }
  }
  const marked = MERIDIEM.exec(reading.mask)
  if (marked) {
    const hour = value(marked[1], marked)
    if (hour !== undefined && Number.isInteger(hour) && hour <= 12)
      return {
        minutes: meridiem(hour, marked[2]?.startsWith('p') === true, marked[2]?.startsWith('a') === true) * 60,
        ...span(marked),
        sure: true,
      }
  }
  const clock = CLOCK.exec(reading.mask)
  const little =
    clock && A_LITTLE.test(reading.text.slice(clock.index)) && !WHEN.test(reading.text.slice(0, clock.index))
  if (
    clock &&
    !little &&
    !/(?:через|in|over|within)\s$/u.test(reading.mask.slice(Math.max(0, clock.index - 7), clock.index))
  ) {
    const hour = value(clock[1], clock)
    const second = clock[2] ?? clock[3]
    const late = second !== undefined && (numberAt(reading, clock.index + clock[0].lastIndexOf('#'))?.value ?? 0) >= 60
    const minute = late
      ? 0
      : clock[4]
        ? 30
        : clock[5]
          ? 15
          : second === undefined
            ? 0
            : numberAt(reading, clock.index + clock[0].lastIndexOf('#'))?.value
    if (hour !== undefined && Number.isInteger(hour) && hour <= 24 && minute !== undefined && minute < 60)
      return {
        minutes: hour * 60 + minute,
        start: clock.index,
        end: clock.index + (late ? clock[0].lastIndexOf('#') : clock[0].length),
        sure: hour > 12,
      }
  }
  for (const pattern of [GEORGIAN, BARE]) {
    const bare = pattern.exec(reading.mask)
    const hour = bare ? value(bare[1], bare) : undefined
    if (bare && hour !== undefined && Number.isInteger(hour) && hour >= 1 && hour <= 24)
      return { minutes: hour * 60, ...span(bare), sure: hour > 12 }
  }
  return undefined
}

function meridiem(hours: number, pm: boolean, am: boolean): number {
  if (pm && hours < 12) return hours + 12
  return am && hours === 12 ? 0 : hours
}
