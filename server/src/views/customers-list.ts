import type { CustomersFilter } from '@souk/contract/customer.ts'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '../kernel/database.ts'
import { byHours, type Position } from './inbox.ts'
import { pattern } from './inbox-search.ts'

/** So many threads are looked at for one page, whatever the filter: what it costs is bounded, and the cursor goes on. */
const MOST_LOOKED_AT = 1000
/** Of those in whom the words are found, so many are listed, the newest. */
const MOST_FOUND = 500

export type CustomersQuery = CustomersFilter & { home: string; currency: string }

const Row = z.object({
  id: z.string(),
  conversation: z.string(),
  key: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  language: z.string(),
  channel: z.string().nullable(),
  address: z.string().nullable(),
  channels: z.array(z.string()),
  orders: z.number(),
  spent: z.array(z.object({ amount: z.number(), currency: z.string() })),
  first_at: z.date(),
  last_at: z.date(),
  advertising: z.boolean(),
})
export type ListedCustomer = Omit<z.infer<typeof Row>, 'key'>

type Asked = { cursor: Position | null; limit: number; most?: number }

/**
 * A page of a shop's customers, each person once: at the thread in which something last happened. Who reads on meets
 * nobody twice, and misses nobody who stays where they are.
 */
export async function customersPage(
  read: Reader,
  query: CustomersQuery,
  { cursor: from, limit, most = MOST_LOOKED_AT }: Asked,
): Promise<{ rows: ListedCustomer[]; cursor: Position | null }> {
  const threads = query.q === undefined ? everyone(query.home, from) : found(query.home, query.q, from)
  const { rows: raw } = await sql`
    with page as materialized (
      select c.id as conversation, c.customer as id, c.active_at, c.key, c.language as spoken, c.handle, person.ids
      from (${threads} limit ${most}) c
      cross join lateral (${PERSON} offset 0) person
      where ${keptBy(query)} limit ${limit + 1}
    )
    select p.id, p.conversation, p.key, ${told('name')} as name, ${told('email')} as email,
      coalesce(${told('language')}, p.spoken) as language, h.channel, h.address,
      array(select distinct k.channel from conversations v join handles k on k.home = v.home and k.id = v.handle
        where v.home = ${query.home}::uuid and v.customer = any(p.ids) and v.kind = 'shop' order by 1) as channels,
      (${orderCount(sql`p.ids`, query.home)}) as orders,
      coalesce((select jsonb_agg(jsonb_build_object('amount', s.amount, 'currency', s.currency) order by s.amount desc, s.currency)
        from (${spent(sql`p.ids`, query.home)}) s where s.amount <> 0), '[]') as spent,
      (select min(u.created_at) from customers u where u.home = ${query.home}::uuid and u.id = any(p.ids)) as first_at,
      (select max(v.last_at) from conversations v
        where v.home = ${query.home}::uuid and v.customer = any(p.ids) and v.kind = 'shop') as last_at,
      exists (select from consents a left join handles b on b.home = a.home and b.id = a.handle
        where a.home = ${query.home}::uuid and a.customer = any(p.ids) and a.purpose = 'marketing'
          and a.confirmed_at is not null and a.ended_at is null and b.stopped_at is null) as advertising
    from page p left join handles h on h.home = ${query.home}::uuid and h.id = p.handle
    order by p.active_at desc, p.conversation desc`.execute(read)
  const kept = raw.map((row) => Row.parse(row))
  const rows = kept.slice(0, limit)
  const last = rows.at(-1)
  if (kept.length > limit && last) return { rows, cursor: { key: last.key, place: last.conversation } }
  // Fewer than asked for: this is the end, or the end of what is looked at for one page.
  const edge = await sql<Position>`select c.key, c.place from (${threads} limit 1 offset ${most - 1}) c`.execute(read)
  return { rows, cursor: edge.rows[0] ?? null }

  /** What any of the person's customers told, the one of this thread first. */
  function told(column: 'name' | 'email' | 'language'): RawBuilder<unknown> {
    const value = sql.ref(`u.${column}`)
    return sql`(select ${value} from customers u where u.home = ${query.home}::uuid and u.id = any(p.ids) and ${value} <> ''
      order by u.id <> p.id, u.id limit 1)`
  }
}

