import type { ORDER_VIEWS } from '@souk/contract/desk.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'
import { samePerson } from '../people/same-person.ts'
import { type OrderRow, orderRow } from './store.ts'

export type OrderView = (typeof ORDER_VIEWS)[number]
export type OrderFilter = {
  customer?: string | undefined
  show?: OrderView | undefined
  /** Words that are looked for. */
  q?: string | undefined
  /** The shop's own date, for what is late. */
  today?: string | undefined
  before?: string | undefined
  limit: number
}

/** Newest first; `before` is the number of the last order of the page before. */
export async function listOrders(read: Reader, home: string, filter: OrderFilter): Promise<OrderRow[]> {
  const { customer, before, limit, show, q = '', today = '' } = filter
  const words = q.trim()
  const rows = await read
    .selectFrom('orders')
    .selectAll()
    .where('home', '=', home)
    .$if(customer !== undefined, (query) => query.where('customer', '=', samePerson(home, customer ?? '')))
    .$if(show !== undefined, (query) => query.where(shown(show ?? 'done', today)))
    .$if(words !== '', (query) => query.where(found(words)))
    .$if(before !== undefined, (query) =>
      query.where(
        sql<boolean>`(placed_at, id) < (select placed_at, id from orders where home = ${home} and number = ${before ?? ''})`,
      ),
    )
    .orderBy('placed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(orderRow)
}

/** Goods of an order that are so far. */
function goods(states: readonly string[], more = sql``): RawBuilder<boolean> {
  return sql<boolean>`exists (select from fulfilments f where f.home = orders.home and f.order_id = orders.id
    and f.kind in ('ship', 'deliver', 'pickup') and f.state = any(${states}) ${more})`
}

/** What of an order's sum has come. */
const PAID = sql`(select coalesce(sum(a.amount), 0) from allocations a join payments p on p.home = a.home and p.id = a.payment
  where a.home = orders.home and a.order_id = orders.id and p.state in ('captured', 'refunded', 'in_doubt'))`
const SUM = sql`(select coalesce(sum((t ->> 'amount')::bigint), 0) from jsonb_array_elements(totals) t where t ->> 'type' = 'total')`

function shown(view: OrderView, today: string): RawBuilder<boolean> {
  switch (view) {
    case 'unpaid':
      return sql<boolean>`state <> 'canceled' and ${PAID} < ${SUM}`
    case 'to_ship':
      return sql<boolean>`state <> 'canceled' and ${goods(['placed', 'packed'])}`
    case 'under_way':
      return sql<boolean>`state <> 'canceled' and ${goods(['shipped'])}`
    case 'delayed':
      return sql<boolean>`state <> 'canceled' and ${goods(['placed', 'packed', 'shipped'], sql`and ${isLate(today)}`)}`
    case 'returns':
      return sql<boolean>`exists (select from returns r where r.home = orders.home and r.order_id = orders.id
        and r.state in ('requested', 'approved', 'received', 'inspected'))`
    case 'done':
      return sql<boolean>`state = 'fulfilled'`
    case 'canceled':
      return sql<boolean>`state = 'canceled'`
  }
}

/** The day for which a delivery `f` was promised is over. */
export function isLate(today: string): RawBuilder<boolean> {
  return sql<boolean>`coalesce(left(f.expected ->> 'to', 10) < ${today}, false)`
}

function found(words: string): RawBuilder<boolean> {
  const part = `%${escapeLike(words)}%`
  const begins = `${escapeLike(words.replace(/^#/, ''))}%`
  return sql<boolean>`(number like ${begins} or buyer ->> 'name' ilike ${part} or buyer ->> 'email' ilike ${part}
    or address ->> 'name' ilike ${part} or address ->> 'line1' ilike ${part} or address ->> 'city' ilike ${part}
    or exists (select from jsonb_array_elements(lines) l where l ->> 'title' ilike ${part})
    or exists (select from fulfilments f where f.home = orders.home and f.order_id = orders.id and f.tracking ->> 'number' = ${words})
    or exists (select from parcels p where p.home = orders.home and p.order_id = orders.id and p.tracking ->> 'number' = ${words}))`
}

function escapeLike(words: string): string {
  return words.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}
