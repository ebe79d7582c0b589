import { Total } from '@souk/contract/order.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { shownReaches } from '../conversations/reaches.ts'
import type { Reader } from '../kernel/database.ts'
import { samePerson } from '../people/same-person.ts'
import { declaredAbroad } from './records.ts'

const Columns = z.object({
  id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  language: z.string(),
  profile: z.record(z.string(), z.unknown()),
  created_at: z.date(),
})
export type CustomerRow = z.infer<typeof Columns>

export async function customerRow(read: Reader, home: string, id: string): Promise<CustomerRow | undefined> {
  const row = await read
    .selectFrom('customers')
    .select(['id', 'name', 'email', 'phone', 'language', 'profile', 'created_at'])
    .where('home', '=', home)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && Columns.parse(row)
}

type Sought = { email?: string | undefined; phone?: string | undefined; order?: string | undefined }

/** Customers with this address or number, or whose order it is; oldest first. */
export async function customersBy(read: Reader, home: string, { email, phone, order }: Sought): Promise<CustomerRow[]> {
  const rows = await read
    .selectFrom('customers as c')
    .select(['c.id', 'c.name', 'c.email', 'c.phone', 'c.language', 'c.profile', 'c.created_at'])
    .where('c.home', '=', home)
    .$if(email !== undefined, (query) => query.where(sql`lower(c.email)`, '=', email?.toLowerCase() ?? ''))
    .$if(phone !== undefined, (query) => query.where('c.phone', '=', phone ?? ''))
    .$if(order !== undefined, (query) =>
      query.where('c.id', 'in', (of) =>
        of
          .selectFrom('orders')
          .select(sql<string>`customer`.as('customer'))
          .where('home', '=', home)
          .where('number', '=', order ?? '')
          .where('customer', 'is not', null),
      ),
    )
    .orderBy('c.created_at')
    .limit(50)
    .execute()
  return rows.map((row) => Columns.parse(row))
}

export type Contact = { id: string; channel: string; address: string; stopped: boolean }

/** Where the shop can write to them. */
export async function contactsOf(read: Reader, home: string, customer: string): Promise<Contact[]> {
  const rows = await read
    .selectFrom('handle_links as l')
    .innerJoin('handles as h', (join) => join.onRef('h.home', '=', 'l.home').onRef('h.id', '=', 'l.handle'))
    .select(['h.id', 'h.channel', 'h.address', 'h.stopped_at'])
    .distinct()
    .where('l.home', '=', home)
    .where('l.customer', '=', samePerson(home, customer))
    .where('l.undone_at', 'is', null)
    .orderBy('h.id')
    .execute()
  return rows.map(({ stopped_at, ...contact }) => ({ ...contact, stopped: stopped_at !== null }))
}

/** Where they asked to be told of answers, in all of their threads. */
export async function reachesOfCustomer(
  read: Reader,
  home: string,
  customer: string,
): Promise<{ devices: number; email?: string }> {
  const rows = await read
    .selectFrom('reaches as r')
    .innerJoin('conversations as c', (join) => join.onRef('c.home', '=', 'r.home').onRef('c.id', '=', 'r.conversation'))
    .select(['r.kind', 'r.address'])
    .where('r.home', '=', home)
    .where('c.customer', '=', samePerson(home, customer))
    .orderBy('r.id', 'desc')
    .execute()
  return shownReaches(rows)
}

export type ConsentRow = {
  id: string
  purpose: string
  subject: string
  handle: string | null
  wording: string
  language: string
  source: string
  given_at: Date
  confirmed_at: Date | null
  ended_at: Date | null
  ended_by: string | null
}

const CONSENT = [
  'id',
  'purpose',
  'subject',
  'handle',
  'wording',
  'language',
  'source',
  'given_at',
  'confirmed_at',
  'ended_at',
  'ended_by',
] as const

/** What they agreed to, newest first. */
export async function consentsOfCustomer(read: Reader, home: string, customer: string): Promise<ConsentRow[]> {
  return read
    .selectFrom('consents')
    .select(CONSENT)
    .where('home', '=', home)
    .where('customer', '=', samePerson(home, customer))
    .orderBy('id', 'desc')
    .execute()
}

export async function consentOfCustomer(
  read: Reader,
  { home, customer, id }: { home: string; customer: string; id: string },
): Promise<ConsentRow | undefined> {
  return read
    .selectFrom('consents')
    .select(CONSENT)
    .where('home', '=', home)
    .where('customer', '=', samePerson(home, customer))
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function countWishes(read: Reader, home: string, customer: string): Promise<number> {
  const row = await read
    .selectFrom('wishes')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('home', '=', home)
    .where('customer', '=', samePerson(home, customer))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

const OrderColumns = z.object({
  number: z.string(),
  state: z.string(),
  placed_at: z.date(),
  currency: z.string(),
  totals: z.array(Total),
  has_invoice: z.boolean(),
  is_oss: z.boolean(),
})
export type OrderOfCustomer = z.infer<typeof OrderColumns>

/** Orders with what tells how long each is kept, newest first: of a customer, or of checkouts. */
export async function ordersBy(
  read: Reader,
  home: string,
  by: { customer: string } | { checkouts: readonly string[] },
): Promise<OrderOfCustomer[]> {
  const whose =
    'customer' in by
      ? sql<boolean>`o.customer = ${samePerson(home, by.customer)}`
      : sql<boolean>`o.checkout = any(${[...by.checkouts]}::uuid[])`
  const { rows } = await sql`
    select o.number, o.state, o.placed_at, o.currency, o.totals,
      exists (select from invoices i where i.home = o.home and i.order_id = o.id) as has_invoice,
      ${declaredAbroad('o')} as is_oss
    from orders o where o.home = ${home}::uuid and ${whose} order by o.placed_at desc, o.id desc limit 500`.execute(
    read,
  )
  return rows.map((row) => OrderColumns.parse(row))
}
