import { AuthorKind } from '@souk/contract/conversation.ts'
import type { InboxFound } from '@souk/contract/inbox.ts'
import { Total } from '@souk/contract/order.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { WORDS } from '../inbox/sought.ts'
import type { Reader } from '../kernel/database.ts'

/** Signs of a message that are shown. */
const SHOWN = 160
/** The newest messages of a shop are looked through; words that are too short to be looked up, in more of them. */
const NEWEST = 200
const NEWEST_SHORT = 1000
/** Signs that are looked up. */
const LOOKED_UP = 3
/** What is looked up is found at most so often: of a common word the newest have been found before. */
const MOST_FOUND = 500

type Sought = { q: string; limit: number }

/** Customers, orders and messages that hold these words. */
export async function searchInbox(read: Reader, home: string, sought: Sought): Promise<Omit<InboxFound, 'incomplete'>> {
  const [customers, orders, messages] = await Promise.all([
    soughtCustomers(read, home, sought),
    soughtOrders(read, home, sought),
    soughtMessages(read, home, sought),
  ])
  return { customers, orders, messages }
}

/** The thread of a customer that is written in last. */
const THREAD = sql`(select l.id from conversations l where l.home = u.home and l.customer = u.id and l.kind = 'shop'
  order by l.last_at desc, l.id desc limit 1)`

const CustomerRow = z.object({
  id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  conversation: z.string().nullable(),
})

async function soughtCustomers(read: Reader, home: string, { q, limit }: Sought): Promise<InboxFound['customers']> {
  const { rows } = await sql`
    select u.id, u.name, u.email, ${THREAD} as conversation from (
      select * from customers where home = ${home}::uuid and (name is not null or email is not null or phone is not null)
        and lower(coalesce(name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '')) like ${pattern(q)}
      limit ${limit}
    ) u`.execute(read)
  return rows.map((raw) => {
    const { id, name, email, conversation } = CustomerRow.parse(raw)
    return {
      id,
      ...(name === null ? {} : { name }),
      ...(email === null ? {} : { email }),
      ...(conversation === null ? {} : { conversation }),
    }
  })
}

const OrderRow = z.object({
  number: z.string(),
  placed_at: z.date(),
  state: z.string(),
  name: z.string().nullable(),
  currency: z.string(),
  totals: z.array(Total),
  conversation: z.string().nullable(),
})

/** By number or its beginning, or by the e-mail address of whoever bought. */
async function soughtOrders(read: Reader, home: string, { q, limit }: Sought): Promise<InboxFound['orders']> {
  const number = q.replace(/^#/, '')
  const { rows } = await sql`
    select o.number, o.placed_at, o.state, o.buyer ->> 'name' as name, o.currency, o.totals, o.conversation from (
      select * from orders where home = ${home}::uuid and number >= ${number} and number < ${`${number}\uffff`}
      union
      select * from orders where home = ${home}::uuid and lower(buyer ->> 'email') = ${q.toLowerCase()}
    ) o order by o.placed_at desc, o.number desc limit ${limit}`.execute(read)
  return rows.map((raw) => {
    const { placed_at, name, currency, totals, conversation, ...order } = OrderRow.parse(raw)
    const amount = totals.find(({ type }) => type === 'total')?.amount ?? 0
    return {
      ...order,
      at: placed_at.toISOString(),
      total: { amount, currency },
      ...(name === null ? {} : { name }),
      ...(conversation === null ? {} : { conversation }),
    }
  })
}

const MessageRow = z.object({
  conversation: z.string(),
  id: z.string(),
  seq: z.number(),
  at: z.date(),
  author_kind: AuthorKind,
  author_name: z.string().nullable(),
  text: z.string(),
})

async function soughtMessages(read: Reader, home: string, { q, limit }: Sought): Promise<InboxFound['messages']> {
  const isShort = [...q].length < LOOKED_UP
  const { rows: newest } = await sql`
    select ${MESSAGE} from (
      select subject from facts where home = ${home}::uuid and kind = 'message.created'
      order by xid desc, stream desc, seq desc limit ${isShort ? NEWEST_SHORT : NEWEST}
    ) f cross join lateral (select * from messages where home = ${home}::uuid and id = f.subject offset 0) m
    where ${holds(q)} order by m.at desc, m.id desc limit ${limit}`.execute(read)
  const found = newest.map((row) => MessageRow.parse(row))
  if (!isShort && found.length < limit) {
    const known = found.map(({ id }) => id)
    const { rows: older } = await sql`
      select ${MESSAGE} from (
        select id from sought_messages where home = ${home}::uuid and text like ${pattern(q)} limit ${MOST_FOUND}
      ) s cross join lateral (select * from messages where home = ${home}::uuid and id = s.id offset 0) m
      where ${holds(q)} and m.id <> all(${known}::uuid[])
      order by m.at desc, m.id desc limit ${limit - found.length}`.execute(read)
    found.push(...older.map((row) => MessageRow.parse(row)))
  }
  return found.map(({ id, at, author_kind: kind, author_name: name, ...message }) => ({
    ...message,
    message: id,
    at: at.toISOString(),
    author: { kind, ...(name === null ? {} : { name }) },
  }))
}

const MESSAGE = sql.raw(`m.conversation, m.id, m.seq, m.at, m.author_kind, m.author_name,
  left(jsonb_path_query_first(m.parts, '$[*] ? (@.type == "text").text') #>> '{}', ${SHOWN}) as text`)

/** As it stands now: what was taken back is found no more, whatever was kept of it. */
function holds(q: string) {
  return sql<boolean>`m.author_kind in ('shopper', 'staff') and ${sql.raw(WORDS)} like ${pattern(q)}`
}

/** Anything that holds these signs as they are. */
export function pattern(q: string): string {
  return `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
}
