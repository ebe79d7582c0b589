import type { ShopSettings } from '@souk/contract/shop.ts'
import type { Context, Move, Skill } from '../dialogue/context.ts'
import { t } from '../dialogue/labels.ts'
import { localTime, nearDayText, timeText, weekdayText } from '../say/figures.ts'
import { human } from './refusals.ts'

type Hours = ShopSettings['hours']
type Clocked = Pick<Context, 'language'> & {
  turn: { now: string }
  shop: { timezone: string }
  settings: { hours: Hours }
}
type Local = { date: string; time: string; weekday: number }

/** Whether the shop is open now, until when, or when it opens next; by its own clock. */
export const hours: Skill = {
  intents: ['hours.ask'],
  verbs: [],
  asks: [],
  run,
}

async function run(ctx: Context): Promise<Move[]> {
  const table = ctx.settings.hours
  if (table.length === 0)
    return [
      { do: 'say', key: 'hours.none' },
      { do: 'offer', options: [human(ctx)] },
    ]
  const now = localTime(ctx.turn.now, ctx.shop.timezone)
  const date = ctx.u.want.at?.slice(0, 10) ?? ctx.u.want.deliverBy
  const first = date && date !== now.date ? dayLine(ctx, table, date) : nowLine(ctx, table, now)
  return [first, { do: 'quote', text: week(ctx, table) }]
}

function nowLine(ctx: Context, table: Hours, now: Local): Move {
  const until = openUntil(table, now)
  if (until) return { do: 'say', key: 'hours.open', args: { time: timeText(until, ctx.language) } }
  const next = opensNext(table, now)
  if (!next) return { do: 'say', key: 'hours.none' }
  const time = timeText(next.open, ctx.language)
  if (next.inDays === 0) return { do: 'say', key: 'hours.opens_today', args: { time } }
  return { do: 'say', key: 'hours.closed', args: { day: nextDay(ctx, next), time } }
}

/** Today and tomorrow are said so; a week from now is that weekday again. */
function nextDay({ language }: Pick<Context, 'language'>, { day, inDays }: { day: number; inDays: number }): string {
  return nearDayText(inDays, language) ?? weekdayText(day, language)
}

function dayLine(ctx: Context, table: Hours, date: string): Move {
  const day = new Date(`${date}T12:00:00Z`).getUTCDay() || 7
  const spans = table.filter((row) => row.day === day)
  const args = { day: weekdayText(day, ctx.language), hours: spansText(ctx, spans) }
  return { do: 'say', key: spans.length > 0 ? 'hours.day' : 'hours.day_closed', args }
}

/** The closing time if the shop is open; yesterday's hours may reach past midnight. */
export function openUntil(table: Hours, now: Local): string | null {
  const yesterday = now.weekday === 1 ? 7 : now.weekday - 1
  for (const { day, open, close } of table) {
    const late = close <= open
    if (day === now.weekday && now.time >= open && (late || now.time < close)) return close
    if (day === yesterday && late && now.time < close) return close
  }
  return null
}

/** The next opening from now on, within a week. */
export function opensNext(table: Hours, now: Local): { day: number; open: string; inDays: number } | null {
  for (let inDays = 0; inDays <= 7; inDays++) {
    const day = ((now.weekday - 1 + inDays) % 7) + 1
    const today = table.filter((row) => row.day === day && (inDays > 0 || row.open > now.time))
    const [first] = today.toSorted((a, b) => a.open.localeCompare(b.open))
    if (first) return { day, open: first.open, inDays }
  }
  return null
}

function spansText(ctx: Context, spans: Hours): string {
  return spans
    .toSorted((a, b) => a.open.localeCompare(b.open))
    .map((span) => `${timeText(span.open, ctx.language)}–${timeText(span.close, ctx.language)}`)
    .join(', ')
}

/** The whole week, days with the same hours in one line. */
function week(ctx: Context, table: Hours): string {
  const days = [1, 2, 3, 4, 5, 6, 7].map(
    (day) =>
      spansText(
        ctx,
        table.filter((row) => row.day === day),
      ) || t(ctx, 'hours.shut'),
  )
  const lines: string[] = []
  for (let i = 0; i < 7;) {
    let j = i
    while (j < 6 && days[j + 1] === days[i]) j++
    const from = weekdayText(i + 1, ctx.language, 'short')
    const to = weekdayText(j + 1, ctx.language, 'short')
    lines.push(`${i === j ? from : `${from}–${to}`}  ${days[i] ?? ''}`)
    i = j + 1
  }
  return lines.join('\n')
}

/** When people answer next, for a hand-over outside the opening hours; null when they are there or no hours are kept. */
export function backAt(ctx: Clocked): { day: string; time: string } | null {
  const now = localTime(ctx.turn.now, ctx.shop.timezone)
  const table = ctx.settings.hours
  if (table.length === 0 || openUntil(table, now)) return null
  const next = opensNext(table, now)
  return next && { day: nextDay(ctx, next), time: timeText(next.open, ctx.language) }
}
