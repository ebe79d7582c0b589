import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '../kernel/database.ts'
import { REST_MS, STAGES } from '../talks/talk.ts'
import { dayOf, type Days, within } from './reports.ts'

const times = z.array(z.number()).nullable()
const Figures = z.object({
  asked: z.number(),
  shown: z.number(),
  cart: z.number(),
  checkout: z.number(),
  paid: z.number(),
  contained: z.number(),
  concierge_first: times,
  concierge_firsts: z.number(),
  staff_first: times,
  staff_firsts: z.number(),
  concierge_whole: times,
  concierge_wholes: z.number(),
  staff_whole: times,
  staff_wholes: z.number(),
})
export type TalkRow = z.infer<typeof Figures>

/** Talks that somebody began by asking, on the days on which they did. */
function talksOf(days: Days) {
  return sql`talks t where t.home = ${days.home}::uuid and ${within('t.started_at', days)} and t.asked > 0`
}

const QUANTILES = sql`'{0.5,0.9}'::float8[]`
const WHOLE = sql`round(extract(epoch from t.last_at - t.started_at) * 1000)::bigint`

/** Over is what is closed or rests; times are those in the middle and those that nine in ten were quicker than. */
export async function talksIn(read: Reader, days: Days, now: Date): Promise<TalkRow> {
  const resting = new Date(now.getTime() - REST_MS)
  const over = sql`(t.closed_at is not null or t.last_at < ${resting})`
  const { rows } = await sql`
    select count(*)::int as asked, count(*) filter (where t.stage >= ${STAGES.shown})::int as shown,
      count(*) filter (where t.stage >= ${STAGES.cart})::int as cart,
      count(*) filter (where t.stage >= ${STAGES.checkout})::int as checkout,
      count(*) filter (where t.stage >= ${STAGES.paid})::int as paid,
      count(*) filter (where t.staff = 0 and t.handed_for is null)::int as contained,
      count(t.concierge_ms)::int as concierge_firsts,
      (percentile_disc(${QUANTILES}) within group (order by t.concierge_ms))::float8[] as concierge_first,
      count(t.staff_ms)::int as staff_firsts,
      (percentile_disc(${QUANTILES}) within group (order by t.staff_ms))::float8[] as staff_first,
      count(*) filter (where ${over} and t.staff = 0)::int as concierge_wholes,
      (percentile_disc(${QUANTILES}) within group (order by ${WHOLE}) filter (where ${over} and t.staff = 0))::float8[] as concierge_whole,
      count(*) filter (where ${over} and t.staff > 0)::int as staff_wholes,
      (percentile_disc(${QUANTILES}) within group (order by ${WHOLE}) filter (where ${over} and t.staff > 0))::float8[] as staff_whole
    from ${talksOf(days)}`.execute(read)
  return Figures.parse(rows[0])
}

const Counted = z.object({
  day: z.number(),
  channel: z.string(),
  asked: z.number(),
  withStaff: z.number(),
  paid: z.number(),
})
export type CountedRow = z.infer<typeof Counted>

/** By day (counted from 0) and messenger. */
export async function talksByDay(read: Reader, days: Days): Promise<CountedRow[]> {
  const { rows } = await sql`
    select ${dayOf('t.started_at', days)} as day, t.channel, count(*)::int as asked,
      count(*) filter (where t.staff > 0)::int as "withStaff", count(*) filter (where t.stage >= ${STAGES.paid})::int as paid
    from ${talksOf(days)} group by 1, 2 order by 1`.execute(read)
  return rows.map((row) => Counted.parse(row))
}

const Reason = z.object({ reason: z.string(), talks: z.number() })

/** Why the concierge gave talks out of its hands, the most frequent first. */
export async function handedFor(read: Reader, days: Days): Promise<z.infer<typeof Reason>[]> {
  const { rows } = await sql`select t.handed_for as reason, count(*)::int as talks from ${talksOf(days)}
    and t.handed_for is not null group by 1 order by 2 desc, 1`.execute(read)
  return rows.map((row) => Reason.parse(row))
}

const Load = z.object({
  member: z.string(),
  name: z.string().nullable(),
  talks: z.number(),
  messages: z.number(),
  firsts: z.number(),
  first: times,
  orders: z.number(),
  sold: z.number(),
})
export type LoadRow = z.infer<typeof Load>

/** What fell to each member of the team, and what was ordered in the talks they spoke in: of one currency. */
export async function teamIn(read: Reader, days: Days, currency: string): Promise<LoadRow[]> {
  const { rows } = await sql`
    with shares as (
      select t.orders, m.id, m.messages, m.ms
      from talks t cross join lateral jsonb_to_recordset(t.team) as m(id text, messages int, ms bigint)
      where t.home = ${days.home}::uuid and ${within('t.started_at', days)} and t.team is not null
    ), load as (
      select id as member, count(*)::int as talks, sum(messages)::int as messages, count(ms)::int as firsts,
        (percentile_disc(${QUANTILES}) within group (order by ms))::float8[] as first
      from shares group by id
    ), sales as (
      select s.id as member, count(*)::int as orders, coalesce(sum(o.total), 0)::bigint as sold
      from shares s cross join unnest(s.orders) as placed(id)
      join orders o on o.home = ${days.home}::uuid and o.id = placed.id and o.currency = ${currency}
      group by s.id
    )
    select l.*, n.name, coalesce(s.orders, 0) as orders, coalesce(s.sold, 0) as sold
    from load l left join sales s using (member)
    left join members n on n.home = ${days.home}::uuid and n.id::text = l.member
    order by l.messages desc, l.member`.execute(read)
  return rows.map((row) => Load.parse(row))
}

const By = z.enum(['concierge', 'staff'])
const Scored = z.object({ by: By, score: z.number().nullable(), count: z.number() })
export type ScoredRow = z.infer<typeof Scored>

/** How many gave which score; null: they have not answered. */
export async function scoresIn(read: Reader, days: Days): Promise<ScoredRow[]> {
  const { rows } = await sql`select s.by, s.score, count(*)::int as count from surveys s
    where s.home = ${days.home}::uuid and ${within('s.asked_at', days)} group by 1, 2`.execute(read)
  return rows.map((row) => Scored.parse(row))
}

const Comment = z.object({
  conversation: z.string(),
  answered_at: z.date(),
  score: z.number(),
  by: By,
  comment: z.string().nullable(),
})

/** The newest answers, those with words and those with low scores. */
export async function commentsIn(read: Reader, days: Days, most: number): Promise<z.infer<typeof Comment>[]> {
  const { rows } = await sql`select s.conversation, s.answered_at, s.score, s.by, s.comment from surveys s
    where s.home = ${days.home}::uuid and ${within('s.asked_at', days)} and s.score is not null
      and (s.comment is not null or s.score <= 2)
    order by s.answered_at desc limit ${most}`.execute(read)
  return rows.map((row) => Comment.parse(row))
}
