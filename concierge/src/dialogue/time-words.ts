import { foldText } from '../text/normalise.ts'
import type { Context } from './context.ts'
import { parseValue } from './values.ts'

/** What was said of a time, by the clock of the shop. */
export type TimeWish = {
  /** Local date. */
  day?: string
  /** HH:MM. */
  time?: string
  /** Local times from which and before which: the afternoon. */
  part?: readonly [string, string]
  step?: 'later' | 'earlier' | 'other'
}

/** Parts of the day in six languages, folded; the first that is named counts, so that an afternoon is no noon. */
const PARTS: readonly (readonly [RegExp, readonly [string, string]])[] = [
  [/afternoon|nachmittag|middag|после обеда|днем|下午|ნაშუადღევ|შუადღ/u, ['12:00', '18:00']],
  [
    /morning|vormittag|morgens|(?:am|der) morgen|früh(?:\P{L}|$)|ochtend|утр[оа]|早上|上午|早晨|დილ(?:ა|ით|ის)/u,
    ['00:00', '12:00'],
  ],
  [/evening|tonight|abend|avond|вечер|晚上|傍晚|今晚|საღამო/u, ['17:00', '24:00']],
  [/(?:at|around) noon|midday|mittag|полдень|中午|正午/u, ['12:00', '15:00']],
]

const STEPS: readonly (readonly [RegExp, NonNullable<TimeWish['step']>])[] = [
  [
    /(?:another|different|other|next) day|ander(?:er|en|e|em)? (?:tag|dag)|nächste[rn] tag|volgende dag|другой день|другой раз|следующий день|[换別别][一]?[个天]?[天日]|改天|სხვა დღე|შემდეგ დღე/u,
    'other',
  ],
  [/later|später|позже|попозже|позднее|晚一?点|晚些|晚一些|გვიან/u, 'later'],
  [/earlier|sooner|früher|eerder|vroeger|раньше|пораньше|早一?点|早些|早一些|უფრო ადრე|ადრე/u, 'earlier'],
]

/** What a text says of a time. A day counts only where one is named: "at three" is three o'clock on whatever day is spoken of. */
export function timeWish(ctx: Context, text: string): TimeWish {
  if (!text.trim()) return {}
  const folded = foldText(text)
  const today = localDay(ctx)
  // Where no day is named, the time is guessed to be of today or of tomorrow, as the clock has it.
  const [early, late] = ['00:01', '23:58'].map((clock) => whenIn(ctx, text, `${today}T${clock}:00Z`))
  const at = early?.at
  const isDayNamed = at !== undefined && at.slice(0, 10) === late?.at?.slice(0, 10)
  const step = at === undefined ? STEPS.find(([pattern]) => pattern.test(folded))?.[1] : undefined
  const named = isDayNamed ? at.slice(0, 10) : at === undefined ? early?.deliverBy : undefined
  // "Another day" names none, although in Georgian its word is today's.
  const day = step === 'other' ? undefined : named
  const part = boundIn(folded) ?? PARTS.find(([pattern]) => pattern.test(folded))?.[1]
  const time = boundIn(folded) ? undefined : (at?.slice(11, 16) ?? bareHour(ctx, folded))
  return {
    ...(day === undefined ? {} : { day }),
    ...(time === undefined ? {} : { time }),
    ...(part && time === undefined ? { part } : {}),
    ...(step && day === undefined && time === undefined ? { step } : {}),
  }
}

const CLOCK =
  '(\\d{1,2})(?:[:.h](\\d{2}))?\\s?(am|pm|uhr|uur|часов|ч|点半|点)?(?!\\d|[.:]\\d|\\s?(?:%|days?|tage?|dagen|дн|天))'
const SINCE = new RegExp(
  `(?<!\\p{L})(?:(?:any ?time )?after|from|ab|nach|na|vanaf|после|не раньше)\\s+(?:about |um |ca\\.? )?${CLOCK}|(?:上午|早上|下午|晚上)?${CLOCK}\\s?(?:以后|之后|后)|${CLOCK}(?:-?ის)?\\s?(?:საათის )?(?:შემდეგ|მერე)`,
  'u',
)
const UNTIL = new RegExp(
  `(?<!\\p{L})(?:before|until|till|vor|bis|voor|tot|до|не позже)\\s+(?:about |um |ca\\.? )?${CLOCK}|(?:上午|早上|下午|晚上)?${CLOCK}\\s?(?:以前|之前|前)|${CLOCK}\\s?(?:საათ)?-?ამ?მდე`,
  'u',
)

/** "After four", „vor 12 Uhr“: from then on, or until then. */
function boundIn(folded: string): TimeWish['part'] {
  const [since, until] = [SINCE.exec(folded), UNTIL.exec(folded)].map((match) => match && clockOf(match))
  return since || until ? [since ?? '00:00', until ?? '24:00'] : undefined
}

/** A small hour without more is one of the afternoon: no shop opens at four in the morning. */
function clockOf(match: RegExpExecArray): string | undefined {
  const [hour, minute, half] = match.slice(1).filter((_, i, all) => all[i - (i % 3)] !== undefined)
  const late = /下午|晚上/u.test(match[0]) || half === 'pm'
  const value = Number(hour)
  if (hour === undefined || value > 24) return undefined
  const local =
    value < 8 && half !== 'am' && !/上午|早上/u.test(match[0]) ? value + 12 : late && value < 12 ? value + 12 : value
  return `${String(local).padStart(2, '0')}:${half === '点半' ? '30' : (minute ?? '00')}`
}

/** The clock of the shop stands at `now`, whatever its zone: what is read is local. */
function whenIn(ctx: Context, text: string, now: string): { deliverBy?: string | undefined; at?: string | undefined } {
  const { turn, shop } = ctx
  const { country } = turn
  const locale = turn.language || turn.locale
  const { want } = ctx.mind.understand({ text, locale, country, timezone: 'UTC', now, currency: shop.currency })
  return want
}

function localDay(ctx: Context): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ctx.shop.timezone, dateStyle: 'short' }).format(
    new Date(ctx.turn.now),
  )
}

/** "10" or "15" where times are offered, and fewer of them than that. */
function bareHour(ctx: Context, folded: string): string | undefined {
  const hour = /^\W*(\d{1,2})\W*$/u.exec(folded)?.[1]
  const isHour = hour !== undefined && Number(hour) < 24 && Number(hour) > offeredTimes(ctx).length
  return isHour ? `${hour.padStart(2, '0')}:00` : undefined
}

/** The times that can be tapped at this moment, in the order they are shown. */
export function offeredTimes({ state }: Pick<Context, 'state'>): string[] {
  return state.offered.flatMap(({ value }) => {
    const choice = parseValue(value)
    const at = choice?.verb === 'field' ? choice.value : choice && 'at' in choice ? choice.at : ''
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(at) ? [at] : []
  })
}
