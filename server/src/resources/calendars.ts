import { Calendar } from '@souk/contract/slots.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'
import type { NewId } from '../kernel/ids.ts'
import type { Busy, Interval } from './slots.ts'

const Stored = Calendar.omit({ key: true, capacity: true })
const Row = z.object({ id: z.string(), key: z.string(), capacity: z.int(), calendar: Stored })

export type CalendarRow = Calendar & { id: string }

/** Opens a calendar, or changes it; what is booked stays booked. */
export async function putCalendar(
  tx: Tx,
  { home, calendar, newId }: { home: string; calendar: Calendar; newId: NewId },
): Promise<void> {
  const { key, capacity, ...stored } = calendar
  const id = newId()
  await sql`
    insert into resources (home, id, kind, subject, capacity, key, calendar)
    values (${home}::uuid, ${id}::uuid, 'slot', ${id}::uuid, ${capacity}::int, ${key}, ${JSON.stringify(stored)}::jsonb)
    on conflict (home, key) where key is not null do update set capacity = excluded.capacity, calendar = excluded.calendar`.execute(
    tx.db,
  )
}

function rowOf(raw: unknown): CalendarRow {
  const { calendar, ...row } = Row.parse(raw)
  return { ...row, ...calendar }
}

export async function listCalendars(read: Reader, home: string): Promise<CalendarRow[]> {
  const rows = await read
    .selectFrom('resources')
    .select(['id', 'key', 'capacity', 'calendar'])
    .where('home', '=', home)
    .where('key', 'is not', null)
    .orderBy('key')
    .execute()
  return rows.map(rowOf)
}

export async function findCalendar(read: Reader, home: string, key: string): Promise<CalendarRow | undefined> {
  const raw = await read
    .selectFrom('resources')
    .select(['id', 'key', 'capacity', 'calendar'])
    .where('home', '=', home)
    .where('key', '=', key)
    .executeTakeFirst()
  return raw && rowOf(raw)
}

/** Whose own holds take nothing away from them. */
export type Except = { checkout?: string; cart?: string }

/** What is held or booked of a calendar by others, as far as it touches the interval. */
export async function busyOf(
  read: Reader,
  input: { home: string; key: string; within: Interval; at: Date; except?: Except | undefined },
): Promise<Busy[]> {
  const { home, key, within, at, except } = input
  const rows = await read
    .selectFrom('resources as r')
    .innerJoin('holds as h', (join) => join.onRef('h.home', '=', 'r.home').onRef('h.resource', '=', 'r.id'))
    .select(['h.starts_at', 'h.ends_at', 'h.quantity'])
    .where('r.home', '=', home)
    .where('r.key', '=', key)
    .where('h.expires_at', '>', at)
    .where('h.ends_at', '>', new Date(within.from))
    .where('h.starts_at', '<', new Date(within.to))
    .$if(except?.checkout !== undefined, (query) => query.where('h.checkout', '<>', except?.checkout ?? ''))
    .$if(except?.cart !== undefined, (query) =>
      query.where('h.checkout', 'not in', (own) =>
        own
          .selectFrom('checkouts')
          .select('id')
          .where('home', '=', home)
          .where('cart', '=', except?.cart ?? ''),
      ),
    )
    .execute()
  return rows.flatMap((row) => busyRow(row) ?? [])
}

/** A hold of a time; one of goods has none. */
export function busyRow(row: { starts_at: Date | null; ends_at: Date | null; quantity: number }): Busy | undefined {
  if (row.starts_at === null || row.ends_at === null) return undefined
  return { from: row.starts_at.getTime(), to: row.ends_at.getTime(), quantity: row.quantity }
}
