import type { ReportTime, Score, TalkFigures, TalkReport, Took } from '@souk/contract/report.ts'
import type { Reader } from '../kernel/database.ts'
import type { Shop } from '../shops/shop.ts'
import { daysBefore, daysOf, type NamedDays } from '../views/report-days.ts'
import {
  commentsIn,
  type CountedRow,
  handedFor,
  type LoadRow,
  scoresIn,
  type ScoredRow,
  talksByDay,
  talksIn,
  teamIn,
} from '../views/report-talks.ts'
import type { Context } from './context.ts'
import { countTalks } from './talks.ts'

/** At most so many answers are shown with their words. */
const MOST = 20

type Of = Pick<Shop, 'id' | 'currency' | 'timezone'>

/** What came of talking in a time, and directly before it: counted up to now first, as far as that is soon done. */
export async function talkReport(context: Context, shop: Of, time: ReportTime): Promise<TalkReport> {
  const { id: home, currency, timezone } = shop
  const days = daysOf(timezone, time)
  const before = daysBefore(timezone, days)
  const counted = await countTalks(context, home)
  return context.database.look(async (read) => {
    const at = { home, starts: days.starts }
    const [total, earlier, daily, reasons, team, comments] = await Promise.all([
      figuresIn(context, read, home, days),
      figuresIn(context, read, home, before),
      talksByDay(read, at),
      handedFor(read, at),
      teamIn(read, at, currency),
      commentsIn(read, at, MOST),
    ])
    return {
      ...time,
      currency,
      timezone,
      total,
      before: { from: before.from, to: before.to, total: earlier },
      days: days.names.map((day, n) => ({ day, ...sumOf(daily.filter((row) => row.day === n)) })),
      channels: [...Map.groupBy(daily, ({ channel }) => channel)]
        .map(([channel, rows]) => ({ channel, ...sumOf(rows) }))
        .toSorted((a, b) => b.asked - a.asked || (a.channel < b.channel ? -1 : 1)),
      reasons,
      team: team.map((row) => loadOf(row, currency)),
      comments: comments.map(({ answered_at, comment, ...row }) => ({
        ...row,
        at: answered_at.toISOString(),
        ...(comment === null ? {} : { comment }),
      })),
      behind: !counted,
    }
  })
}

async function figuresIn(
  { clock }: Pick<Context, 'clock'>,
  read: Reader,
  home: string,
  { starts }: NamedDays,
): Promise<TalkFigures> {
  const [row, scores] = await Promise.all([
    talksIn(read, { home, starts }, clock.now()),
    scoresIn(read, { home, starts }),
  ])
  const { asked, shown, cart, checkout, paid, contained } = row
  return {
    asked,
    shown,
    cart,
    checkout,
    paid,
    contained,
    first: {
      concierge: took(row.concierge_firsts, row.concierge_first),
      staff: took(row.staff_firsts, row.staff_first),
    },
    whole: {
      concierge: took(row.concierge_wholes, row.concierge_whole),
      staff: took(row.staff_wholes, row.staff_whole),
    },
    satisfaction: { concierge: scoreOf(scores, 'concierge'), staff: scoreOf(scores, 'staff') },
  }
}

function took(count: number, times: readonly number[] | null): Took {
  const [median = null, p90 = null] = times ?? []
  return { count, median, p90 }
}

/** The median lies between two answers where they are even. */
function scoreOf(rows: readonly ScoredRow[], by: ScoredRow['by']): Score {
  const own = rows.filter((row) => row.by === by)
  const countOf = (score: number | null) => own.find((row) => row.score === score)?.count ?? 0
  const scores: Score['scores'] = [countOf(1), countOf(2), countOf(3), countOf(4), countOf(5)]
  const answered = scores.reduce((sum, count) => sum + count, 0)
  const all = scores.flatMap((count, n) => (count > 0 ? [{ score: n + 1, count }] : []))
  const at = (place: number) => {
    let passed = 0
    return all.find(({ count }) => (passed += count) > place)?.score ?? 0
  }
  return {
    asked: answered + countOf(null),
    answered,
    good: countOf(4) + countOf(5),
    median: answered === 0 ? null : (at(Math.floor((answered - 1) / 2)) + at(Math.floor(answered / 2))) / 2,
    scores,
  }
}

function sumOf(rows: readonly CountedRow[]): Pick<CountedRow, 'asked' | 'withStaff' | 'paid'> {
  const sum = (of: 'asked' | 'withStaff' | 'paid') => rows.reduce((all, row) => all + row[of], 0)
  return { asked: sum('asked'), withStaff: sum('withStaff'), paid: sum('paid') }
}

function loadOf({ member, name, talks, messages, orders, sold, ...row }: LoadRow, currency: string) {
  return {
    ...(member === '' ? {} : { member }),
    ...(name === null ? {} : { name }),
    talks,
    messages,
    first: took(row.firsts, row.first),
    orders,
    sold: { amount: sold, currency },
  }
}
