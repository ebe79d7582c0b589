import { sql } from 'kysely'
import { z } from 'zod'
import type { Spent } from '../conversations/costs.ts'
import type { Reader } from '../kernel/database.ts'

const Row = z.object({
  connection: z.string(),
  kind: z.string().nullable(),
  category: z.string().nullable(),
  currency: z.string().nullable(),
  messages: z.number(),
  reported: z.number(),
  cost: z.number(),
})

/** From the one moment on, up to but not with the other. */
export type Time = { home: string; from: Date; to: Date }

/** An id is made when its row is: none of the time is outside, by a wide margin. */
const MARGIN_MS = 2 * 86_400_000

function idAt(ms: number): string {
  const time = Math.max(0, ms).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`
}

/** What was sent in a time. What failed costs nothing, unless the provider says so. */
function sentIn({ home, from, to }: Time) {
  return sql`s.home = ${home}::uuid and s.id >= ${idAt(from.getTime() - MARGIN_MS)}::uuid
    and s.id < ${idAt(to.getTime() + MARGIN_MS)}::uuid and s.at >= ${from} and s.at < ${to}
    and (s.state <> 'failed' or s.cost is not null)`
}

const SUMS = sql`s.connection, k.kind, s.category, s.cost_currency as currency, count(*)::int as messages,
  count(s.cost)::int as reported, coalesce(sum(s.cost), 0)::bigint as cost`

function spentOf(rows: readonly unknown[]): Spent[] {
  return rows.map((raw) => {
    const { kind, ...row } = Row.parse(raw)
    return { ...row, kind: kind ?? '' }
  })
}

/** What messages have cost, as the providers told. */
export async function spentIn(read: Reader, time: Time): Promise<Spent[]> {
  const { rows } = await sql`select ${SUMS} from sent_messages s left join connections k on k.id = s.connection
    where ${sentIn(time)} group by s.connection, k.kind, s.category, s.cost_currency order by s.connection, s.category`.execute(
    read,
  )
  return spentOf(rows)
}

/** The same of threads in which something was ordered in this time alone. */
export async function spentOnOrders(read: Reader, time: Time): Promise<Spent[]> {
  const { rows } = await sql`with ordered as (${orderedIn(time)})
    select ${SUMS} from sent_messages s left join connections k on k.id = s.connection
    join deliveries d on d.home = s.home and d.id = s.delivery
    where ${sentIn(time)} and d.conversation in (select conversation from ordered)
    group by s.connection, k.kind, s.category, s.cost_currency`.execute(read)
  return spentOf(rows)
}

function orderedIn({ home, from, to }: Time) {
  return sql`select conversation from orders
    where home = ${home}::uuid and placed_at >= ${from} and placed_at < ${to} and conversation is not null`
}

const Counts = z.object({ conversations: z.number(), orders: z.number() })

/** Threads in which something was sent, and orders placed in them. */
export async function threadsIn(read: Reader, time: Time): Promise<z.infer<typeof Counts>> {
  const { rows } = await sql`with threads as (
      select distinct d.conversation from sent_messages s join deliveries d on d.home = s.home and d.id = s.delivery
      where ${sentIn(time)}
    ), ordered as (${orderedIn(time)})
    select (select count(*)::int from threads) as conversations,
      (select count(*)::int from ordered where conversation in (select conversation from threads)) as orders`.execute(
    read,
  )
  return Counts.parse(rows[0])
}
