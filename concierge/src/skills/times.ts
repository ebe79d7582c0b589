import type { Slot as FreeTime } from '@souk/contract/slots.ts'
import type { AskMove, Context, Move, OptionMove } from '../dialogue/context.ts'
import { option, t } from '../dialogue/labels.ts'
import { offeredTimes, timeWish, type TimeWish } from '../dialogue/time-words.ts'
import type { Choice } from '../dialogue/values.ts'
import { daysAfter, momentText, zoneText } from '../say/figures.ts'
import type { SlotsOf } from '../tools.ts'
import { human } from './refusals.ts'

/** Free times that answer a wish. */
export type Times = {
  slots: FreeTime[]
  /** The one that was named. */
  exact?: FreeTime
  /** Nothing is free as it was wished: these come closest. */
  isNear: boolean
  /** Whether the words said anything of a time at all. */
  isWished: boolean
}

/** Of one day, and of each of several days, and days: what can be looked over at once. */
const OF_A_DAY = 20
const OF_EACH_DAY = 3
const DAYS = 3
const LOOKED_THROUGH = 200

/** The free times nearest to what was said; `from` is the time that is spoken of when none has been offered yet. */
export async function findTimes(ctx: Context, of: SlotsOf, quantity: number, from?: string): Promise<Times> {
  const offered = offeredTimes(ctx)
  const said = timeWish(ctx, ctx.text)
  const isWished = Object.keys(said).length > 0
  const wish = isWished || offered.length > 0 ? said : timeWish(ctx, ctx.state.said)
  const spoken = offered.length > 0 ? offered : from === undefined ? [] : [from]
  const day = wish.day ?? spoken[0]?.slice(0, 10)
  const start = beginOf(wish, day)
  const { slots } = await ctx.tools.slots({
    shop: ctx.shop.id,
    of,
    quantity,
    limit: LOOKED_THROUGH,
    ...(start === undefined ? {} : { from: start }),
  })
  // Something else was said: the same times stay to choose from.
  const same = isWished ? [] : slots.filter((slot) => offered.includes(slot.from))
  if (same.length > 0) return { slots: same, isNear: false, isWished }
  return { ...choose(slots, wish, day, spoken), isWished }
}

function beginOf(wish: TimeWish, day: string | undefined): string | undefined {
  if (wish.step === 'other') return day === undefined ? undefined : daysAfter(day, 1)
  return Object.keys(wish).length === 0 ? undefined : day
}

type Chosen = Omit<Times, 'isWished'>

function choose(
  slots: readonly FreeTime[],
  wish: TimeWish,
  day: string | undefined,
  spoken: readonly string[],
): Chosen {
  const { time, part, step } = wish
  const exact = time === undefined ? undefined : exactly(slots, time, wish.day, day)
  if (exact) return { slots: [exact], exact, isNear: false }
  const ofDay = slots.filter(({ from }) => day !== undefined && from.startsWith(day))
  const wide = Object.keys(wish).length === 0 || step === 'other' || day === undefined
  const pool = wide ? slots : ofDay
  const fitting = pool.filter(({ from }) => fits(from.slice(11, 16), time, part) && isAfter(from, step, spoken))
  if (fitting.length > 0) return { slots: wide ? spread(fitting) : fitting.slice(0, OF_A_DAY), isNear: false }
  if (time !== undefined && pool.length > 0) return { slots: closest(pool, time), isNear: true }
  return {
    slots: ofDay.length > 0 && !step ? ofDay.slice(0, OF_A_DAY) : spread(later(slots, step, spoken)),
    isNear: true,
  }
}

/** The time that was named, on the day that was named; without one on the day spoken of. */
function exactly(slots: readonly FreeTime[], time: string, named: string | undefined, day: string | undefined) {
  const at = slots.filter(({ from }) => from.slice(11, 16) === time)
  if (named !== undefined || day !== undefined) return at.find(({ from }) => from.startsWith(named ?? day ?? ''))
  return undefined
}

