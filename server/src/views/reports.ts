import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '../kernel/database.ts'

/** The first moment of each day of a time, where the shop is, and the first after it. */
export type Days = { home: string; starts: readonly Date[] }

const Row = z.object({
  day: z.number(),
  channel: z.string().nullable(),
  currency: z.string(),
  orders: z.number(),
  sold: z.number(),
  refunded: z.number(),
})
/** What was sold and paid back on one day (counted from 0), in one messenger and currency. */
export type SalesRow = z.infer<typeof Row>

/** Which day it is: `width_bucket` counts the days from 1, as they begin. */
export function dayOf(column: string, { starts }: Days) {
  return sql`width_bucket(${sql.ref(column)}, ${[...starts]}::timestamptz[]) - 1`
}

export function within(column: string, { starts }: Days) {
  return sql`${sql.ref(column)} >= ${starts[0]}::timestamptz and ${sql.ref(column)} < ${starts.at(-1)}::timestamptz`
}

/** Orders on the day they were placed, refunds on the day they were asked for; what a gateway refused is no refund. */
export async function salesIn(read: Reader, days: Days): Promise<SalesRow[]> {
  const { home } = days
  const { rows } = await sql`
    select day, channel, currency, sum(orders)::int as orders, sum(sold)::bigint as sold, sum(refunded)::bigint as refunded
    from (
      select ${dayOf('o.placed_at', days)} as day, o.channel, o.currency, count(*) as orders, coalesce(sum(o.total), 0) as sold,
        0 as refunded
      from orders o where o.home = ${home}::uuid and ${within('o.placed_at', days)} group by 1, 2, 3
      union all
      select ${dayOf('r.created_at', days)}, o.channel, o.currency, 0, 0, r.amount
      from refunds r join orders o on o.home = r.home and o.id = r.order_id
      where r.home = ${home}::uuid and r.order_id is not null and r.state <> 'failed' and ${within('r.created_at', days)}
    ) moved group by day, channel, currency order by day`.execute(read)
  return rows.map((row) => Row.parse(row))
}

/** Of one currency, so that they can be compared. */
export type Sought = Days & { currency: string; most: number }

const Talked = z.object({
  conversation: z.string(),
  customer: z.string().nullable(),
  channel: z.string().nullable(),
  orders: z.number(),
  sold: z.number(),
})
export type TalkedRow = z.infer<typeof Talked>

/** The conversations in which most was ordered. */
export async function bestConversations(read: Reader, sought: Sought): Promise<TalkedRow[]> {
  const { home, currency, most } = sought
  const { rows } = await sql`
    with best as (
      select o.conversation, min(o.channel) as channel, count(*)::int as orders, sum(o.total)::bigint as sold
      from orders o
      where o.home = ${home}::uuid and ${within('o.placed_at', sought)} and o.currency = ${currency} and o.conversation is not null
      group by o.conversation order by sold desc, o.conversation limit ${most}
    )
    select b.*, u.name as customer from best b
    left join conversations c on c.home = ${home}::uuid and c.id = b.conversation
    left join customers u on u.home = c.home and u.id = c.customer
    order by b.sold desc, b.conversation`.execute(read)
  return rows.map((row) => Talked.parse(row))
}

const Sold = z.object({
  offer: z.string(),
  title: z.string().nullable(),
  image: z.string().nullable(),
  units: z.number(),
  orders: z.number(),
  sold: z.number(),
})
export type SoldRow = z.infer<typeof Sold>

/** What sold best in conversations. */
export async function bestSellers(read: Reader, sought: Sought): Promise<SoldRow[]> {
  const { home, currency, most } = sought
  const { rows } = await sql`
    with best as (
      select l.offer, sum(l.quantity)::int as units, count(*)::int as orders, sum(l.total)::bigint as sold
      from sold_lines l
      where l.home = ${home}::uuid and ${within('l.placed_at', sought)} and l.currency = ${currency} and l.channel is not null
      group by l.offer order by sold desc, l.offer limit ${most}
    )
    select b.*, o.title, o.images #>> '{0,url}' as image from best b
    left join offers o on o.home = ${home}::uuid and o.id = b.offer
    order by b.sold desc, b.offer`.execute(read)
  return rows.map((row) => Sold.parse(row))
}