/** Who is one with the customer of a thread `c`, themselves among them. */
const PERSON = sql`
  select array_agg(one.id) as ids from customers me cross join lateral (
    select me.id union all
    select o.id from customers o where o.home = me.home and o.one_with = me.one_with and o.id <> me.id
  ) one where me.home = c.home and me.id = c.customer`

function everyone(home: string, from: Position | null): RawBuilder<unknown> {
  return byHours({ query: { home, state: 'all', member: null }, from })
}

/** The threads of those in whom the words are found, in the same order. */
function found(home: string, q: string, from: Position | null): RawBuilder<unknown> {
  const number = q.replace(/^#/, '')
  const below = from ? sql`and (c.active_at, c.id) < (${from.key}::timestamptz, ${from.place}::uuid)` : sql``
  return sql`
    select c.*, c.active_at::text as key, c.id as place from conversations c
    where c.home = ${home}::uuid and c.kind = 'shop' ${below} and c.customer = any(array(
      with found as (
        (select id, one_with from customers
          where home = ${home}::uuid and (name is not null or email is not null or phone is not null)
            and lower(coalesce(name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')) like ${pattern(q)}
          order by id desc limit ${MOST_FOUND})
        union
        select u.id, u.one_with from (
          select customer from orders where home = ${home}::uuid and number >= ${number} and number < ${`${number}\uffff`}
          order by number desc limit ${MOST_FOUND}
        ) o join customers u on u.home = ${home}::uuid and u.id = o.customer
      )
      select id from found
      union select o.id from found f join customers o on o.home = ${home}::uuid and o.one_with = f.one_with
    ))
    order by c.active_at desc, c.id desc`
}

/** Whether the person of a thread `c` is listed, and at this thread. */
function keptBy({ home, bought, language, channel, spentFrom, currency }: CustomersQuery): RawBuilder<boolean> {
  const ids = sql`person.ids`
  const wishes: RawBuilder<unknown>[] = [
    sql`person.ids is not null`,
    // A value, not a join: the threads stay in their order.
    sql`(select count(*) from conversations l where l.home = ${home}::uuid and l.customer = any(${ids}) and l.kind = 'shop'
      and (l.active_at, l.id) > (c.active_at, c.id)) = 0`,
  ]
  if (language !== undefined)
    wishes.push(
      sql`coalesce((select u.language from customers u where u.home = ${home}::uuid and u.id = any(${ids}) and u.language <> ''
        order by u.id <> c.customer, u.id limit 1), c.language) = ${language}`,
    )
  if (channel !== undefined)
    wishes.push(
      sql`(select count(*) from conversations v join handles k on k.home = v.home and k.id = v.handle
        where v.home = ${home}::uuid and v.customer = any(${ids}) and v.kind = 'shop' and k.channel = ${channel}) > 0`,
    )
  if (bought !== undefined) wishes.push(sql`((${orderCount(ids, home)}) > 0) = ${bought === 'yes'}::boolean`)
  if (spentFrom !== undefined)
    wishes.push(
      sql`coalesce((select s.amount from (${spent(ids, home)}) s where s.currency = ${currency}), 0) >= ${spentFrom}::bigint`,
    )
  return sql<boolean>`${sql.join(wishes, sql` and `)}`
}

function orderCount(ids: RawBuilder<unknown>, home: string): RawBuilder<unknown> {
  return sql`select count(*)::int from orders o where o.home = ${home}::uuid and o.customer = any(${ids}) and o.state <> 'canceled'`
}

/** What came in for their orders less what was paid back, by currency; canceled ones too, as their money goes back. */
function spent(ids: RawBuilder<unknown>, home: string): RawBuilder<unknown> {
  return sql`
    select y.currency, sum(a.amount - coalesce((select sum(r.amount) from refunds r
      where r.home = a.home and r.payment = a.payment and r.order_id = a.order_id and r.state <> 'failed'), 0))::bigint as amount
    from orders o join allocations a on a.home = o.home and a.order_id = o.id
    join payments y on y.home = a.home and y.id = a.payment and y.state in ('captured', 'refunded')
    where o.home = ${home}::uuid and o.customer = any(${ids}) group by y.currency`
}