function fits(clock: string, time: string | undefined, part: TimeWish['part']): boolean {
  if (time !== undefined) return clock === time
  return !part || (part[0] <= clock && clock < part[1])
}

function isAfter(from: string, step: TimeWish['step'], spoken: readonly string[]): boolean {
  const [first] = spoken
  const last = spoken.findLast((at) => at.slice(0, 10) === first?.slice(0, 10))
  if (step === 'later') return last === undefined || from > last
  return step !== 'earlier' || first === undefined || from < first
}

/** What comes after all that was spoken of; who wants it earlier sees what there is. */
function later(slots: readonly FreeTime[], step: TimeWish['step'], spoken: readonly string[]): readonly FreeTime[] {
  const after = slots.filter(({ from }) => isAfter(from, step, spoken))
  return step === 'later' && after.length > 0 ? after : slots
}

function closest(slots: readonly FreeTime[], time: string): FreeTime[] {
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
  const far = ({ from }: FreeTime) => Math.abs(minutes(from.slice(11, 16)) - minutes(time))
  const nearest = slots.toSorted((a, b) => far(a) - far(b)).slice(0, 2 * OF_EACH_DAY)
  return nearest.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))
}

/** A few of each of the next days. */
function spread(slots: readonly FreeTime[]): FreeTime[] {
  const days = Map.groupBy(slots, ({ from }) => from.slice(0, 10))
  const first = [...days.values()].slice(0, DAYS)
  return first.length === 1 ? slots.slice(0, OF_A_DAY) : first.flatMap((ofDay) => ofDay.slice(0, OF_EACH_DAY))
}

/** As if nothing but the day of this time had been said: what else it has. */
export function ofDay(ctx: Context, from: string): Context {
  return { ...ctx, text: from.slice(0, 10) }
}

type Question = {
  pending: Pick<AskMove['pending'], 'ask' | 'offer' | 'name' | 'no'>
  key: AskMove['key']
  args: NonNullable<AskMove['args']>
  choice: (at: string) => Choice
  /** Whether it may be left open. */
  also?: OptionMove[]
}

/** The question which of the times, each to tap; nothing is free: that is said, and a person may know more. */
export function askTimes(
  ctx: Context,
  { slots, isNear }: Times,
  { pending, key, args, choice, also = [] }: Question,
): Move[] {
  const [first, ...others] = slots
  if (!first)
    return [
      { do: 'say', key: 'times.none' },
      { do: 'offer', options: [...also, human(ctx)] },
    ]
  const options = slots.map(({ from }) => option(choice(from), momentText(from, ctx.language, 'short')))
  const said: Move[] = []
  if (isNear) said.push({ do: 'say', key: 'times.near' })
  if (ctx.turn.timezone && ctx.turn.timezone !== ctx.shop.timezone)
    said.push({ do: 'say', key: 'times.zone', args: { zone: zoneText(first.from, ctx.shop.timezone, ctx.language) } })
  // Other times make it another question.
  const step = Math.floor(Date.parse(first.from) / 60_000) % 1_000_003
  const yes = others.length === 0 ? options[0]?.value : undefined
  const question: AskMove = {
    do: 'ask',
    pending: { ...pending, step, ...(yes ? { yes } : {}) },
    key,
    args,
    options: [...options, ...also],
  }
  return [...said, question]
}

/** A way to pass over what need not be chosen. */
export function passOver(ctx: Context, offer: string, field: string): OptionMove {
  return option({ verb: 'skip', offer, field }, t(ctx, 'action.skip'))
}

/** When goods are fetched. */
export function askFetch(ctx: Context, times: Times): Move[] {
  const choice = (at: string) => ({ verb: 'fetch' as const, at })
  return askTimes(ctx, times, { pending: { ask: 'fetch' }, key: 'times.fetch', args: {}, choice })
}
